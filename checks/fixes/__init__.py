"""Fixes: named operations made into whole lines, and offered only when they are proven.

A fix was applied, parsed without a new error, uses no name that is not in scope, and a look at the
new text with all rules finds nothing there any more and nothing new. If not, there is no fix.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tree_sitter import Node

from checks.fixes.edits import Edit, Lines, apply, apply_edits, changed_lines, moved
from checks.fixes.operations import Operation, edits_of
from checks.fixes.proof import Parsed, adds_no_error, uses_only_known_names

__all__ = ["Edit", "Lines", "Operation", "Parsed", "Proof", "apply", "prove"]


@dataclass(frozen=True, slots=True)
class Proof:
    """What the engine lends for proving a fix.

    `parse` reads a new text (None where it is over its limits). `recheck` looks at it with all
    rules: True if the finding is gone and nothing else was found that was not found before.
    """

    parse: Callable[[bytes], Parsed | None]
    recheck: Callable[[Parsed], bool]


def prove(
    operations: Sequence[Operation],
    captures: Mapping[str, Sequence[Node]],
    old: Parsed,
    proof: Proof,
) -> Lines | None:
    """The lines to replace, proven; None where the operations do not fit or the proof fails."""
    edits = _edits(operations, captures, old.source)
    text = apply_edits(old.source, edits) if edits else None
    if text is None or text == old.source:
        return None
    new = proof.parse(text)
    if new is None or not adds_no_error(old, new):
        return None
    if not uses_only_known_names(old, new, edits, moved(edits)) or not proof.recheck(new):
        return None
    return changed_lines(old.source, new.source)


def _edits(
    operations: Sequence[Operation], captures: Mapping[str, Sequence[Node]], source: bytes
) -> list[Edit]:
    every: list[Edit] = []
    for operation in operations:
        edits = edits_of(operation, captures, source)
        if edits is None:
            return []
        every += edits
    return every
