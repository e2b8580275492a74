"""A call as every language has it: what is called, on what, with which arguments."""

from collections.abc import Sequence
from dataclasses import dataclass

from tree_sitter import Node

from checks import nodes
from checks.language import Language

_CALLEES = ("function", "constructor", "macro", "type")
_RECEIVERS = ("object", "receiver", "scope", "operand", "value", "expression", "path", "argument")
_NAMES = ("name", "method", "property", "attribute", "field")
_WRAPPED = frozenset(
    {"argument", "value_argument", "keyword_argument", "pair", "attribute_argument"}
)
_SPREADS = frozenset({"list_splat", "spread_element", "variadic_unpacking", "splat_argument"})
_LAST = -1


@dataclass(frozen=True, slots=True)
class Call:
    """`name` is the last word of what is called: `get` of `client.get(…)`, `Pool` of `new Pool()`.

    `arguments` are values without the names they may be given by; a block or closure that follows
    the list (Ruby, Kotlin) is the last of them.
    """

    node: Node
    name: str
    receiver: Node | None
    arguments: tuple[Node, ...]


def read(node: Node, language: Language) -> Call | None:
    """The call that the node is; None if it is none."""
    if not nodes.is_a(node, "call", language):
        return None
    callee, receiver = _callee(node, language)
    name = nodes.text_of(callee) if callee is not None else ""
    return Call(node, name, receiver, tuple(_arguments(node, language)))


def _callee(call: Node, language: Language) -> tuple[Node | None, Node | None]:
    """The word that is called and what it is called on."""
    name = call.child_by_field_name("name") or call.child_by_field_name("method")
    if name is not None and call.type not in _CONSTRUCTED:
        return name, _field(call, _RECEIVERS)
    called = _field(call, _CALLEES) or next(iter(nodes.items(call, language)), None)
    return (None, None) if called is None else _member(called, language)


_CONSTRUCTED = frozenset({"struct_expression"})  # Rust: its name is what is constructed


def _member(called: Node, language: Language) -> tuple[Node | None, Node | None]:
    """`a.b` is `b` of `a`; anything else is called as it stands."""
    if called.type in ("generic_function", "generic_name"):
        inner = called.child_by_field_name("function") or called.named_children[0]
        return _member(inner, language)
    if called.type == "conditional_access_expression":  # C#: `a?.B()`
        binding = called.named_children[_LAST]
        return _field(binding, _NAMES), called.named_children[0]
    if called.type == "navigation_expression":  # Kotlin
        suffix = called.named_children[_LAST]
        return next(iter(suffix.named_children), None), called.named_children[0]
    name = _field(called, _NAMES)
    receiver = _field(called, _RECEIVERS)
    if name is None or receiver is None:
        return called, None
    inner = name.named_children[0] if name.type == "generic_name" else name
    return inner, receiver


def _field(node: Node, names: Sequence[str]) -> Node | None:
    return next((one for name in names if (one := node.child_by_field_name(name))), None)


def _arguments(call: Node, language: Language) -> list[Node]:
    given = call.child_by_field_name("arguments") or nodes.arguments(call, language)
    every = [] if given is None else _listed(given, language)
    if given is None:  # Kotlin, and the tokens of a macro in Rust
        for one in call.named_children:
            every += _trailing(one, language)
    block = call.child_by_field_name("block")
    return every if block is None else [*every, block]


def _trailing(part: Node, language: Language) -> list[Node]:
    if part.type == "token_tree":
        return nodes.items(part, language)
    if part.type != "call_suffix":
        return []
    return [one for child in part.named_children for one in _suffix(child, language)]


def _suffix(child: Node, language: Language) -> list[Node]:
    if nodes.is_a(child, "arguments", language):
        return _listed(child, language)
    return child.named_children if child.type == "annotated_lambda" else []


def _listed(given: Node, language: Language) -> list[Node]:
    if not nodes.is_a(given, "arguments", language):  # a template, or a generator on its own
        return [given]
    return [value(one) for one in nodes.items(given, language)]


def value(argument: Node) -> Node:
    """An argument without the name that it may have, and without the stars of a spread."""
    if argument.type in _WRAPPED and argument.named_children:
        return argument.child_by_field_name("value") or argument.named_children[_LAST]
    if argument.type in _SPREADS and argument.named_children:
        return argument.named_children[_LAST]
    return argument
