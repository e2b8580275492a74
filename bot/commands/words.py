"""What commands are made of: what is read, what is answered, what is a mistake."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

from bot.commands.desk import Desk
from bot.ledger.record import Record

__all__ = ["Command", "CommandModule", "Known", "MistakeError", "Reply"]


class MistakeError(Exception):
    """The words make no command. The text says what is wrong and what to write, in Markdown."""


@dataclass(frozen=True, slots=True)
class Known:
    """What reading needs to know. `in_thread`: the command is a reply at a line."""

    rules: Collection[str]
    in_thread: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """What a command answers, in Markdown; `records` are kept hidden in the answer."""

    text: str
    records: tuple[Record, ...] = ()
    is_quiet: bool = False  # a button's: what it did shows by itself


class Command(Protocol):
    """What was asked for, ready to be done."""

    def run(self, desk: Desk) -> Reply:
        """Do it. Done twice under one key it does no more than once. Raises `GitHubError`."""
        ...


class CommandModule(Protocol):
    """A file of this package that is a command."""

    USAGE: str
    HELP: str
    WHO: str

    def read(self, rest: str, known: Known) -> Command:
        """Read what follows the command's name; raises `MistakeError`."""
        ...
