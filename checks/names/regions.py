"""Nested stretches of a file, asked by position."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from tree_sitter import Node

_MAX_STEPS = 64


class Regions:
    """Nodes that are nested or apart, never overlapping halfway, found again by byte offset."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.nodes = sorted(nodes, key=lambda node: (node.start_byte, -node.end_byte))
        self._starts = [node.start_byte for node in self.nodes]
        self.parents = self._nest()

    def _nest(self) -> list[int]:
        parents: list[int] = []
        open_: list[int] = []
        for at, node in enumerate(self.nodes):
            while open_ and self.nodes[open_[-1]].end_byte < node.end_byte:
                open_.pop()
            parents.append(open_[-1] if open_ else -1)
            open_.append(at)
        return parents

    def around(self, start: int, end: int) -> Iterator[int]:
        """Give the regions that hold these bytes, innermost first, at most 64 steps far."""
        at = bisect_right(self._starts, start) - 1
        for _ in range(_MAX_STEPS):
            if at < 0:
                return
            if self.nodes[at].start_byte <= start and end <= self.nodes[at].end_byte:
                yield at
            at = self.parents[at]
