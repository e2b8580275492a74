"""Answers of a pool process, as the parent reads them."""

import pickle
from dataclasses import dataclass

import pytest

from bot.pool import wire
from checks.model import FileReport, Severity


@dataclass(frozen=True)
class Looked:
    """Pickled as a call of getattr."""

    holder: object
    name: str

    def __reduce__(self) -> tuple[object, tuple[object, str]]:
        return getattr, (self.holder, self.name)


def test_a_member_of_an_enum_may_be_written_by_its_name() -> None:
    """As Python 3.11.2 does it, whichever release runs here."""
    assert wire.load(pickle.dumps(Looked(Severity, "BLOCKER"))) is Severity.BLOCKER


@pytest.mark.parametrize(
    ("holder", "name"),
    [(Severity, "__class__"), (Severity, "mro"), (FileReport, "__init__"), ("text", "format")],
)
def test_nothing_else_may_be_looked_up(holder: object, name: str) -> None:
    with pytest.raises(wire.WireError):
        wire.load(pickle.dumps(Looked(holder, name)))
