"""Many patterns as one query, those of the same shape only once.

What a query costs is mostly its matches, and `(call function: (_) @callee) @hazard` matches every
call of a file for each rule that asks so. Here it matches once, and only patterns whose words
stand in the file are told of it: the cost does not grow with the number of rules.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

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
    names: _Names


@dataclass(frozen=True, slots=True)
class Shapes:
    """The query of some patterns. `members[i]` are those that the query's pattern i stands for."""

    query: Query
    members: tuple[tuple[_Member, ...], ...]

    @property
    def all(self) -> Iterator[int]:
        """The places of all its patterns."""
        return (one.index for every in self.members for one in every)

    def told(
        self, matches: Iterable[tuple[int, dict[str, list[Node]]]], wanted: Set[int]
    ) -> Iterator[Match]:
        """Each match for each wanted pattern (by its place among all) that has its shape."""
        some = [[one for one in every if one.index in wanted] for every in self.members]
        for shape, captures in matches:
            for member in some[shape]:
                yield member.index, _renamed(captures, member.names)


def _renamed(captures: dict[str, list[Node]], names: _Names) -> Captures:
    return {own: captures[name] for name, own in names if name in captures}


def compile_shapes(patterns: Sequence[tuple[int, Pattern]], language: Language) -> Shapes | None:
    """The query of these patterns, each with its place among all; None if there are none.

    Raises `RuleError` for the first pattern that this language's grammar does not take.
    """
    if not patterns:
        return None
    by_shape: dict[str, list[_Member]] = defaultdict(list)
    for index, pattern in patterns:
        shape, names = _shape_of(pattern.text)
        by_shape[shape].append(_Member(index, names))
    query = compile_texts(list(by_shape), [one for _, one in patterns], language)
    return Shapes(query, tuple(map(tuple, by_shape.values())))


def _shape_of(text: str) -> tuple[str, _Names]:
    """The pattern without comments and line breaks, its captures numbered, and their own names."""
    numbered: dict[str, str] = {}
    parts = []
    for kind, value, _ in sexpr.tokens(text):
        if kind == "capture":
            value = f"@{numbered.setdefault(value[1:], f'c{len(numbered)}')}"  # noqa: PLW2901
        parts.append(value)
    return " ".join(parts), tuple((name, own) for own, name in numbered.items())
