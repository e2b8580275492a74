"""`/touchline quiet`: what was found and not said in a comment, and why."""

from dataclasses import dataclass

from bot.commands.desk import Desk
from bot.commands.words import Known, Reply
from bot.compose.quiet import quiet
from checks.policy import Permission

USAGE = "quiet"
HELP = "list what was found and not said in a comment, and why"
WHO = "the author of the pull request, or whoever has `write`"


@dataclass(frozen=True, slots=True)
class Quiet:
    """Looks at the change once more and lists."""

    def run(self, desk: Desk) -> Reply:
        """Nothing is recorded, and the check stays as it is."""
        if not desk.now.is_open:
            return Reply("This pull request is closed: there is nothing to review.")
        if not (desk.is_author or desk.may(Permission.WRITE)):
            return Reply(desk.refusal("quiet", Permission.WRITE, "or be its author"))
        return Reply(quiet(desk.examine().hushed))


def read(rest: str, known: Known) -> Quiet:
    """Whatever follows."""
    del rest, known
    return Quiet()
