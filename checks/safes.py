"""What cancels a hazard: `@safe` at a node, `@safe.binding` a variable, `@safe.file` them all."""

from collections.abc import Iterator

from tree_sitter import Node

from checks import nodes, predicates
from checks.names import Binding
from checks.places import MAX_STEPS, Captures
from checks.predicates import Facts
from checks.queries import Kind, Pattern


class Safes:
    """Everything in one file that is safe in the eyes of one rule.

    `hazards` are the ids of the nodes in which the rule sees a hazard.
    """

    def __init__(self, facts: Facts, hazards: set[int]) -> None:
        self._facts, self._hazards = facts, hazards
        self._nodes: list[Node] = []
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
            self._nodes += found
        else:
            bound = ((self._facts.names.binding(node), node) for node in found)
            self._bindings.update({one: node for one, node in bound if one is not None})

    def saves(self, hazard: Node, captures: Captures) -> int | None:
        """The line of what cancels this hazard; None if nothing does."""
        by_node = (node for node in self._nodes if self._cancels(node, hazard))
        safe = self._file or self._by_binding(hazard, captures) or next(by_node, None)
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

    def _cancels(self, safe: Node, hazard: Node) -> bool:
        """The same node, or one is the nearest call that holds the other.

        A hazard that is no call (a function, a loop) is cancelled by whatever it holds itself.
        """
        if safe.id == hazard.id:
            return True
        if _spans(safe, hazard):
            return self._nearest(hazard, {safe.id}) == safe.id
        is_call = nodes.is_a(hazard, "call", self._facts.language)
        return _spans(hazard, safe) and self._nearest(safe, self._hazards, is_call) == hazard.id

    def _nearest(self, node: Node, wanted: set[int], calls: bool = True) -> int | None:
        """The id of the nearest node around this one that is wanted or, if `calls`, is a call."""
        step = node.parent
        for _ in range(MAX_STEPS):
            if step is None:
                return None
            if step.id in wanted or (calls and nodes.is_a(step, "call", self._facts.language)):
                return step.id
            step = step.parent
        return None


def _spans(outer: Node, inner: Node) -> bool:
    return outer.start_byte <= inner.start_byte and inner.end_byte <= outer.end_byte
