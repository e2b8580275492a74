"""Where a change may have caused a finding: what is read again beyond the touched lines."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tree_sitter import Node

from checks import bound, evidence, nodes
from checks.bound import Bound, Name
from checks.model import RuleId, Touched
from checks.reading import Reading

_APART = 3  # lines; ranges nearer than this are read as one
# A line that opens or closes a block: what stands in it is in another place without the line.
_OPENS_OR_CLOSES = re.compile(
    r"[{(\[:>]\s*$|\b(do|then|begin|else)\b|^\s*([})\]]|end\b|fi\b|done\b)"
)


@dataclass(frozen=True, slots=True)
class Scope:
    """Line ranges (from 1) that every rule reads, and the rules that read the whole file."""

    lines: Sequence[range]
    far: frozenset[RuleId] = frozenset()

    def holds(self, rule: RuleId, first: int, last: int) -> bool:
        """True if the rule has read one of these lines because of the change."""
        return rule in self.far or any(
            piece.start <= last and first < piece.stop for piece in self.lines
        )


def of(touched: Touched, reading: Reading) -> Scope | None:
    """None: every rule reads the whole file.

    Read is what stands beside touched lines; of a place whose header was touched all; the lines
    that speak of what is bound on touched lines, or of a word that is gone. Where lines that open
    or close a block are gone, the function around. A rule that may have looked for a word that is
    gone reads the whole file.

    All is read where an ignore stands in the file, where an import was touched that does not say
    what it brings, and of a language whose grammar is partial: what a rule reads there may begin on
    any line above.
    """
    if touched.whole or reading.ignores.all or reading.source.language.partial:
        return None
    gaps = {line for gap in touched.gaps for line in (gap, gap + 1) if line}
    pieces = list(_joined(_runs(touched.added | gaps)))
    gone = _gone(touched, reading)
    names = set(_gone_names(gone, reading))
    wider: list[range] = []
    for piece in pieces:
        made = _bound(piece, touched, reading)
        if any(bound.brings_all(one) for one in made):
            return None
        names.update(name for one in made for name in bound.made_by(one, reading, touched.added))
        wider += _places(piece, touched, reading)
        if touched.removed:
            wider.append(_around(piece, reading, _is_reshaped(touched, reading)))
    wider += _runs(bound.speaking_of(names, reading))
    return Scope(tuple(_joined(pieces + wider)), _far(gone, reading) if touched.removed else _NONE)


_NONE: frozenset[RuleId] = frozenset()


def _far(gone: frozenset[str], reading: Reading) -> frozenset[RuleId]:
    """The rules that may have looked for a word that is gone, and could find anything here."""
    compiled = reading.compiled
    return compiled.far.concerned(gone) & {compiled.owners[at].id for at in reading.possible}


def _gone(touched: Touched, reading: Reading) -> frozenset[str]:
    """The words that stand more often in the removed lines than in the added ones."""
    gone = Counter(bound.words_in(touched.removed_text))
    gone.subtract(bound.words_in(_added(touched, reading)))
    return frozenset(word for word, count in gone.items() if count > 0)


def _added(touched: Touched, reading: Reading) -> Iterator[str]:
    lines = reading.source.lines
    return (lines[n - 1] for n in touched.added if n <= len(lines))


def _gone_names(gone: Iterable[str], reading: Reading) -> Iterator[Name]:
    """The words that are gone as names of the whole file, in languages that bind any."""
    language = reading.source.language
    if language.nodes["import"] or language.nodes["binding"]:
        everywhere = range(1, len(reading.source.lines) + 1)
        yield from ((name, everywhere) for name in bound.names_in(gone, language))


def _is_reshaped(touched: Touched, reading: Reading) -> bool:
    """True if more lines that open or close a block were removed than added."""
    gone, come = (
        sum(_OPENS_OR_CLOSES.search(line) is not None for line in lines)
        for lines in (touched.removed_text, _added(touched, reading))
    )
    return gone > come


def _bound(piece: range, touched: Touched, reading: Reading) -> list[Bound]:
    """The bindings there of which the change touches the lines."""
    language = reading.source.language
    every = bound.bindings(reading, piece)
    return [one for one in every if touched.meets(evidence.own_lines(one.node, language))]


def _places(piece: range, touched: Touched, reading: Reading) -> Iterator[range]:
    for place in reading.facts.places.found(piece, touched.meets):
        yield bound.lines_of(place.node)


def _around(piece: range, reading: Reading, reshaped: bool) -> range:
    """What these lines stand in: if `reshaped` their function or block, else the statements."""
    ends = (piece.start - 1, 0), (piece.stop - 1, 0)
    root, language = reading.source.root, reading.source.language
    node = root.descendant_for_point_range(*ends) or root
    if reshaped:
        function = bound.function_around(node, language)
        if function is not None or not _is_list(node, reading):
            return bound.lines_of(function or node)
    below = [root.descendant_for_point_range(end, end) for end in ends]
    beside = [bound.lines_of(_below(node, one)) for one in below if one and one.id != node.id]
    return range(
        min([piece.start, *(one.start for one in beside)]),
        max([piece.stop, *(one.stop for one in beside)]),
    )


def _is_list(node: Node, reading: Reading) -> bool:
    """True for the file itself and the body of a class."""
    above = node.parent
    return above is None or nodes.is_a(above, "class", reading.source.language)


def _below(above: Node, node: Node) -> Node:
    """The child of `above` that the node is or stands in."""
    while node.parent is not None and node.parent.id != above.id:
        node = node.parent
    return node


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


def _joined(ranges: Iterable[range]) -> Iterator[range]:
    """Ranges in order, those that nearly meet made one."""
    last: range | None = None
    for one in sorted(ranges, key=lambda each: each.start):
        if last is not None and one.start <= last.stop + _APART:
            last = range(last.start, max(last.stop, one.stop))
        else:
            if last is not None:
                yield last
            last = one
    if last is not None:
        yield last
