"""What is told of one thing that was looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Health(StrEnum):
    """`warning`: it works, and somebody should know; `unknown`: something else must be mended
    first."""

    OK = "ok"
    WARNING = "warning"
    WRONG = "wrong"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing: how it is, and what a person does about it (empty where nothing is to be done)."""

    check: str
    health: Health
    says: str
    mend: str = ""


def ok(check: str, says: str) -> Line:
    """Nothing to do."""
    return Line(check, Health.OK, says)


def wrong(check: str, says: str, mend: str) -> Line:
    """It does not work like this."""
    return Line(check, Health.WRONG, says, mend)


def warning(check: str, says: str, mend: str) -> Line:
    """It works, for now."""
    return Line(check, Health.WARNING, says, mend)


def unknown(check: str, says: str) -> Line:
    """It could not be looked at."""
    return Line(check, Health.UNKNOWN, says)


def is_well(lines: Sequence[Line]) -> bool:
    """True if nothing is wrong and everything could be looked at."""
    return all(line.health in (Health.OK, Health.WARNING) for line in lines)
