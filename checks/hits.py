"""Hits: which rules match where in one file, with `@safe` taken into account."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from tree_sitter import Node

from checks import cursor, development, evidence, intent, predicates
from checks.anchors import of_pattern
from checks.catalog import Compiled, Rule
from checks.deadline import Deadline
from checks.model import RuleId, SkipReason
from checks.places import Captures
from checks.predicates import Facts
from checks.queries import Kind, Pattern
from checks.safes import Safes
from checks.shaped import Match, Shapes
from checks.source import Unread

MAX_HITS = 1_000  # told of one file
_BETWEEN_LOOKS = 64


@dataclass(frozen=True, slots=True)
class Hit:
    """One hazard that a rule sees: its node, what the pattern captured, and its evidence."""

    rule: Rule
    pattern: Pattern
    node: Node
    captures: Captures
    evidence: frozenset[int]

    @property
    def line(self) -> int:
        """The hazard's first line."""
        return self.node.start_point[0] + 1


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found, in the file's order, and why it may not be all.

    `saved` are hits that a `@safe` cancels, each with the line that does so.
    """

    all: tuple[Hit, ...] = ()
    trouble: Unread | None = None
    saved: tuple[tuple[Hit, int], ...] = ()


def find(
    compiled: Compiled, facts: Facts, deadline: Deadline, lines: Sequence[range] | None = None
) -> Hits:
    """Runs the query over these lines (from 1), or over the whole file.

    Only over the whole file are `@safe` patterns seen wherever they stand: a hit in some lines is
    a reason to look at all of them.
    """
    possible = compiled.anchors.possible(facts.source.words)
    look = _Look(facts, Deadline.after(min(cursor.QUERY_SECONDS, deadline.remaining)))
    matches = look.over(compiled.hazards, possible, lines)
    found = _hazards(compiled, facts, _in_time(matches, deadline))
    saved = _saved(compiled, look, deadline, found) if lines is None and found else {}
    if deadline.passed:  # some `@safe` may not have been seen: rather silent than wrong
        return Hits((), Unread(SkipReason.TOO_SLOW, "while judging"))
    return _without(found, saved, look.trouble)


def _without(found: Sequence[Hit], saved: Mapping[int, int], trouble: Unread | None) -> Hits:
    stand = [hit for at, hit in enumerate(found) if at not in saved]
    ordered = sorted(stand, key=lambda hit: (hit.node.start_byte, hit.node.end_byte, hit.rule.id))
    if len(ordered) > MAX_HITS:
        trouble = Unread(SkipReason.TOO_MANY_MATCHES, f"only the first {MAX_HITS} are told")
    lines = tuple((found[at], line) for at, line in saved.items())
    return Hits(tuple(ordered[:MAX_HITS]), trouble, lines)


def _in_time(matches: Iterable[Match], deadline: Deadline) -> Iterator[Match]:
    """The matches, as long as there is time; a look at the clock for every few of them."""
    for count, match in enumerate(matches):
        if count % _BETWEEN_LOOKS == 0 and deadline.passed:
            return
        yield match


class _Look:
    """Queries over one file; what kept them from being whole is kept as `trouble`."""

    def __init__(self, facts: Facts, limit: Deadline) -> None:
        self.facts, self._limit = facts, limit
        self.trouble: Unread | None = None

    def over(
        self, shapes: Shapes, wanted: Set[int], lines: Sequence[range] | None = None
    ) -> list[Match]:
        """The matches of the wanted patterns; their predicates are not judged yet."""
        found: list[Match] = []
        for piece in [None] if lines is None else lines:
            if self._limit.passed:
                break
            one = cursor.over(shapes.query, self._limit, piece)
            found += shapes.told(one.matches(self.facts.source.root), wanted)
            if one.did_exceed_match_limit:
                self.trouble = Unread(SkipReason.TOO_MANY_MATCHES)
        if self._limit.passed:
            self.trouble = Unread(SkipReason.TOO_SLOW, "while matching")
        return found


def _hazards(compiled: Compiled, facts: Facts, matches: Iterable[Match]) -> list[Hit]:
    """One hit for each rule and node; of several patterns the first speaks."""
    hits: dict[tuple[RuleId, int], tuple[int, Hit]] = {}
    for index, captures in matches:
        pattern, rule = compiled.patterns[index], compiled.owners[index]
        if pattern.kind is not Kind.HAZARD or facts.role not in compiled.roles[rule.id]:
            continue
        added = predicates.judge(pattern, captures, facts)
        if added is not None:
            _add(hits, index, Hit(rule, pattern, captures["hazard"][0], captures, added), facts)
    return [hit for _, hit in hits.values() if not _is_meant(hit, facts) and _is_live(hit)]


def _is_meant(hit: Hit, facts: Facts) -> bool:
    first, last = hit.node.start_point[0] + 1, hit.node.end_point[0] + 1
    lines = facts.source.lines
    return intent.is_meant(lines, first, min(last, len(lines)), hit.rule.peers)


def _is_live(hit: Hit) -> bool:
    """What only runs in development does no harm; a secret does, wherever it is written."""
    return hit.rule.hidden or not development.is_inside(hit.node)


def _add(
    hits: dict[tuple[RuleId, int], tuple[int, Hit]], index: int, hit: Hit, facts: Facts
) -> None:
    own = evidence.of_match(hit.node, hit.captures, facts.language)
    hit = replace(hit, evidence=hit.evidence | own)
    key = (hit.rule.id, hit.node.id)
    first, there = hits.get(key, (index, hit))
    speaker = there if first <= index else hit
    lines = there.evidence | hit.evidence
    hits[key] = (min(first, index), replace(speaker, evidence=lines))


def _saved(
    compiled: Compiled, look: _Look, deadline: Deadline, found: Sequence[Hit]
) -> dict[int, int]:
    """Which of the hits (by place) are cancelled, and the line of what cancels them."""
    hazards: dict[RuleId, list[Node]] = defaultdict(list)
    for hit in found:
        hazards[hit.rule.id].append(hit.node)
    safes = {rule: Safes(look.facts, nodes) for rule, nodes in hazards.items()}
    for rule, each in safes.items():
        for index, captures in _in_time(_safe_matches(compiled, look, rule), deadline):
            each.note(compiled.patterns[index], captures)
    lines = ((at, safes[hit.rule.id].saves(hit.node, hit.captures)) for at, hit in enumerate(found))
    return {at: line for at, line in lines if line is not None}


def _safe_matches(compiled: Compiled, look: _Look, rule: RuleId) -> list[Match]:
    shapes = compiled.safes(rule)
    if shapes is None:
        return []
    words = look.facts.source.words
    patterns = compiled.patterns
    return look.over(shapes, {at for at in shapes.all if of_pattern(patterns[at]).meet(words)})
