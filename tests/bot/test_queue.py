"""The worker on a real SQLite: what a delivery becomes, and what becomes of what fails."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from sqlalchemy import text

from bot.github.errors import Gone, RateLimited, Refused, Unavailable
from bot.inbox import Inbox, Kept
from bot.model import DeliveryId, InstallationId, PullRef, ReviewWanted, Sha, Why
from bot.queue import steps, work
from bot.queue.lease import AlreadyHeldError
from bot.queue.work import Step
from bot.queue.worker import Staff, Worker
from bot.store.database import open_database
from bot.store.migrate import migrate
from bot.store.pulls import Pulls
from tests.bot.work import Nothing, Script, Silent, delivery, payload, rerun, until

ATTEMPTS, FAREWELLS = 3, 2


@dataclass
class Running:
    url: str
    inbox: Inbox
    pulls: Pulls
    script: Script
    worker: Worker

    def put(self, name: str, body: bytes, event: str = "pull_request") -> Kept:
        return self.inbox.put(delivery(name, body, event))

    def settled(self, name: str) -> tuple[str, str]:
        """State and reason, once it is not new any more."""
        query = text("SELECT state, reason FROM deliveries WHERE id = :id AND state != 'new'")
        found: list[tuple[str, str]] = []

        def look() -> bool:
            with self.inbox._engine.connect() as connection:
                found.extend((r[0], r[1]) for r in connection.execute(query, {"id": name}))
            return bool(found)

        until(look)
        return found[0]

    def idle(self, number: int) -> None:
        until(lambda: self.pulls.current(42, number) is None)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def running(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Running]:
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('queue') / 'touchline.db'}"
    else:
        url = request.getfixturevalue("cluster").new_database()
    database = open_database(url)
    migrate(database)
    inbox, script = Inbox(database), Script()
    inbox.start()
    worker = Worker(url, database, inbox, Staff(script, Silent(), Nothing()), lambda: None)
    worker.start()
    yield Running(url, inbox, Pulls(database), script, worker)
    worker.stop(30)
    inbox.stop()
    database.dispose()


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits of seconds become waits of milliseconds, and there are fewer of them."""
    monkeypatch.setattr(steps, "_BACKOFF_S", 0.01)
    monkeypatch.setattr(work, "_LONGEST_S", 0.001)
    monkeypatch.setattr(work, "ATTEMPTS", ATTEMPTS)
    monkeypatch.setattr(work, "FAREWELLS", FAREWELLS)


def test_a_delivery_is_reviewed_once_however_often_it_comes(running: Running) -> None:
    for name in ("one", "one", "one-replayed"):
        running.put(name, payload(1))
    assert running.settled("one")[0] == "done"
    assert running.settled("one-replayed")[0] == "done"
    running.idle(1)
    running.put("one-replayed-later", payload(1))
    assert running.settled("one-replayed-later")[0] == "done"
    running.idle(1)
    (wanted,) = running.script.reviewed[1]
    assert (wanted.head, wanted.why, wanted.delivery) == ("a" * 40, Why.OPENED, "one")


@pytest.mark.parametrize(
    ("name", "event", "body", "settled"),
    [
        ("garbage", "pull_request", b"\xff{", ("dead", "pull_request: the body: not JSON")),
        ("list", "pull_request", b"[]", ("dead", "pull_request: the body: is not an object")),
        ("misnamed", "check_run", payload(2), ("done", "check_run: nothing to do for this action")),
        ("unknown", "starred", b"\xff{", ("done", "no interest in starred events")),
    ],
)
def test_what_cannot_be_work_ends_truthfully(
    running: Running, name: str, event: str, body: bytes, settled: tuple[str, str]
) -> None:
    running.put(name, body, event)
    assert running.settled(name) == settled
    running.put(f"{name}-next", payload(3))
    assert running.settled(f"{name}-next")[0] == "done"


def test_a_burst_of_pushes_costs_one_more_review(running: Running) -> None:
    let_go, begun = threading.Event(), threading.Event()

    def body(wanted: ReviewWanted, step: Step) -> Sha | None:
        begun.set()
        assert let_go.wait(30)
        return wanted.head

    running.script.bodies[4] = body
    running.put("four", payload(4))
    assert begun.wait(30)
    for head in "cdef":
        running.put(f"four-{head}", payload(4, head, "synchronize"))
        running.settled(f"four-{head}")
    assert running.script.heads(4) == ["a"]
    let_go.set()
    running.idle(4)
    assert running.script.heads(4) == ["a", "f"]


