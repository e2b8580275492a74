"""Asked of what becomes of an expression's value."""

from tree_sitter import Node

from checks import nodes
from checks.language import Language
from checks.places import MAX_STEPS, Captures
from checks.predicates.facts import Answer, Facts
from checks.queries import Predicate


def awaited(node: Node, _: Predicate, __: Captures, facts: Facts) -> Answer:
    """`#awaited?`: upwards from the expression, what becomes of its value."""
    for _step in range(MAX_STEPS):
        parent = node.parent
        if parent is None:
            return None
        answer = _fate(node, parent, facts.language)
        if answer != "on":
            return answer  # type: ignore[return-value]  # "on" was the only text
        node = parent
    return None


def _fate(node: Node, parent: Node, language: Language) -> Answer | str:
    """True, False, None (not known), or "on" where the value goes further up."""
    if nodes.is_a(parent, "await", language) or nodes.is_a(parent, "return", language):
        return True
    if nodes.is_a(parent, "statement", language):
        return False
    if nodes.is_a(parent, "function", language):
        return True if parent.child_by_field_name("body") == node else None
    if parent.type == "unary_expression" and nodes.text_of(parent).startswith("void"):
        return True
    return _passed_on(node, parent, language)


def _passed_on(node: Node, parent: Node, language: Language) -> Answer | str:
    member = parent.child_by_field_name("property")
    if member is not None and parent.child_by_field_name("object") == node:
        name = nodes.text_of(member)
        return "on" if name in ("then", "finally") else (name == "catch" or None)
    groups = ("wrapper", "sequence", "arguments", "call")
    return "on" if any(nodes.is_a(parent, group, language) for group in groups) else None
