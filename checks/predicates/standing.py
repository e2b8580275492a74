"""Asked of where a node stands: in which places, which file, which document."""

import re
from collections.abc import Iterator, Set

from tree_sitter import Node

from checks import conditions, documents, nodes
from checks.model import RuntimeSide
from checks.places import MAX_STEPS, Captures, Place
from checks.predicates import texts
from checks.predicates.facts import Answer, Facts
from checks.queries import Predicate

_NO_LINES: frozenset[int] = frozenset()


def inside(predicate: Predicate, captures: Captures, facts: Facts) -> frozenset[int] | None:
    """`#inside?`: the header lines of the places asked about; None where it does not hold."""
    lines = _NO_LINES
    wanted = frozenset(predicate.texts)
    for node in captures[predicate.captures[0]]:
        place = facts.places.inside(node, wanted)
        if bool(place) is predicate.denied:
            return None
        lines |= place.header if isinstance(place, Place) else _NO_LINES
    return lines


def uses_loop_variable(node: Node, _: Predicate, __: Captures, facts: Facts) -> Answer:
    """`#uses-loop-variable?`: a variable of the innermost loop, or one made of it."""
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


def loop_variable(node: Node, _: Predicate, __: Captures, facts: Facts) -> Answer:
    """`#loop-variable?`: nothing but what the loop gives, or what is read from it."""
    place = facts.places.inside(node, frozenset({"loop"}))
    if not isinstance(place, Place):
        return None
    named = (one for variable in place.variables for one in nodes.below(variable))
    bound = {facts.names.binding(one) for one in named} - {None}
    return _is_of(node, bound, place, facts, MAX_STEPS)


def _is_of(node: Node, bound: Set[object], place: Place, facts: Facts, left: int) -> bool:
    first = next(_uses(node, facts), None)
    if left == 0 or first is None or _is_built(node):
        return False
    if nodes.text_of(first).lstrip("$") != _FIRST.split(nodes.text_of(node).lstrip("$*&"), 1)[0]:
        return False  # something stands before it: `look_up(hook)`
    if facts.names.binding(first) in bound:
        return True
    values = [one for one in facts.names.values(first) if place.holds(one)]
    return bool(values) and all(_is_of(one, bound, place, facts, left - 1) for one in values)


_FIRST = re.compile(r"\W")


def _is_built(node: Node) -> bool:
    """More is in it than a member and a method: a text, a number, or something that is added."""
    return any(mark in nodes.text_of(node) for mark in "+%`'\"/&")


def leaves_loop(node: Node, _: Predicate, __: Captures, facts: Facts) -> Answer:
    """`#leaves-loop?`: the innermost loop around the node may end before its last turn."""
    place = facts.places.inside(node, frozenset({"loop"}))
    if not isinstance(place, Place):
        return None
    if "callback" in place.kinds:  # its `return` goes on to the next turn
        return False
    return any(_leaves(body, facts) for body in place.bodies or (place.node,))


def _leaves(body: Node, facts: Facts) -> bool:
    open_, left = [body], nodes.MAX_BELOW
    while open_ and left:
        left -= 1
        one = open_.pop()
        if one.type in _LEAVING:
            return True
        inner = one.id != body.id and nodes.is_a(one, "function", facts.language)
        open_ += [] if inner else one.children
    return False


_LEAVING = frozenset({
    "break", "break_statement", "break_expression",
    "return", "return_statement", "return_expression",
})  # fmt: skip


def on_condition(node: Node, predicate: Predicate, _: Captures, __: Facts) -> Answer:
    """`#on-condition?`: one that must hold for the node to be reached."""
    pattern = texts.regex(predicate.texts[0])
    around = conditions.around(node)
    return any(must_hold and pattern.search(nodes.text_of(asked)) for asked, must_hold in around)


def on_side(_: Node, predicate: Predicate, __: Captures, facts: Facts) -> Answer:
    """`#on-side?`: the side that the file runs on."""
    known = facts.side is not RuntimeSide.UNKNOWN
    return facts.side.value == predicate.texts[0] if known else None


def document_kind(node: Node, predicate: Predicate, _: Captures, facts: Facts) -> Answer:
    """`#document-kind?`: the kind of the document around the node."""
    document = documents.around(node)
    kind = facts.document_kinds.get(document.id)
    if kind is None:
        kind = facts.document_kinds[document.id] = documents.kind_of(document, facts.language)
    return kind in predicate.texts


def in_role(_: Node, predicate: Predicate, __: Captures, facts: Facts) -> Answer:
    """`#in-role?`: what the file is for."""
    return facts.role.value in predicate.texts


def within(node: Node, predicate: Predicate, _: Captures, facts: Facts) -> Answer:
    """`#within?`: some function around the node has one of these names."""
    step = node.parent
    for _step in range(MAX_STEPS):
        if step is None:
            return False
        if nodes.is_a(step, "function", facts.language) and _name_of(step) in predicate.texts:
            return True
        step = step.parent
    return None


def _name_of(function: Node) -> str:
    """Its own name, or the last word of what it is given to: `exports.down = () => …`."""
    parent = function.parent
    named = function.child_by_field_name("name")
    for field in ("name", "left", "key"):
        if named is None and parent is not None:
            named = parent.child_by_field_name(field)
    return nodes.text_of(named).rpartition(".")[2].strip("\"'") if named is not None else ""
