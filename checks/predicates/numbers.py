"""Asked of numbers, as they are written: `10`, `1_000`, `1e3`, `10 * 1000`."""

import re

from tree_sitter import Node

from checks import nodes
from checks.built.pieces import operator
from checks.places import Captures
from checks.predicates.facts import Answer, Facts
from checks.queries import Predicate

_MAX_DEPTH = 8
_SUFFIX = re.compile(r"(?i)(?<=[0-9.])(_?[iu](8|16|32|64|128|size)|_?f(32|64)|ul|lu|[ulfdmn])$")
_RADIX = {"0x": 16, "0o": 8, "0b": 2}
_SIGNS = frozenset({"+", "-", "*", "/"})
# Go's durations, in seconds (https://pkg.go.dev/time#Duration).
_DURATIONS = {
    f"time.{name}": seconds
    for name, seconds in (
        ("Nanosecond", 1e-9),
        ("Microsecond", 1e-6),
        ("Millisecond", 1e-3),
        ("Second", 1.0),
        ("Minute", 60.0),
        ("Hour", 3600.0),
    )
}


def less(node: Node, predicate: Predicate, _: Captures, facts: Facts) -> Answer:
    """`#less?`: the number is less than this one."""
    found = number(node, facts)
    return None if found is None else found < float(predicate.texts[0])


def more(node: Node, predicate: Predicate, _: Captures, facts: Facts) -> Answer:
    """`#more?`: the number is more than this one."""
    found = number(node, facts)
    return None if found is None else found > float(predicate.texts[0])


def number(node: Node, facts: Facts, depth: int = 0) -> float | None:
    """What the expression is as a number; None where that is not written there.

    A variable is what it was given, where that is one number. Go's durations count in seconds.
    """
    if depth > _MAX_DEPTH:
        return None
    node = nodes.unwrapped(nodes.content_of(node, facts.language) or node, facts.language)
    if _is_scalar(node, facts):
        content = nodes.string_content(node, facts.language)
        return _parsed(nodes.text_of(node) if content is None else content)
    if nodes.text_of(node) in _DURATIONS:
        return _DURATIONS[nodes.text_of(node)]
    kind, parts = facts.names.shape(node)
    if kind in ("same", "cast"):
        return number(parts["object"][0], facts, depth + 1)
    if node.named_child_count == 1 and operator(node) == "-":
        inner = number(node.named_children[0], facts, depth + 1)
        return None if inner is None else -inner
    return _computed(node, facts, depth) if operator(node) in _SIGNS else _given(node, facts, depth)


def _is_scalar(node: Node, facts: Facts) -> bool:
    """A number; in YAML and its like also one in quotes."""
    is_data = not facts.language.nodes["function"]
    is_text = is_data and nodes.is_a(node, "string", facts.language)
    return is_text or nodes.is_a(node, "number", facts.language)


def _parsed(written: str) -> float | None:
    plain = _SUFFIX.sub("", written) if written[:2].lower() != "0x" else written
    plain = plain.replace("_", "").strip()
    try:
        radix = _RADIX.get(plain[:2].lower())
        return float(int(plain, radix)) if radix else float(plain)
    except ValueError:
        return None


def _computed(node: Node, facts: Facts, depth: int) -> float | None:
    if node.named_child_count != 2:  # noqa: PLR2004  # two sides
        return None
    left, right = (number(one, facts, depth + 1) for one in node.named_children)
    if left is None or right is None:
        return None
    sign = operator(node)
    if sign == "/":
        return left / right if right else None
    return {"+": left + right, "-": left - right, "*": left * right}[sign]


def _given(node: Node, facts: Facts, depth: int) -> float | None:
    values = facts.names.values(node)
    found = {number(value, facts, depth + 1) for value in values}
    return found.pop() if len(found) == 1 else None
