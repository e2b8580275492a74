"""What is asked of a fix before the rules look at it: does it parse, are its names there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tree_sitter import Node

from checks.fixes.edits import Edit
from checks.names import Names


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text with its tree and what its names mean."""

    source: bytes
    root: Node
    names: Names


def adds_no_error(old: Parsed, new: Parsed) -> bool:
    """True if the new text has no more places that do not parse than the old one had."""
    if not new.root.has_error:
        return True
    return old.root.has_error and _errors(new.root) <= _errors(old.root)


def _errors(root: Node) -> int:
    count, open_ = 0, [root]
    while open_:
        node = open_.pop()
        count += node.is_error or node.is_missing
        open_ += [child for child in node.children if child.has_error]
    return count


def uses_only_known_names(
    old: Parsed, new: Parsed, edits: Sequence[Edit], places: Sequence[tuple[int, int]]
) -> bool:
    """True if every name in the new pieces is bound there, global, or stood there before."""
    before = {name for one in edits for name, _ in _uses(old, _line_of(one, old.source))}
    return all(
        name in before or new.names.visible(name, byte)
        for place in places
        for name, byte in _uses(new, place)
    )


def _line_of(edit: Edit, source: bytes) -> tuple[int, int]:
    """The whole lines that an edit stands on: what is said there may be said again."""
    end = source.find(b"\n", edit.end)
    return source.rfind(b"\n", 0, edit.start) + 1, len(source) if end < 0 else end


def _uses(parsed: Parsed, place: tuple[int, int]) -> Iterator[tuple[str, int]]:
    """The names that are looked up between two bytes, each with its own."""
    start, end = place
    open_ = [parsed.root]
    while open_:
        node = open_.pop()
        if node.end_byte <= start or node.start_byte >= end:
            continue
        if node.start_byte >= start and node.end_byte <= end and parsed.names.is_use(node):
            yield parsed.source[node.start_byte : node.end_byte].decode(), node.start_byte
        open_ += node.children
