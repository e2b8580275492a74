"""`/touchline ignore ID|RULE [for 30d] REASON`: live with a finding or a rule, here or anywhere."""

import re
from dataclasses import dataclass

from bot.commands.desk import Desk
from bot.commands.targets import ALL, FINDING, target, wide
from bot.commands.words import Known, MistakeError, Reply
from bot.compose import escape
from bot.compose.accepted import when
from bot.compose.shown import MOST
from bot.ledger.record import Deed, Record
from checks.policy import Permission

USAGE = "ignore ID|RULE|all [in repository] [for 30d] REASON"
HELP = (
    "live with a finding, with all of a rule, or with all that the check run shows, in this pull"
    " request or in the whole repository, for a while or for good"
)
WHO = "whoever has `write`, or as the policy's `ignore` says; in the repository: `admin`"

_HOURS = {"h": 1, "hour": 1, "d": 24, "day": 24, "w": 168, "week": 168}
_FOR = re.compile(r"for[ \t]+(\d+)[ \t]*([A-Za-z]+)(?:[ \t,:]+|$)(.*)", re.DOTALL)
_LONGEST_H = 365 * 24
_LONGEST_REASON = 300
_EXAMPLE = "`/touchline ignore ID for 30d the peer is on this host`"


@dataclass(frozen=True, slots=True)
class Ignore:
    """`target` None: the findings of the comment that it answers. `wide`: everywhere in the
    repository."""

    target: str | None
    reason: str
    hours: int | None
    wide: bool = False

    def run(self, desk: Desk) -> Reply:
        """Recorded, and the check is judged anew."""
        least = Permission.ADMIN if self.wide else desk.policy.ignore
        if not desk.may(least):
            return Reply(desk.refusal(f"ignore{' in repository' if self.wide else ''}", least))
        targets = self._targets(desk)
        if not targets:
            return Reply(self._nothing())
        if unknown := self._unknown(desk):
            return Reply(unknown)
        records = desk.fitting(self._records(desk, targets))
        if not records:
            return Reply("One comment cannot hold so many; write another one.")
        desk.keep(records)
        return Reply(f"{_told(records)}{_more(len(records), len(targets))}", records)

    def _targets(self, desk: Desk) -> tuple[str, ...]:
        if self.target == ALL:
            return desk.shown()
        return (self.target,) if self.target else desk.spoken_of()

    def _nothing(self) -> str:
        if self.target == ALL:
            return "The check run shows nothing that could be ignored."
        return f"This thread is about none of my findings. Say which one: {_EXAMPLE}."

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
        return tuple(
            desk.record(Deed.IGNORE, one, self.reason, until, wide=self.wide) for one in targets
        )


def _more(kept: int, asked: int) -> str:
    """A check run names as many of its findings as are taken at once."""
    if kept == asked < MOST:
        return ""
    return f" More than {kept} are not taken at once: if there are more, do it once more."


def _told(records: tuple[Record, ...]) -> str:
    first, names = records[0], ", ".join(f"`{one.target}`" for one in records)
    until = f" until {when(first.until_ms)}" if first.until_ms is not None else ""
    where = " in the whole repository" if first.wide else ""
    back = f"{first.target}{' in repository' if first.wide else ''}"
    return (
        f"Ignored{where}{until}: {names}. The reason:"
        f" {escape.code(first.reason, limit=_LONGEST_REASON)}."
        f" The check is judged anew; `/touchline unignore {back}` takes it back."
    )


def read(rest: str, known: Known) -> Ignore:
    """`[ID|RULE|all] [in repository] [for TIME] REASON`; a reply may leave the first out."""
    if not rest:
        raise MistakeError(f"Ignore what, and why? Write {_EXAMPLE}.")
    word, _, after = rest.partition(" ")
    about = target(word, known)
    is_wide, rest = wide((rest if about is None else after).strip())
    hours, reason = _time(rest)
    if not reason:
        raise MistakeError(f"A reason is required: {_EXAMPLE}.")
    if len(reason) > _LONGEST_REASON:
        raise MistakeError(f"The reason has {len(reason)} characters; {_LONGEST_REASON} are taken.")
    return Ignore(about, reason, hours, is_wide)


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
