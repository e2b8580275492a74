"""Check runs that are open: so that whoever comes next ends what nobody else will.

A run is left behind where its review failed and another head, or another generation, was wanted
before it was tried again.
"""

from collections.abc import Sequence

from sqlalchemy import Engine, delete, select

from bot.store.database import insert_once, now_ms, reading
from bot.store.tables import open_runs

__all__ = ["OpenRuns"]


class OpenRuns:
    """The table `open_runs`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def opened(self, repo_id: int, number: int, run: int) -> None:
        """This run of a pull request is open; noting it twice changes nothing."""
        row = {"run": run, "repo_id": repo_id, "number": number, "opened_ms": now_ms()}
        with self._engine.begin() as connection:
            insert_once(connection, open_runs, row)

    def ended(self, run: int) -> None:
        """It has ended, or is gone."""
        with self._engine.begin() as connection:
            connection.execute(delete(open_runs).where(open_runs.c.run == run))

    def of(self, repo_id: int, number: int) -> Sequence[int]:
        """The open runs of a pull request, oldest first."""
        row = open_runs.c
        query = select(row.run).where(row.repo_id == repo_id, row.number == number)
        with reading(self._engine).connect() as connection:
            return connection.execute(query.order_by(row.run)).scalars().all()
