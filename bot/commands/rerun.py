"""`/touchline rerun`: reviews the head once more."""

from dataclasses import dataclass

from bot.commands.desk import Desk
from bot.commands.words import Known, Reply
from checks.policy import Permission

USAGE = "rerun"
HELP = "review this commit once more"
WHO = "the author of the pull request, or whoever has `write`"


@dataclass(frozen=True, slots=True)
class Rerun:
    """Wants a review."""

    def run(self, desk: Desk) -> Reply:
        """A new check run follows."""
        if not desk.now.is_open:
            return Reply("This pull request is closed: there is nothing to review.")
        if not (desk.is_author or desk.may(Permission.WRITE)):
            return Reply(desk.refusal("rerun", Permission.WRITE, "or be its author"))
        desk.want_review()
        return Reply(f"Reviewing `{desk.now.head[:7]}` once more.", is_quiet=True)


def read(rest: str, known: Known) -> Rerun:
    """Whatever follows."""
    del rest, known
    return Rerun()
