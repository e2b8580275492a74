"""`/touchline status`: what is known of the head, what runs, which ignores are in force."""

from dataclasses import dataclass

from bot.commands.desk import Desk
from bot.commands.words import Known, Reply
from bot.compose import escape
from bot.compose.accepted import record_line

USAGE = "status"
HELP = "the verdict on this commit, what is under way, the ignores in force"
WHO = "everybody"


@dataclass(frozen=True, slots=True)
class Status:
    """Looks and tells."""

    def run(self, desk: Desk) -> Reply:
        """Three parts."""
        kept = [f"- {record_line(record)}" for record in desk.in_force()]
        ignores = "\n".join(["Ignores in force:", *kept]) if kept else "No ignores are in force."
        return Reply("\n\n".join([_verdict(desk), f"Under way: {desk.progress()}.", ignores]))


def _verdict(desk: Desk) -> str:
    head, run = f"`{desk.now.head[:7]}`", desk.last_run()
    if run is None:
        return f"**{head}: no verdict yet.**"
    title = escape.message(run["output"]["title"] or "")
    return f"**{head}: {title}.** The [check run]({run['html_url']}) ended as {run['conclusion']}."


def read(rest: str, known: Known) -> Status:
    """Whatever follows."""
    del rest, known
    return Status()
