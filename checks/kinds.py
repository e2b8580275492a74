"""Kinds of failure in production, and whether a diff can show them: `kinds.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from checks import toml

FILE = Path(__file__).with_name("kinds.toml")
_SHAPE: toml.Shape = {"title": str, "family": str, "seen": str, "why": str}


class Seen(StrEnum):
    """How much of a kind a diff can show."""

    WHOLLY = "wholly"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class FailureKind:
    """One kind of failure. `why` says what of it a diff cannot show; empty where it can."""

    code: str
    title: str
    family: str
    seen: Seen = Seen.WHOLLY
    why: str = ""


@cache
def load() -> Mapping[str, FailureKind]:
    """All of them by their code, such as `F01`, in order. Raises `RuleError`."""
    return {code: _kind(code, table) for code, table in toml.read(FILE).items()}


def _kind(code: str, table: toml.Table) -> FailureKind:
    toml.check_keys(FILE, table, _SHAPE, frozenset({"title", "family"}), code)
    seen = Seen(table.get("seen", Seen.WHOLLY))
    return FailureKind(code, table["title"], table["family"], seen, table.get("why", ""))
