"""What is said on the pull request, now that this was found and that was said before. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.compose import escape
from bot.compose.comment import Spot, body, groups, mark_of, spot_of, without_fix
from bot.compose.endings import TWICE, ended_body, why_ended
from bot.compose.matching import match
from bot.compose.memory import Thread, signed
from bot.compose.place import Place, place
from bot.compose.words import Comment, Context, Edit, Hide
from checks.model import Finding, Report

__all__ = ["Talk", "converse"]

Group = Sequence[Finding]


@dataclass(frozen=True, slots=True)
class Talk:
    """New comments, edits of earlier ones, and the findings that no comment speaks of."""

    comments: tuple[Comment, ...] = ()
    edits: tuple[Edit, ...] = ()
    unsaid: tuple[Finding, ...] = ()


def converse(report: Report, context: Context) -> Talk:
    """A finding keeps one thread for its life. New ones get a comment, as many as the policy's cap
    leaves room for, in the order given. What somebody decided to live with is not gone: its thread
    is left as it is."""
    findings = [finding for finding in report.findings if finding.introduced]
    talker = _Talker(report, context)
    rest = talker.go_on(findings, [one for each in context.accepted for one in each.findings])
    talker.begin(rest)
    talker.end()
    order = {finding.id: at for at, finding in enumerate(findings)}
    unsaid = sorted(talker.unsaid, key=lambda one: order[one.id])
    return Talk(tuple(talker.comments), tuple(talker.edits), tuple(unsaid))


class _Talker:
    """What was decided so far."""

    def __init__(self, report: Report, context: Context) -> None:
        self.report, self.context = report, context
        self.matches: dict[str, list[Finding]] = {}
        self.comments: list[Comment] = []
        self.edits: list[Edit] = []
        self.unsaid: list[Finding] = []
        self.room = 0
        self.taken: set[tuple[str, int]] = set()

    # --- threads that go on ---------------------------------------------------------------

    def go_on(self, findings: Sequence[Finding], quiet: Sequence[Finding]) -> list[Finding]:
        """Keeps each thread's comment up to date; gives the findings that have no thread.

        `quiet`: findings that are there and must not be spoken of.
        """
        threads = self.context.memory.threads
        matches = match(threads, [*findings, *quiet], self.context.diffs)
        known = {one.id for group in matches.values() for one in group}
        rest = [one for one in findings if one.id not in known]
        self.matches = {thread: list(group) for thread, group in matches.items()}
        rest = self._join(rest)
        live = [one for one in threads if one.id in self.matches]
        self.room = max(0, self.context.policy.comments - len(live))
        silent = {one.id for one in quiet}
        for thread in live:
            if spoken := [one for one in self.matches[thread.id] if one.id not in silent]:
                self._keep(thread, spoken)
        return rest

    def _join(self, rest: Iterable[Finding]) -> list[Finding]:
        """More of what a comment on many already speaks of goes into that comment."""
        many: dict[tuple[str, str], str] = {}
        for thread in self.context.memory.threads:
            group = self.matches.get(thread.id)
            if group and len(thread.mark.findings) > 1 and not thread.is_closed:
                many.setdefault((group[0].path, group[0].rule), thread.id)
        left: list[Finding] = []
        for finding in rest:
            thread_id = many.get((finding.path, finding.rule))
            (self.matches[thread_id] if thread_id else left).append(finding)
        return left

    def _keep(self, thread: Thread, group: list[Finding]) -> None:
        if thread.is_closed:  # and it stays closed: the check run says what is there again
            self.unsaid += group
            return
        spot = self._spot(thread, group[0])
        was = (*thread.mark.was, *thread.mark.findings)
        text = signed(body(group, spot, self.context), mark_of(group, was))
        if thread.mark.ended:
            self.edits.append(_come_back(thread, text, self.context))
        elif self._differs(thread, group, text):
            self.edits.append(Edit(thread.id, thread.comment, text))

    def _differs(self, thread: Thread, group: Group, text: str) -> bool:
        """Our words have changed, or what they are about. What was made of them is no matter."""
        mark = mark_of(group)
        same = thread.mark.findings == mark.findings and thread.mark.text
        return not same or f"text={thread.mark.text} " not in text[text.rindex("<!--") :]

    def _spot(self, thread: Thread, finding: Finding) -> Spot:
        """The thread stands where it stands, which need not be where one would put it now."""
        at = place(finding, self.context.diffs.get(finding.path))
        here = Place(thread.start_line or thread.line or 0, thread.line or 0, thread.side)
        is_same = at is not None and thread.path == finding.path and _same_lines(at, here)
        if at is not None and is_same:
            return self._without_overlap(at, finding)
        there = finding.path == thread.path and thread.line in _lines(finding)
        if there and not thread.whole_file:
            return Spot()
        where = "" if finding.path == thread.path else f" of {escape.code(finding.path)}"
        return Spot(lead=f"This is line {finding.line}{where} now:")

    # --- threads that begin ---------------------------------------------------------------

    def begin(self, findings: Iterable[Finding]) -> None:
        """New comments, as long as there is room."""
        memory = self.context.memory
        silent = memory.deleted
        fresh: list[Finding] = []
        for finding in findings:
            is_free = memory.whole and finding.id not in silent
            (fresh if is_free else self.unsaid).append(finding)
        spoken = {one.rule for group in self.matches.values() for one in group}
        for group in groups(fresh):
            at = place(group[0], self.context.diffs.get(group[0].path))
            rule = group[0].rule
            enough = rule in spoken and rule in self.context.once
            apart = rule in self.context.posture
            if at is None or apart or enough or len(self.comments) >= self.room:
                self.unsaid += group
            else:
                spoken.add(rule)
                self.comments.append(self._comment(group, at))

    def _comment(self, group: Group, at: Place) -> Comment:
        spot = self._without_overlap(at, group[0])
        return Comment(
            path=group[0].path,
            line=at.end or None,
            start_line=at.start if at.start < at.end else None,
            side=at.side,
            body=signed(body(group, spot, self.context), mark_of(group)),
            findings=tuple(finding.id for finding in group),
        )

    def _without_overlap(self, at: Place, finding: Finding) -> Spot:
        """GitHub applies one suggestion a line: the second over the same lines is not offered."""
        spot = spot_of(at, finding)
        if not at.takes_fix:
            return spot
        lines = {(finding.path, line) for line in range(at.start, at.end + 1)}
        if not self.taken.isdisjoint(lines):
            return without_fix(spot)
        self.taken |= lines
        return spot

    # --- threads that end -----------------------------------------------------------------

    def end(self) -> None:
        """What is gone is said to be gone, once."""
        threads = self.context.memory.threads
        speakers: defaultdict[str, set[str]] = defaultdict(set)
        for thread in threads:
            for id_ in thread.mark.findings if thread.id in self.matches else ():
                speakers[id_].add(thread.id)
        for thread in threads:
            if thread.mark.ended or thread.id in self.matches:
                continue
            twice = all(speakers[id_] for id_ in thread.mark.findings)
            why = TWICE if twice else why_ended(thread, self.report, self.context)
            if why:
                self.edits.append(self._end(thread, why))

    def _end(self, thread: Thread, why: str) -> Edit:
        resolves = self.context.may_resolve and not thread.resolved and not thread.answered
        is_resolved = thread.resolved or resolves
        hide = Hide.AS_DUPLICATE if why == TWICE else Hide.AS_RESOLVED
        mark = replace(
            thread.mark, ended=True, hidden=not thread.minimized, resolved=resolves, text=""
        )
        return Edit(
            thread.id,
            thread.comment,
            signed(ended_body(thread, why, self.context, resolved=is_resolved), mark),
            Hide.LEFT_ALONE if thread.minimized else hide,
            True if resolves else None,
        )


def _come_back(thread: Thread, text: str, context: Context) -> Edit:
    """The same comment once more. Only what we did when it ended is undone."""
    was_hidden = thread.minimized and thread.mark.hidden
    was_resolved = thread.resolved and thread.mark.resolved and context.may_resolve
    return Edit(
        thread.id,
        thread.comment,
        text,
        Hide.NOT_ANY_MORE if was_hidden else Hide.LEFT_ALONE,
        False if was_resolved else None,
    )


def _same_lines(one: Place, other: Place) -> bool:
    return (one.start, one.end, one.side) == (other.start, other.end, other.side)


def _lines(finding: Finding) -> frozenset[int]:
    return finding.evidence | frozenset(range(finding.line, finding.end_line + 1))
