"""Places: loops, async functions, handlers, … as `places.scm` describes them, and what is in them.

A place has bodies (`@place.body`): only what stands in one of them is inside. Its header, which is
evidence, is `@place.header` where captured, else what stands before its last body.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from tree_sitter import Node, Query

from checks import cursor, opened, queries, vocabulary
from checks.compiling import compile_all
from checks.deadline import Deadline
from checks.errors import RuleError, nearest
from checks.language import Language, Languages
from checks.queries import Kind, Pattern

MAX_STEPS = 64  # ancestors looked at

Captures = Mapping[str, list[Node]]
Holds = Callable[[Pattern, Captures], bool]
Wanted = Callable[[frozenset[int]], bool]

_PARTS = frozenset({"body", "header", "variable", "opens"})
_OWN = frozenset({"loop", "bounded-loop", "try", "except", "finally", "transaction", "async"})


@dataclass(frozen=True, slots=True)
class PlaceQuery:
    """A language's `places.scm`, compiled with those of the languages it reads."""

    query: Query | None
    patterns: tuple[Pattern, ...]
    kinds: tuple[frozenset[str], ...]

    @classmethod
    def load(cls, language: Language, known: Languages) -> "PlaceQuery":
        """Reads and compiles. Raises `RuleError`."""
        patterns = tuple(
            pattern
            for file in _files(language, known)
            for pattern in queries.read(file, vocabulary.load(), (Kind.PLACE,))
        )
        query = compile_all(patterns, language) if patterns else None
        return cls(query, patterns, tuple(map(_kinds, patterns)))


def _files(language: Language, known: Languages) -> list[Path]:
    folders = [one.folder for name in language.reads for one in known.all if one.name == name]
    return [folder / "places.scm" for folder in folders if (folder / "places.scm").is_file()]


def _kinds(pattern: Pattern) -> frozenset[str]:
    names = {name.removeprefix("place.") for name in pattern.captures if name.startswith("place.")}
    known = vocabulary.load().closed["places"]
    for name in sorted(names - known - _PARTS):
        message = f"Unknown place `{name}`."
        raise RuleError(pattern.file, pattern.line, message, nearest(name, known))
    if not names & known:
        message = "The pattern does not say which place it is."
        raise RuleError(pattern.file, pattern.line, message, "Capture `@place.<kind>`.")
    return frozenset(names & known)


@dataclass(frozen=True, slots=True)
class Place:
    """One place: its node, the kinds that it is, its bodies, header lines and loop variables."""

    node: Node
    kinds: frozenset[str]
    bodies: tuple[Node, ...]
    header: frozenset[int]
    variables: tuple[Node, ...] = ()

    def holds(self, node: Node) -> bool:
        """True if the node stands in one of the bodies; a place without any holds all of itself."""
        if node.id == self.node.id:
            return False
        bodies = self.bodies or (self.node,)
        return any(b.start_byte <= node.start_byte and node.end_byte <= b.end_byte for b in bodies)


def lines_of(node: Node) -> frozenset[int]:
    """All lines that the node stands on, from 1."""
    return frozenset(range(node.start_point[0] + 1, node.end_point[0] + 2))


def header_lines(node: Node, bodies: tuple[Node, ...]) -> frozenset[int]:
    """Lines from the node's first to where its last body opens; the first alone without bodies."""
    first = node.start_point[0] + 1
    if not bodies:
        return frozenset({first})
    before = max(bodies, key=lambda one: one.start_byte).prev_sibling
    last = before.end_point[0] + 1 if before is not None else first
    return frozenset(range(first, max(first, last) + 1))


class Places:
    """The places of one file, found when first asked for. `holds` judges a pattern's predicates."""

    def __init__(self, root: Node, query: PlaceQuery, holds: Holds, deadline: Deadline) -> None:
        self._root, self.query, self._judge, self._deadline = root, query, holds, deadline
        self._by_node: Mapping[int, list[Place]] | None = None

    def around(self, node: Node) -> Iterator[list[Place]]:
        """The places that hold the node, a list for each node that is one, innermost first."""
        if self._by_node is None:
            self._by_node = self._group(self.found())
        step: Node | None = node
        for _ in range(MAX_STEPS):
            if step is None:
                return
            held = [place for place in self._by_node.get(step.id, ()) if place.holds(node)]
            if held:
                yield held
            step = step.parent

    def inside(self, node: Node, wanted: frozenset[str]) -> Place | bool:
        """The nearest place of a wanted kind that holds the node, as `#inside?` counts.

        True for `module-level`, which is no place; False if there is none.
        """
        own = True
        for places in self.around(node):
            for place in places:
                if place.kinds & (wanted if own else wanted - _OWN):
                    return place
            own = own and not any("function" in place.kinds for place in places)
        return own and "module-level" in wanted

    def found(self, lines: range | None = None, wanted: Wanted | None = None) -> Iterator[Place]:
        """All places of the file, or those that meet these lines (from 1).

        `wanted`: only those of which a header has such lines.
        """
        if self.query.query is None:
            return
        one = cursor.over(self.query.query, self._deadline, lines)
        for index, captures in one.matches(self._root):
            every = _places(self.query.kinds[index], captures)
            places = [one for one in every if wanted is None or wanted(one.header)]
            if places and self._judge(self.query.patterns[index], captures):
                yield from places

    def _group(self, places: Iterator[Place]) -> Mapping[int, list[Place]]:
        grouped: dict[int, list[Place]] = defaultdict(list)
        stages = []
        for place in places:
            if "last-stage" in place.kinds:
                stages.append(place.node)
            else:
                _join(grouped[place.node.id], place)
        if stages:
            grouped[self._root.id].append(_last_stage(stages))
        return grouped


def _opened(kinds: frozenset[str], opens: Node) -> Iterator[Place]:
    """The place from a call that opens it to the statement that closes it."""
    statement = opened.statement_of(opens)
    bodies = opened.bodies(statement) if statement is not None else ()
    if bodies and statement is not None and statement.parent is not None:
        yield Place(statement.parent, kinds, bodies, lines_of(opens))


def _places(kinds: frozenset[str], captures: Captures) -> Iterator[Place]:
    if "place.opens" in captures:
        yield from _opened(kinds, captures["place.opens"][0])
        return
    bodies = tuple(captures.get("place.body", ()))
    variables = tuple(captures.get("place.variable", ()))
    given = [line for node in captures.get("place.header", ()) for line in lines_of(node)]
    nodes: dict[int, tuple[Node, set[str]]] = {}
    for kind in kinds:
        for node in captures.get(f"place.{kind}", ()):
            nodes.setdefault(node.id, (node, set()))[1].add(kind)
    for node, names in nodes.values():
        header = frozenset(given) or header_lines(node, bodies)
        yield Place(node, frozenset(names), bodies, header, variables)


def _join(known: list[Place], place: Place) -> None:
    """Adds a place; one that differs in its variables alone (`for i, x := …`) has them all."""
    for at, one in enumerate(known):
        if (one.kinds, one.bodies, one.header) == (place.kinds, place.bodies, place.header):
            known[at] = replace(one, variables=(*one.variables, *place.variables))
            return
    known.append(place)


def _last_stage(stages: list[Node]) -> Place:
    """A stage is what follows its FROM; that is beside it in the tree, not below it."""
    last = max(stages, key=lambda node: node.start_byte)
    after, step = [], last.next_sibling
    while step is not None:
        after.append(step)
        step = step.next_sibling
    return Place(last, frozenset({"last-stage"}), tuple(after or (last,)), lines_of(last))
