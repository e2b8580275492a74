"""What a text is put together from, where one expression does it, in every language."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tree_sitter import Node

from checks import calls, nodes
from checks.built import words
from checks.language import Language

_SUMS = frozenset({"binary_operator", "binary_expression", "binary", "additive_expression"})
_JOINED = {"php": "."}  # what joins texts; elsewhere it is `+`
_FORMATTED = frozenset({"python", "ruby"})  # where `%` may put values into a text
_VERB = re.compile(r"%(?:%|[-+ #0-9.*']*([a-zA-Z]))")
_NUMBER_VERBS = frozenset("dioxXeEfFgGcbuptT")
_INLINE = re.compile(r"\{(\w+)[:}]")  # of Rust's `format!`
_NUMBER_FORMAT = re.compile(r".*[dxXofFeEgGn%]$")
_PLAIN = frozenset({"string_content", "escape_sequence", "heredoc_content"})
_CLAUSES = ("interpolation_brace", "interpolation_format_clause", "interpolation_alignment_clause")
_MAX_OPERANDS = 200


Held = Callable[[Node], Node]


def _itself(node: Node) -> Node:
    return node


@dataclass(frozen=True, slots=True)
class Pieces:
    """What is put into a text: expressions, and names that stand in the text itself."""

    nodes: tuple[Node, ...] = ()
    names: tuple[str, ...] = ()


def of(node: Node, language: Language, held: Held = _itself) -> Pieces | None:
    """What the expression puts into a text; None for one that puts no text together.

    `held` gives the text that a variable holds, where it is one; else the node itself.
    """
    if node.type == "concatenated_string":  # Python: "a" f"b {c}"
        return _together(of(one, language, held) or Pieces() for one in node.named_children)
    if node.type == "heredoc_beginning":  # Ruby: its text stands behind the statement
        body = _heredoc(node)
        return _interpolated(body, language) if body else None
    if nodes.is_a(node, "string", language):
        return _interpolated(node, language)
    if node.type in _SUMS:
        return _sum(node, language, held)
    called = calls.read(node, language)
    return _formatted(called, language, held) if called else None


def _together(every: Iterator[Pieces]) -> Pieces:
    joined = list(every)
    return Pieces(
        tuple(node for one in joined for node in one.nodes),
        tuple(name for one in joined for name in one.names),
    )


def _interpolated(node: Node, language: Language) -> Pieces | None:
    """The holes of a text; None where it has none, and for a template with a tag."""
    tagged = node.parent and node.parent.child_by_field_name("arguments") == node
    holes = list(_holes(node, language))
    if (tagged and node.type == "template_string") or not holes:
        return None
    found = [one for hole in holes if (one := _inner(hole)) is not None]
    plain = [one for one in found if one.type != "interpolated_identifier"]
    names = [nodes.text_of(one) for one in found if one.type == "interpolated_identifier"]
    return Pieces(tuple(plain), tuple(names))


def _holes(node: Node, language: Language) -> Iterator[Node]:
    for child in node.named_children:
        if child.type == "heredoc_body":  # PHP
            yield from _holes(child, language)
        elif nodes.is_a(child, "interpolation", language) or child.type == "interpolation":
            yield child


def _inner(hole: Node) -> Node | None:
    """The expression in a hole; None where only a number can stand there."""
    style = next((one for one in hole.named_children if one.type == "format_specifier"), None)
    if style and _NUMBER_FORMAT.fullmatch(nodes.text_of(style)):
        return None
    if hole.type not in _HOLES:
        return hole
    inner = [one for one in hole.named_children if one.type not in _CLAUSES]
    return inner[0] if inner else None


# What stands around an expression in a text; in PHP the expression stands there itself.
_HOLES = frozenset(
    {"interpolation", "template_substitution", "interpolated_expression", "string_interpolation"}
)


def _heredoc(beginning: Node) -> Node | None:
    """The text of a heredoc in Ruby: as many texts on as beginnings stand before it on its line."""
    line, step = beginning.start_point[0], beginning
    while step.parent is not None:
        step = step.parent
        bodies = [one for one in step.named_children if one.type == "heredoc_body"]
        later = [one for one in bodies if one.start_byte >= beginning.end_byte]
        if later:
            before = [
                one
                for one in nodes.below(step)
                if one.type == beginning.type
                and one.start_point[0] == line
                and one.start_byte < beginning.start_byte
            ]
            return later[len(before)] if len(before) < len(later) else None
    return None


def _sum(node: Node, language: Language, held: Held) -> Pieces | None:
    """The operands of a concatenation. One of them must be seen to be a text."""
    sign = operator(node)
    if sign == "%" and language.name in _FORMATTED:
        left = node.child_by_field_name("left")
        left = held(left) if left is not None else None
        if left is None or not nodes.is_a(left, "string", language):
            return None
        right = node.child_by_field_name("right")
        return Pieces(tuple(_verbs(left, _values(right))) if right else ())
    if sign != _JOINED.get(language.name, "+"):
        return None
    operands = list(_operands(node, sign))
    is_text = sign == "." or any(_is_text(held(one), language) for one in operands)
    return Pieces(tuple(operands)) if is_text else None


def operator(node: Node) -> str:
    """The sign between the two sides of an expression."""
    field = node.child_by_field_name("operator")
    if field is not None:
        return nodes.text_of(field)
    return next((nodes.text_of(one) for one in node.children if not one.is_named), "")


def _operands(node: Node, sign: str) -> Iterator[Node]:
    """Both sides, and those of the same kind within them."""
    open_, left = [node], _MAX_OPERANDS
    while open_ and left:
        left -= 1
        one = open_.pop()
        if one.type in _SUMS and operator(one) == sign:
            open_ += reversed(one.named_children)
        else:
            yield one


def _is_text(node: Node, language: Language) -> bool:
    if nodes.is_a(node, "string", language) or node.type == "concatenated_string":
        return True
    called = calls.read(node, language)  # Rust: "…".to_string() + x
    inner = called.receiver if called and called.name in words.SAME else None
    inner = inner or (called.arguments[0] if called and called.name == "from" else None)
    return inner is not None and nodes.is_a(inner, "string", language)


def _values(node: Node) -> list[Node]:
    several = node.type in ("tuple", "array", "dictionary", "hash")
    return list(map(calls.value, node.named_children)) if several else [node]


def _formatted(call: calls.Call, language: Language, held: Held) -> Pieces | None:
    """What `"…".format(x)`, `Sprintf("…", x)`, `format!("…", x)` and `"…".concat(x)` put in."""
    if call.node.type == "macro_invocation":
        return _macro(call, language) if call.name == "format" else None
    on = held(call.receiver) if call.receiver is not None else None
    on_text = on is not None and nodes.is_a(on, "string", language)
    if call.name == "concat" and on_text:
        return Pieces(call.arguments)
    if call.name not in words.FORMATTERS or not (on_text or call.arguments):
        return None
    template, *given = [one for one in (on if on_text else None, *call.arguments) if one]
    template = held(template)
    if not nodes.is_a(template, "string", language):
        return None
    inner = of(template, language) or Pieces()
    return _together(iter((inner, Pieces(tuple(_verbs(template, given))))))


def _verbs(template: Node, given: Sequence[Node]) -> list[Node]:
    """The values that are put in as texts: `%d` takes a number."""
    found = [verb[1] for verb in _VERB.finditer(nodes.text_of(template)) if verb[1]]
    if len(found) != len(given):
        return list(map(calls.value, given))
    pairs = zip(found, given, strict=True)
    return [calls.value(one) for verb, one in pairs if verb not in _NUMBER_VERBS]


def _macro(call: calls.Call, language: Language) -> Pieces | None:
    """`format!("… {} {id}", a.b)`: its tokens are not parsed; what begins with a name is that."""
    if not call.arguments or not nodes.is_a(call.arguments[0], "string", language):
        return None
    tree = call.arguments[0].parent
    groups: list[list[Node]] = [[]]
    for token in tree.children[1:-1] if tree else ():
        if token.type == ",":
            groups.append([])
        else:
            groups[-1].append(token)
    given = [_first_name(group, language) for group in groups[1:] if group]
    inline = _INLINE.findall(nodes.text_of(call.arguments[0]))
    names = tuple(name for name in inline if not name.isdigit())
    return Pieces(tuple(one for one in given if one is not None), names)


def _first_name(tokens: Sequence[Node], language: Language) -> Node | None:
    texts = [nodes.text_of(one) for one in tokens]
    if len(texts) > 1 and texts[-1] == "()" and words.gives_number(texts[-2], ""):
        return None
    start = texts.index("=") + 1 if "=" in texts else 0
    return next((one for one in tokens[start:] if one.is_named), None)
