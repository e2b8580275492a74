"""Words to commands: finds the file of the command's name and lets it read the rest. Pure."""

import importlib
import pkgutil
import sys
from typing import cast

from bot.commands.words import Command, CommandModule, Known, MistakeError
from bot.compose import escape
from checks.errors import nearest

__all__ = ["modules", "read"]

_HELPERS = frozenset({"desk", "lines", "read", "targets", "words"})


def modules() -> dict[str, CommandModule]:
    """Every command by its name, in the order of the alphabet."""
    folders = sys.modules[__package__].__path__
    names = sorted(module.name for module in pkgutil.iter_modules(folders))
    return {name: _module(name) for name in names if name not in _HELPERS}


def _module(name: str) -> CommandModule:
    return cast(CommandModule, importlib.import_module(f"{__package__}.{name}"))


def read(line: str, known: Known) -> Command:
    """The command on a line, given without `/touchline`; nothing at all asks for help."""
    name, _, rest = (line or "help").partition(" ")
    every = modules()
    if name.lower() not in every:
        told = f"There is no command {escape.code(name, limit=40)}."
        raise MistakeError(f"{told} {nearest(name.lower(), every)} See `/touchline help`.")
    return every[name.lower()].read(rest.strip(), known)
