"""`/touchline ignore ID|RULE [for 30d] REASON`: live with a finding, or with a rule here."""

import re
from dataclasses import dataclass

from bot.commands.desk import Desk
from bot.commands.targets import FINDING, target
from bot.commands.words import Known, MistakeError, Reply
from bot.compose import escape
from bot.compose.accepted import when
from bot.ledger.record import Deed, Record

USAGE = "ignore ID|RULE [for 30d] REASON"
HELP = "live with a finding, or with all of a rule in this pull request, for a while or for good"
WHO = "whoever has `write`, or as the policy's `ignore` says"

_HOURS = {"h": 1, "hour": 1, "d": 24, "day": 24, "w": 168, "week": 168}
_FOR = re.compile(r"for[ \t]+(\d+)[ \t]*([A-Za-z]+)(?:[ \t,:]+|$)(.*)", re.DOTALL)
_LONGEST_H = 365 * 24
_LONGEST_REASON = 300
_EXAMPLE = "`/touchline ignore ID for 30d the peer is on this host`"


@dataclass(frozen=True, slots=True)
class Ignore:
    """`target` None: the findings of the comment that it answers."""

    target: str | None
    reason: str
    hours: int | None

    def run(self, desk: Desk) -> Reply:
        """Recorded, and the check is judged anew."""
        least = desk.policy.ignore
        if not desk.may(least):
            return Reply(desk.refusal("ignore", least))
        targets = (self.target,) if self.target else desk.spoken_of()
        if not targets:
            return Reply(f"This thread is about none of my findings. Say which one: {_EXAMPLE}.")
        if unknown := self._unknown(desk):
            return Reply(unknown)
        records = self._records(desk, targets)
        desk.keep(records)
        return Reply(_told(records), records)

    def _unknown(self, desk: Desk) -> str:
        """Why this id is no finding's; nothing if it is one, or if that cannot be known."""
        if not (self.target and FINDING.fullmatch(self.target)) or desk.is_shown(self.target):
            return ""
        return (
            f"The last review has no finding `{self.target}`. The ids stand at the end of each"
            " comment and in the check run."
        )

    def _records(self, desk: Desk, targets: tuple[str, ...]) -> tuple[Record, ...]:
        until = desk.now_ms + self.hours * 3_600_000 if self.hours else None
        return tuple(desk.record(Deed.IGNORE, one, self.reason, until) for one in targets)


def _told(records: tuple[Record, ...]) -> str:
    first, names = records[0], ", ".join(f"`{one.target}`" for one in records)
    until = f" until {when(first.until_ms)}" if first.until_ms is not None else ""
    return (
        f"Ignored{until}: {names}. The reason: {escape.code(first.reason, limit=_LONGEST_REASON)}."
        f" The check is judged anew; `/touchline unignore {first.target}` takes it back."
    )


def read(rest: str, known: Known) -> Ignore:
    """`[ID|RULE] [for TIME] REASON`; a reply may leave the first out."""
    if not rest:
        raise MistakeError(f"Ignore what, and why? Write {_EXAMPLE}.")
    word, _, after = rest.partition(" ")
    about = target(word, known)
    hours, reason = _time((rest if about is None else after).strip())
    if not reason:
        raise MistakeError(f"A reason is required: {_EXAMPLE}.")
    if len(reason) > _LONGEST_REASON:
        raise MistakeError(f"The reason has {len(reason)} characters; {_LONGEST_REASON} are taken.")
    return Ignore(about, reason, hours)


def _time(text: str) -> tuple[int | None, str]:
    found = _FOR.fullmatch(text)
    if found is None:
        return None, text
    number, unit, reason = found.groups()
    hours = _HOURS.get(unit.lower().removesuffix("s") or unit)
    if hours is None:
        raise MistakeError(f"For how long is {escape.code(unit)}? Write `for 12h`, `30d` or `4w`.")
    if not 0 < len(number) <= 6 or not 0 < int(number) * hours <= _LONGEST_H:  # noqa: PLR2004 - int() of more digits is refused by Python itself
        raise MistakeError("An ignore lasts for an hour at least and for 365 days at most.")
    return int(number) * hours, reason.strip()
