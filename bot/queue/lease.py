"""Who is alive: a lock that the system takes back when its holder dies.

On SQLite one worker runs at a time, held by a file lock beside the database: whoever holds it
knows that all others are dead. On PostgreSQL each worker holds an advisory lock of its session;
it needs a direct connection, not a pooler that shares sessions between transactions.
"""

import fcntl
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

import psycopg
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

CONNECT_S = 10
# What a database that does not answer raises: leases have connections of their own.
UNANSWERED = (SQLAlchemyError, psycopg.Error)

_OURS = 7  # seeds the hash, so that nobody else's advisory locks are met


class Lease(Protocol):
    """Held until released, or until the process ends."""

    def is_held(self) -> bool:
        """False once it is lost; then its holder must end at once."""
        ...

    def release(self) -> None:
        """Let others have it."""
        ...


class AlreadyHeldError(Exception):
    """Another process holds the lease that this one needs to start."""


Take = Callable[[str], Lease | None]


def leases(database_url: str) -> Take:
    """How to take leases on this database: by name; None if somebody alive holds it.

    Taking one raises one of `UNANSWERED` where the database does not answer.
    """
    url = make_url(database_url)
    if url.get_backend_name() == "sqlite":
        return _Files(Path(str(url.database))).take
    conninfo = url.set(drivername="postgresql").render_as_string(hide_password=False)
    return lambda name: _take_advisory(conninfo, name)


class Lead:
    """Whether this worker leads in something: one of all workers does, as long as it lives."""

    def __init__(self, take: Take, what: str) -> None:
        self._take = take
        self._what = what
        self._lease: Lease | None = None

    def __call__(self) -> bool:
        """True if it leads now; takes the lead where nobody has it."""
        if not (self._lease and self._lease.is_held()):
            self._lease = self._take(self._what)
        return self._lease is not None

    def release(self) -> None:
        """Let another lead."""
        if self._lease:
            self._lease.release()


@dataclass(frozen=True, slots=True)
class _FileLease:
    file: IO[str]

    def is_held(self) -> bool:
        return not self.file.closed

    def release(self) -> None:
        self.file.close()


class _Files:
    """One lock for the one worker that SQLite may have."""

    def __init__(self, database: Path) -> None:
        self._path = database.with_name(database.name + ".worker")
        self._held: _FileLease | None = None

    def take(self, _name: str) -> Lease | None:
        if self._held and self._held.is_held():
            return _Implied()
        file = self._path.open("w")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            return None
        self._held = _FileLease(file)
        return self._held


@dataclass(frozen=True, slots=True)
class _Implied:
    """A lease that comes with the only lock there is."""

    def is_held(self) -> bool:
        return True

    def release(self) -> None:
        return


@dataclass(frozen=True, slots=True)
class _Advisory:
    connection: psycopg.Connection[tuple[bool]]

    def is_held(self) -> bool:
        try:
            self.connection.execute("SELECT 1")
        except psycopg.Error:
            return False
        return True

    def release(self) -> None:
        self.connection.close()


def _take_advisory(conninfo: str, name: str) -> Lease | None:
    connection: psycopg.Connection[tuple[bool]] = psycopg.connect(
        conninfo,
        autocommit=True,
        connect_timeout=CONNECT_S,
        options=f"-c statement_timeout={CONNECT_S}s",
        keepalives=1,
        keepalives_idle=10,
        keepalives_interval=5,
        keepalives_count=3,
    )
    query = "SELECT pg_try_advisory_lock(hashtextextended(%s, %s))"
    row = connection.execute(query, (f"touchline:{name}", _OURS)).fetchone()
    if row and row[0]:
        return _Advisory(connection)
    connection.close()
    return None
