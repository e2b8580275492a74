"""Texts that a native parser does not survive, told before it sees them.

Each grammar has a scanner of its own, written in C. Some of them keep what is open in a buffer that
they overrun; some try so many readings at once that memory runs out. What does that to which of
them was tried, in processes of their own (tests/checks/languages/test_hostile.py).
"""

import re
from itertools import accumulate

from checks.language import Language

MAX_OPEN = 20_000  # brackets open at once; at some 80,000 `{a:` the parser overruns its stack

_STEPS = {**dict.fromkeys(b"{[(", 1), **dict.fromkeys(b"}])", -1)}
_OPENS = re.compile(rb"[^ \t]")
_MARKS = re.compile(rb"[-?:](?=[ \t\n]|$)")  # what opens a level within a line of YAML


def found(text: bytes, language: Language) -> str | None:
    """What would be too much for the language's parser; None for nearly all texts."""
    if most_open(text) > MAX_OPEN:
        return f"more than {MAX_OPEN} brackets open at once"
    for part, limit in language.limits:
        if text.count(part.encode()) > limit:
            return f"more than {limit} times `{part}`"
    if language.levels and most_indented(text) > language.levels:
        return f"more than {language.levels} levels of indentation"
    return None


def most_open(text: bytes) -> int:
    """How many brackets are open at once at the most, those in strings and comments included.

    Only a text with so many of them is looked at one by one.
    """
    if sum(text.count(one) for one in (b"{", b"[", b"(")) <= MAX_OPEN:
        return 0
    return max(accumulate(_STEPS[one] for one in text if one in _STEPS))


def most_indented(text: bytes) -> int:
    """How many levels of indentation are open at once at the most, as YAML counts them.

    A level opens where a line begins further right than the levels that are open, and at each mark
    (`- `, `? `, `: `) within a line. What stands in texts and comments counts as well.
    """
    open_: list[int] = []
    most = 0
    for line in text.split(b"\n"):
        first = _OPENS.search(line)
        if first is None:
            continue
        columns = {first.start(), *(mark.start() for mark in _MARKS.finditer(line))}
        while open_ and open_[-1] >= first.start():
            open_.pop()
        open_ += sorted(columns)
        most = max(most, len(open_))
    return most
