"""The inbox: durable when `put` returns, one piece of work an id, nothing lost on the way."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine, event, text

from bot.inbox import DAY_MS, PAYLOAD_DAYS, ROW_DAYS, Delivery, Inbox, Kept
from bot.model import DeliveryId
from bot.store.database import now_ms, open_database
from bot.store.migrate import migrate
from tests.bot import postgres
from tests.bot.work import delivery as made


@pytest.fixture
def database_url(any_url: str) -> str:
    return any_url


def delivery(name: str, payload: bytes = b"{}") -> Delivery:
    return made(name, payload, "push")


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


def test_stop_writes_what_is_waiting(database: Engine) -> None:
    inbox = Inbox(database)
    with ThreadPoolExecutor(8) as threads:
        puts = [threads.submit(inbox.put, delivery(f"d{n}")) for n in range(8)]
        while inbox._tasks.qsize() < 8:
            time.sleep(0.01)
        inbox.start()
        inbox.stop()
        assert {put.result() for put in puts} == {Kept.STORED}


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


def test_a_restarted_database_costs_at_most_a_come_again(cluster: postgres.Cluster) -> None:
    url = cluster.new_database()
    engine = open_database(url)
    migrate(engine)
    inbox = Inbox(engine)
    inbox.start()
    inbox.put(delivery("before"))
    cluster.end_sessions(url)
    inbox.put(delivery("after"))
    assert [taken.id for taken in inbox.take_new()] == ["before", "after"]
    inbox.probe()
    inbox.stop()
    engine.dispose()
