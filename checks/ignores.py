"""Ignores in the code: `# touchline: ignore[rule-id, other-id] reason`, in the language's comment.

A reason is required: without one nothing is ignored. Such a comment speaks about the line that it
stands on or, standing alone, about the next line that is not a comment. The engine's own findings
about ignores have ids that are no rules; they cannot be ignored in their turn.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checks import nodes
from checks.hits import Hit
from checks.model import RuleId
from checks.source import Source

WITHOUT_REASON = RuleId("ignore-without-reason")
UNUSED = RuleId("ignore-unused")
UNKNOWN = RuleId("ignore-unknown-rule")
ENGINE_RULES = frozenset({WITHOUT_REASON, UNUSED, UNKNOWN})

MARK = b"touchline:"
_COMMENT = re.compile(
    rb"touchline:[ \t]*ignore[ \t]*\[(?P<ids>[^\]\n]*)\][ \t:,-]*(?P<reason>[^\n]*)"
)
_CLOSING = re.compile(r"\s*(\*/|-->)\s*\}?\s*$")


@dataclass(frozen=True, slots=True)
class Ignore:
    """One comment: the line that it stands on, the line it speaks about, ids and reason."""

    line: int
    target: int
    rules: tuple[str, ...]
    reason: str

    def covers(self, hit: Hit, last: int) -> bool:
        """True if it speaks about this hit, which ends on line `last`."""
        behind = self.target == self.line and hit.line <= self.line <= last
        return hit.rule.id in self.rules and (behind or self.target == hit.line)


class Ignores:
    """The ignores of a file, by the lines on which they count."""

    def __init__(self, every: Sequence[Ignore]) -> None:
        self.all = tuple(every)
        self._by_line: dict[int, list[Ignore]] = defaultdict(list)
        for ignore in every:
            self._by_line[ignore.target].append(ignore)

    def about(self, hit: Hit) -> list[Ignore]:
        """Those that name the hit's rule: above it, or behind one of the lines it stands on."""
        last = hit.node.end_point[0] + 1
        lines = range(hit.line, last + 1) if self._by_line else ()
        return [one for n in lines for one in self._by_line.get(n, ()) if one.covers(hit, last)]


def read(source: Source) -> Ignores:
    """The ignores of a file, in order; a text within a string is none."""
    return Ignores(tuple(_found(source)) if MARK in source.text else ())


def _found(source: Source) -> Iterator[Ignore]:
    for found in _COMMENT.finditer(source.text):
        node = source.root.descendant_for_byte_range(found.start(), found.start() + 1)
        while node is not None and not nodes.is_a(node, "comment", source.language):
            node = node.parent
        if node is None:
            continue
        line = node.start_point[0] + 1 + source.text.count(b"\n", node.start_byte, found.start())
        names = found["ids"].decode().split(",")
        reason = _CLOSING.sub("", found["reason"].decode()).strip()
        rules = tuple(name.strip() for name in names if name.strip())
        yield Ignore(line, _target(source, line), rules, reason)


def _target(source: Source, line: int) -> int:
    """The line itself where code stands before the comment, else the next line of code."""
    if not _is_comment(source, line):
        return line
    last = len(source.lines)
    return next((n for n in range(line + 1, last + 1) if not _is_comment(source, n)), line)


def _is_comment(source: Source, line: int) -> bool:
    text = source.lines[line - 1].lstrip()
    return text.startswith((*source.language.comments, "/*", "{/*", "*"))
