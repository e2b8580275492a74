"""The inbox: durable when `put` returns, one piece of work an id, nothing lost on the way."""

import sqlite3
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, text

from bot import inbox as inbox_module
from bot.inbox import DAY_MS, PAYLOAD_DAYS, ROW_DAYS, Delivery, Inbox, InboxBusyError, Kept
from bot.model import DeliveryId
from bot.store.database import now_ms


def delivery(name: str, payload: bytes = b"{}") -> Delivery:
    return Delivery(DeliveryId(name), "push", {"X-GitHub-Event": "push"}, payload)


def column(database: Engine, name: str, delivery_id: str) -> object:
    with database.connect() as connection:
        query = text(f"SELECT {name} FROM deliveries WHERE id = :id")  # noqa: S608 - the test's own words
        return connection.execute(query, {"id": delivery_id}).scalar_one_or_none()


def test_what_is_put_is_taken_in_order_until_it_is_settled(inbox: Inbox) -> None:
    names = [f"d{n}" for n in range(5)]
    for name in names:
        assert inbox.put(delivery(name)) is Kept.STORED
    assert [taken.id for taken in inbox.take_new()] == names
    inbox.done(DeliveryId("d0"))
    inbox.dead(DeliveryId("d1"), "not JSON")
    inbox.forget(DeliveryId("d2"), "no interest")
    assert [taken.id for taken in inbox.take_new()] == ["d3", "d4"]


def test_a_settled_delivery_that_comes_again_stays_settled(inbox: Inbox) -> None:
    inbox.put(delivery("d"))
    inbox.done(DeliveryId("d"))
    assert inbox.put(delivery("d")) is Kept.DUPLICATE
    assert tuple(inbox.take_new()) == ()


def test_many_writers_share_commits_and_each_id_is_stored_once(
    inbox: Inbox, database: Engine
) -> None:
    commits: list[object] = []
    event.listen(database, "commit", commits.append)
    gate = threading.Barrier(32)

    def put(number: int) -> Kept:
        gate.wait()
        return inbox.put(delivery(f"d{number % 16}"))

    with ThreadPoolExecutor(32) as threads:
        kept = list(threads.map(put, range(32)))
    assert kept.count(Kept.STORED) == 16
    assert kept.count(Kept.DUPLICATE) == 16
    assert len(commits) < 32


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


def test_stop_writes_what_is_waiting(database: Engine) -> None:
    inbox = Inbox(database)
    with ThreadPoolExecutor(8) as threads:
        puts = [threads.submit(inbox.put, delivery(f"d{n}")) for n in range(8)]
        while inbox._tasks.qsize() < 8:
            time.sleep(0.01)
        inbox.start()
        inbox.stop()
        assert {put.result() for put in puts} == {Kept.STORED}


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


def test_dead_letters_keep_reason_and_payload_until_retried_or_dropped(
    inbox: Inbox, database: Engine
) -> None:
    for name in ("a", "b"):
        inbox.put(delivery(name, b"what came"))
        inbox.dead(DeliveryId(name), "not JSON")
    assert {(d.id, d.reason, d.size) for d in inbox.dead_letters()} == {
        ("a", "not JSON", 9),
        ("b", "not JSON", 9),
    }
    assert inbox.retry(DeliveryId("a"))
    (again,) = inbox.take_new()
    assert (again.id, again.payload, again.tries) == ("a", b"what came", 1)
    assert inbox.drop(DeliveryId("b"))
    assert inbox.dead_letters() == ()
    assert column(database, "payload", "b") == b""


@pytest.mark.parametrize("name", ["never-came", "alive"])
def test_only_dead_letters_are_retried_or_dropped(inbox: Inbox, name: str) -> None:
    inbox.put(delivery("alive"))
    assert not inbox.retry(DeliveryId(name))
    assert not inbox.drop(DeliveryId(name))
    assert [taken.id for taken in inbox.take_new()] == ["alive"]


def test_payloads_and_rows_of_what_is_done_have_a_stated_life(
    inbox: Inbox, database: Engine
) -> None:
    ages = {"fresh": 0, "old": PAYLOAD_DAYS + 1, "ancient": ROW_DAYS + 1}
    for name, days in ages.items():
        for state in ("done", "dead"):
            inbox.put(delivery(f"{name}-{state}"))
            getattr(inbox, state)(DeliveryId(f"{name}-{state}"), "")
            with database.begin() as connection:
                connection.execute(
                    text("UPDATE deliveries SET settled_ms = :at WHERE id = :id"),
                    {"at": now_ms() - days * DAY_MS, "id": f"{name}-{state}"},
                )
    inbox.put(delivery("new"))
    inbox.clean()
    assert column(database, "payload", "fresh-done") == b"{}"
    assert column(database, "payload", "old-done") == b""
    assert column(database, "id", "ancient-done") is None
    for name in ("fresh-dead", "old-dead", "ancient-dead", "new"):
        assert column(database, "payload", name) == b"{}"


def test_a_forgotten_payload_is_gone_at_once(inbox: Inbox, database: Engine) -> None:
    inbox.put(delivery("d", b"somebody's data"))
    inbox.forget(DeliveryId("d"), "no interest in push events")
    assert column(database, "payload", "d") == b""
    assert column(database, "reason", "d") == "no interest in push events"
