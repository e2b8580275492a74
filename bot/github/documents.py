"""The GraphQL documents that the bot sends. The tests validate each against GitHub's schema."""

from collections.abc import Sequence
from enum import StrEnum

from checks.own_rules import PATH as RULES_PATH
from checks.policy import PATH as POLICY_PATH

__all__ = [
    "BEFORE",
    "HEAD_SIDE",
    "OWNERS",
    "OWNERS_POLICY",
    "POLICY_PATH",
    "RULE_FILES",
    "THREADS",
    "Ask",
    "Deed",
    "deeds",
    "texts",
]


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

# The policy that an owner has for all of their repositories, in the one that speaks for them.
OWNERS = ".github"
_OWNERS = f"""\
fragment Owners on Repository {{
  defaultBranchRef {{
    target {{
      oid
      ... on Commit {{
        policy: file(path: "{POLICY_PATH}") {{
          ...Entry
        }}
      }}
    }}
  }}
}}
"""

# What a review must know before it begins: does the pull request still want it, and under which
# policy. The policy is read from the tip of the base branch, so that a branch that was forked
# before the policy does not escape it. `baseRef` is null where the base branch is gone.
BEFORE = f"""\
query Before($owner: String!, $name: String!, $number: Int!) {{
  owners: repository(owner: $owner, name: "{OWNERS}") {{
    ...Owners
  }}
  repository(owner: $owner, name: $name) {{
    databaseId
    pullRequest(number: $number) {{
      ...Now
      baseRef {{
        refUpdateRule {{
          requiresConversationResolution
        }}
        target {{
          oid
          ... on Commit {{
            policy: file(path: "{POLICY_PATH}") {{
              ...Entry
            }}
            rules: file(path: "{RULES_PATH}") {{
              oid
            }}
          }}
        }}
      }}
    }}
  }}
}}
{_NOW}{_OWNERS}{_ENTRY}"""

OWNERS_POLICY = f"""\
query OwnersPolicy($owner: String!, $name: String!) {{
  repository(owner: $owner, name: $name) {{
    ...Owners
  }}
}}
{_OWNERS}{_ENTRY}"""

# What a pull request makes of the policy and of the repository's own rules.
HEAD_SIDE = f"""\
query HeadSide($owner: String!, $name: String!, $head: GitObjectID!) {{
  repository(owner: $owner, name: $name) {{
    head: object(oid: $head) {{
      ... on Commit {{
        policy: file(path: "{POLICY_PATH}") {{
          ...Entry
        }}
        rules: file(path: "{RULES_PATH}") {{
          oid
        }}
      }}
    }}
  }}
}}
{_ENTRY}"""

# A folder of rules, each a folder with its files.
RULE_FILES = """\
query RuleFiles($owner: String!, $name: String!, $folder: GitObjectID!) {
  repository(owner: $owner, name: $name) {
    folder: object(oid: $folder) {
      ... on Tree {
        entries {
          name
          object {
            ... on Tree {
              entries {
                name
                object {
                  ... on Blob {
                    byteSize
                    text
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}
"""

# The threads of the conversation, oldest first, with the comment that began each. Ours are known by
# who wrote that, and then by the hidden mark in it.
_THREADS = """\
fragment Threads on PullRequestReviewThreadConnection {
  pageInfo {
    endCursor
    hasNextPage
  }
  nodes {
    id
    diffSide
    isResolved
    line
    path
    startLine
    subjectType
    comments(first: 1) {
      totalCount
      nodes {
        id
        body
        isMinimized
        viewerDidAuthor
      }
    }
  }
}
"""

# One more page of them.
THREADS = f"""\
query Threads($owner: String!, $name: String!, $number: Int!, $after: String!) {{
  repository(owner: $owner, name: $name) {{
    pullRequest(number: $number) {{
      reviewThreads(first: 100, after: $after) {{
        ...Threads
      }}
    }}
  }}
}}
{_THREADS}"""

# Asked together with the texts of the base: is the head still the head, and what has been said by
# now, also by an earlier try. Our reviews are few and recent; people may have reviewed in between.
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
      reviewThreads(first: 100) {
        ...Threads
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
        f"{_NOW + _THREADS if state else ''}{_ENTRY if asks else ''}"
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


class Deed(StrEnum):
    """What can be done to a comment or a thread of ours. The value is the mutation's own name."""

    EDIT = "updatePullRequestReviewComment"
    HIDE = "minimizeComment"
    SHOW = "unminimizeComment"
    RESOLVE = "resolveReviewThread"
    UNRESOLVE = "unresolveReviewThread"


# The fields of each one's input beside `clientMutationId`, and their types in GitHub's schema.
_INPUTS = {
    Deed.EDIT: {"pullRequestReviewCommentId": "ID!", "body": "String!"},
    Deed.HIDE: {"subjectId": "ID!", "classifier": "ReportedContentClassifiers!"},
    Deed.SHOW: {"subjectId": "ID!"},
    Deed.RESOLVE: {"threadId": "ID!"},
    Deed.UNRESOLVE: {"threadId": "ID!"},
}


def deeds(wanted: Sequence[tuple[Deed, Sequence[str]]]) -> tuple[str, dict[str, object]]:
    """One document that does all of this, in this order, and its variables.

    Each deed comes with its values: the node id, then the body or the classifier if it has one.
    The answers stand below `m0`, `m1`, …
    """
    declared, lines = [], []
    variables: dict[str, object] = {}
    for at, (deed, values) in enumerate(wanted):
        given = []
        for (name, kind), value in zip(_INPUTS[deed].items(), values, strict=True):
            variable = f"{name}{at}"
            variables[variable] = value
            declared.append(f"${variable}: {kind}")
            given.append(f"{name}: ${variable}")
        lines.append(
            f"  m{at}: {deed}(input: {{{', '.join(given)}}}) {{\n    clientMutationId\n  }}\n"
        )
    return f"mutation Deeds({', '.join(declared)}) {{\n{''.join(lines)}}}\n", variables
