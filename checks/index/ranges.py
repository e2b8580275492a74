"""Version ranges as package managers write them, and what they say of a bound.

Only released versions count: what stands behind a number (`-rc.1`, `+build`) is not looked at, and
a range that cannot be read is None.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import reduce

Version = tuple[int, int, int]

_NUMBER = re.compile(r"[vV=]?(\d{1,9})(?:\.(\d{1,9}|[xX*]))?(?:\.(\d{1,9}|[xX*]))?(?:[-+.\w*]*)")
_TERM = re.compile(r"(===|==|!=|~=|~>|>=|<=|>|<|\^|~|=)?[ \t]*([vV]?[\dxX*][\w.*+-]*)")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Range:
    """Versions from `low` up to but not including `high` (None: without an end)."""

    low: Version
    high: Version | None

    def is_at_least(self, bound: Version) -> bool | None:
        """True if what gets installed is this or newer, False if it is older; None if unsure.

        A range that goes on to a later major gets the newest that there is.
        """
        if self.low >= bound or self.high is None:
            return True
        if self.high <= bound:
            return False
        return True if self.high > (bound[0] + 1, 0, 0) else None


ANY = Range((0, 0, 0), None)


def exact(text: str) -> Range | None:
    """The range of one version, such as a lock names it."""
    found = _NUMBER.fullmatch(text.strip()[:_LONGEST])
    if not found:
        return None
    low = _version(found)
    return Range(low, (low[0], low[1], low[2] + 1))


def version(text: str) -> Version | None:
    """`5` is 5.0.0."""
    found = _NUMBER.fullmatch(text)
    return _version(found) if found else None


def npm(text: str) -> Range | None:
    """A range of npm, by the rules of its `semver`."""
    text = text.strip()[:_LONGEST]
    if text in ("", "*", "latest", "x"):
        return ANY
    if re.search(r"[:/]| - ", text):
        return None
    parts = [_all_of(part, _npm_term) for part in text.split("||")]
    return _union(parts)


def python(text: str) -> Range | None:
    """A specifier of PEP 440: https://peps.python.org/pep-0440/#version-specifiers"""
    text = text.strip()[:_LONGEST]
    return _all_of(text, _python_term) if text and text != "*" else ANY


def poetry(text: str) -> Range | None:
    """Poetry's own: a caret or tilde beside those of PEP 440; a bare version is exact."""
    text = text.strip()[:_LONGEST]
    if text in ("", "*"):
        return ANY
    return _union([_all_of(part, _poetry_term) for part in text.split("||")])


def ruby(text: str) -> Range | None:
    """Requirements of RubyGems, apart by commas."""
    text = text.strip()[:_LONGEST]
    return _all_of(text, _ruby_term) if text else ANY


def cargo(text: str) -> Range | None:
    """Cargo's: a bare version is a caret."""
    text = text.strip()[:_LONGEST]
    return _all_of(text, _cargo_term) if text and text != "*" else ANY


def composer(text: str) -> Range | None:
    """Composer's: https://getcomposer.org/doc/articles/versions.md"""
    text = text.strip()[:_LONGEST]
    if text in ("", "*"):
        return ANY
    if "@" in text or "dev" in text or " - " in text:
        return None
    return _union([_all_of(part, _ruby_like) for part in re.split(r"\|\|?", text)])


_Term = Callable[[str, Version, int], Range | None]


def _all_of(text: str, term: _Term) -> Range | None:
    """What all terms together leave; None where one of them cannot be read."""
    found = list(_terms(text))
    if not found or _TERM.sub("", text).strip(" ,\t\"'()"):
        return None
    ranges = [term(sign, number, told) for sign, number, told in found]
    known = [one for one in ranges if one is not None]
    return reduce(_both, known) if len(known) == len(ranges) else None


def _terms(text: str) -> Iterator[tuple[str, Version, int]]:
    """Each term: its sign, its version, and how many numbers of it were told."""
    for sign, word in _TERM.findall(text):
        found = _NUMBER.fullmatch(word)
        if found:
            told = sum(part is not None and part.isdigit() for part in found.groups())
            yield sign, _version(found), told
        elif word in ("*", "x", "X"):
            yield ">=", (0, 0, 0), 3


def _version(found: "re.Match[str]") -> Version:
    major, minor, patch = (int(part) if part and part.isdigit() else 0 for part in found.groups())
    return major, minor, patch


def _both(one: Range, other: Range) -> Range:
    highs = [each.high for each in (one, other) if each.high is not None]
    return Range(max(one.low, other.low), min(highs, default=None))


def _union(parts: list[Range | None]) -> Range | None:
    known = [part for part in parts if part is not None]
    if not known or len(known) < len(parts):
        return None
    highs = [part.high for part in known if part.high is not None]
    return Range(min(p.low for p in known), max(highs) if len(highs) == len(known) else None)


def _after(at: Version, place: int) -> Version:
    """The next one at this place: 0 is the major."""
    major, minor, patch = at
    return [(major + 1, 0, 0), (major, minor + 1, 0), (major, minor, patch + 1)][place]


def _caret(at: Version, told: int) -> Range:
    first = next((place for place in range(told) if at[place]), max(told - 1, 0))
    return Range(at, _after(at, first))


def _compared(sign: str, at: Version, told: int) -> Range | None:
    last = max(told - 1, 0)
    match sign:
        case ">=":
            return Range(at, None)
        case ">":
            return Range(_after(at, last), None)
        case "<":
            return Range((0, 0, 0), at)
        case "<=":
            return Range((0, 0, 0), _after(at, last))
        case "!=":
            return ANY
        case _:
            return None


def _npm_term(sign: str, at: Version, told: int) -> Range | None:
    if sign == "^":
        return _caret(at, told)
    if sign in ("~", "~>"):
        return Range(at, _after(at, min(told, 2) - 1))
    return Range(at, _after(at, told - 1)) if sign in ("", "=") else _compared(sign, at, told)


def _python_term(sign: str, at: Version, told: int) -> Range | None:
    if sign == "~=":
        return Range(at, _after(at, max(told - 2, 0)))
    return Range(at, _after(at, told - 1)) if sign in ("==", "===") else _compared(sign, at, told)


def _poetry_term(sign: str, at: Version, told: int) -> Range | None:
    if sign in ("^", "~", "", "="):
        return _npm_term(sign, at, told)
    return _python_term(sign, at, told)


def _ruby_term(sign: str, at: Version, told: int) -> Range | None:
    if sign == "~>":
        return Range(at, _after(at, max(told - 2, 0)))
    return Range(at, _after(at, told - 1)) if sign in ("", "=") else _compared(sign, at, told)


def _cargo_term(sign: str, at: Version, told: int) -> Range | None:
    return _npm_term(sign or "^", at, told)


def _ruby_like(sign: str, at: Version, told: int) -> Range | None:
    if sign == "~":
        return Range(at, _after(at, max(told - 2, 0)))
    return _npm_term(sign, at, told)
