"""Asked of what is called below a node, in the function around it, or in the file."""

from collections.abc import Iterator
from functools import lru_cache

from tree_sitter import Node

from checks import calls, nodes
from checks.names import matches
from checks.places import Captures
from checks.predicates.around import function_around
from checks.predicates.facts import Answer, Facts
from checks.queries import Predicate


def calls_below(node: Node, predicate: Predicate, _: Captures, facts: Facts) -> Answer:
    """`#calls?`: one of these is called at or below the node."""
    return _called(node, predicate, facts)


def function_calls(node: Node, predicate: Predicate, _: Captures, facts: Facts) -> Answer:
    """`#function-calls?`: one of these is called in the function around the node."""
    return _called(function_around(node, facts) or facts.source.root, predicate, facts)


def file_calls(_: Node, predicate: Predicate, __: Captures, facts: Facts) -> Answer:
    """`#file-calls?`: one of these is called in the file."""
    return _called(facts.source.root, predicate, facts)


def _called(node: Node, predicate: Predicate, facts: Facts) -> Answer:
    """True if a call of one is seen; not known where a call may be one; False else."""
    names, last = _listed(predicate.texts)
    if not any(word.encode() in facts.source.text for word in last):
        return False
    answer: Answer = False
    for one in _calls(node, facts):
        if one.receiver is not None and one.name not in last and "*" not in last:
            continue  # a member is called as it is named; only what stands alone has other names
        found = frozenset(name.removesuffix("()") for name in facts.names.resolve(one.node))
        if any(matches(found, name) for name in names):
            return True
        if not found and one.name in last:
            answer = None
    return answer


def _calls(node: Node, facts: Facts) -> Iterator[calls.Call]:
    for one in nodes.below(node):
        called = calls.read(one, facts.language)
        if called is not None:
            yield called


@lru_cache(maxsize=1024)
def _listed(texts: tuple[str, ...]) -> tuple[tuple[str, ...], frozenset[str]]:
    """The names without the `()` of a call, and their last words."""
    names = tuple(text.removesuffix("()") for text in texts)
    return names, frozenset(name.rpartition(".")[2].removesuffix("()") for name in names)
