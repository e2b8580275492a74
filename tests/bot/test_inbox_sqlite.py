"""The inbox on SQLite: on the disk when `put` returns, and what a locked file does."""

import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from bot import inbox as inbox_module
from bot.inbox import Inbox, InboxBusyError, Kept
from tests.bot.work import delivery as made


def delivery(name: str) -> inbox_module.Delivery:
    return made(name, b"{}", "push")


def test_it_is_on_the_disk_when_put_returns(tmp_path: Path) -> None:
    """The process kills itself as soon as `put` has returned."""
    file = tmp_path / "x.db"
    program = """
import os, signal, sys
from bot.inbox import Delivery, Inbox
from bot.store.database import open_database
from bot.store.migrate import migrate
database = open_database(sys.argv[1])
migrate(database)
inbox = Inbox(database)
inbox.start()
inbox.put(Delivery("d", "push", {}, b"payload"))
os.kill(os.getpid(), signal.SIGKILL)
"""
    command = [sys.executable, "-c", program, f"sqlite:///{file}"]
    assert subprocess.run(command, timeout=60, check=False).returncode == -9
    rows = sqlite3.connect(file).execute("SELECT id, payload, state FROM deliveries").fetchall()
    assert rows == [("d", b"payload", "new")]


def test_every_commit_reaches_the_disk(database: Engine) -> None:
    with database.connect() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar_one() == "wal"
        assert connection.execute(text("PRAGMA synchronous")).scalar_one() == 2  # FULL


def test_nobody_waits_longer_than_github_does(
    database: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox_module, "PUT_S", 0.2)
    inbox = Inbox(database)
    inbox.start()
    lock = sqlite3.connect(tmp_path / "touchline.db", isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")
    with pytest.raises(InboxBusyError):
        inbox.put(delivery("d"))
    lock.execute("ROLLBACK")
    monkeypatch.setattr(inbox_module, "PUT_S", 30.0)
    assert inbox.put(delivery("d")) is Kept.DUPLICATE  # the first one was only late
    inbox.stop()


def test_one_that_cannot_be_stored_takes_no_other_with_it(
    database: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with database.begin() as connection:
        connection.execute(
            text(
                "CREATE TRIGGER refuse BEFORE INSERT ON deliveries WHEN new.id = 'bad' "
                "BEGIN SELECT RAISE(ABORT, 'refused'); END"
            )
        )
    inbox = Inbox(database)
    with ThreadPoolExecutor(3) as threads:
        puts = [threads.submit(inbox.put, delivery(name)) for name in ("good", "bad", "fine")]
        while inbox._tasks.qsize() < 3:
            time.sleep(0.01)
        inbox.start()
        assert puts[0].result() is Kept.STORED
        assert puts[2].result() is Kept.STORED
        with pytest.raises(InboxBusyError):
            puts[1].result()
    inbox.stop()
