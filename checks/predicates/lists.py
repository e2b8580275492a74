"""Asked of argument lists and of the entries of objects."""

from collections.abc import Sequence

from tree_sitter import Node

from checks import nodes
from checks.language import Language
from checks.places import Captures
from checks.predicates.facts import Answer, Facts
from checks.queries import Predicate


def lacks_argument(node: Node, predicate: Predicate, _: Captures, facts: Facts) -> Answer:
    """`#lacks-argument?`: no such keyword argument, and nothing that could carry one."""
    given = nodes.arguments(node, facts.language)
    return _lacks(given, predicate, facts) if given else None


def lacks_key(node: Node, predicate: Predicate, _: Captures, facts: Facts) -> Answer:
    """`#lacks-key?`: no such key, and nothing that could carry one."""
    return _lacks(_holder(node, facts.language), predicate, facts)


def _lacks(node: Node, predicate: Predicate, facts: Facts) -> Answer:
    answers = {_lacks_one(node, key, facts.language) for key in predicate.texts}
    return False if False in answers else (None if None in answers else True)


def _lacks_one(node: Node, key: str, language: Language) -> Answer:
    entries = nodes.entries(node, language)
    if entries is None:
        return None
    open_ = None in entries
    for entry in entries:
        if entry is not None and entry.key == key:
            return False
        if entry is not None and key.startswith(f"{entry.key}."):
            rest = key.removeprefix(f"{entry.key}.")
            answer = _is_null(entry.value, language) or _lacks_inner(entry.value, rest, language)
            if answer is False:
                return False
            open_ = open_ or answer is None
    return None if open_ else True


def _lacks_inner(value: Node | None, key: str, language: Language) -> Answer:
    return None if value is None else _lacks_one(value, key, language)


def has_key(node: Node, predicate: Predicate, _: Captures, facts: Facts) -> Answer:
    """`#has-key?`: the key is there with one of these values."""
    key, *values = predicate.texts
    holder = nodes.arguments(node, facts.language) or _holder(node, facts.language)
    return _has(holder, key, values, facts.language)


def _has(node: Node, key: str, values: Sequence[str], language: Language) -> Answer:
    entries = nodes.entries(node, language)
    unknown = entries is None
    for entry in reversed(entries or ()):  # the last one wins
        if entry is None:
            return None
        if entry.key == key:
            known = nodes.texts(entry.value, language) if entry.value else None
            return None if known is None else not known.isdisjoint(values)
        if key.startswith(f"{entry.key}.") and not _is_null(entry.value, language):
            rest = key.removeprefix(f"{entry.key}.")
            answer = _has(entry.value, rest, values, language) if entry.value else None
            if answer:  # blocks of HCL may stand there several times
                return True
            unknown = unknown or answer is None
    return None if unknown else False


def _is_null(value: Node | None, language: Language) -> bool:
    """True for a key with nothing behind it, where that means null, and for null itself."""
    if value is None:
        return not language.nodes["function"]
    value = nodes.unwrapped(value, language)
    return nodes.is_a(value, "constant", language) and nodes.text_of(value) in _NULLS


_NULLS = frozenset({"null", "~", "Null", "NULL", "None", "nil", "undefined"})


def _holder(node: Node, language: Language) -> Node:
    """The object itself; of an entry, an element of a list or a document, what it holds."""
    if nodes.entries(node, language) is not None:
        return node
    return nodes.content_of(node, language) or node


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
