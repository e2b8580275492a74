"""Patterns by their shape: a query for each shape, compiled when a file first needs it.

What a query costs is mostly its matches, and `(call function: (_) @callee) @hazard` matches every
call of a file for each rule that asks so. Here it is asked once for all patterns of that shape, and
not at all where the words of none of them stand in the file: the cost does not grow with the number
of rules. One query of all shapes costs several times as much, for what nobody wants to know.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tree_sitter import Node, Query

from checks import sexpr
from checks.compiling import compile_texts
from checks.language import Language
from checks.queries import Pattern

Captures = Mapping[str, list[Node]]
Match = tuple[int, Captures]
_Names = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Member:
    """One pattern of a shape: its place among all, and its own names for the shape's captures."""

    index: int
    pattern: Pattern
    names: _Names


@dataclass(frozen=True)
class Shape:
    """What some patterns have in common."""

    text: str
    language: Language
    members: list[_Member] = field(default_factory=list)

    @cached_property
    def query(self) -> Query:
        """Compiled at first. Raises `RuleError` where the language's grammar does not take it."""
        return compile_texts([self.text], [one.pattern for one in self.members], self.language)


class Shapes:
    """The shapes of some patterns, each of which has its place among all."""

    def __init__(self, patterns: Iterable[tuple[int, Pattern]], language: Language) -> None:
        self._shapes: dict[str, Shape] = {}
        self._members: dict[int, tuple[Shape, _Member]] = {}
        for index, pattern in patterns:
            text, names = _shape_of(pattern.text)
            shape = self._shapes.setdefault(text, Shape(text, language))
            shape.members.append(_Member(index, pattern, names))
            self._members[index] = shape, shape.members[-1]

    def compile_all(self) -> None:
        """Compiles every shape now. Raises `RuleError` for the first broken one."""
        for shape in self._shapes.values():
            assert shape.query is not None  # noqa: S101 - it is made by asking

    @property
    def all(self) -> Iterable[int]:
        """The places of all its patterns."""
        return self._members.keys()

    def of(self, wanted: Iterable[int]) -> Iterator[tuple[Shape, list[_Member]]]:
        """The shapes of the wanted patterns (by their places), and which patterns these are."""
        grouped: dict[str, tuple[Shape, list[_Member]]] = {}
        for index in sorted(wanted):
            shape, member = self._members[index]
            grouped.setdefault(shape.text, (shape, []))[1].append(member)
        yield from grouped.values()


def told(
    matches: Iterable[tuple[int, dict[str, list[Node]]]], members: Sequence[_Member]
) -> Iterator[Match]:
    """Each match of a shape for each of these patterns of it."""
    for _, captures in matches:
        for one in members:
            yield one.index, {own: captures[name] for name, own in one.names if name in captures}


def _shape_of(text: str) -> tuple[str, _Names]:
    """The pattern without comments and line breaks, its captures numbered, and their own names."""
    numbered: dict[str, str] = {}
    parts = []
    for kind, value, _ in sexpr.tokens(text):
        if kind == "capture":
            value = f"@{numbered.setdefault(value[1:], f'c{len(numbered)}')}"  # noqa: PLW2901
        parts.append(value)
    return " ".join(parts), tuple((name, own) for own, name in numbered.items())
