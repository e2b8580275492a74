"""Reads unified diffs into `FileDiff`s: which lines of each file were touched. No I/O.

Only `\\n` ends a line, as in git: form feed, a lone CR, U+0085 and U+2028 are text. Hunks are read
by unidiff, which also checks their lengths; file headers are read by `checks.diff_header`, because
unidiff leaves quoted paths quoted and cannot tell where one path with spaces ends.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from unidiff.errors import UnidiffParseError
from unidiff.patch import Hunk as UnidiffHunk
from unidiff.patch import PatchedFile, PatchSet

from checks.diff_header import FILE_START, DiffError, Header, read_git_header, read_plain_header
from checks.hunks import HunkRows, Row, hunk_rows, is_there, touched_by
from checks.model import FileDiff, Status

__all__ = ["DiffError", "FilePatch", "HunkRows", "Row", "from_patch", "parse", "read", "reverse"]

_MADE_UP_HEADER = ("--- a/x\n", "+++ b/x\n")  # unidiff wants one; the paths come from elsewhere
_MARKER = "\\ No newline at end of file\n"
_CRLF_HEADER = re.compile(rb"^(diff --git |--- [^\n]*\r\n\+\+\+ )[^\n]*\r$", re.MULTILINE)
# int() refuses thousands of digits, and no file is so long: nine are enough.
_HUNK = re.compile(r"@@ -\d{1,9}(,\d{1,9})? \+\d{1,9}(,\d{1,9})? @@")


@dataclass(frozen=True, slots=True)
class FilePatch:
    """A `FileDiff` together with the lines it was read from, enough to go back to the old side."""

    diff: FileDiff
    hunks: tuple[HunkRows, ...]


def parse(diff: bytes) -> tuple[FileDiff, ...]:
    """The files of a unified diff, in its order. An empty diff has none.

    Raises `DiffError` with the diff's line and a remedy where it cannot be read as one.
    """
    return tuple(patch.diff for patch in read(diff))


def from_patch(
    path: str, old_path: str, status: Status, patch: str, mode: str = "100644"
) -> FileDiff:
    """One file from GitHub's files API, whose `patch` is hunks without a header (or empty).

    Raises `DiffError` where the hunks do not add up, for instance because they were cut off.
    """
    clean = patch.encode("utf-8", "replace").decode("utf-8")
    header = Header(path=path, old_path=old_path, status=status, mode=mode)
    return _file_patch(header, _split(clean), first=1).diff


def read(diff: bytes) -> tuple[FilePatch, ...]:
    """As `parse`, and keeps the lines, so that `reverse` can make the old side."""
    _refuse_foreign_encodings(diff)
    lines = _split(diff.decode("utf-8", "surrogateescape"))
    starts = [at for at, line in enumerate(lines) if FILE_START.match(line)]
    found = _read_git(lines, starts) if starts else _read_plain(lines)
    if not found and diff.strip():
        raise DiffError("no file of a unified diff in it; make one with `git diff --no-color`", 1)
    return _one_each(found)


def reverse(patch: FilePatch, new: bytes) -> bytes:
    """The old side of a file, made from its new side. The bytes are exact.

    Raises `DiffError` where `new` is not the new side of this diff.
    """
    lines = _split(new.decode("utf-8", "surrogateescape"))
    old: list[str] = []
    done = 0
    for part in patch.hunks:
        start = part.hunk.new.start - 1 if is_there(part.hunk.new) else part.hunk.new.start
        old += lines[done:start]
        old += [_with_end(row) for row in part.rows if row.kind != "+"]
        done = start + _check_new_side(patch.diff.path, part, lines, start)
    return "".join([*old, *lines[done:]]).encode("utf-8", "surrogateescape")


def _check_new_side(path: str, part: HunkRows, lines: Sequence[str], start: int) -> int:
    expected = [_with_end(row) for row in part.rows if row.kind != "-"]
    for at, wanted in enumerate(expected, start):
        if at >= len(lines) or lines[at] != wanted:
            raise DiffError(
                f"{path} in the working tree is not the new side of the diff: line {at + 1} "
                "differs; check out what the diff leads to",
                None,
            )
    return len(expected)


def _with_end(row: Row) -> str:
    return row.text + "\n" if row.ended else row.text


def _split(text: str) -> list[str]:
    """Lines with their ends; only `\\n` is one. Joined again they are the text."""
    lines = [line + "\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]


def _refuse_foreign_encodings(diff: bytes) -> None:
    if diff.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise DiffError("the diff is UTF-16; write it with `git diff --output=FILE`", 1)
    if header := _CRLF_HEADER.search(diff):
        line = diff.count(b"\n", 0, header.start()) + 1
        raise DiffError("line ends became CRLF; write it with `git diff --output=FILE`", line)


def _one_each(found: Sequence[FilePatch]) -> tuple[FilePatch, ...]:
    """A file that became a link is removed and added by git; what counts is what is there now."""
    there = {patch.diff.path for patch in found if patch.diff.status is not Status.REMOVED}
    kept = [p for p in found if p.diff.status is not Status.REMOVED or p.diff.path not in there]
    seen: set[str] = set()
    for patch in kept:
        if patch.diff.path in seen:
            raise DiffError(
                f"{patch.diff.path} is in it twice; make one diff from base to working tree", None
            )
        seen.add(patch.diff.path)
    return tuple(kept)


# Diffs with git's headers


def _read_git(lines: Sequence[str], starts: Sequence[int]) -> list[FilePatch]:
    ends = [*starts[1:], len(lines)]
    return [_read_section(lines[a:b], a + 1) for a, b in zip(starts, ends, strict=True)]


def _read_section(lines: Sequence[str], first: int) -> FilePatch:
    body = next((at for at, line in enumerate(lines) if line.startswith("@@")), len(lines))
    header = read_git_header(lines[:body], first)
    return _file_patch(header, lines[body:], first + body)


def _file_patch(header: Header, body: Sequence[str], first: int) -> FilePatch:
    if body and not body[0].startswith("@@"):
        raise DiffError("a hunk was expected here; make the diff again", first)
    files = _unidiff(body, first, _MADE_UP_HEADER) if body else []
    return _assemble(header, files[0] if files else ())


# Diffs without


def _read_plain(lines: Sequence[str]) -> list[FilePatch]:
    files = _unidiff(lines, 1, ())
    return [_assemble(read_plain_header(file), file) for file in files]


# Both


def _unidiff(lines: Sequence[str], first: int, header: Sequence[str]) -> list[PatchedFile]:
    """Let unidiff read these lines; `first` is where in the diff they begin."""
    feed = _Feed([*header, *_checked(lines, first)], first - len(header))
    try:
        files = list(PatchSet(feed))
    except UnidiffParseError as error:
        raise DiffError(_one_line(error), feed.line) from error
    _refuse_leftovers(files, feed)
    return files


def _one_line(error: UnidiffParseError) -> str:
    told = str(error).strip().splitlines() or ["not a hunk"]
    return f"{told[0][:80]}; the diff was cut off or edited, make it again"


def _checked(lines: Sequence[str], first: int) -> Iterator[str]:
    """Lines as unidiff knows them, all with an end.

    GNU diff says "No newline at end of file" in the user's language, unidiff knows English only.
    What begins like a hunk but is none, unidiff would pass over.
    """
    for at, line in enumerate(lines, first):
        if line.startswith("@@") and not _HUNK.match(line):
            raise DiffError("not the header of a hunk; make the diff again", at)
        if line.startswith("\\ "):
            yield _MARKER
        else:
            yield line if line.endswith("\n") else line + "\n"


class _Feed:
    """Hands out lines and knows which one was asked for last."""

    def __init__(self, lines: list[str], first: int) -> None:
        self.lines = lines
        self.first = first
        self.line = first

    def __iter__(self) -> Iterator[str]:
        for at, line in enumerate(self.lines):
            self.line = self.first + at
            yield line


def _refuse_leftovers(files: Iterable[PatchedFile], feed: _Feed) -> None:
    """unidiff passes over lines behind a hunk that is longer than its header says."""
    for hunk in (hunk for file in files for hunk in file):
        after = max((row.diff_line_no or 0 for row in hunk), default=0)
        while after < len(feed.lines) and feed.lines[after] == _MARKER:
            after += 1
        line = feed.lines[after] if 0 < after < len(feed.lines) else ""
        if line.startswith(("+", "-", " ")) and not line.startswith(("--- ", "-- \n")):
            raise DiffError(
                "the hunk is longer than its header says; the diff was edited, make it again",
                feed.first + after,
            )


def _assemble(header: Header, hunks: Iterable[UnidiffHunk]) -> FilePatch:
    parts = tuple(hunk_rows(hunk) for hunk in hunks)
    for one, two in pairwise(part.hunk for part in parts):
        if two.new.start <= one.new.end or two.old.start <= one.old.end:
            raise DiffError(f"the hunks of {header.path} overlap; make the diff again", None)
    diff = FileDiff(
        path=header.path,
        old_path=header.old_path,
        status=header.status,
        hunks=tuple(part.hunk for part in parts),
        touched=touched_by(parts, header.status),
        binary=header.binary,
        mode=header.mode,
    )
    return FilePatch(diff, parts)
