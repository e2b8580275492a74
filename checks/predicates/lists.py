"""Asked of argument lists and of the entries of objects."""

from tree_sitter import Node

from checks import nodes
from checks.places import Captures
from checks.predicates.facts import Answer, Facts
from checks.queries import Predicate


def lacks_argument(node: Node, predicate: Predicate, _: Captures, facts: Facts) -> Answer:
    """`#lacks-argument?`: no such keyword argument, and nothing that could carry one."""
    given = nodes.arguments(node, facts.language)
    return _lacks(given, predicate, facts) if given else None


def lacks_key(node: Node, predicate: Predicate, _: Captures, facts: Facts) -> Answer:
    """`#lacks-key?`: no such key, and nothing that could carry one."""
    return _lacks(node, predicate, facts)


def _lacks(node: Node, predicate: Predicate, facts: Facts) -> Answer:
    entries = nodes.entries(node, facts.language)
    if entries is None:
        return None
    if any(one is not None and one.key in predicate.texts for one in entries):
        return False
    return None if None in entries else True


def has_key(node: Node, predicate: Predicate, _: Captures, facts: Facts) -> Answer:
    """`#has-key?`: the key is there with one of these values."""
    entries = nodes.entries(nodes.arguments(node, facts.language) or node, facts.language)
    key, *values = predicate.texts
    for entry in reversed(entries or ()):  # the last one wins
        if entry is None:
            return None
        if entry.key == key:
            there = entry.value
            known = nodes.texts(there, facts.language) if there else None
            return None if known is None else not known.isdisjoint(values)
    return None if entries is None else False


def arguments_count(node: Node, predicate: Predicate, _: Captures, facts: Facts) -> Answer:
    """`#arguments-count?`: so many positional arguments."""
    language = facts.language
    given = nodes.arguments(node, language)
    if given is None:
        return None
    every = nodes.items(given, language)
    if any(nodes.is_a(one, "spread", language) for one in every):
        return None
    every = [one for one in every if not nodes.is_keyword(one, language)]
    return any(_counts(len(every), text) for text in predicate.texts)


def _counts(count: int, wanted: str) -> bool:
    return count >= int(wanted[:-1]) if wanted.endswith("+") else count == int(wanted)
