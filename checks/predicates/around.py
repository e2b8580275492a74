"""Asked of the function around a node, as a reader would tell where it begins and ends."""

from collections.abc import Iterator

import re2
from tree_sitter import Node

from checks import nodes
from checks.places import MAX_STEPS, Captures
from checks.predicates.facts import Answer, Facts
from checks.predicates.texts import regex
from checks.queries import Predicate


def function_match(node: Node, predicate: Predicate, _: Captures, facts: Facts) -> Answer:
    """`#function-match?`: the text of the function around the node holds a match."""
    name = re2.escape(nodes.text_of(node))
    around = function_around(node, facts)
    text = facts.text if around is None else nodes.text_of(around)
    return regex(predicate.texts[0].replace("{}", name)).search(text) is not None


def function_head(node: Node, predicate: Predicate, _: Captures, facts: Facts) -> Answer:
    """`#function-head?`: from the start of its first line to its body."""
    around = function_around(node, facts)
    if around is None:
        return False
    text = facts.source.text
    start = text.rfind(b"\n", 0, around.start_byte) + 1
    head = text[start : _body_of(around).start_byte].decode("utf-8", "replace")
    return regex(predicate.texts[0]).search(head) is not None


def _body_of(function: Node) -> Node:
    """Its body; of what has none by that name, its last part."""
    inner = function.child_by_field_name("definition") or function
    return inner.child_by_field_name("body") or inner.named_children[-1]


def function_around(node: Node, facts: Facts) -> Node | None:
    """The function that tells this node's story, with its decorators; None outside of any.

    A callback (`.then(…)`, `rows.map(…)`) belongs to the function around it; what is given under a
    name (`app.post("/pay", …)`, `it("pays", …)`) is one of its own.
    """
    last = None
    step = node.parent
    for _ in range(MAX_STEPS):
        if step is None:
            break
        if nodes.is_a(step, "function", facts.language):
            last = step
            if not _is_callback(step, facts):
                break
        step = step.parent
    decorated = last.parent if last is not None else None
    is_decorated = decorated is not None and decorated.type == "decorated_definition"
    return decorated if is_decorated else last


def _is_callback(function: Node, facts: Facts) -> bool:
    calls = list(_given_to(function, facts))
    return bool(calls) and not any(_is_named(call, facts) for call in calls)


def _given_to(node: Node, facts: Facts) -> Iterator[Node]:
    """The calls that the node is given to: `wrap(HERE)`, and what `wrap(…)` is given to."""
    step = node
    while (parent := step.parent) is not None:
        if nodes.is_a(parent, "call", facts.language):
            yield parent
        elif not _is_between(parent, facts):
            return
        step = parent


def _is_between(node: Node, facts: Facts) -> bool:
    return nodes.is_a(node, "arguments", facts.language) or node.type in _BETWEEN


# What stands between a call and a function that it is given, beside the list of arguments.
_BETWEEN = frozenset({"argument", "value_argument", "annotated_lambda", "call_suffix"})


def _is_named(call: Node, facts: Facts) -> bool:
    """True if the first thing that the call is given is a text."""
    given = next((one for one in nodes.below(call) if _is_list(one, facts)), None)
    first = nodes.items(given, facts.language)[:1] if given is not None else []
    return any(
        nodes.string_content(_inner(one, facts), facts.language) is not None for one in first
    )


def _is_list(node: Node, facts: Facts) -> bool:
    return nodes.is_a(node, "arguments", facts.language)


def _inner(node: Node, facts: Facts) -> Node:
    """What an argument is, without the node that grammars put around it."""
    node = node.named_children[0] if node.type in _BETWEEN and node.named_children else node
    return nodes.unwrapped(node, facts.language)
