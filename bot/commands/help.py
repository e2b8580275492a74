"""`/touchline help`, and `/touchline` alone."""

from dataclasses import dataclass

from bot.commands.desk import Desk
from bot.commands.words import Known, Reply

USAGE = "help"
HELP = "this list"
WHO = "everybody"

_NOTE = """\
A command is a line of its own; several may stand in one comment. Quotes and code are no commands. \
An edited comment runs only what is new in it. As a reply under one of my comments, \
`/touchline ignore REASON` is enough."""


@dataclass(frozen=True, slots=True)
class Help:
    """Lists every command."""

    def run(self, desk: Desk) -> Reply:
        """A table."""
        del desk
        from bot.commands.read import modules  # noqa: PLC0415 - which imports this file

        escaped = "\\|"  # else it would end the cell
        rows = [
            f"| `/touchline {one.USAGE.replace('|', escaped)}` | {one.HELP} | {one.WHO} |"
            for one in modules().values()
        ]
        table = ["| write | what it does | who may |", "| --- | --- | --- |", *rows]
        return Reply("\n".join([*table, "", _NOTE]))


def read(rest: str, known: Known) -> Help:
    """Whatever follows."""
    del rest, known
    return Help()
