"""What cancels a hazard: `@safe` at a node, `@safe.binding` a variable, `@safe.file` them all."""

from collections.abc import Iterator, Sequence, Set

from tree_sitter import Node

from checks import nodes, predicates
from checks.names import Binding
from checks.places import MAX_STEPS, Captures
from checks.predicates import Facts
from checks.queries import Kind, Pattern


class Safes:
    """Everything in one file that is safe in the eyes of one rule, which sees these `hazards`."""

    def __init__(self, facts: Facts, hazards: Sequence[Node]) -> None:
        self._facts = facts
        calls = {node.id for node in hazards if nodes.is_a(node, "call", facts.language)}
        self._calls = frozenset(calls)
        self._others = frozenset(node.id for node in hazards) - calls
        self._safe: dict[int, Node] = {}  # by the id of the node that is safe
        self._held: dict[int, Node] = {}  # by the id of the hazard that holds it
        self._bindings: dict[Binding, Node] = {}
        self._file: Node | None = None

    def note(self, pattern: Pattern, captures: Captures) -> None:
        """A match of a `@safe…` pattern, whose predicates are judged now."""
        if predicates.judge(pattern, captures, self._facts) is None:
            return
        found = captures[pattern.kind.value]
        if pattern.kind is Kind.SAFE_FILE:
            self._file = self._file or found[0]
        elif pattern.kind is Kind.SAFE:
            for node in found:
                self._note_node(node)
        else:
            bound = ((self._facts.names.binding(node), node) for node in found)
            self._bindings.update({one: node for one, node in bound if one is not None})

    def saves(self, hazard: Node, captures: Captures) -> int | None:
        """The line of what cancels this hazard; None if nothing does."""
        safe = self._file or self._by_node(hazard) or self._by_binding(hazard, captures)
        return safe.start_point[0] + 1 if safe is not None else None

    def _by_binding(self, hazard: Node, captures: Captures) -> Node | None:
        if not self._bindings:
            return None
        of_hazard = self._variables([hazard, *(n for found in captures.values() for n in found)])
        return next((self._bindings[one] for one in of_hazard if one in self._bindings), None)

    def _variables(self, parts: list[Node]) -> Iterator[Binding]:
        """The variables whose method is called, that are given a value, or that stand there."""
        names = self._facts.names
        for node in parts:
            for way in (names.receiver, names.result, names.binding):
                binding = way(node)
                if binding is not None:
                    yield binding

    def _note_node(self, node: Node) -> None:
        """A safe node cancels itself and the nearest call that holds it.

        A hazard that is no call (a function, a loop) is cancelled by whatever it holds.
        """
        self._safe[node.id] = node
        for holder in (self._nearest(node, self._calls, True), self._nearest(node, self._others)):
            if holder is not None:
                self._held[holder] = node

    def _by_node(self, hazard: Node) -> Node | None:
        """The safe node that stands here, is held, or is the nearest call that holds the hazard."""
        here = self._safe.get(hazard.id) or self._held.get(hazard.id)
        if here is not None or not self._safe:
            return here
        holder = self._nearest(hazard, self._safe.keys(), True)
        return self._safe[holder] if holder is not None else None

    def _nearest(self, node: Node, wanted: Set[int], calls: bool = False) -> int | None:
        """The nearest node around this one that is wanted; if `calls`, no call may be between."""
        step = node.parent
        for _ in range(MAX_STEPS):
            if step is None:
                return None
            if step.id in wanted:
                return step.id
            if calls and nodes.is_a(step, "call", self._facts.language):
                return None
            step = step.parent
        return None
