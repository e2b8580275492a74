"""A PostgreSQL of this machine's own, in a folder, for the tests; where there is one."""

import os
import shutil
import socket
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

WAIT_S = 60


@dataclass(frozen=True)
class Cluster:
    """A running server."""

    port: int

    def new_database(self) -> str:
        """The URL of an empty database."""
        name = f"t{uuid.uuid4().hex}"
        with psycopg.connect(self._url("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return self._url(name).replace("postgresql:", "postgresql+psycopg:")

    def end_sessions(self, url: str) -> None:
        """Cut every connection to a database, as a restart does."""
        name = url.rpartition("/")[2]
        with psycopg.connect(self._url("postgres"), autocommit=True) as connection:
            query = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
            connection.execute(query, (name,))

    def _url(self, database: str) -> str:
        return f"postgresql://tester@127.0.0.1:{self.port}/{database}"


def programs() -> Path | None:
    """Where `initdb` and `postgres` are."""
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


@contextmanager
def running() -> Iterator[Cluster]:
    """A server in a folder of its own; both end with the block."""
    with (
        tempfile.TemporaryDirectory(prefix="touchline-postgres-") as folder,
        _running(Path(folder)) as cluster,
    ):
        yield cluster


@contextmanager
def _running(folder: Path) -> Iterator[Cluster]:
    there = programs()
    assert there
    person = _somebody(folder)
    data = folder / "data"
    make = [there / "initdb", "-D", data, "-U", "tester", "-A", "trust", "--no-sync"]
    subprocess.run(make, check=True, capture_output=True, timeout=WAIT_S, **person)
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = int(probe.getsockname()[1])
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    control = [there / "pg_ctl", "-D", data, "-l", folder / "log", "-w"]
    subprocess.run([*control, "-o", options, "start"], check=True, timeout=WAIT_S, **person)
    try:
        yield Cluster(port)
    finally:
        stop = [*control, "-m", "immediate", "stop"]
        subprocess.run(stop, check=True, timeout=WAIT_S, **person)


def _somebody(folder: Path) -> dict[str, Any]:
    """PostgreSQL refuses to run as root: then it runs as nobody."""
    if os.geteuid() != 0:
        return {}
    shutil.chown(folder, "nobody")  # not in pytest's folders, which nobody else may enter
    return {"user": "nobody", "cwd": folder}
