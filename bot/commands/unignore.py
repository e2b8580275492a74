"""`/touchline unignore ID|RULE`: takes an ignore back."""

from dataclasses import dataclass

from bot.commands.desk import Desk
from bot.commands.targets import target
from bot.commands.words import Known, MistakeError, Reply
from bot.ledger.record import Deed

USAGE = "unignore ID|RULE"
HELP = "take an ignore back"
WHO = "whoever may ignore"


@dataclass(frozen=True, slots=True)
class Unignore:
    """`target` None: the findings of the comment that it answers."""

    target: str | None

    def run(self, desk: Desk) -> Reply:
        """Recorded, and the check is judged anew."""
        least = desk.policy.ignore
        if not desk.may(least):
            return Reply(desk.refusal("unignore", least))
        held = [record.target for record in desk.in_force()]
        asked = (self.target,) if self.target else desk.spoken_of()
        targets = tuple(one for one in asked if one in held)
        if not targets:
            return Reply(_nothing(held))
        records = tuple(desk.record(Deed.UNIGNORE, one, "", None) for one in targets)
        desk.keep(records)
        names = ", ".join(f"`{one}`" for one in targets)
        return Reply(f"Not ignored any more: {names}. The check is judged anew.", records)


def _nothing(held: list[str]) -> str:
    if not held:
        return "No ignore is in force here."
    return f"No ignore of that is in force. In force: {', '.join(f'`{one}`' for one in held)}."


def read(rest: str, known: Known) -> Unignore:
    """`[ID|RULE]`; a reply may leave it out."""
    words = rest.split()
    if not words and not known.in_thread:
        raise MistakeError("Take back which one? Write `/touchline unignore ID` or a rule's id.")
    return Unignore(target(words[0], known) if words else None)