def test_a_rerun_finds_the_pull_request_of_a_fork_by_its_head(running: Running) -> None:
    running.put("five", payload(5, "e"))
    until(lambda: running.script.heads(5))
    running.idle(5)
    running.put("five-rerun", rerun("e"), "check_run")
    until(lambda: len(running.script.reviewed[5]) == 2)
    running.idle(5)
    again = running.script.reviewed[5][1]
    assert (again.why, again.generation, again.head) == (Why.RERUN, 1, "e" * 40)


def test_a_rerun_of_an_unknown_head_is_said_so(running: Running) -> None:
    running.put("nowhere", rerun("9"), "check_run")
    assert running.settled("nowhere") == ("done", "no pull request has this head")


def test_a_limit_met_in_an_effect_is_waited_for_and_the_effect_tried_again(
    running: Running,
) -> None:
    calls: list[str] = []

    def flaky() -> str:
        calls.append("comment")
        if len(calls) == 1:
            raise RateLimited("slow down", 1)
        if len(calls) == 2:
            raise Unavailable("502")
        return "written"

    def body(wanted: ReviewWanted, step: Step) -> Sha | None:
        assert step("open", lambda: calls.append("open")) is None
        calls.clear()
        assert step("comment", flaky) == "written"
        return wanted.head

    running.script.bodies[6] = body
    running.put("six", payload(6))
    running.settled("six")
    running.idle(6)
    assert calls == ["comment", "comment", "comment"]
    assert len(running.script.reviewed[6]) == 1
    assert running.script.given_up[6] == []


def test_waiting_for_a_limit_uses_up_no_try_and_is_told(running: Running) -> None:
    times = ATTEMPTS + 1

    def body(wanted: ReviewWanted, _step: Step) -> Sha | None:
        if len(running.script.reviewed[7]) <= times:
            raise RateLimited("slow down", 1)
        return wanted.head

    running.script.bodies[7] = body
    running.put("seven", payload(7))
    running.settled("seven")
    running.idle(7)
    assert running.script.given_up[7] == []
    assert len(running.script.waited[7]) == times
    assert all(1 <= wait <= 1.2 for wait in running.script.waited[7])


def test_what_keeps_failing_is_given_up_and_kept_as_a_dead_letter(running: Running) -> None:
    healed: list[bool] = []

    def body(wanted: ReviewWanted, step: Step) -> Sha | None:
        if not healed:
            raise Unavailable("GitHub is away")
        return wanted.head

    running.script.bodies[8] = body
    running.put("eight", payload(8))
    until(lambda: running.script.given_up[8])
    running.idle(8)
    assert len(running.script.reviewed[8]) == ATTEMPTS
    assert running.script.given_up[8] == ["GitHub is away"]
    (letter,) = [d for d in running.inbox.dead_letters() if d.id == "eight"]
    assert letter.reason == "GitHub is away"
    assert letter.size == len(payload(8))
    healed.append(True)
    assert running.inbox.retry(DeliveryId("eight"))
    running.inbox.arrived.set()
    until(lambda: len(running.script.reviewed[8]) == ATTEMPTS + 1)
    running.idle(8)
    assert running.settled("eight")[0] == "done"
    # The check run of the first has ended: "not reviewed". This is another one.
    again = running.script.reviewed[8][-1]
    assert (again.why, again.generation) == (Why.RERUN, 1)


def test_a_wish_that_no_delivery_brought_is_a_dead_letter_as_well(running: Running) -> None:
    healed: list[bool] = []

    def body(wanted: ReviewWanted, _step: Step) -> Sha | None:
        if not healed:
            raise Refused("no", 422)
        return wanted.head

    running.script.bodies[9] = body
    pull = PullRef(InstallationId(7), 42, "acme", "shop", 9)
    head, base, name = Sha("a" * 40), Sha("b" * 40), DeliveryId("walk.42.9.aaaa")
    running.pulls.want(ReviewWanted(pull, head, base, Why.FOUND, name))
    running.worker._sweep.mend()
    until(lambda: running.script.given_up[9])
    running.idle(9)
    assert running.settled(name) == ("dead", "GitHub said no (422): no")
    healed.append(True)
    assert running.inbox.retry(name)
    running.inbox.arrived.set()
    until(lambda: len(running.script.reviewed[9]) > 1)
    running.idle(9)
    assert running.script.reviewed[9][-1].pull == pull
    assert running.settled(name)[0] == "done"


