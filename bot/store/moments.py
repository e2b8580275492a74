"""When something was last done, by whichever worker: so that a restart does not do it again."""

from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.store.database import now_ms, reading
from bot.store.tables import probes

__all__ = ["Moments"]


class Moments:
    """Named moments, in the table `probes`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def is_due(self, name: str, every_s: float) -> bool:
        """True if it was not done for so many seconds, or ever; or after now, by a wrong clock."""
        query = select(probes.c.at_ms).where(probes.c.name == name)
        with reading(self._engine).connect() as connection:
            last = connection.execute(query).scalar()
        return last is None or not 0 <= now_ms() - last < every_s * 1000

    def done(self, name: str) -> None:
        """It was done now."""
        dialect: Any = postgresql if self._engine.dialect.name == "postgresql" else sqlite
        insert = dialect.insert(probes).values(name=name, at_ms=now_ms())
        change = insert.on_conflict_do_update(index_elements=["name"], set_={"at_ms": now_ms()})
        with self._engine.begin() as connection:
            connection.execute(change)
