"""What of a file is never shown: the lines and nodes in which a hidden rule found a secret, and all
other places where the very same text stands.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import re2
from tree_sitter import Node

from checks.hits import Hit
from checks.nodes import text_of

_VALUE = re2.compile(rb"[\"'`]([^\"'`\n]{8,400})[\"'`]")  # shorter ones stand in ordinary words
_MOST = 50  # values, and places of each, that are looked for


@dataclass(frozen=True, slots=True)
class Secrets:
    """The secrets of one file. `spans` are their bytes, `lines` all lines that they touch."""

    spans: tuple[tuple[int, int], ...] = ()
    lines: frozenset[int] = frozenset()

    @classmethod
    def of(cls, found: Iterable[Hit], text: bytes) -> "Secrets":
        """Those that these hits of hidden rules have found in this text."""
        every = [hit.node for hit in found if hit.rule.hidden]
        again = [span for value in _values(every, text) for span in _places(value, text)]
        spans = (*((node.start_byte, node.end_byte) for node in every), *again)
        lines = {line for node in every for line in _lines(node)}
        lines.update(text.count(b"\n", 0, start) + 1 for start, _ in again)
        return cls(spans, frozenset(lines))

    def stand_on(self, first: int, last: int) -> bool:
        """True if one stands on one of these lines."""
        return not self.lines.isdisjoint(range(first, last + 1))

    def shown(self, node: Node) -> str:
        """The node's text; nothing where it holds a secret or stands in one."""
        holds = any(start < node.end_byte and node.start_byte < end for start, end in self.spans)
        return "" if holds else text_of(node)


def _values(nodes: Iterable[Node], text: bytes) -> list[bytes]:
    """The quoted texts within what was found."""
    pieces = (text[node.start_byte : node.end_byte] for node in nodes)
    values = (value for piece in pieces for value in _VALUE.findall(piece))
    return list(islice(dict.fromkeys(values), _MOST))


def _places(value: bytes, text: bytes) -> Iterator[tuple[int, int]]:
    at = text.find(value)
    for _ in range(_MOST):
        if at < 0:
            return
        yield at, at + len(value)
        at = text.find(value, at + len(value))


def _lines(node: Node) -> range:
    return range(node.start_point[0] + 1, node.end_point[0] + 2)
