"""`.gitattributes` files, as far as they say what is generated or vendored. Pure.

Rules of https://git-scm.com/docs/gitattributes: a later line wins over an earlier one, a deeper
file over one further up; patterns are those of gitignore, but none excludes (`!`) and a folder's
pattern does not reach into the folder.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

import re2

__all__ = ["FILE", "MARKS", "folders", "marks_of"]

FILE = ".gitattributes"
# https://github.com/github-linguist/linguist/blob/main/docs/overrides.md
MARKS = frozenset({"linguist-generated", "linguist-vendored", "linguist-documentation"})
# What is past these marks nothing, so the files are read. A line that is meant has a short pattern,
# and a file that is meant has few of them: each is held against every changed path.
_LONGEST = 200  # characters of a pattern
_MOST = 200  # lines of a file that mark
_FALSE = frozenset({"false", "0", "no"})


def marks_of(path: str, files: Mapping[str, str]) -> frozenset[str]:
    """The marks that `path` has. `files`: the text of each `.gitattributes` by its folder ("" is
    the root)."""
    said: dict[str, bool] = {}
    for folder in folders(path):
        below = path[len(folder) + 1 :] if folder else path
        for line in _read(files.get(folder, "")):
            said |= line.marks if line.fits(below) else {}
    return frozenset(mark for mark, on in said.items() if on)


def folders(path: str) -> list[str]:
    """The folders that a path lies in, the root first."""
    parts = path.split("/")[:-1]
    return ["/".join(parts[:depth]) for depth in range(len(parts) + 1)]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that marks something."""

    pattern: "re2._Regexp[str]"
    by_name: bool  # it is held against the file's name alone
    marks: Mapping[str, bool]

    def fits(self, path: str) -> bool:
        held = path.rpartition("/")[2] if self.by_name else path
        return self.pattern.fullmatch(held) is not None


@lru_cache(maxsize=64)
def _read(text: str) -> tuple[_Line, ...]:
    """The first lines that mark."""
    lines = (found for line in text.splitlines() if (found := _line(line)))
    return tuple(islice(lines, _MOST))


def _line(line: str) -> _Line | None:
    pattern, *attributes = line.split() or [""]
    if not attributes or len(pattern) > _LONGEST or pattern.startswith(("#", "!", "[attr]")):
        return None
    said = dict(_attribute(word) for word in attributes)
    known = {mark: on for mark, on in said.items() if mark in MARKS}
    compiled = _compiled(pattern.removeprefix("/")) if known else None
    return _Line(compiled, "/" not in pattern, known) if compiled else None


def _attribute(word: str) -> tuple[str, bool]:
    if word.startswith(("-", "!")):
        return word[1:], False
    name, _, value = word.partition("=")
    return name, value.lower() not in _FALSE


def _compiled(pattern: str) -> "re2._Regexp[str] | None":
    try:
        return re2.compile(_translate(pattern), _options())  # which keeps the last 128
    except re2.error:
        return None  # too large, or no pattern: it marks nothing, so the file is read


@cache
def _options() -> re2.Options:
    options = re2.Options()
    options.log_errors = False  # else it writes foreign patterns to stderr
    return options


def _translate(glob: str) -> str:
    out, at = "", 0
    while at < len(glob):
        step, part = _token(glob, at)
        out, at = out + part, at + step
    return out


def _token(glob: str, at: int) -> tuple[int, str]:
    """How many characters, and what they are as a regular expression."""
    if glob.startswith("**/", at):
        return 3, "(?:.*/)?"
    if glob.startswith("**", at):
        return 2, ".*"
    if glob[at] == "*":
        return 1, "[^/]*"
    if glob[at] == "?":
        return 1, "[^/]"
    if glob[at] == "[" and (end := glob.find("]", at + 2)) > 0:
        inside = glob[at + 1 : end]
        return end + 1 - at, f"[^{inside[1:]}]" if inside[0] == "!" else f"[{inside}]"
    return 1, re2.escape(glob[at])
