"""Asked of what an expression's value is called."""

from collections.abc import Iterator

from tree_sitter import Node

from checks import nodes
from checks.places import MAX_STEPS, Captures
from checks.predicates.facts import Answer, Facts
from checks.predicates.texts import regex
from checks.queries import Predicate

_NAMED = ("binding", "pair", "keyword")
# Fields of a node that hold a name; where it has none of them the first child is the name.
_LEFT = ("left", "name", "key", "pattern", "field", "property")
_BEFORE = ("modifiers", "binding_pattern_kind")  # what Kotlin writes in front of a variable


def named(node: Node, predicate: Predicate, _: Captures, facts: Facts) -> Answer:
    """`#named?`: the name of what the value becomes, or of the function around it, matches."""
    pattern = regex(predicate.texts[0])
    return any(pattern.search(name) for name in _names(node, facts))


def _names(node: Node, facts: Facts) -> Iterator[str]:
    """The innermost variable, member, key or parameter that it is put in, then the function."""
    is_put = False
    inner, outer = node, node.parent
    for _ in range(MAX_STEPS):
        if outer is None:
            return
        if name := _name_of_function(outer, facts):
            yield name
            return
        of_function = nodes.is_a(inner, "function", facts.language)
        if (not is_put or of_function) and (name := _name_of_target(inner, outer, facts)):
            yield name
            is_put = True
            if of_function:
                return
        inner, outer = outer, outer.parent


def _name_of_function(node: Node, facts: Facts) -> str:
    """The function's own name; nothing for anything else."""
    if not nodes.is_a(node, "function", facts.language):
        return ""
    name = node.child_by_field_name("name")
    if name is None:
        own = (one for one in node.named_children if one.type == "simple_identifier")  # Kotlin
        name = next(own, None)
    return nodes.text_of(name) if name else ""


def _name_of_target(inner: Node, outer: Node, facts: Facts) -> str:
    """What `outer` calls `inner`; nothing where it gives it no name."""
    if not any(nodes.is_a(outer, one, facts.language) for one in _NAMED):
        return ""
    left = next((one for key in _LEFT if (one := outer.child_by_field_name(key))), None)
    if left is None:
        left = _first_name(outer)
    return "" if left is None or left == inner else _last_word(left, facts)


def _first_name(node: Node) -> Node | None:
    every = (one for one in node.named_children if one.type not in _BEFORE)
    return next(every, None)


def _last_word(node: Node, facts: Facts) -> str:
    """The last name or text in it: `token` of `self.token` and of `row["token"]`."""
    found = ""
    for one in nodes.below(node):
        if nodes.is_a(one, "identifier", facts.language) and not one.named_child_count:
            found = nodes.text_of(one)
        found = nodes.string_content(one, facts.language) or found
    return found or nodes.text_of(node)
