"""What git gives back, as frozen data, and the reading of its output. No I/O."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone

EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
NO_SHA = "0" * 40


@dataclass(frozen=True, slots=True)
class Special:
    """A tree entry that is no plain file: see `symlink`, `submodule`, `executable`."""

    mode: str
    data: bytes


Content = bytes | str | Special


def symlink(target: str) -> Special:
    """A symbolic link to `target`."""
    return Special("120000", target.encode())


def submodule(sha: str) -> Special:
    """A submodule at a commit of another repository."""
    return Special("160000", sha.encode())


def executable(data: bytes | str) -> Special:
    """A file with its executable bit set."""
    return Special("100755", data.encode() if isinstance(data, str) else data)


@dataclass(frozen=True, slots=True)
class Signature:
    """Who and when, of a commit."""

    name: str
    email: str
    date: datetime


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit."""

    sha: str
    tree: str
    parents: tuple[str, ...]
    author: Signature
    committer: Signature
    message: str


@dataclass(frozen=True, slots=True)
class NewCommit:
    """What a new commit changes: first renames (old path -> new), then deletions, then files."""

    author: Signature
    message: str
    files: Mapping[str, Content] = field(default_factory=dict)
    deletions: Sequence[str] = ()
    renames: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TreeEntry:
    """One entry of a tree; `type` is blob, tree or commit (a submodule)."""

    mode: str
    type: str
    sha: str
    size: int | None  # bytes, of a blob
    path: str


@dataclass(frozen=True, slots=True)
class FileChange:
    """One changed file. `patch` starts at the first hunk; `section` is the whole of its diff.

    `status` is git's letter: A, M, D, R, T (type changed).
    """

    status: str
    path: str
    old_path: str
    old_mode: str
    new_mode: str
    old_sha: str
    new_sha: str
    additions: int
    deletions: int
    binary: bool
    section: bytes

    @property
    def patch(self) -> str | None:
        """The hunks as the API shows them; None where there are none (binary, pure rename)."""
        starts = [m.start() + 1 for m in re.finditer(rb"\n@@ -", self.section)]
        if not starts:
            return None
        # A typechange has two sections; the API shows the hunks of the first.
        end = self.section.find(b"\ndiff --git ", starts[0])
        hunks = self.section[starts[0] : end if end > 0 else None]
        return hunks.removesuffix(b"\n").decode("utf-8", "replace")


def parse_commit(sha: str, raw: bytes) -> Commit:
    """Read one commit object as `git cat-file` prints it."""
    head, _, message = raw.partition(b"\n\n")
    fields: dict[str, list[str]] = {}
    for line in head.decode("utf-8", "replace").split("\n"):
        key, _, value = line.partition(" ")
        fields.setdefault(key, []).append(value)
    return Commit(
        sha=sha,
        tree=fields["tree"][0],
        parents=tuple(fields.get("parent", [])),
        author=_signature(fields["author"][0]),
        committer=_signature(fields["committer"][0]),
        message=message.decode("utf-8", "replace").removesuffix("\n"),
    )


def _signature(text: str) -> Signature:
    who, seconds, zone = text.rsplit(" ", 2)
    name, _, email = who.partition(" <")
    offset = timedelta(hours=int(zone[1:3]), minutes=int(zone[3:5]))
    tz = timezone(-offset if zone[0] == "-" else offset)
    date = datetime.fromtimestamp(int(seconds), tz).astimezone(UTC)
    return Signature(name, email.removesuffix(">"), date)


def parse_tree(raw: bytes) -> tuple[TreeEntry, ...]:
    """Read the output of `git ls-tree -l -z`."""
    return tuple(_tree_entry(record) for record in raw.split(b"\0") if record)


def _tree_entry(record: bytes) -> TreeEntry:
    meta, _, path = record.partition(b"\t")
    mode, kind, sha, size = meta.decode().split()
    return TreeEntry(mode, kind, sha, None if size == "-" else int(size), _text(path))


def parse_diff(raw: bytes) -> tuple[FileChange, ...]:
    """Read `git diff-tree -z --raw --numstat -p`: raw records, counts, then the patches."""
    head, _, patch = raw.partition(b"\0\0")
    fields = iter(head.split(b"\0"))
    metas: list[_Meta] = []
    counts: list[bytes] = []
    for record in fields:
        if record.startswith(b":"):
            metas.append(_meta(record, fields))
        elif record:
            counts.append(_count(record, fields))
    sections = iter(_sections(patch))
    return tuple(_change(m, c, sections) for m, c in zip(metas, counts, strict=True))


@dataclass(frozen=True, slots=True)
class _Meta:
    fields: list[str]  # :old mode, new mode, old sha, new sha, status
    old: str
    new: str


def _meta(record: bytes, rest: Iterator[bytes]) -> _Meta:
    words = record[1:].decode().split()
    old = _text(next(rest))
    return _Meta(words, old, _text(next(rest)) if words[4][0] in "RC" else old)


def _count(record: bytes, rest: Iterator[bytes]) -> bytes:
    if record.endswith(b"\t"):  # a rename: both paths follow, each in a record of its own
        next(rest)
        next(rest)
    return record


def _sections(patch: bytes) -> list[bytes]:
    # Every line inside a hunk starts with one of " +-\\@", so this can only be a header.
    starts = [m.start() for m in re.finditer(rb"^diff --git ", patch, re.MULTILINE)]
    ends = [*starts[1:], len(patch)][: len(starts)]  # an empty diff has no section at all
    return [patch[a:b] for a, b in zip(starts, ends, strict=True)]


def _change(meta: _Meta, count: bytes, sections: Iterator[bytes]) -> FileChange:
    old_mode, new_mode, old_sha, new_sha, status = meta.fields
    added, deleted = count.split(b"\t")[:2]
    section = next(sections)
    if status[0] == "T":  # a changed type is printed as a removal and an addition
        section += next(sections)
    return FileChange(
        status=status[0],
        path=meta.new,
        old_path=meta.old,
        old_mode=old_mode,
        new_mode=new_mode,
        old_sha=old_sha,
        new_sha=new_sha,
        additions=0 if added == b"-" else int(added),
        deletions=0 if deleted == b"-" else int(deleted),
        binary=added == b"-",
        section=section,
    )


def _text(path: bytes) -> str:
    return path.decode("utf-8", "replace")
