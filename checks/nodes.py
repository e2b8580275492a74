"""Small questions about single nodes, answered with what `language.toml` knows of the grammar."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tree_sitter import Node

from checks.language import Language

MAX_BELOW = 20_000  # nodes looked at below one


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of an object literal or one named argument. `value` is None where it has none."""

    key: str
    value: Node | None


def text_of(node: Node) -> str:
    """The node's text."""
    return (node.text or b"").decode("utf-8", "replace")


def is_a(node: Node, group: str, language: Language) -> bool:
    """True if the node's type is in this group of `language.toml`."""
    return node.type in language.nodes[group]


def below(node: Node) -> Iterator[Node]:
    """The node and all below it, in order, at most `MAX_BELOW`."""
    open_, left = [node], MAX_BELOW
    while open_ and left:
        left -= 1
        one = open_.pop()
        yield one
        open_ += reversed(one.children)


def string_content(node: Node, language: Language) -> str | None:
    """What stands between a string's quotes, escapes as written; None for anything else."""
    if not is_a(node, "string", language) or _is_interpolated(node, language):
        return None
    text = text_of(node)
    body = text.lstrip("bBfFrRuU") if text[:1].isalpha() else text
    for quote in ('"""', "'''", '"', "'", "`"):
        if body.startswith(quote):
            closed = body.endswith(quote) and len(body) >= 2 * len(quote)
            return body[len(quote) : -len(quote)] if closed else None
    return text


def _is_interpolated(node: Node, language: Language) -> bool:
    return any(is_a(child, "interpolation", language) for child in node.children)


def is_literal(node: Node, language: Language) -> bool:
    """A string without interpolation, a number, a boolean or null."""
    node = unwrapped(node, language)
    if is_a(node, "string", language):
        return string_content(node, language) is not None
    return is_a(node, "number", language) or is_a(node, "constant", language)


def texts(node: Node, language: Language) -> frozenset[str]:
    """The node's text and, of a string, its content."""
    content = string_content(unwrapped(node, language), language)
    return frozenset({text_of(node)} | ({content} if content is not None else set()))


def arguments(node: Node, language: Language) -> Node | None:
    """The argument list: the node itself, or that of a call."""
    if is_a(node, "arguments", language):
        return node
    return next((one for one in node.children if is_a(one, "arguments", language)), None)


def items(node: Node, language: Language) -> list[Node]:
    """What stands in a list, without punctuation and comments."""
    return [one for one in node.named_children if not is_a(one, "comment", language)]


def entries(node: Node, language: Language) -> list[Entry | None] | None:
    """The keyed entries of an object literal or argument list, in order.

    None in the list for one that may hold any key: a spread or a computed key. None for a node
    that is neither: nothing is known of its keys.
    """
    node = unwrapped(node, language)
    is_list = is_a(node, "arguments", language)
    if not is_list and not is_a(node, "object", language):
        return None
    there = [one for one in items(node, language) if one.type not in _BRACES]
    there = there[1 if node.type in _HEADED else 0 :]
    every = [one for one in there if not is_list or _is_keyed(one, language)]
    return [entry(one, language) for one in every]


def is_keyword(node: Node, language: Language) -> bool:
    """True for a named argument; in C# and PHP one is an argument that has a name."""
    named = node.child_by_field_name("name") or node.child_by_field_name("key")
    return is_a(node, "keyword", language) and named is not None


def _is_keyed(node: Node, language: Language) -> bool:
    return is_keyword(node, language) or text_of(node).startswith("**")


def entry(node: Node, language: Language) -> Entry | None:
    """The entry that a pair is; None for one that may hold any key."""
    if node.type in ("shorthand_property_identifier", "shorthand_field_initializer"):
        return Entry(text_of(node), None)
    if node.type in _HEADED:
        return Entry(text_of(items(node, language)[0]), node)
    if is_a(node, "spread", language):
        return None
    key, value = _halves(node, language)
    if key is None or is_computed(node):
        return None
    content = string_content(key, language)
    if content is None and not any(is_a(key, group, language) for group in _KEY_GROUPS):
        return None
    name = content if content is not None else text_of(key)
    return None if (node.type, name) in _MERGES else Entry(name, value)


def is_computed(pair: Node) -> bool:
    """True for an entry whose key is an expression: `[key]: 1`, or in HCL `(key) = 1`."""
    key = _field(pair, _KEYS)
    if key is None or key.type != "expression":
        return key is not None and key.type == "computed_property_name"
    return text_of(key).startswith("(")


_KEY_GROUPS = ("identifier", "number", "constant")
_BRACES = frozenset({"object_start", "object_end"})  # in HCL they are nodes with a name
_HEADED = frozenset({"table", "table_array_element"})  # of TOML: their first node is their name
# What stands in the stead of other entries: a merge in YAML, a generated block in HCL.
_MERGES = frozenset({("block_mapping_pair", "<<"), ("flow_pair", "<<"), ("block", "dynamic")})
_KEYS = ("key", "name", "field", "left")
_VALUES = ("value", "val", "right")


def _halves(node: Node, language: Language) -> tuple[Node | None, Node | None]:
    """Key and value of an entry: by their fields, or the two nodes that a pair is made of."""
    key, value = _field(node, _KEYS), _field(node, _VALUES)
    if is_a(node, "pair", language) or is_a(node, "keyword", language):
        parts = [one for one in items(node, language) if one != key]
        if key is None and len(parts) > 1:
            key, *parts = parts
        inside = next((one for one in parts if is_a(one, "object", language)), None)
        value = value or inside or (parts[-1] if parts else None)
    return key and unwrapped(key, language), value and unwrapped(value, language)


def _field(node: Node, names: Sequence[str]) -> Node | None:
    return next((one for name in names if (one := node.child_by_field_name(name))), None)


def content_of(node: Node, language: Language) -> Node | None:
    """What an entry, an element of a YAML list, or a document holds; None for others."""
    if is_a(node, "pair", language) and not is_a(node, "keyword", language):
        return _halves(node, language)[1]
    inner = items(node, language) if node.type in _HOLDERS else []
    return unwrapped(inner[0], language) if len(inner) == 1 else None


_HOLDERS = frozenset({"block_sequence_item", "document"})


def unwrapped(node: Node, language: Language) -> Node:
    """What stands in nodes that hold one other and mean nothing, such as YAML's `flow_node`."""
    while node.type in language.nodes["holder"]:
        inner = [one for one in items(node, language) if one.type != "anchor"]
        if len(inner) != 1:
            break
        node = inner[0]
    return node
