"""How loud a rule may be for how often it was right."""

from pathlib import Path

import pytest

from checks import catalog, measured
from checks.between import VARIANT
from checks.errors import RuleError
from checks.measured import Measured, ceiling
from checks.model import Severity


@pytest.mark.parametrize(
    ("judged", "right", "worst"),
    [
        (1, 1, Severity.WARNING),
        (19, 19, Severity.WARNING),
        (20, 19, Severity.BLOCKER),
        (20, 20, Severity.BLOCKER),
        (100, 95, Severity.BLOCKER),
        (100, 94, None),
        (19, 18, None),
        (1, 0, None),
    ],
)
def test_what_was_measured_says_how_loud(judged: int, right: int, worst: Severity | None) -> None:
    assert ceiling(Measured(judged, right)) is worst


def test_what_was_not_measured_is_a_notice() -> None:
    assert ceiling(None) is Severity.NOTICE


@pytest.mark.parametrize("counts", ["judged = 3, right = 4", "judged = 0, right = 0", "judged = 1"])
def test_a_table_that_does_not_add_up_is_refused(tmp_path: Path, counts: str) -> None:
    file = tmp_path / "measured.toml"
    file.write_text(f"[a-rule]\npython = {{ {counts} }}\n")
    with pytest.raises(RuleError):
        measured.load(file)


def test_the_ceiling_holds_for_every_variant_of_the_shipped_rules() -> None:
    shipped = catalog.shipped()
    table = measured.load()
    for rule in shipped.rules:
        for language in shipped.languages.all:
            voice = rule.voice_in(language)
            worst = ceiling(table.get((rule.id, language.variant)))
            assert voice.on is False or (worst and voice.heard().rank >= worst.rank)


def test_the_table_speaks_of_rules_that_there_are() -> None:
    own = catalog.load()
    known = {(rule.id, one.variant) for rule in own.rules for one in own.languages.all}
    known |= {(rule.id, VARIANT) for rule in own.rules if rule.code}
    assert set(measured.load()) <= known
