"""What a replay has found, as text and as JSON. Pure; text of the repository is escaped."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.cli.replaying.fates import Fate
from bot.cli.replaying.proposal import Proposed
from bot.cli.replaying.totals import Row, blocked
from bot.cli.replaying.working import Replayed
from checks.model import Verdict

_SHOWN = 20  # findings in the text; all are in the JSON and on the page
_COLUMNS = ("rule", "severity", "fired", "fixed", "ignored", "there", "gone", "?")


@dataclass(frozen=True, slots=True)
class Story:
    """A finished replay."""

    name: str
    replayed: Sequence[Replayed]
    rows: Sequence[Row]
    proposed: Sequence[Proposed]

    @property
    def about(self) -> str:
        """What was looked at, in words."""
        if not self.replayed:
            return f"no merged change of {self.name}"
        first, last = self.replayed[0].change, self.replayed[-1].change
        return (
            f"the last {len(self.replayed)} merged changes of {self.name},"
            f" {day(first.when)} to {day(last.when)}"
        )

    @property
    def outcome(self) -> str:
        """What came of it, in words."""
        every = sum(len(one.fired) for one in self.replayed)
        changes = sum(bool(one.fired) for one in self.replayed)
        return f"{every} findings in {changes} changes; {blocked(self.replayed)} would have failed"

    @property
    def gaps(self) -> str:
        """What could not be told; empty where all was."""
        failed = [one for one in self.replayed if one.trouble]
        unread = Counter(why for one in self.replayed for why in one.unread)
        parts = [f"{len(failed)} changes could not be checked"] if failed else []
        parts += [f"files not read: {count} ({why})" for why, count in unread.most_common()]
        return "; ".join(parts)


def day(when: int) -> str:
    """`2026-11-21`, in UTC."""
    return datetime.fromtimestamp(when, UTC).date().isoformat()


def counts(row: Row) -> tuple[int, ...]:
    """In the order of the columns after the severity."""
    fates = (Fate.FIXED, Fate.ACCEPTED, Fate.THERE, Fate.GONE, Fate.UNKNOWN)
    return (row.fired, *(row.of(fate) for fate in fates))


def as_text(story: Story) -> str:
    """For a terminal: the rules in a table, then the newest findings."""
    about = story.about[0].upper() + story.about[1:]
    lines = [f"{about}:", f"{story.outcome}.", *([f"{story.gaps}."] if story.gaps else [])]
    if story.rows:
        lines += ["", *_table(story.rows), "", *_newest(story.replayed)]
    return "".join(f"{line}\n" for line in lines)


def _table(rows: Sequence[Row]) -> list[str]:
    wide = max(len("rule"), *(len(row.rule) for row in rows))
    cells = [(row.rule, row.severity.value, *map(str, counts(row))) for row in rows]
    return [
        f"{name:{wide}}  {severity:8}" + "".join(f"{number:>9}" for number in numbers)
        for name, severity, *numbers in [_COLUMNS, *cells]
    ]


def _newest(replayed: Sequence[Replayed]) -> list[str]:
    every = [(change.change, one) for change in reversed(replayed) for one in change.fired]
    lines = [
        f"{change.sha[:9]} {day(change.when)}  {plain(one.finding.path)}:{one.finding.line}"
        f"  {one.finding.rule}: {one.fate.value}"
        for change, one in every[:_SHOWN]
    ]
    left = len(every) - _SHOWN
    return [*lines, *([f"… and {left} more: see --format json or --html"] if left > 0 else [])]


def plain(text: str) -> str:
    """Names come from the repository: what steers a terminal is shown, not sent."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


def as_json(story: Story) -> str:
    """One object; its keys are public."""
    return json.dumps(_told(story), indent=2, ensure_ascii=True) + "\n"


def _told(story: Story) -> dict[str, object]:
    return {
        "version": 1,
        "changes": [_change(one) for one in story.replayed],
        "rules": [
            {
                "rule": row.rule,
                "severity": row.severity.value,
                "fired": row.fired,
                "fixed": row.of(Fate.FIXED),
                "ignored": row.of(Fate.ACCEPTED),
                "there": row.of(Fate.THERE),
                "gone": row.of(Fate.GONE),
                "not_followed": row.of(Fate.UNKNOWN),
            }
            for row in story.rows
        ],
        "would_fail": blocked(story.replayed),
        "proposed": {one.rule: one.setting.value for one in story.proposed},
    }


def _change(one: Replayed) -> dict[str, object]:
    verdict = Verdict.NOT_REVIEWED if one.trouble else _verdict(one)
    return {
        "commit": one.change.sha,
        "when": datetime.fromtimestamp(one.change.when, UTC).isoformat(),
        "title": one.change.title,
        "verdict": verdict.value,
        "trouble": one.trouble,
        "findings": [
            {
                "id": fired.finding.id,
                "rule": fired.finding.rule,
                "severity": fired.finding.severity.value,
                "path": fired.finding.path,
                "line": fired.finding.line,
                "message": fired.finding.message,
                "fate": fired.fate.value,
            }
            for fired in one.fired
        ],
    }


def _verdict(one: Replayed) -> Verdict:
    if one.unread:
        return Verdict.PARTIAL
    return Verdict.FINDINGS if one.fired else Verdict.CLEAN
