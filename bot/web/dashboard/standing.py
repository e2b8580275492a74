"""Ignores as they stand: in force, over, or taken back. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.ledger.record import Deed, Record

__all__ = ["Standing", "standings"]


@dataclass(frozen=True, slots=True)
class Standing:
    """An ignore and what became of it."""

    record: Record
    stands: str


def standings(records: Iterable[Record], now_ms: int) -> list[Standing]:
    """Every ignore, newest first; the last word on a target counts."""
    ordered = sorted(records, key=lambda one: (one.at_ms, one.key))
    last = {(one.number, one.wide, one.target): one for one in ordered}
    return [
        Standing(one, _stands(one, last[one.number, one.wide, one.target], now_ms))
        for one in reversed(ordered)
        if one.deed is Deed.IGNORE
    ]


def _stands(one: Record, last: Record, now_ms: int) -> str:
    if last is not one:
        return "taken back" if last.deed is Deed.UNIGNORE else "replaced"
    return "over" if one.ends_by(now_ms) else "in force"
