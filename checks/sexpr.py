"""The S-expressions of a query, read into a tree that remembers where everything stands.

tree-sitter 0.25.2 gives no list of a pattern's predicates, so we read them ourselves.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""(?P<skip>[\s]+|;[^\n]*)
      | (?P<open>[(\[])
      | (?P<close>[)\]])
      | (?P<text>"(?:[^"\\\n]|\\.)*")
      | (?P<capture>@[A-Za-z_][\w.-]*)
      | (?P<predicate>\#[\w.-]+[?!]?)
      | (?P<repeat>[*+?])
      | (?P<atom>[^\s()\[\]";@\#*+?]+)""",
    re.VERBOSE,
)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "0": "\0"}


class QuerySyntaxError(Exception):
    """Text that is no query: what is wrong, and the offset at which."""

    def __init__(self, message: str, at: int) -> None:
        super().__init__(message, at)
        self.message, self.at = message, at


@dataclass(frozen=True, slots=True)
class Leaf:
    """A capture, text, predicate name, quantifier or atom, as written."""

    kind: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Form:
    """What stands in one pair of brackets; `bracket` is `(` or `[`."""

    bracket: str
    items: tuple["Form | Leaf", ...]
    start: int
    end: int

    @property
    def is_predicate(self) -> bool:
        """True for `(#eq? …)`."""
        first = self.items[0] if self.items else None
        return isinstance(first, Leaf) and first.kind == "predicate"

    def walk(self) -> Iterator["Form | Leaf"]:
        """All parts below, in order, each before its own parts."""
        for item in self.items:
            yield item
            if isinstance(item, Form):
                yield from item.walk()


def read(text: str) -> tuple[Form | Leaf, ...]:
    """The top-level parts of a query. Raises `QuerySyntaxError`."""
    stack: list[tuple[str, int, list[Form | Leaf]]] = [("", 0, [])]
    for kind, value, start in tokens(text):
        if kind == "open":
            stack.append((value, start, []))
        elif kind == "close":
            _close(stack, value, start)
        else:
            stack[-1][2].append(Leaf(kind, value, start, start + len(value)))
    if len(stack) > 1:
        raise QuerySyntaxError(f"`{stack[-1][0]}` is never closed.", stack[-1][1])
    return tuple(stack[0][2])


def tokens(text: str) -> Iterator[tuple[str, str, int]]:
    """Kind, value and offset of each token; none for blanks and comments.

    Raises `QuerySyntaxError`.
    """
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            raise QuerySyntaxError(f"`{text[at]}` cannot stand here.", at)
        if found.lastgroup != "skip":
            yield str(found.lastgroup), found[0], at
        at = found.end()


def _close(stack: list[tuple[str, int, list[Form | Leaf]]], value: str, at: int) -> None:
    bracket, start, items = stack[-1]
    if {"(": ")", "[": "]"}.get(bracket) != value:
        raise QuerySyntaxError(f"`{value}` closes nothing.", at)
    stack.pop()
    stack[-1][2].append(Form(bracket, tuple(items), start, at + 1))


def unquoted(text: str) -> str:
    """The content of a quoted text, its backslashes read as tree-sitter reads them."""
    return _ESCAPE.sub(lambda found: _ESCAPED.get(found[1], found[1]), text[1:-1])
