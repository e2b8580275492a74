"""Which lines the query runs over, so that what a change causes elsewhere is found as well."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from tree_sitter import Node, Query

from checks import cursor, evidence, nodes
from checks.language import Language
from checks.model import Touched
from checks.places import MAX_STEPS
from checks.reading import Reading


def lines_to_read(touched: Touched, reading: Reading) -> list[range] | None:
    """Line ranges (from 1) to query; None for the whole file.

    Lines were removed (a `@safe` may be gone), an import or the file's own binding was touched, or
    an ignore stands in the file: the whole file. A place's header was touched: the whole place. A
    binding in a function was touched: that function. What a rule reads of a language whose grammar
    is partial may begin on any line above.
    """
    if touched.whole or touched.removed or touched.gaps or reading.ignores.all:
        return None
    if reading.source.language.partial:
        return None
    pieces = list(_runs(touched.added))
    wider: list[range] = []
    for piece in pieces:
        found = _wider(piece, touched, reading)
        if found is None:
            return None
        wider += found
    return _joined(pieces + wider)


def _runs(lines: Iterable[int]) -> Iterator[range]:
    """Lines that follow each other, as ranges, in order."""
    start = last = None
    for line in sorted(lines):
        if start is not None and last is not None and line > last + 1:
            yield range(start, last + 1)
            start = None
        start = line if start is None else start
        last = line
    if start is not None and last is not None:
        yield range(start, last + 1)


def _wider(piece: range, touched: Touched, reading: Reading) -> list[range] | None:
    places = [
        _range_of(place.node)
        for place in reading.facts.places.found(piece)
        if touched.meets(place.header)
    ]
    scopes = _bound_scopes(piece, touched, reading)
    return None if scopes is None else places + scopes


def _bound_scopes(piece: range, touched: Touched, reading: Reading) -> list[range] | None:
    """The functions in which a touched binding holds; None where it is the file's."""
    language = reading.source.language
    query = _binding_query(language)
    if query is None:
        return []
    scopes = []
    for _, captures in cursor.over(query, reading.deadline, piece).matches(reading.source.root):
        for node in captures.get("binding", ()):
            if touched.meets(evidence.own_lines(node, language)):
                function = _function_around(node, language)
                if function is None:
                    return None
                scopes.append(_range_of(function))
    return scopes


def _function_around(node: Node, language: Language) -> Node | None:
    """The innermost function around a local variable's binding; None for everybody's.

    A member (`self.client = …`) is seen from the whole class, an import from anywhere.
    """
    target = node.child_by_field_name("left") or node.child_by_field_name("name")
    if target is None or not nodes.is_a(target, "identifier", language):
        return None
    step = node.parent
    for _ in range(MAX_STEPS):
        if step is None or nodes.is_a(step, "function", language):
            return step
        step = step.parent
    return None


@lru_cache(maxsize=32)
def _binding_query(language: Language) -> Query | None:
    kinds = sorted(language.nodes["import"] | language.nodes["binding"])
    listed = " ".join(f"({kind})" for kind in kinds)
    return Query(language.tree_sitter, f"[{listed}] @binding") if kinds else None


def _range_of(node: Node) -> range:
    return range(node.start_point[0] + 1, node.end_point[0] + 2)


def _joined(ranges: Iterable[range]) -> list[range]:
    """Ranges in order, those that meet made one."""
    joined: list[range] = []
    for one in sorted(ranges, key=lambda each: each.start):
        if joined and one.start <= joined[-1].stop:
            joined[-1] = range(joined[-1].start, max(joined[-1].stop, one.stop))
        else:
            joined.append(one)
    return joined
