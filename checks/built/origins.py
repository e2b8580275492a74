"""Where a variable without a value has it from: its function's caller, or a loop's list."""

from enum import StrEnum

from tree_sitter import Node

from checks import calls, nodes
from checks.built import words
from checks.language import Language

_MAX_UP = 12
_LOOPS = frozenset(
    {
        "for_statement",
        "for_in_clause",
        "for_in_statement",
        "enhanced_for_statement",
        "foreach_statement",
        "range_clause",
        "for_expression",
        "for",
    }
)
_PARAMETER = frozenset({"lambda_parameters", "closure_parameters", "block_parameters"})


class Origin(StrEnum):
    """Who gives a variable its value."""

    PARAMETER = "parameter"
    ELEMENT = "element"
    NUMBER = "number"
    UNKNOWN = "unknown"


def origin_of(leaf: Node, language: Language) -> tuple[Origin, Node | None]:
    """Of the name where it is bound: who gives it, and for an element of what."""
    step, inner = leaf.parent, leaf
    for _ in range(_MAX_UP):
        if step is None or nodes.is_a(step, "block", language):
            break
        if step.type in _LOOPS:
            return _element(step, inner)
        if nodes.is_a(step, "function", language):
            return _parameter(step, inner, leaf, language)
        inner, step = step, step.parent
    return Origin.UNKNOWN, None


def _element(loop: Node, inner: Node) -> tuple[Origin, Node | None]:
    over = next(
        (one for name in ("right", "value") if (one := loop.child_by_field_name(name))), None
    )
    if over is None and loop.type == "for":
        over = next((one for one in loop.named_children if one.type == "in"), None)
        over = over.named_children[0] if over else None
    if over is None:  # Kotlin, PHP: what is gone over stands beside the variable
        rest = [one for one in loop.named_children if one.id != inner.id]
        before = loop.type == "foreach_statement"
        over = (loop.named_children[0] if before else rest[0]) if rest else None
    within = over is None or over.id == inner.id
    return (Origin.UNKNOWN, None) if within else (Origin.ELEMENT, over)


def _parameter(
    function: Node, inner: Node, leaf: Node, language: Language
) -> tuple[Origin, Node | None]:
    is_parameter = "parameter" in inner.type or inner.id == leaf.id
    if not is_parameter or leaf.text in (b"self", b"cls"):
        return Origin.UNKNOWN, None
    called = _given_to(function, language)
    if called is None or called.name not in words.EACH | words.LATER:
        return Origin.PARAMETER, None
    return (
        (Origin.UNKNOWN, None)
        if called.name in words.LATER
        else _given(called, function, inner, leaf)
    )


def _given(
    called: calls.Call, function: Node, inner: Node, leaf: Node
) -> tuple[Origin, Node | None]:
    """What `xs.map((x, index) => …)` gives its function."""
    first = inner.named_children[0] if inner.named_children else leaf
    if not first.start_byte <= leaf.start_byte < first.end_byte:
        return Origin.NUMBER, None
    rest = (one for one in called.arguments if one.id != function.id)
    over = called.receiver or next(rest, None)
    return (Origin.UNKNOWN, None) if over is None else (Origin.ELEMENT, over)


def _given_to(function: Node, language: Language) -> calls.Call | None:
    """The call that the function is an argument of."""
    step = function.parent
    for _ in range(4):  # argument, list, suffix, call
        if step is None or nodes.is_a(step, "block", language):
            return None
        called = calls.read(step, language)
        if called is not None:
            return called if any(one.id == function.id for one in called.arguments) else None
        step = step.parent
    return None
