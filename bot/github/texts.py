"""The texts of files, many in one request, byte for byte as git has them.

GraphQL gives texts as Unicode, so each is held against its object id: where they differ (not
UTF-8, a byte order mark taken away, cut off) the raw blob is fetched instead.
"""

import base64
import binascii
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.github.client import Repository
from bot.github.documents import Ask, texts
from bot.github.errors import Gone, Refused, Unavailable
from bot.model import Sha
from checks.model import SkipReason

__all__ = [
    "A_REQUEST",
    "LARGEST",
    "Commits",
    "Entry",
    "Want",
    "entry",
    "fetch_entries",
    "object_id",
    "text_of",
    "why_no_text",
]

LARGEST = 512 * 1024  # bytes; the engine reads no larger file
A_REQUEST = 50  # files asked for at once; their texts come to 25 MB at most
_SHA1 = 40  # digits; a repository may also use SHA-256
_SYMLINK = 0o120000
_SUBMODULE = 0o160000
_LFS = b"version https://git-lfs.github.com/spec/"


@dataclass(frozen=True, slots=True)
class Entry:
    """One path of a commit. `text` is None where GraphQL gave none; `mode` as in git's trees."""

    oid: str
    mode: int
    size: int
    binary: bool
    text: str | None


@dataclass(frozen=True, slots=True)
class Want:
    """A path on the head's or the base's side."""

    side: Ask
    path: str


@dataclass(frozen=True, slots=True)
class Commits:
    """The two commits that paths are looked up in; `base` is the merge base."""

    head: Sha
    base: Sha

    def of(self, side: Ask) -> Sha:
        """The commit on this side."""
        return self.head if side is Ask.HEAD else self.base


Found = dict[Want, Entry | None]
Raw = Mapping[str, Any]


def fetch_entries(
    repo: Repository, commits: Commits, wants: Sequence[Want], *, state: bool = False
) -> tuple[Found, Raw]:
    """Each path's entry, None where the commit has no such path; and the last raw answer.

    The last answer holds the pull request's state if `state` was wanted: what is asked last is
    newest. Raises `Gone` if a commit is not there, else as every request.
    """
    batches = [wants[at : at + A_REQUEST] for at in range(0, len(wants), A_REQUEST)] or [()]
    found: Found = {}
    last: Raw = {}
    for batch in batches:
        part, last = _ask(repo, commits, batch, state=state and batch is batches[-1])
        found |= part
    return found, last


def _ask(
    repo: Repository, commits: Commits, wants: Sequence[Want], *, state: bool, splits: int = 2
) -> tuple[Found, Raw]:
    """A request that is too much for GitHub is asked again in two halves, twice at most."""
    if not wants and not state:
        return {}, {}
    try:
        answer = repo.graphql(
            texts([want.side for want in wants], state=state),
            **_variables(repo, commits, wants, state=state),
        )
    except Unavailable:
        if splits == 0 or len(wants) <= 1:
            raise
        half = len(wants) // 2
        first, _ = _ask(repo, commits, wants[:half], state=False, splits=splits - 1)
        rest, last = _ask(repo, commits, wants[half:], state=state, splits=splits - 1)
        return first | rest, last
    return _entries(answer, commits, wants), answer


def _variables(
    repo: Repository, commits: Commits, wants: Sequence[Want], *, state: bool
) -> dict[str, object]:
    variables: dict[str, object] = {f"p{at}": want.path for at, want in enumerate(wants)}
    variables |= {want.side.value: commits.of(want.side) for want in wants}
    return variables | ({"number": repo.pull.number} if state else {})


def _entries(answer: Raw, commits: Commits, wants: Sequence[Want]) -> Found:
    found: Found = {}
    for at, want in enumerate(wants):
        commit = answer.get(want.side)
        if not isinstance(commit, dict):
            raise Gone(f"commit {commits.of(want.side)} is not there")
        found[want] = entry(commit.get(f"f{at}"))
    return found


def entry(node: Mapping[str, Any] | None) -> Entry | None:
    """One `TreeEntry` as GraphQL gives it."""
    if not node:
        return None
    blob = node.get("object") or {}
    whole = not blob.get("isTruncated", False)
    return Entry(
        oid=node["oid"],
        mode=node["mode"],
        size=blob.get("byteSize", 0),
        binary=bool(blob.get("isBinary")),
        text=blob.get("text") if whole else None,
    )


def text_of(repo: Repository, found: Entry | None) -> bytes | SkipReason:
    """The file's bytes, or why there are none to read. One more request for an odd one."""
    reason = why_no_text(found)
    if reason or found is None:
        return reason or SkipReason.UNREADABLE
    data = _faithful(found)
    if data is None:
        data = _raw(repo, found.oid)
    if data is None:
        return SkipReason.UNREADABLE
    return SkipReason.LFS_POINTER if data.startswith(_LFS) else data


def why_no_text(found: Entry | None) -> SkipReason | None:
    """Why there is nothing to read in it, as far as its entry tells; None if there is."""
    if found is None:
        return SkipReason.UNREADABLE
    if found.mode == _SUBMODULE:
        return SkipReason.SUBMODULE
    if found.mode == _SYMLINK:
        return SkipReason.SYMLINK
    if found.binary:
        return SkipReason.BINARY
    return SkipReason.TOO_LARGE if found.size > LARGEST else None


def _faithful(found: Entry) -> bytes | None:
    """The text as bytes, if they are the very ones that git stores."""
    if found.text is None:
        return None
    data = found.text.encode("utf-8", "surrogatepass")
    return data if object_id(data, digits=len(found.oid)) == found.oid else None


def object_id(data: bytes, *, digits: int = _SHA1) -> str:
    """git's name for a blob: https://git-scm.com/book/en/v2/Git-Internals-Git-Objects"""
    # Not for security: it tells whether two texts are the same, as git itself would.
    name = "sha1" if digits == _SHA1 else "sha256"
    return hashlib.new(name, b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def _raw(repo: Repository, oid: str) -> bytes | None:
    """A blob by its id; None if GitHub does not give it. Raises on what may pass by itself."""
    try:
        found = repo.get(f"/git/blobs/{oid}")
        return base64.b64decode(found["content"])
    except (Gone, Refused, binascii.Error):
        return None
