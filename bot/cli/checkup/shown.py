"""The lines as people and programs read them. Pure."""

import json
from collections.abc import Sequence

from bot.cli.checkup.words import Health, Line, is_well

_COLOURS = {Health.OK: 32, Health.WARNING: 33, Health.WRONG: 31, Health.UNKNOWN: 90}


def as_text(lines: Sequence[Line], *, colour: bool) -> str:
    """One line each: how it is, what was looked at, what was found, how to mend it."""
    wide = max((len(line.check) for line in lines), default=0)
    return "".join(
        f"{_word(line.health, colour)} {line.check:{wide}}  {_said(line)}\n" for line in lines
    )


def as_json(lines: Sequence[Line]) -> str:
    """One object; `mend` is empty where there is nothing to do."""
    checks = [
        {"check": one.check, "status": one.health.value, "says": one.says, "mend": one.mend}
        for one in lines
    ]
    return json.dumps({"version": 1, "well": is_well(lines), "checks": checks}, indent=2) + "\n"


def _word(health: Health, colour: bool) -> str:
    word = f"{health.value:7}"
    return f"\x1b[{_COLOURS[health]}m{word}\x1b[0m" if colour else word


def _said(line: Line) -> str:
    said = f"{line.says}; {line.mend}" if line.mend else line.says
    return " ".join(said.split())
