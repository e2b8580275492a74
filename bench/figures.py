"""Medians and spread."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the table. `total` is of all sums, the rest of the single values; `unit` is `×`
    for ratios or `ms`. `low` and `high` are the first and the ninth decile."""

    what: str
    unit: str
    median: float
    low: float
    high: float
    count: int
    total: float | None = None


def figure(what: str, unit: str, values: Sequence[float], total: float | None = None) -> Figure:
    """Raises ValueError without values."""
    if not values:
        raise ValueError(f"{what}: nothing was measured")
    deciles = statistics.quantiles(values, n=10) if len(values) > 1 else [values[0]] * 9
    return Figure(
        what, unit, statistics.median(values), deciles[0], deciles[-1], len(values), total
    )
