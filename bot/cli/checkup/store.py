"""Database, queue and disk. Looks, and changes nothing."""

import shutil
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.cli.checkup.words import Line, ok, unknown, warning, wrong
from bot.store.backlog import Backlog, backlog
from bot.store.database import open_database
from bot.store.migrate import NotMigratedError, require_migrated

LEAST_FREE = 512 * 1024 * 1024  # bytes; a day of deliveries of a large organisation
LATE_S = 120.0  # a worker takes what is new within a second


def look_at_store(url: str) -> list[Line]:
    """A line for the database, the queue and, beside SQLite, the disk."""
    file = _sqlite_file(url)
    if file and not file.exists():
        says = f"{file} is not there yet"
        mend = "`touchline serve` makes it; or run: touchline migrate"
        return [warning("database", says, mend), look_at_disk(file.parent)]
    engine = open_database(url)
    try:
        lines = _look(engine, "SQLite" if file else "PostgreSQL")
    finally:
        engine.dispose()
    return [*lines, *([look_at_disk(file.parent)] if file else [])]


def _sqlite_file(url: str) -> Path | None:
    parsed = make_url(url)
    return Path(str(parsed.database)) if parsed.get_backend_name() == "sqlite" else None


def _look(engine: Engine, kind: str) -> list[Line]:
    try:
        require_migrated(engine)
        return [ok("database", f"{kind}, its schema is current"), look_at_queue(backlog(engine))]
    except NotMigratedError as error:
        says, _, _ = str(error).partition(";")
        return [wrong("database", says, "run: touchline migrate"), unknown("queue", says)]
    except SQLAlchemyError as error:
        # The first line alone: the others repeat the statement.
        says = f"cannot be opened: {str(error).partition(chr(10))[0]}"
        mend = "see that it runs and that TOUCHLINE_DATABASE_URL leads to it"
        return [wrong("database", says, mend), unknown("queue", "the database cannot be opened")]


def look_at_queue(found: Backlog) -> Line:
    """Late deliveries mean that no worker works; dead letters wait for a person."""
    if found.waiting and found.oldest_s > LATE_S:
        says = f"{found.waiting} deliveries wait, the oldest for {found.oldest_s:.0f} s"
        return wrong("queue", says, "start a worker: touchline serve, or touchline worker")
    if found.dead:
        says = f"{found.dead} dead letters: deliveries that came to nothing"
        return warning("queue", says, "see: touchline queue list")
    says = f"{found.waiting} waiting, {found.under_way} under way, {found.retrying} tried again"
    return ok("queue", says)


def look_at_disk(folder: Path, least: int = LEAST_FREE) -> Line:
    """How much is free where the database lies, in bytes at least."""
    try:
        free = shutil.disk_usage(folder).free
    except OSError as error:
        return wrong("disk", f"{folder}: {error.strerror}", "make the folder, or choose another")
    says = f"{free // 1024**2} MB free at {folder.absolute()}"
    if free < least:
        return wrong("disk", says, f"make room: at least {least // 1024**2} MB")
    return ok("disk", says)
