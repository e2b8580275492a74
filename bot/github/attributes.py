"""`.gitattributes` files, as far as they say what is generated or vendored. Pure.

Rules of https://git-scm.com/docs/gitattributes: a later line wins over an earlier one, a deeper
file over one further up; patterns are those of gitignore, but none excludes (`!`) and a folder's
pattern does not reach into the folder.
"""

from collections.abc import Mapping
from functools import cache

import re2

__all__ = ["FILE", "MARKS", "folders", "marks_of"]

FILE = ".gitattributes"
# https://github.com/github-linguist/linguist/blob/main/docs/overrides.md
MARKS = frozenset({"linguist-generated", "linguist-vendored", "linguist-documentation"})
_FALSE = frozenset({"false", "0", "no"})


def marks_of(path: str, files: Mapping[str, str]) -> frozenset[str]:
    """The marks that `path` has. `files`: the text of each `.gitattributes` by its folder ("" is
    the root)."""
    said: dict[str, bool] = {}
    for folder in folders(path):
        below = path[len(folder) + 1 :] if folder else path
        for line in files.get(folder, "").splitlines():
            said |= _line(line, below)
    return frozenset(mark for mark, on in said.items() if on)


def folders(path: str) -> list[str]:
    """The folders that a path lies in, the root first."""
    parts = path.split("/")[:-1]
    return ["/".join(parts[:depth]) for depth in range(len(parts) + 1)]


def _line(line: str, path: str) -> dict[str, bool]:
    pattern, *attributes = line.split() or [""]
    if not attributes or pattern.startswith(("#", "!", "[attr]")):
        return {}
    said = dict(_attribute(word) for word in attributes)
    known = {mark: on for mark, on in said.items() if mark in MARKS}
    return known if known and _matches(pattern, path) else {}


def _attribute(word: str) -> tuple[str, bool]:
    if word.startswith(("-", "!")):
        return word[1:], False
    name, _, value = word.partition("=")
    return name, value.lower() not in _FALSE


def _matches(pattern: str, path: str) -> bool:
    if "/" not in pattern:
        path = path.rpartition("/")[2]
    compiled = _compiled(pattern.removeprefix("/"))
    return compiled is not None and compiled.fullmatch(path) is not None


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
