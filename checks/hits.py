"""Hits: which rules match where in one file, with `@safe` taken into account."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tree_sitter import Node

from checks import cursor, development, evidence, intent, predicates
from checks.anchors import of_pattern
from checks.catalog import Compiled, Rule
from checks.deadline import Deadline
from checks.model import RuleId, SkipReason
from checks.places import Captures
from checks.predicates import Facts
from checks.queries import Pattern
from checks.safes import Safes
from checks.shaped import Match, Shapes, told
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


@dataclass(frozen=True, slots=True)
class Asked:
    """One file and what is asked of it. `possible`: which of the patterns could match in it."""

    compiled: Compiled
    facts: Facts
    possible: frozenset[int]
    deadline: Deadline


def rules_in(asked: Asked, lines: Sequence[range]) -> tuple[frozenset[RuleId], Unread | None]:
    """The rules of which a hazard stands in these lines (from 1), cancelled or not, and why there
    may be more."""
    compiled, facts, deadline = asked.compiled, asked.facts, asked.deadline
    look = _Look(facts, deadline)
    matches = list(look.over(compiled.hazards, asked.possible, lines))
    found = _hazards(compiled, facts, _in_time(matches, deadline))
    late = Unread(SkipReason.TOO_SLOW, "while judging") if deadline.passed else None
    return frozenset(hit.rule.id for hit in found), late or look.trouble


def find(asked: Asked, rules: frozenset[RuleId] | None = None) -> Hits:
    """Runs these rules, or all, over the whole file."""
    compiled, facts, deadline = asked.compiled, asked.facts, asked.deadline
    look = _Look(facts, deadline)
    owners = compiled.owners
    wanted = [at for at in asked.possible if rules is None or owners[at].id in rules]
    matches = list(look.over(compiled.hazards, wanted))
    found = _hazards(compiled, facts, _in_time(matches, deadline))
    saved = _saved(compiled, look, deadline, found) if found else {}
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

    def __init__(self, facts: Facts, deadline: Deadline) -> None:
        self.facts, self._deadline = facts, deadline
        self._limit: Deadline | None = None  # for all queries together
        self.trouble: Unread | None = None

    def over(
        self, shapes: Shapes, wanted: Iterable[int], lines: Sequence[range] | None = None
    ) -> Iterator[Match]:
        """The matches of the wanted patterns; their predicates are not judged yet."""
        queries = [(shape.query, members) for shape, members in shapes.of(wanted)]
        if self._limit is None:
            self._limit = Deadline.after(min(cursor.QUERY_SECONDS, self._deadline.remaining))
        limit = self._limit
        for query, members in queries:  # which are compiled by now: that does not count
            for piece in [None] if lines is None else lines:
                if limit.passed:
                    break
                one = cursor.over(query, limit, piece)
                yield from told(one.matches(self.facts.source.root), members)
                if one.did_exceed_match_limit:
                    self.trouble = Unread(SkipReason.TOO_MANY_MATCHES)
        if limit.passed:
            self.trouble = Unread(SkipReason.TOO_SLOW, "while matching")


def _hazards(compiled: Compiled, facts: Facts, matches: Iterable[Match]) -> list[Hit]:
    """One hit for each rule and node; of several patterns the first speaks."""
    hits: dict[tuple[RuleId, int], tuple[int, Hit]] = {}
    for index, captures in matches:
        pattern, rule = compiled.patterns[index], compiled.owners[index]
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


def _safe_matches(compiled: Compiled, look: _Look, rule: RuleId) -> Iterator[Match]:
    shapes, words, patterns = compiled.safes(rule), look.facts.source.words, compiled.patterns
    return look.over(shapes, [at for at in shapes.all if of_pattern(patterns[at]).meet(words)])
