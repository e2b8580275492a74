"""What a function adds to its texts and lists later, and which variables it looks at or escapes."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tree_sitter import Node

from checks import calls, nodes
from checks.built import words
from checks.built.pieces import operator
from checks.language import Language

_SIGNS = frozenset({"+=", ".=", "<<"})
_MAX_UP = 200
_MAX_CHAIN = 30


@dataclass(frozen=True, slots=True)
class Additions:
    """Of one function, by the text of the variable: what is added by `+=`, and by calls.

    `checked` are the texts of expressions that are looked up, compared with a list, or escaped.
    """

    summed: Mapping[str, Sequence[Node]]
    appended: Mapping[str, Sequence[Node]]
    checked: frozenset[str]


def function_around(node: Node, language: Language) -> Node:
    """The innermost function around the node, or the file."""
    step = node
    for _ in range(_MAX_UP):
        if step.parent is None or (nodes.is_a(step, "function", language) and step != node):
            return step
        step = step.parent
    return step


def of(function: Node, language: Language) -> Additions:
    """Looks over the function once."""
    summed: dict[str, list[Node]] = defaultdict(list)
    appended: dict[str, list[Node]] = defaultdict(list)
    checked: set[str] = set()
    for node in _within(function, language):
        called = calls.read(node, language)
        if called is not None:
            checked.update(_checked(called))
            for target, given in _appended(called, language):
                (summed if called.name == "push_str" else appended)[target] += given
        elif added := _summed(node):
            summed[nodes.text_of(added[0]).strip()].append(added[1])
        else:
            checked.update(_compared(node))
    return Additions(summed, appended, frozenset(checked))


def _within(function: Node, language: Language) -> Iterator[Node]:
    """The nodes of a function, those of functions in it too; of a file, what stands in none."""
    open_, left = [function], nodes.MAX_BELOW
    while open_ and left:
        left -= 1
        one = open_.pop()
        yield one
        if function.parent is not None or not nodes.is_a(one, "function", language):
            open_ += reversed(one.children)


def _summed(node: Node) -> tuple[Node, Node] | None:
    """Both sides of `a += b`, and of `a << b`."""
    may_add = "assign" in node.type or node.type == "binary"
    if not may_add or node.named_child_count < 2 or operator(node) not in _SIGNS:  # noqa: PLR2004  # two sides
        return None
    left = node.child_by_field_name("left") or node.named_children[0]
    right = node.child_by_field_name("right") or node.named_children[-1]
    return left, right.named_children[0] if right.type == "expression_list" else right


def _appended(call: calls.Call, language: Language) -> Iterator[tuple[str, list[Node]]]:
    if call.name in ("Fprintf", "Fprint", "Fprintln") and call.arguments:
        target, *given = call.arguments
        yield nodes.text_of(target).lstrip("&"), given
    elif call.name in words.APPENDERS and call.receiver is not None:
        yield nodes.text_of(_start(call.receiver, language)), list(call.arguments)


def _start(receiver: Node, language: Language) -> Node:
    """`a` of `a.append(b).append(c)`."""
    for _ in range(_MAX_CHAIN):
        called = calls.read(receiver, language)
        if called is None or called.name not in words.APPENDERS or called.receiver is None:
            break
        receiver = called.receiver
    return receiver


def _checked(call: calls.Call) -> Iterator[str]:
    if words.is_check(call.name):
        yield from map(nodes.text_of, call.arguments)
        if call.receiver is not None:
            yield nodes.text_of(call.receiver)


def _compared(node: Node) -> Iterator[str]:
    """`a in ALLOWED`."""
    if node.type in ("comparison_operator", "binary_expression") and node.named_child_count > 1:
        signs = {nodes.text_of(one) for one in node.children if not one.is_named}
        if signs & {"in", "not in", "not"}:
            yield nodes.text_of(node.named_children[0])
