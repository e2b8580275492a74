"""Hazards over time, by family, as a chart. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from markupsafe import Markup

from bot.pages.charts import Series, weekly
from bot.store.views import WEEK_MS

__all__ = ["WEEKS", "Trend", "trend"]

WEEKS = 12
_SHOWN = 7  # families with a colour of their own; the rest is one more


@dataclass(frozen=True, slots=True)
class Trend:
    """The chart and its legend, most first."""

    chart: Markup
    series: tuple[Series, ...]

    @property
    def total(self) -> int:
        """All hazards in it."""
        return sum(one.total for one in self.series)


def since(now_ms: int) -> int:
    """Where the chart begins."""
    return (now_ms // WEEK_MS - WEEKS + 1) * WEEK_MS


def trend(counted: Sequence[tuple[int, str, int]], now_ms: int) -> Trend:
    """Of week, family and number, as `Views.by_week` gives them."""
    last = now_ms // WEEK_MS
    weeks = range(last - WEEKS + 1, last + 1)
    totals = Counter[str]()
    for _, family, number in counted:
        totals[family] += number
    names = [name for name, _ in totals.most_common(_SHOWN)]
    rest = "other" if len(totals) > _SHOWN else ""
    by: dict[str, Counter[int]] = {name: Counter() for name in [*names, *([rest] if rest else [])]}
    for week, family, number in counted:
        by[family if family in by else rest][week] += number
    series = tuple(Series(name, tuple(of[week] for week in weeks)) for name, of in by.items())
    told = ", ".join(f"{one.total} {one.name}" for one in series) or "none"
    chart = weekly([_day(week) for week in weeks], series, f"New hazards by week: {told}")
    return Trend(chart, series)


def _day(week: int) -> str:
    return f"{datetime.fromtimestamp(week * WEEK_MS / 1000, UTC):%-d %b}"
