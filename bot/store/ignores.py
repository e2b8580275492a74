"""The records of ignores, and of which pull requests we know all of them.

Rows are only added, each known by its key: adding one twice changes nothing.
"""

from collections.abc import Iterable
from dataclasses import asdict

from sqlalchemy import Engine, RowMapping, select, update

from bot.ledger.record import Deed, Record, in_force
from bot.store.database import insert_once, now_ms, reading
from bot.store.tables import ignores, ledgers

_BATCH = 100


class Ignores:
    """The tables `ignores` and `ledgers`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def is_known(self, repo_id: int, number: int) -> bool:
        """True if every record of this pull request is here; False after the store was lost."""
        query = select(ledgers.c.read_ms).where(
            ledgers.c.repo_id == repo_id, ledgers.c.number == number
        )
        with reading(self._engine).connect() as connection:
            return connection.execute(query).first() is not None

    def restore(self, repo_id: int, number: int, records: Iterable[Record]) -> None:
        """Take what was read from our comments: from now on this pull request is known."""
        now = now_ms()
        ledger = {"repo_id": repo_id, "number": number, "read_ms": now}
        with self._engine.begin() as connection:
            for record in records:
                # The review under way counts with what is over by now; nobody need be woken.
                insert_once(connection, ignores, {**asdict(record), "woken": record.ends_by(now)})
            insert_once(connection, ledgers, ledger)

    def add(self, records: Iterable[Record]) -> None:
        """Keep them; durable when it returns."""
        with self._engine.begin() as connection:
            for record in records:
                insert_once(connection, ignores, {**asdict(record), "woken": False})

    def of(self, repo_id: int, number: int) -> tuple[Record, ...]:
        """All records of a pull request, and of its repository."""
        row = ignores.c
        query = select(ignores).where(row.repo_id == repo_id, (row.number == number) | row.wide)
        with reading(self._engine).connect() as connection:
            return tuple(record_of(row) for row in connection.execute(query).mappings())

    def over(self, now: int) -> tuple[Record, ...]:
        """Those whose time is over and of which nobody has been told yet."""
        row = ignores.c
        query = select(ignores).where(row.until_ms <= now, row.woken.is_(False)).limit(_BATCH)
        with reading(self._engine).connect() as connection:
            return tuple(record_of(found) for found in connection.execute(query).mappings())

    def counted_until(self, record: Record) -> bool:
        """True if this record was in force up to its end: then its end changes the verdict."""
        before = (record.until_ms or 0) - 1
        return record in in_force(self.of(record.repo_id, record.number), before)

    def told(self, record: Record) -> None:
        """Its end was seen to."""
        row = ignores.c
        is_it = (
            (row.repo_id == record.repo_id)
            & (row.number == record.number)
            & (row.key == record.key)
        )
        with self._engine.begin() as connection:
            connection.execute(update(ignores).where(is_it).values(woken=True))


def record_of(row: RowMapping) -> Record:
    """A row of the table as the record that it keeps."""
    fields = {name: value for name, value in row.items() if name != "woken"}
    return Record(**{**fields, "deed": Deed(fields["deed"])})
