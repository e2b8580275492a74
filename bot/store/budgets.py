"""Each installation's use of GitHub, for all processes together: one row, one short transaction.

A limit is kept as the time at which it would be unused again (the generic cell rate algorithm):
each request moves that time on, and may not move it further ahead of now than a burst allows.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, select, update

from bot.github.budget import Kind
from bot.model import InstallationId
from bot.store.database import insert_once, now_ms, reading
from bot.store.tables import budgets

__all__ = ["Budgets"]

LONGEST_MS = 3_600_000  # no wait is longer: the hour's limit is new by then
_STRIKES_END_MS = 600_000  # after so much peace the next refusal counts as the first
_SPREAD = 0.2


@dataclass(frozen=True, slots=True)
class Limit:
    """One request each `every_ms`, and up to `burst` at once after a rest."""

    column: str
    every_ms: int
    burst: int

    def wait_ms(self, row: RowMapping, now: int) -> int:
        """Until a request is within the limit."""
        return max(0, self._ahead(row, now) - self.burst * self.every_ms - now)

    def after(self, row: RowMapping, now: int, wait: int) -> int:
        """The column's value once a request was let through after this wait."""
        return max(self._ahead(row, now), now + wait) + self.every_ms

    def _ahead(self, row: RowMapping, now: int) -> int:
        kept = int(row[self.column])
        # Further than it could have got by itself: a clock has gone back, and what it wrote before
        # would hold everything up for as long as it went.
        most = now + (self.burst + 1) * self.every_ms + _GRACE_MS
        return kept if kept <= most else now


_GRACE_MS = 10_000  # more than anybody waits in place
# 80 requests a minute that create content, 500 an hour; GitHub asks for a second between two.
# 900 points a minute, a write is 5 of them. A burst and an hour's or a minute's rate together stay
# below what GitHub allows.
_SECOND = Limit("second_ms", 1_000, 2)  # a review and an answer need not wait for each other
_HOUR = Limit("hour_ms", 9_000, 99)
_POINTS = Limit("points_ms", 667, 89)
_LIMITS: Mapping[Kind, tuple[Limit, ...]] = {
    Kind.READ: (),
    Kind.WRITE: (_POINTS,),
    Kind.CONTENT: (_POINTS, _SECOND, _HOUR),
}


class Budgets:
    """The table `budgets`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def wait_s(self, installation: InstallationId, kind: Kind, patience_s: float) -> float:
        """Seconds until such a request may be sent; its place is taken if it waits so long."""
        now = now_ms()
        if not _LIMITS[kind]:
            return _blocked_ms(self._row(installation), kind, now) / 1000
        with self._engine.begin() as connection:
            row = _locked(connection, installation)
            waits = [limit.wait_ms(row, now) for limit in _LIMITS[kind]]
            wait = max(_blocked_ms(row, kind, now), *waits)
            if wait <= patience_s * 1000:
                taken = {one.column: one.after(row, now, wait) for one in _LIMITS[kind]}
                _update(connection, installation, taken)
            return wait / 1000

    def refused(
        self, installation: InstallationId, kind: Kind, seconds: float, *, told: bool
    ) -> float:
        """GitHub wants us to wait. Where it did not say for how long: a minute, and twice as long
        for each refusal soon after the last. A refusal to create content stops content alone."""
        now = now_ms()
        with self._engine.begin() as connection:
            row = _locked(connection, installation)
            strikes = _strikes(row, now)
            wait = seconds if told else seconds * 2**strikes
            wait = min(wait * random.uniform(1.0, 1.0 + _SPREAD), LONGEST_MS / 1000)  # noqa: S311 - spreads load, keeps no secret
            column = "content_blocked_ms" if kind is Kind.CONTENT else "blocked_ms"
            until = max(int(row[column]), now + int(wait * 1000))
            _update(connection, installation, {column: until, "strikes": strikes + 1})
        return wait

    def _row(self, installation: InstallationId) -> RowMapping | None:
        query = select(budgets).where(budgets.c.installation == installation)
        with reading(self._engine).connect() as connection:
            return connection.execute(query).mappings().first()


def _blocked_ms(row: RowMapping | None, kind: Kind, now: int) -> int:
    if row is None:
        return 0
    both = (row["blocked_ms"], row["content_blocked_ms"] if kind is Kind.CONTENT else 0)
    left = max(both) - now
    # More than we ever wait: the clock has gone back.
    return left if 0 < left <= LONGEST_MS else 0


def _strikes(row: RowMapping, now: int) -> int:
    last = max(row["blocked_ms"], row["content_blocked_ms"])
    return int(row["strikes"]) if now < last + _STRIKES_END_MS else 0


def _locked(connection: Connection, installation: InstallationId) -> RowMapping:
    insert_once(connection, budgets, {"installation": installation})
    query = select(budgets).where(budgets.c.installation == installation)
    return connection.execute(query.with_for_update()).mappings().one()


def _update(connection: Connection, installation: int, values: Mapping[str, Any]) -> None:
    is_it = budgets.c.installation == installation
    connection.execute(update(budgets).where(is_it).values(values))
