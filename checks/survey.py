"""All that the rules see in one text, each with its fingerprint, and what of it is old."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from checks import fingerprint, hits
from checks.hits import Hit
from checks.model import FindingId, RuleId, Touched
from checks.reading import Reading
from checks.source import Unread

Equals = tuple[RuleId, str]


@dataclass(frozen=True, slots=True)
class Placed:
    """A hit with its fingerprint. Hits with the same `equals` differ by their ordinal alone."""

    id: FindingId
    hit: Hit
    equals: Equals


@dataclass(frozen=True, slots=True)
class Survey:
    """Every hit of a text, in its order; `trouble` says why there may be more.

    `saved`: for hazards that something makes safe, the lines on which that something stands.
    """

    all: tuple[Placed, ...] = ()
    trouble: Unread | None = None
    saved: Mapping[Equals, tuple[int, ...]] = field(default_factory=dict)


def take(reading: Reading, base_path: str, rules: frozenset[RuleId] | None = None) -> Survey:
    """Runs these rules, or all, over the whole text, and whatever finds what is not to be shown.

    `base_path` is the file's path at the merge base.
    """
    wanted = None if rules is None else rules | reading.compiled.hidden
    found = hits.find(reading.asked, wanted)
    seen: Counter[Equals] = Counter()
    placed = []
    for hit in found.all:
        equals = _equals(hit, reading)
        name = fingerprint.fingerprint(equals[0], base_path, equals[1], seen[equals])
        placed.append(Placed(name, hit, equals))
        seen[equals] += 1
    saved: dict[Equals, tuple[int, ...]] = defaultdict(tuple)
    for hit, line in found.saved:
        saved[_equals(hit, reading)] += (line,)
    return Survey(tuple(placed), found.trouble, saved)


def _equals(hit: Hit, reading: Reading) -> Equals:
    return hit.rule.id, fingerprint.code_of(hit.node, reading.source.language)


def still_there(
    new: Sequence[Placed], old: Sequence[Placed], touched: Touched
) -> frozenset[FindingId]:
    """The new text's hits that the old text has as well.

    Equal hits are matched first where they stand on the same line of the old text, so that of two
    equal calls the one that the change added is the new one; the rest in order.
    """
    old_line = _line_map(touched)
    there: set[FindingId] = set()
    old_by_equals = _grouped(old)
    for equals, group in _grouped(new).items():
        left = [one.hit.line for one in old_by_equals.get(equals, ())]
        rest = []
        for one in group:
            line = old_line(one.hit.line)
            if line in left:
                left.remove(line)
                there.add(one.id)
            else:
                rest.append(one)
        there.update(one.id for one in rest[: len(left)])
    return frozenset(there)


def _line_map(touched: Touched) -> Callable[[int], int | None]:
    """From a line of the new text to the same line of the old one; None where it is touched.

    The nth line that was not added is the nth one that was not removed.
    """
    added, removed = sorted(touched.added), sorted(touched.removed)

    def old_line(line: int) -> int | None:
        before = bisect_left(added, line)
        if before < len(added) and added[before] == line:
            return None
        return _nth_kept(removed, line - before)

    return old_line


def _nth_kept(removed: Sequence[int], nth: int) -> int:
    """The nth line (from 1) that is not among these, which are in order."""
    line = nth
    for gone in removed:
        if gone > line:
            break
        line += 1
    return line


def _grouped(placed: Sequence[Placed]) -> Mapping[Equals, list[Placed]]:
    groups: dict[Equals, list[Placed]] = defaultdict(list)
    for one in placed:
        groups[one.equals].append(one)
    return groups
