"""The fix operations of vocabulary.toml: from captured nodes to edits of bytes.

An operation that does not fit what it is given (a splat in the way, a key that is a method) gives
None: then no fix is offered.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tree_sitter import Node

from checks.fixes.edits import Edit
from checks.fixes.lists import append, insert_before, items, take_out

_HOLE = re.compile(r"\{([A-Za-z_][\w.]*)\}")
_KEYED = frozenset({"pair", "keyword_argument", "shorthand_property_identifier"})
_SPREADS = frozenset(
    {"spread_element", "dictionary_splat", "list_splat", "parenthesized_list_splat"}
)
_LISTS = frozenset({"argument_list", "arguments", "object", "dictionary"})

Captures = Mapping[str, Sequence[Node]]


@dataclass(frozen=True, slots=True)
class Operation:
    """One `#…!` of a query: its name with the `!`, the capture without the `@`, and the text."""

    name: str
    capture: str
    text: str = ""


def edits_of(operation: Operation, captures: Captures, source: bytes) -> list[Edit] | None:
    """What the operation does to the file; None where it cannot be done."""
    text = _filled(operation.text, captures, source)
    made: list[Edit] = []
    for node in captures.get(operation.capture, ()):
        edits = _OPERATIONS[operation.name](node, text, source)
        if edits is None:
            return None
        made += edits
    return made or None


def _filled(text: str, captures: Captures, source: bytes) -> str:
    """Put the text of captures into `{name}`; braces around anything else stay."""

    def fill(hole: re.Match[str]) -> str:
        nodes = captures.get(hole[1])
        return _text(nodes[0], source) if nodes else hole[0]

    return _HOLE.sub(fill, text)


def _set_argument(node: Node, text: str, source: bytes) -> list[Edit] | None:
    return _set(node, text, text.partition("=")[0], source)


def _set_key(node: Node, text: str, source: bytes) -> list[Edit] | None:
    return _set(node, text, text.partition(":")[0], source)


def _set(node: Node, text: str, key: str, source: bytes) -> list[Edit] | None:
    if node.type not in _LISTS:
        return None
    wanted = _unquoted(key)
    there = [one for one in items(node) if _key(one, source) == wanted]
    if len(there) > 1 or any(one.type not in _KEYED for one in there):
        return None
    if there:
        return [Edit(there[0].start_byte, there[0].end_byte, text.encode())]
    return append(node, text, source)


def _key(item: Node, source: bytes) -> str | None:
    """The key of a pair, of a keyword argument, of a method or of `{ timeout }`."""
    if item.type == "shorthand_property_identifier":
        return _text(item, source)
    named = item.child_by_field_name("key") or item.child_by_field_name("name")
    return _unquoted(_text(named, source)) if named else None


def _add_argument(node: Node, text: str, source: bytes) -> list[Edit] | None:
    every = items(node)
    if node.type not in _LISTS or any(one.type in _SPREADS for one in every):
        return None
    keyword = next((one for one in every if one.type == "keyword_argument"), None)
    return insert_before(keyword, text) if keyword else append(node, text, source)


def _replace(node: Node, text: str, source: bytes) -> list[Edit] | None:
    del source  # only the others look around themselves
    return [Edit(node.start_byte, node.end_byte, text.encode())]


def _remove(node: Node, text: str, source: bytes) -> list[Edit] | None:
    del text  # it has none
    return take_out(node, source)


def _text(node: Node, source: bytes) -> str:
    return source[node.start_byte : node.end_byte].decode("utf-8", "replace")


def _unquoted(key: str) -> str:
    return key.strip().strip("'\"")


_OPERATIONS: dict[str, Callable[[Node, str, bytes], list[Edit] | None]] = {
    "set-argument!": _set_argument,
    "set-key!": _set_key,
    "add-argument!": _add_argument,
    "replace!": _replace,
    "remove!": _remove,
}
