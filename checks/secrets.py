"""What of a file is never shown: the lines and nodes in which a hidden rule found a secret."""

from collections.abc import Iterable
from dataclasses import dataclass

from tree_sitter import Node

from checks.hits import Hit
from checks.nodes import text_of


@dataclass(frozen=True, slots=True)
class Secrets:
    """The secrets of one file. `spans` are their bytes, `lines` all lines that they touch."""

    spans: tuple[tuple[int, int], ...] = ()
    lines: frozenset[int] = frozenset()

    @classmethod
    def of(cls, found: Iterable[Hit]) -> "Secrets":
        """Those that these hits of hidden rules have found."""
        every = [hit.node for hit in found if hit.rule.hidden]
        spans = tuple((node.start_byte, node.end_byte) for node in every)
        return cls(spans, frozenset(line for node in every for line in _lines(node)))

    def stand_on(self, first: int, last: int) -> bool:
        """True if one stands on one of these lines."""
        return not self.lines.isdisjoint(range(first, last + 1))

    def shown(self, node: Node) -> str:
        """The node's text; nothing where it holds a secret or stands in one."""
        holds = any(start < node.end_byte and node.start_byte < end for start, end in self.spans)
        return "" if holds else text_of(node)


def _lines(node: Node) -> range:
    return range(node.start_point[0] + 1, node.end_point[0] + 2)
