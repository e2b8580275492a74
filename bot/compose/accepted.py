"""Ignores in force, as people read them. Pure."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from bot.compose import escape
from bot.ledger.apply import Accepted
from bot.ledger.record import Record

__all__ = ["accepted_part", "accepted_title", "record_line", "when"]

_LONGEST_REASON = 300
_NAMED = 3  # places of one ignore that are named


def when(ms: int) -> str:
    """A moment for people: `2026-08-01 12:00 UTC`."""
    moment = datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=ms)
    return moment.strftime("%Y-%m-%d %H:%M UTC")


def record_line(record: Record) -> str:
    """What is ignored, by whom, until when and why."""
    until = f"until {when(record.until_ms)}" if record.until_ms is not None else "for good"
    reason = escape.code(record.reason, limit=_LONGEST_REASON)
    what = f"{escape.code(record.target)}{' in the whole repository' if record.wide else ''}"
    return f"{what} by {escape.code(record.by)}, {until}: {reason}"


def accepted_title(title: str, accepted: Sequence[Accepted]) -> str:
    """The verdict's title with how many findings it leaves out."""
    count = sum(len(one.findings) for one in accepted)
    return f"{title}; {count} ignored" if count else title


def accepted_part(accepted: Sequence[Accepted]) -> str:
    """The part of the summary; nothing where no ignore is in force."""
    if not accepted:
        return ""
    return "\n".join([f"Ignored on this pull request: {len(accepted)}", *map(_line, accepted)])


def _line(one: Accepted) -> str:
    places = [escape.code(f"{f.path}:{f.line}") for f in one.findings[:_NAMED]]
    rest = len(one.findings) - _NAMED
    places += [f"{rest} more"] if rest > 0 else []
    return f"- {record_line(one.record)} ({', '.join(places) or 'nothing found by now'})"
