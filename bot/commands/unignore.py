"""`/touchline unignore ID|RULE`: takes an ignore back."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.commands.desk import Desk
from bot.commands.targets import ALL, target, wide
from bot.commands.words import Known, MistakeError, Reply
from bot.compose.shown import MOST
from bot.ledger.record import Deed, Record
from checks.policy import Permission

USAGE = "unignore ID|RULE|all [in repository]"
HELP = "take an ignore back"
WHO = "whoever may ignore"


@dataclass(frozen=True, slots=True)
class Unignore:
    """`target` None: the findings of the comment that it answers. `wide`: what was ignored in the
    whole repository."""

    target: str | None
    wide: bool = False

    def run(self, desk: Desk) -> Reply:
        """Recorded, and the check is judged anew."""
        least = Permission.ADMIN if self.wide else desk.policy.ignore
        if not desk.may(least):
            return Reply(desk.refusal(f"unignore{' in repository' if self.wide else ''}", least))
        held = [record.target for record in desk.in_force() if record.wide is self.wide]
        targets = tuple(one for one in self._asked(desk, held) if one in held)
        if not targets:
            return Reply(_nothing(desk.in_force()))
        every = (desk.record(Deed.UNIGNORE, one, wide=self.wide) for one in targets)
        records = desk.fitting(tuple(every))
        if not records:
            return Reply("One comment cannot hold so many; write another one.")
        desk.keep(records)
        names = ", ".join(f"`{record.target}`" for record in records)
        return Reply(f"Not ignored any more: {names}. The check is judged anew.", records)

    def _asked(self, desk: Desk, held: Sequence[str]) -> Sequence[str]:
        if self.target == ALL:
            return held[:MOST]
        return (self.target,) if self.target else desk.spoken_of()


def _nothing(held: Sequence[Record]) -> str:
    if not held:
        return "No ignore is in force here."
    named = ", ".join(f"`{one.target}`{' in repository' if one.wide else ''}" for one in held)
    return f"No ignore of that is in force. In force: {named}."


def read(rest: str, known: Known) -> Unignore:
    """`[ID|RULE|all] [in repository]`; a reply may leave the first out."""
    word, _, after = rest.partition(" ")
    if not word and not known.in_thread:
        raise MistakeError("Take back which one? Write `/touchline unignore ID` or a rule's id.")
    about = target(word, known) if word else None
    return Unignore(about, wide((rest if about is None else after).strip())[0])
