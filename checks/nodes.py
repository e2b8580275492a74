"""Small questions about single nodes, answered with what `language.toml` knows of the grammar."""

from collections.abc import Iterator
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
    if is_a(node, "string", language):
        return string_content(node, language) is not None
    return is_a(node, "number", language) or is_a(node, "constant", language)


def texts(node: Node, language: Language) -> frozenset[str]:
    """The node's text and, of a string, its content."""
    content = string_content(node, language)
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
    is_list = is_a(node, "arguments", language)
    if not is_list and node.type not in ("object", "dictionary"):
        return None
    every = [one for one in items(node, language) if not is_list or _is_keyed(one, language)]
    return [_entry(one, language) for one in every]


def _is_keyed(node: Node, language: Language) -> bool:
    return is_a(node, "keyword", language) or text_of(node).startswith("**")


def _entry(node: Node, language: Language) -> Entry | None:
    if node.type == "shorthand_property_identifier":
        return Entry(text_of(node), None)
    key = node.child_by_field_name("key") or node.child_by_field_name("name")
    if key is None or is_a(node, "spread", language) or key.type == "computed_property_name":
        return None
    content = string_content(key, language)
    if content is None and not is_a(key, "identifier", language) and key.type != "number":
        return None
    name = content if content is not None else text_of(key)
    return Entry(name, node.child_by_field_name("value"))
