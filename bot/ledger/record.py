"""What somebody decided, and which decisions are in force at a moment. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Deed", "Record", "in_force"]


class Deed(StrEnum):
    """What a record does."""

    IGNORE = "ignore"
    UNIGNORE = "unignore"


@dataclass(frozen=True, slots=True)
class Record:
    """One decision about one pull request, or about its whole repository (`wide`). Records are
    only ever added.

    `target`: a finding's id or a rule's. `key`: what the command is known by, and its ordinal.
    Times are milliseconds since 1970; `until_ms` None: for good.
    """

    repo_id: int
    number: int
    key: str
    deed: Deed
    target: str
    by: str
    reason: str
    at_ms: int
    until_ms: int | None = None
    wide: bool = False

    def concerns(self, repo_id: int, number: int) -> bool:
        """True if it is about this pull request."""
        return self.repo_id == repo_id and (self.wide or self.number == number)

    def ends_by(self, now_ms: int) -> bool:
        """True if its time is over."""
        return self.until_ms is not None and self.until_ms <= now_ms


def in_force(records: Iterable[Record], now_ms: int) -> tuple[Record, ...]:
    """The ignores that count now, oldest first: the last word on each target, if not over. What is
    said of the repository and of a pull request is said of two targets."""
    last: dict[tuple[str, bool], Record] = {}
    for record in sorted(records, key=lambda one: (one.at_ms, one.key)):
        last[record.target, record.wide] = record
    counting = (r for r in last.values() if r.deed is Deed.IGNORE and not r.ends_by(now_ms))
    return tuple(sorted(counting, key=lambda one: (one.at_ms, one.key)))
