"""`touchline rules list`: a row for each rule, as text for people."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.cli.rule_pages import languages_of
from checks.between import VARIANT
from checks.catalog import Catalog, Rule
from checks.model import Severity

_HEAD = ("rule", "severity", "on", "precision", "answers", "languages", "title")


@dataclass(frozen=True, slots=True)
class Standing:
    """How a rule stands over all its languages."""

    loudest: Severity | None  # None: it is off in each of them
    judged: int
    right: int

    @property
    def precision(self) -> str:
        """`98 % of 41`, or a dash where nothing was judged."""
        return f"{100 * self.right // self.judged} % of {self.judged}" if self.judged else "–"


def standing(rule: Rule, catalog: Catalog) -> Standing:
    """The loudest that it speaks anywhere, and what was judged of it in all."""
    spoken = [one for one in catalog.languages.all if rule.speaks(one)]
    voices = [rule.voice_in(one) for one in spoken]
    heard = [v.heard() for v in voices if v.on]
    by_variant = {one.variant: rule.precision_in(one) for one in spoken}
    if rule.code and (ceiling := rule.ceiling_as(VARIANT)):
        heard.append(max(rule.voice.severity, ceiling, key=lambda s: s.rank))
        by_variant[VARIANT] = (rule.measured or {}).get((rule.id, VARIANT))
    loudest = min(heard, key=lambda s: s.rank, default=None)
    counted = [measured for measured in by_variant.values() if measured]
    return Standing(loudest, sum(m.judged for m in counted), sum(m.right for m in counted))


def table(catalog: Catalog, *, headed: bool) -> Iterator[str]:
    """The lines of the list; without a head where a program reads it."""
    rows = [*([_HEAD] if headed else []), *(_row(rule, catalog) for rule in catalog.rules)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield _line(row, widths)


def _row(rule: Rule, catalog: Catalog) -> tuple[str, ...]:
    stands = standing(rule, catalog)
    return (
        rule.id,
        (stands.loudest or rule.voice.severity).value,
        "on" if stands.loudest else "off",
        stands.precision,
        ",".join(rule.answers),
        ",".join(languages_of(rule, catalog)),
        rule.title,
    )


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
    return "  ".join(cells).rstrip()
