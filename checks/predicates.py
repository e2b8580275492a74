"""The predicates of `vocabulary.toml`, each one function: yes, no, or not known.

Not known is quiet: both `#x?` and `#not-x?` are then false.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

import re2
from tree_sitter import Node

from checks import documents, nodes
from checks.deadline import Deadline
from checks.language import Language
from checks.model import Role, RuntimeSide
from checks.names import Names, matches
from checks.places import MAX_STEPS, Captures, Place, PlaceQuery, Places
from checks.queries import Pattern, Predicate
from checks.shows import Shows
from checks.source import Source

Answer = bool | None
_NO_LINES: frozenset[int] = frozenset()


class Facts:
    """All that predicates may ask about one file."""

    def __init__(
        self,
        source: Source,
        role: Role,
        side: RuntimeSide,
        deadline: Deadline,
        places: PlaceQuery,
    ) -> None:
        self.source, self.role, self.side = source, role, side
        self.language: Language = source.language
        self.names = Names(source.root, source.text, source.language)
        self.document_kinds: dict[int, str] = {}  # by the id of the document's node
        self.places = Places(source.root, places, self._holds, deadline)

    def _holds(self, pattern: Pattern, captures: Captures) -> bool:
        return judge(pattern, captures, self) is not None


def judge(pattern: Pattern, captures: Captures, facts: Facts) -> frozenset[int] | None:
    """The lines that the predicates add to the evidence; None if one of them does not hold."""
    lines = _NO_LINES
    for predicate in pattern.predicates:
        found = _holds(predicate, captures, facts)
        if found is None:
            return None
        lines |= found
    return lines


def _holds(predicate: Predicate, captures: Captures, facts: Facts) -> frozenset[int] | None:
    given = [captures.get(name) for name in predicate.captures]
    if not all(given):
        return None
    if predicate.name == "inside?":
        return _inside(predicate, captures, facts)
    ask = _ASKED[predicate.name]
    for node in given[0] or ():
        answer = ask(node, predicate, captures, facts)
        if answer is None or answer is predicate.denied:
            return None
    return _NO_LINES


def _inside(predicate: Predicate, captures: Captures, facts: Facts) -> frozenset[int] | None:
    lines = _NO_LINES
    wanted = frozenset(predicate.texts)
    for node in captures[predicate.captures[0]]:
        place = facts.places.inside(node, wanted)
        if bool(place) is predicate.denied:
            return None
        lines |= place.header if isinstance(place, Place) else _NO_LINES
    return lines


def _eq(node: Node, predicate: Predicate, _: Captures, __: Facts) -> Answer:
    return nodes.text_of(node) == predicate.texts[0]


def _any_of(node: Node, predicate: Predicate, _: Captures, facts: Facts) -> Answer:
    return not nodes.texts(node, facts.language).isdisjoint(predicate.texts)


def _match(node: Node, predicate: Predicate, _: Captures, __: Facts) -> Answer:
    return regex(predicate.texts[0]).search(nodes.text_of(node)) is not None


@lru_cache(maxsize=1024)
def regex(pattern: str) -> "re2._Regexp[str]":
    """A compiled RE2 pattern. Raises `re2.error`."""
    return re2.compile(pattern)


def _resolves(node: Node, predicate: Predicate, _: Captures, facts: Facts) -> Answer:
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


def _lacks_argument(node: Node, predicate: Predicate, _: Captures, facts: Facts) -> Answer:
    given = nodes.arguments(node, facts.language)
    return _lacks(given, predicate, facts) if given else None


def _lacks_key(node: Node, predicate: Predicate, _: Captures, facts: Facts) -> Answer:
    return _lacks(node, predicate, facts)


def _lacks(node: Node, predicate: Predicate, facts: Facts) -> Answer:
    entries = nodes.entries(node, facts.language)
    if entries is None:
        return None
    if any(one is not None and one.key in predicate.texts for one in entries):
        return False
    return None if None in entries else True


def _has_key(node: Node, predicate: Predicate, _: Captures, facts: Facts) -> Answer:
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


def _arguments_count(node: Node, predicate: Predicate, _: Captures, facts: Facts) -> Answer:
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


def _literal(node: Node, _: Predicate, __: Captures, facts: Facts) -> Answer:
    return nodes.is_literal(node, facts.language)


def _same(node: Node, predicate: Predicate, captures: Captures, facts: Facts) -> Answer:
    others = captures[predicate.captures[1]]
    return all(_are_same(node, other, facts) for other in others)


def _are_same(one: Node, other: Node, facts: Facts) -> bool:
    bindings = (facts.names.binding(one), facts.names.binding(other))
    if bindings == (None, None):
        return one.text == other.text
    return bindings[0] == bindings[1]


def _contains(node: Node, predicate: Predicate, _: Captures, facts: Facts) -> Answer:
    language, wanted = facts.language, frozenset(predicate.texts)
    for one in nodes.below(node):
        if nodes.is_a(one, "identifier", language) and nodes.text_of(one) in wanted:
            return True
        if nodes.string_content(one, language) in wanted:
            return True
    return False


def _shows(node: Node, predicate: Predicate, _: Captures, facts: Facts) -> Answer:
    return Shows(facts.names, facts.language, predicate.texts).asked(node) or None


def _uses_loop_variable(node: Node, _: Predicate, __: Captures, facts: Facts) -> Answer:
    place = facts.places.inside(node, frozenset({"loop"}))
    if not isinstance(place, Place):
        return None
    leaves = (leaf for variable in place.variables for leaf in nodes.below(variable))
    bound = {facts.names.binding(leaf) for leaf in leaves if not leaf.children} - {None}
    open_, seen = [node], {node.id}
    while open_:  # the node, and the values in the loop's body that it is made of
        for one in _uses(open_.pop(), facts):
            if facts.names.binding(one) in bound:
                return True
            for value in facts.names.values(one):
                if value.id not in seen and len(seen) < MAX_STEPS and place.holds(value):
                    seen.add(value.id)
                    open_.append(value)
    return False


def _uses(node: Node, facts: Facts) -> Iterator[Node]:
    """The names at and below the node that are looked up in scopes."""
    for one in nodes.below(node):
        if nodes.is_a(one, "identifier", facts.language) and facts.names.is_use(one):
            yield one


def _on_side(_: Node, predicate: Predicate, __: Captures, facts: Facts) -> Answer:
    known = facts.side is not RuntimeSide.UNKNOWN
    return facts.side.value == predicate.texts[0] if known else None


def _document_kind(node: Node, predicate: Predicate, _: Captures, facts: Facts) -> Answer:
    document = documents.around(node)
    kind = facts.document_kinds.get(document.id)
    if kind is None:
        kind = facts.document_kinds[document.id] = documents.kind_of(document, facts.language)
    return kind in predicate.texts


def _in_role(_: Node, predicate: Predicate, __: Captures, facts: Facts) -> Answer:
    return facts.role.value in predicate.texts


def _awaited(node: Node, _: Predicate, __: Captures, facts: Facts) -> Answer:
    """Upwards from the expression: what becomes of its value?"""
    for _step in range(MAX_STEPS):
        parent = node.parent
        if parent is None:
            return None
        answer = _fate(node, parent, facts.language)
        if answer != "on":
            return answer  # type: ignore[return-value]  # "on" was the only text
        node = parent
    return None


_HANDLERS = frozenset({"catch", "then", "finally"})


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


_ASKED: Mapping[str, Callable[[Node, Predicate, Captures, Facts], Answer]] = {
    "eq?": _eq,
    "any-of?": _any_of,
    "match?": _match,
    "resolves?": _resolves,
    "lacks-argument?": _lacks_argument,
    "lacks-key?": _lacks_key,
    "has-key?": _has_key,
    "arguments-count?": _arguments_count,
    "literal?": _literal,
    "same?": _same,
    "contains?": _contains,
    "shows?": _shows,
    "uses-loop-variable?": _uses_loop_variable,
    "on-side?": _on_side,
    "in-role?": _in_role,
    "awaited?": _awaited,
    "document-kind?": _document_kind,
}
