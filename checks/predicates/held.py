"""Asked of a variable: whose it is, and what it may hold."""

from tree_sitter import Node

from checks import nodes
from checks.places import Captures
from checks.predicates.facts import Answer, Facts
from checks.predicates.texts import regex
from checks.queries import Predicate


def module_variable(node: Node, _: Predicate, __: Captures, facts: Facts) -> Answer:
    """`#module-variable?`: the name is a variable of the file itself."""
    binding = facts.names.binding(node)
    if binding is None or "." in binding.name or not facts.names.visible(binding.name, 0):
        return None
    return facts.names.scope_of(binding).id == facts.source.root.id


def holds(node: Node, predicate: Predicate, _: Captures, facts: Facts) -> Answer:
    """`#holds?`: one of the values that the variable may have here matches an RE2 pattern."""
    values = facts.names.values(node)
    if not values:
        return None
    return any(regex(predicate.texts[0]).search(nodes.text_of(one)) for one in values)


def text_match(node: Node, predicate: Predicate, _: Captures, facts: Facts) -> Answer:
    """`#text-match?`: its own text, or that of a value that it may have here, matches."""
    pattern = regex(predicate.texts[0])
    return any(pattern.search(nodes.text_of(one)) for one in (node, *facts.names.values(node)))
