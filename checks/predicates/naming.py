"""Asked of what an expression means: its names, its variable, its value."""

from functools import lru_cache

from tree_sitter import Node

from checks.names import matches
from checks.places import Captures
from checks.predicates.facts import Answer, Facts
from checks.queries import Predicate
from checks.shows import Shows


def resolves(node: Node, predicate: Predicate, _: Captures, facts: Facts) -> Answer:
    """`#resolves?`: the expression is one of these names."""
    names = facts.names.resolve(node)
    if not names:
        return None
    plain, wild = _listed(predicate.texts)
    return not names.isdisjoint(plain) or any(matches(names, text) for text in wild)


@lru_cache(maxsize=4096)
def _listed(texts: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Names that are compared as they are, and those with a `*`."""
    wild = tuple(text for text in texts if "*" in text)
    return frozenset(texts) - frozenset(wild), wild


def same(node: Node, predicate: Predicate, captures: Captures, facts: Facts) -> Answer:
    """`#same?`: both are one variable, or one text."""
    others = captures[predicate.captures[1]]
    return all(_are_same(node, other, facts) for other in others)


def _are_same(one: Node, other: Node, facts: Facts) -> bool:
    bindings = (facts.names.binding(one), facts.names.binding(other))
    if bindings == (None, None):
        return one.text == other.text
    return bindings[0] == bindings[1]


def shows(node: Node, predicate: Predicate, _: Captures, facts: Facts) -> Answer:
    """`#shows?`: what the expression gives holds the text of such a value."""
    return Shows(facts.names, facts.language, predicate.texts).asked(node) or None


def interpolated(node: Node, _: Predicate, __: Captures, facts: Facts) -> Answer:
    """`#interpolated?`: a text put together from something that is not a constant."""
    return facts.built.asked(node)


def from_request(node: Node, _: Predicate, __: Captures, facts: Facts) -> Answer:
    """`#from-request?`: the value was sent with the request that the code around it answers."""
    return facts.requests.asked(node)
