"""Evidence: the lines that make a finding what it is. Never a block's whole span.

For a call: the call with its arguments, without the insides of functions nested in it. For a
block (a function, a loop, a `with`): its header. Plus `@evidence…` captures and the headers of the
places that a predicate asked about.
"""

from collections.abc import Iterator

from tree_sitter import Node

from checks import nodes
from checks.language import Language
from checks.places import Captures, header_lines, lines_of


def block_of(node: Node, language: Language) -> Node | None:
    """The first block directly below a node; a node that has one counts as a block itself."""
    return next((one for one in node.children if nodes.is_a(one, "block", language)), None)


def own_lines(node: Node, language: Language) -> frozenset[int]:
    """The lines of the node itself: a block's header, or all but nested functions' insides."""
    block = block_of(node, language)
    if block is not None:
        return header_lines(node, (block,))
    hidden: set[int] = set()
    for function in _outermost_functions(node, language):
        hidden |= _inside_lines(function, node)
    return lines_of(node) - hidden or frozenset({node.start_point[0] + 1})


def _outermost_functions(node: Node, language: Language) -> Iterator[Node]:
    """The functions and classes below a node that stand in no other one below it."""
    open_, left = list(node.children), nodes.MAX_BELOW
    while open_ and left:
        left -= 1
        one = open_.pop()
        if nodes.is_a(one, "function", language) or nodes.is_a(one, "class", language):
            yield one
        else:
            open_ += one.children


def _inside_lines(function: Node, around: Node) -> frozenset[int]:
    """The lines that belong to nothing but the function's body."""
    body = function.child_by_field_name("body")
    if body is None:
        return frozenset()
    first = max(header_lines(function, (body,))) + 1
    shares_last = body.end_byte < around.end_byte or _ends_with_brace(body)
    return frozenset(range(first, body.end_point[0] + (1 if shares_last else 2)))


def _ends_with_brace(body: Node) -> bool:
    last = body.child(body.child_count - 1) if body.child_count else None
    return last is not None and last.type == "}"


def of_match(hazard: Node, captures: Captures, language: Language) -> frozenset[int]:
    """The hazard's own lines and those of every `@evidence…` capture."""
    lines = own_lines(hazard, language)
    for name, found in captures.items():
        if name.split(".")[0] == "evidence":
            for node in found:
                lines |= own_lines(node, language)
    return lines


def span(hazard: Node, language: Language) -> tuple[int, int]:
    """The lines to show: from the hazard's first, as far as its own lines go on."""
    own = own_lines(hazard, language)
    first = last = min(own)
    while last + 1 in own:
        last += 1
    return first, last
