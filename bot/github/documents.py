"""The GraphQL documents that the bot sends. The tests validate each against GitHub's schema."""

from collections.abc import Sequence
from enum import StrEnum

__all__ = ["BEFORE", "Ask", "texts"]

_POLICY_PATH = ".github/touchline.yml"

_ENTRY = """\
fragment Entry on TreeEntry {
  mode
  type
  oid
  object {
    ... on Blob {
      byteSize
      isBinary
      isTruncated
      text
    }
  }
}
"""

_NOW = """\
fragment Now on PullRequest {
  state
  isDraft
  changedFiles
  headRefOid
  baseRefOid
  baseRefName
  author {
    login
  }
}
"""

# What a review must know before it begins: does the pull request still want it, and under which
# policy. The policy is read from the tip of the base branch, so that a branch that was forked
# before the policy does not escape it. `baseRef` is null where the base branch is gone.
BEFORE = f"""\
query Before($owner: String!, $name: String!, $number: Int!) {{
  repository(owner: $owner, name: $name) {{
    databaseId
    pullRequest(number: $number) {{
      ...Now
      baseRef {{
        target {{
          oid
          ... on Commit {{
            policy: file(path: "{_POLICY_PATH}") {{
              ...Entry
            }}
          }}
        }}
      }}
    }}
  }}
}}
{_NOW}{_ENTRY}"""

# Asked together with the texts of the base: is the head still the head, and did an earlier try
# post this review already. Ours are few and recent; people may have reviewed in between.
_STATE = """\
    pullRequest(number: $number) {
      ...Now
      reviews(last: 50) {
        nodes {
          fullDatabaseId
          viewerDidAuthor
          body
          commit {
            oid
          }
        }
      }
    }
"""


class Ask(StrEnum):
    """Which side's text of a path is asked for."""

    HEAD = "head"
    BASE = "base"


def texts(asks: Sequence[Ask], *, state: bool) -> str:
    """A document that asks for one tree entry a variable `$p0`, `$p1`, … on the side given.

    An entry comes back as `fN` below `head` or `base`. With `state`, the pull request's own state
    and its reviews come along (variable `$number`). Raises ValueError if nothing is asked for.
    """
    if not asks and not state:
        raise ValueError("a document that asks for nothing")
    sides = [side for side in Ask if side in asks]
    declared = ["$owner: String!", "$name: String!"]
    declared += ["$number: Int!"] if state else []
    declared += [f"${side}: GitObjectID!" for side in sides]
    declared += [f"$p{at}: String!" for at in range(len(asks))]
    body = "".join(_side(side, asks) for side in sides) + (_STATE if state else "")
    return (
        f"query Texts({', '.join(declared)}) {{\n"
        f"  repository(owner: $owner, name: $name) {{\n{body}  }}\n}}\n"
        f"{_NOW if state else ''}{_ENTRY if asks else ''}"
    )


def _side(side: Ask, asks: Sequence[Ask]) -> str:
    fields = "".join(
        f"        f{at}: file(path: $p{at}) {{\n          ...Entry\n        }}\n"
        for at, asked in enumerate(asks)
        if asked is side
    )
    return (
        f"    {side}: object(oid: ${side}) {{\n      ... on Commit {{\n{fields}      }}\n    }}\n"
    )
