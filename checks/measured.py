"""How often each rule was right on other people's changes, and how loud it may be for that.

`measured.toml` is made by `python -m bench.precision totals --write` out of the verdicts that are
kept there; the bar is docs/architecture.md's, "Severity and confidence".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from checks import toml
from checks.errors import RuleError
from checks.model import Severity

FILE = Path(__file__).with_name("measured.toml")
BAR = 0.95  # of what was judged, for more than a notice
ENOUGH = 20  # judged, for a blocker
_COUNTS: toml.Shape = {"judged": int, "right": int}


@dataclass(frozen=True, slots=True)
class Measured:
    """How many findings of a rule in one language were judged, and how many were right."""

    judged: int
    right: int

    def __post_init__(self) -> None:
        if not 0 <= self.right <= self.judged or not self.judged:
            raise ValueError(f"{self.right} right of {self.judged} judged")

    @property
    def precision(self) -> float:
        """From 0 to 1."""
        return self.right / self.judged


def ceiling(measured: Measured | None) -> Severity | None:
    """The worst that a rule may say in a language; None: it is off there."""
    if measured is None:
        return Severity.NOTICE
    if measured.precision < BAR:
        return None
    return Severity.BLOCKER if measured.judged >= ENOUGH else Severity.WARNING


@cache
def load(file: Path = FILE) -> Mapping[tuple[str, str], Measured]:
    """By rule and variant (`Language.variant`). Raises `RuleError` for a table that is not ours."""
    return {
        (rule, variant): _measured(file, rule, counts)
        for rule, variants in toml.read(file).items()
        for variant, counts in variants.items()
    }


def _measured(file: Path, rule: str, counts: toml.Table) -> Measured:
    toml.check_keys(file, counts, _COUNTS, frozenset(_COUNTS), rule)
    try:
        return Measured(counts["judged"], counts["right"])
    except ValueError as error:
        line = toml.line_of(file, rule)
        raise RuleError(file, line, f"`{rule}`: {error}.", "Make the table anew.") from error
