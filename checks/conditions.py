"""Which conditions decide whether a node is reached: `if`, `unless`, the ternary, `&&`, `case`."""

from collections.abc import Iterator

import re2  # what meets foreign text must run in linear time
from tree_sitter import Node

from checks import nodes
from checks.places import MAX_STEPS

_LEAVES = re2.compile(r"\s*(?:return|throw|raise|abort|exit|die|panic)\b")
_BLOCKS = frozenset({
    "block", "statement_block", "compound_statement", "statement_list", "statements", "then",
    "control_structure_body",
})  # fmt: skip
_IFS = frozenset({"if_statement", "if_expression", "if", "if_modifier", "unless"})
_THEN = frozenset({"consequence", "body", "right"})
_CASES = frozenset({"switch_case", "expression_case", "case_statement"})
_AND = frozenset({"&&", "and"})


def around(node: Node) -> Iterator[tuple[Node, bool]]:
    """Conditions, innermost first, each with whether it must hold or must not.

    `if (gone) return;` before a statement is one that must not hold.
    """
    step = node
    for _ in range(MAX_STEPS):
        if step.parent is None:
            return
        yield from _of_parent(step, step.parent)
        yield from _before(step)
        step = step.parent


def _of_parent(step: Node, parent: Node) -> Iterator[tuple[Node, bool]]:
    """The one that the parent asks before it comes to this node."""
    if parent.type == "conditional_expression" and parent.child_by_field_name("condition") is None:
        parts = parent.named_children  # Python's: what, the condition, what else
        if len(parts) > 1 and step != parts[1]:
            yield parts[1], step == parts[0]
        return
    if parent.type in _CASES:
        value = parent.child_by_field_name("value")
        if value is not None and value != step:
            yield value, True
        return
    operator = parent.child_by_field_name("operator")
    is_and = operator is not None and nodes.text_of(operator) in _AND
    asked = parent.child_by_field_name("left" if is_and else "condition")
    if asked is not None and asked != step:
        is_then = any(parent.child_by_field_name(name) == step for name in _THEN)
        yield asked, is_then is not parent.type.startswith("unless")


def _before(step: Node) -> Iterator[tuple[Node, bool]]:
    one, left = step.prev_named_sibling, MAX_STEPS
    while one is not None and left:
        left -= 1
        is_wrapped = one.type == "expression_statement" and one.named_child_count == 1  # Rust's
        guard = one.named_children[0] if is_wrapped else one
        asked = guard.child_by_field_name("condition") if guard.type in _IFS else None
        if asked is not None and _ends(guard):
            yield asked, guard.type == "unless"
        one = one.prev_named_sibling


def _ends(guard: Node) -> bool:
    """Whoever fulfils this condition goes no further."""
    then = guard.child_by_field_name("consequence") or guard.child_by_field_name("body")
    if then is None or guard.child_by_field_name("alternative"):
        return False
    while then.type in _BLOCKS and then.named_child_count:
        then = then.named_children[-1]
    return _LEAVES.match(nodes.text_of(then)) is not None
