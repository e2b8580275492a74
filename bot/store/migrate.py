"""Brings a database to the newest schema. Safe to run twice, and twice at once."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from bot.store.database import reading

_SCRIPTS = Path(__file__).parent / "migrations"
_LOCK = 6_302_417_711  # any number that nobody else uses for a lock in this database


class NotMigratedError(Exception):
    """The database lacks our newest schema; the message names the remedy."""


def migrate(engine: Engine) -> None:
    """Upgrade to the newest schema in one transaction, alone. One that newer code has made is left
    as it is: we only ever add, so older code goes on with it."""
    with engine.begin() as connection:
        _wait_for_turn(connection)
        if not _is_ahead(connection):
            command.upgrade(_config(connection), "head")


def require_migrated(engine: Engine) -> None:
    """Raises `NotMigratedError` unless the schema is the one that this code was written for, or
    that of newer code: in a rolling deploy old workers are started, too."""
    with reading(engine).connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
        is_ahead = _is_ahead(connection)
    newest = ScriptDirectory(str(_SCRIPTS)).get_current_head()
    if current != newest and not is_ahead:
        raise NotMigratedError(
            f"the database's schema is {current or 'empty'}, not {newest}; run: touchline migrate"
        )


def _is_ahead(connection: Connection) -> bool:
    current = MigrationContext.configure(connection).get_current_revision()
    known = {one.revision for one in ScriptDirectory(str(_SCRIPTS)).walk_revisions()}
    return current is not None and current not in known


def _wait_for_turn(connection: Connection) -> None:
    # On SQLite BEGIN IMMEDIATE has already taken the only write lock there is.
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS))
    config.attributes["connection"] = connection
    return config