@pytest.mark.parametrize(
    ("number", "error", "tries", "why"),
    [
        (10, Refused("no permission", 403), 1, ["GitHub said no (403): no permission"]),
        (11, Gone("no such pull request"), 1, []),
        (12, ValueError("token ghs_secret"), ATTEMPTS, ["internal error: ValueError"]),
    ],
)
def test_each_kind_of_failure_has_its_end(
    running: Running, number: int, error: Exception, tries: int, why: list[str]
) -> None:
    def body(_wanted: ReviewWanted, _step: Step) -> Sha | None:
        raise error

    running.script.bodies[number] = body
    running.put(f"fails-{number}", payload(number))
    running.settled(f"fails-{number}")
    running.idle(number)
    assert len(running.script.reviewed[number]) == tries
    assert running.script.given_up[number] == why
    assert (running.settled(f"fails-{number}")[0] == "dead") is bool(why)


def test_even_the_farewell_is_tried_a_bounded_number_of_times(running: Running) -> None:
    calls: list[int] = []

    def fail() -> None:
        calls.append(1)
        raise Unavailable("still away")

    def refuse(_wanted: ReviewWanted, _step: Step) -> Sha | None:
        raise Refused("no", 422)

    running.script.bodies[13] = refuse
    running.script.farewell[13] = fail
    running.put("thirteen", payload(13))
    until(lambda: len(calls) > FAREWELLS)
    running.idle(13)
    assert len(calls) == FAREWELLS + 1
    assert running.settled("thirteen") == ("dead", "GitHub said no (422): no")


def test_a_push_ends_the_waiting_for_an_older_heads_failure(running: Running) -> None:
    """What is put off takes the newest head when its time has come."""

    def body(wanted: ReviewWanted, _step: Step) -> Sha | None:
        if wanted.head.startswith("a"):
            raise Unavailable("away")
        return wanted.head

    running.script.bodies[14] = body
    running.put("fourteen", payload(14))
    until(lambda: running.script.heads(14))
    running.put("fourteen-c", payload(14, "c", "synchronize"))
    running.settled("fourteen-c")
    until(lambda: "c" in running.script.heads(14))
    running.idle(14)
    assert running.script.given_up[14] == []


def test_a_flood_of_one_installation_leaves_room_for_another(running: Running) -> None:
    let_go = threading.Event()

    def body(wanted: ReviewWanted, _step: Step) -> Sha | None:
        assert let_go.wait(30)
        return wanted.head

    flood = range(100, 130)
    for number in flood:
        running.script.bodies[number] = body
        running.put(f"flood-{number}", payload(number, installation=8))
    until(lambda: sum(bool(running.script.heads(n)) for n in flood) >= 4)
    running.put("quiet", payload(200, installation=9))
    until(lambda: running.script.heads(200))
    assert sum(bool(running.script.heads(n)) for n in flood) == 4
    let_go.set()
    for number in flood:
        running.idle(number)
    assert all(len(running.script.heads(n)) == 1 for n in flood)


def test_a_lost_job_is_found_again(running: Running) -> None:
    """As after a crash between the note of a wish and its job."""
    pull = PullRef(InstallationId(7), 42, "acme", "shop", 16)
    head, base = Sha("a" * 40), Sha("b" * 40)
    wish = running.pulls.want(ReviewWanted(pull, head, base, Why.PUSHED, DeliveryId("lost")))
    assert wish.job
    assert running.worker._sweep.mend() >= 1
    until(lambda: running.script.heads(16) == ["a"])
    running.idle(16)
    again = ReviewWanted(pull, head, base, Why.PUSHED, DeliveryId("lost-again"))
    assert running.pulls.want(again).job is None


def test_sqlite_has_one_worker_and_a_second_one_says_so(running: Running) -> None:
    if not running.url.startswith("sqlite"):
        return
    second = Worker(
        running.url,
        running.inbox._engine,
        running.inbox,
        Staff(Script(), Silent(), Nothing()),
        lambda: None,
    )
    with pytest.raises(AlreadyHeldError, match="another worker runs"):
        second.start()


def test_readiness_asks_the_worker(running: Running) -> None:
    running.worker.ask()
    other = Worker(
        running.url,
        running.inbox._engine,
        running.inbox,
        Staff(Script(), Silent(), Nothing()),
        lambda: None,
    )
    with pytest.raises(RuntimeError):
        other.ask()
