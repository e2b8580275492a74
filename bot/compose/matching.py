"""Which thread speaks of which finding: in tiers, the surest first. Pure.

An id outlives shifted lines, renames and rebases. What it does not outlive is an edit of the
hazard's own code, and its ordinal among equals counts anew when one of them goes: hence the rest.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from bot.compose.memory import Thread
from checks.model import FileDiff, Finding, FindingId, Side

__all__ = ["Matches", "match"]

Matches = Mapping[str, Sequence[Finding]]  # by thread
_NEAR = 40  # lines between an edited hazard and where its comment was
_CLOSE = 10  # the same, outside of any function

Pair = tuple[Thread, Finding]


def match(
    threads: Sequence[Thread], findings: Sequence[Finding], diffs: Mapping[str, FileDiff]
) -> Matches:
    """The findings that each thread speaks of, in their order. No finding has two threads."""
    matcher = _Matcher(threads, findings, diffs)
    matcher.by_place()
    matcher.by_id(lambda thread: thread.mark.findings)
    matcher.by_id(lambda thread: thread.mark.was)
    for tier in (matcher.same_anchor, matcher.same_scope, matcher.moved_with_its_file):
        matcher.nearest(tier)
    order = {finding.id: at for at, finding in enumerate(findings)}
    return {
        thread: sorted(found, key=lambda one: order[one.id])
        for thread, found in matcher.matches.items()
    }


class _Matcher:
    """The state of one matching: what is open gets less with each tier."""

    def __init__(
        self,
        threads: Sequence[Thread],
        findings: Sequence[Finding],
        diffs: Mapping[str, FileDiff],
    ) -> None:
        # A thread that has ended is only second choice: another may have taken its finding over.
        self.threads = sorted(threads, key=lambda thread: thread.mark.ended)
        self.open: dict[FindingId, Finding] = {one.id: one for one in findings}
        self.matches: defaultdict[str, list[Finding]] = defaultdict(list)
        self.diffs = diffs
        self.paths = {path for diff in diffs.values() for path in (diff.path, diff.old_path)}

    def take(self, thread: Thread, finding: Finding) -> None:
        self.matches[thread.id].append(finding)
        del self.open[finding.id]

    def by_place(self) -> None:
        """Equal code, at the very line that the thread stands on."""
        for thread in self.threads:
            if thread.mark.ended or len(thread.mark.findings) > 1 or not thread.mark.kin.code:
                continue
            here = (one for one in self.open.values() if self._stands_at(thread, one))
            if found := next(here, None):
                self.take(thread, found)

    def _stands_at(self, thread: Thread, one: Finding) -> bool:
        last = max(one.end_line, one.fix.end_line if one.fix else 0)
        return (
            thread.line is not None
            and one.line <= thread.line <= last
            and thread.side is one.side
            and thread.mark.rule == one.rule
            and thread.mark.kin.code == one.kin.code
            and self._same_file(thread, one)
        )

    def by_id(self, ids_of: Callable[[Thread], Iterable[FindingId]]) -> None:
        """The same id. One thread may speak of several; of several threads the oldest speaks."""
        for thread in self.threads:
            is_taken = thread.id in self.matches and len(thread.mark.findings) == 1
            for id_ in () if is_taken else ids_of(thread):
                if id_ in self.open:
                    self.take(thread, self.open[id_])

    def nearest(self, fits: Callable[[Thread, Finding], bool]) -> None:
        """Pairs of what is left and fits, those that stand nearest to each other first."""
        for thread, finding in sorted(self._pairs(fits), key=lambda pair: _distance(*pair)):
            if thread.id not in self.matches and finding.id in self.open:
                self.take(thread, finding)

    def _pairs(self, fits: Callable[[Thread, Finding], bool]) -> Iterator[Pair]:
        left = [one for one in self.threads if not one.mark.ended and one.id not in self.matches]
        for thread in left:
            for finding in self.open.values():
                if thread.mark.rule == finding.rule and fits(thread, finding):
                    yield thread, finding

    # --- tiers ----------------------------------------------------------------------------

    def same_anchor(self, thread: Thread, one: Finding) -> bool:
        """The same call with other arguments, near by."""
        anchor = thread.mark.kin.anchor
        same = bool(anchor) and anchor == one.kin.anchor
        return same and self._same_file(thread, one) and _distance(thread, one) <= _NEAR

    def same_scope(self, thread: Thread, one: Finding) -> bool:
        """In the same function; outside of any, close by."""
        if not thread.mark.kin.code or thread.mark.kin.scope != one.kin.scope:
            return False
        is_near = bool(one.kin.scope) or _distance(thread, one) <= _CLOSE
        return is_near and self._same_file(thread, one)

    def moved_with_its_file(self, thread: Thread, one: Finding) -> bool:
        """The same code in a file that the change itself brought and has renamed since."""
        mine, theirs = thread.mark.kin, one.kin
        same = bool(mine.code) and (mine.code, mine.scope) == (theirs.code, theirs.scope)
        return same and thread.path not in self.paths

    def _same_file(self, thread: Thread, one: Finding) -> bool:
        diff = self.diffs.get(one.path)
        return thread.path in (one.path, diff.old_path if diff else one.path)


def _distance(thread: Thread, one: Finding) -> int:
    """Lines between a finding and where the thread stands, or stood when it was last written."""
    line = thread.line if thread.line and thread.side is Side.RIGHT else thread.mark.line
    return abs(one.line - line)
