"""Opens the database, so that a commit is on the disk and no wait is without an end."""

import time
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url

WAIT_S = 10  # for a lock, a connection, a statement: then it is an error, not a longer wait
READ_ONLY = {"touchline_read_only": True}


def open_database(url: str) -> Engine:
    """An engine on this database. Connects lazily; every wait ends after `WAIT_S` seconds."""
    if make_url(url).get_backend_name() == "sqlite":
        return _open_sqlite(url)
    options = f"-c statement_timeout={WAIT_S}s -c idle_in_transaction_session_timeout={WAIT_S}s"
    return create_engine(
        url,
        pool_pre_ping=True,
        pool_timeout=WAIT_S,
        connect_args={"connect_timeout": WAIT_S, "options": options},
    )


def reading(engine: Engine) -> Engine:
    """The same engine for transactions that only read: on SQLite they take no write lock."""
    return engine.execution_options(**READ_ONLY)


def checkpoint(engine: Engine) -> None:
    """On SQLite: bring all commits into the file itself and empty the log beside it, which else
    keeps what was deleted long ago."""
    if engine.dialect.name != "sqlite":
        return
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()


def insert_once(connection: Connection, table: Table, values: Mapping[str, Any]) -> None:
    """A new row, unless one with its key is there."""
    dialect: Any = postgresql if connection.dialect.name == "postgresql" else sqlite
    connection.execute(dialect.insert(table).values(values).on_conflict_do_nothing())


def now_ms() -> int:
    """Milliseconds since 1970, UTC: what all our tables keep."""
    return time.time_ns() // 1_000_000


def _open_sqlite(url: str) -> Engine:
    engine = create_engine(url, pool_timeout=WAIT_S, connect_args={"timeout": WAIT_S})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: Any) -> None:
    # Without a level the driver begins nothing by itself; `_begin` does.
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout={WAIT_S * 1000}")
    connection.execute("PRAGMA journal_mode=WAL")
    # FULL: in WAL mode NORMAL may lose the last commits with the power.
    # https://www.sqlite.org/pragma.html#pragma_synchronous
    connection.execute("PRAGMA synchronous=FULL")
    # What is deleted is overwritten, not only no longer found.
    connection.execute("PRAGMA secure_delete=ON")


def _begin(connection: Connection) -> None:
    # IMMEDIATE: a transaction that first reads and then writes cannot wait for its lock half-way.
    reads = connection.get_execution_options().get("touchline_read_only")
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
