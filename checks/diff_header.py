"""Reads the header of one file in a diff: its paths, and what was done to it. No I/O.

Written after "Generating patch text with -p" in the manual of git-diff. Paths with special bytes
are C-quoted there (`"b/caf\\303\\251.py"`), and are unquoted here; bytes that are not UTF-8 become
surrogates, as `os.fsdecode` has them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from unidiff.patch import PatchedFile

from checks.model import Status

_DEV_NULL = "/dev/null"
_PREFIXES = frozenset({"a/", "b/", "c/", "i/", "o/", "w/", "1/", "2/"})
_ESCAPE = re.compile(rb'\\([0-7]{3}|[abfnrtv"\\])')
_ESCAPED = {
    b"a": b"\a",
    b"b": b"\b",
    b"f": b"\f",
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"v": b"\v",
}
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_STATUS_OF = {"new file": Status.ADDED, "deleted file": Status.REMOVED}
_NAME_LINES = ("rename from ", "rename to ", "copy to ", "--- ", "+++ ")
_SUBMODULE = re.compile(r"Submodule (.+) (?:[0-9a-f]{7,}\.{2,3}[0-9a-f]{7,}|contains \w+ content)")
FILE_START = re.compile(rf"diff --git |diff --cc |diff --combined |{_SUBMODULE.pattern}")


class DiffError(ValueError):
    """A diff that cannot be read. `line` counts from 1 in the diff; None if it is no single one."""

    def __init__(self, problem: str, line: int | None) -> None:
        super().__init__(problem if line is None else f"line {line}: {problem}")
        self.line = line


@dataclass(frozen=True, slots=True)
class Header:
    """What the header of one file says."""

    path: str
    old_path: str
    status: Status = Status.MODIFIED
    mode: str = "100644"
    binary: bool = False


def read_git_header(lines: Sequence[str], first: int) -> Header:
    """Everything from `diff --git` to the first hunk. `first` is its line in the diff."""
    if lines[0].startswith("Submodule "):
        return _submodule(lines[0], first)
    if not lines[0].startswith("diff --git "):
        raise DiffError("a combined diff of a merge; make one with `git diff BASE` instead", first)
    header = _names(lines, first)
    for line in lines[1:]:
        header = _apply(header, line.rstrip("\n"))
    return header


def read_plain_header(file: PatchedFile) -> Header:
    """The header of a diff without git's lines: `---` and `+++`, or "Binary files … differ"."""
    old, new = _strip(unquote(file.source_file), unquote(file.target_file))
    binary = file.is_binary_file
    if old == _DEV_NULL or (not binary and file.is_added_file):
        return Header(path=new, old_path=new, status=Status.ADDED, binary=binary)
    if new == _DEV_NULL or (not binary and file.is_removed_file):
        return Header(path=old, old_path=old, status=Status.REMOVED, binary=binary)
    # Without git's word for it two names are no rename: `diff old/x new/x`, `x.orig` and `x`.
    return Header(path=new, old_path=new, binary=binary)


def unquote(name: str) -> str:
    """The path that git wrote as this, C-quoted where it had to be."""
    if not _QUOTED.fullmatch(name):
        return name
    raw = name[1:-1].encode("utf-8", "surrogateescape")
    return _ESCAPE.sub(_unescape, raw).decode("utf-8", "surrogateescape")


def _unescape(found: re.Match[bytes]) -> bytes:
    escape = found[1]
    if len(escape) == len(b"303"):
        return bytes([int(escape, 8) & 0xFF])
    return _ESCAPED.get(escape, escape)


def _apply(header: Header, line: str) -> Header:
    word, _, mode = line.partition(" mode ")
    if word in _STATUS_OF:
        return replace(header, status=_STATUS_OF[word], mode=mode)
    if word == "new":
        return replace(header, mode=mode)
    if line.startswith("index ") and len(line.split(" ")) > len(("index", "a..b")):
        return replace(header, mode=line.split(" ")[2])
    if line == "GIT binary patch" or line.startswith("Binary files "):
        return replace(header, binary=True)
    return header


def _names(lines: Sequence[str], first: int) -> Header:
    """Old and new path. Lines that hold one path each are trusted before the one that holds two."""
    told = {key: _value(lines, key) for key in _NAME_LINES}
    if told["rename from "] and told["rename to "]:
        return Header(told["rename to "], told["rename from "], Status.RENAMED)
    if told["copy to "]:
        return Header(told["copy to "], told["copy to "], Status.ADDED)
    old, new = told["--- "], told["+++ "]
    if not old or not new or _DEV_NULL in (old, new):
        old, new = _two_names(lines[0].rstrip("\n").removeprefix("diff --git "), first)
    path = _strip(old, new)[1]
    return Header(path, path)


def _value(lines: Sequence[str], key: str) -> str:
    """The path behind this key, or nothing. git puts a tab behind a path with spaces."""
    found = next((line for line in lines if line.startswith(key)), "")
    return unquote(found.removeprefix(key).rstrip("\n").removesuffix("\t"))


def _two_names(rest: str, first: int) -> tuple[str, str]:
    """Cut `a/x b/x` in two. Both hold the same path, so unquoted ones are equally long."""
    if quoted := _QUOTED.match(rest):
        return unquote(quoted[0]), unquote(rest[quoted.end() + 1 :])
    if rest.endswith('"') and (second := rest.find(' "')) > 0:
        return rest[:second], unquote(rest[second + 1 :])
    middle = len(rest) // 2
    if len(rest) % 2 == 0 or rest[middle] != " ":
        raise DiffError("cannot tell the two paths apart; use git's default prefixes", first)
    return rest[:middle], rest[middle + 1 :]


def _strip(old: str, new: str) -> tuple[str, str]:
    """Take git's prefixes off. They always differ (`a/` `b/`, `1/` `2/`); a folder does not."""
    both = {old[:2], new[:2]} - {_DEV_NULL[:2]}
    has_null = _DEV_NULL in (old, new)
    if both <= _PREFIXES and len(both) == (1 if has_null else 2):
        return _cut(old), _cut(new)
    return old, new


def _cut(name: str) -> str:
    return name if name == _DEV_NULL else name[2:]


def _submodule(line: str, first: int) -> Header:
    """`diff.submodule=log` writes one line for a submodule and no header."""
    found = _SUBMODULE.match(line)
    if not found:
        raise DiffError("cannot read this; make the diff with `--submodule=short`", first)
    return Header(path=found[1], old_path=found[1], mode="160000")
