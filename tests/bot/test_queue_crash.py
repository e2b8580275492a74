"""The worker killed with -9: nothing is lost, and no finished step runs again."""

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.inbox import Inbox
from bot.queue.engine import RECOVERIES
from bot.queue.sweep import LEASE_LOST
from bot.store.database import open_database
from bot.store.migrate import migrate
from bot.store.pulls import Pulls
from tests.bot import postgres
from tests.bot.work import WAIT_S, delivery, payload, until

Start = Callable[[], "subprocess.Popen[bytes]"]
Starter = Callable[[str], "subprocess.Popen[bytes]"]
ROOT = Path(__file__).parents[2]


@pytest.fixture
def database_url(any_url: str) -> str:
    return any_url


@pytest.fixture
def starter(tmp_path: Path) -> Iterator[Starter]:
    """Starts a worker on a database; all are killed at the end."""
    running: list[subprocess.Popen[bytes]] = []

    def start(url: str) -> "subprocess.Popen[bytes]":
        (tmp_path / "started").unlink(missing_ok=True)
        command = [sys.executable, "-m", "tests.bot.worker_process", url, str(tmp_path)]
        with (tmp_path / "log").open("ab") as log:
            running.append(subprocess.Popen(command, cwd=ROOT, stderr=log))
        until(lambda: (tmp_path / "started").exists() or running[-1].poll() is not None)
        return running[-1]

    yield start
    for process in running:
        process.kill()
        process.wait(WAIT_S)


@pytest.fixture
def start(database_url: str, starter: Starter) -> Start:
    return lambda: starter(database_url)


@pytest.fixture
def effects(tmp_path: Path) -> Callable[[], list[str]]:
    file = tmp_path / "effects"
    return lambda: file.read_text().splitlines() if file.exists() else []


def test_a_killed_worker_goes_on_where_it_was(
    start: Start, inbox: Inbox, database: Engine, tmp_path: Path, effects: Callable[[], list[str]]
) -> None:
    (tmp_path / "hang").touch()
    inbox.put(delivery("d", payload(3)))
    first = start()
    until(lambda: "begun a" in effects())
    first.kill()
    first.wait(WAIT_S)
    (tmp_path / "hang").unlink()
    start()
    until(lambda: "second a" in effects())
    assert effects() == ["first a", "begun a", "begun a", "second a"]
    until(lambda: not Pulls(database).under_way())
    assert tuple(inbox.take_new()) == ()


def test_another_worker_takes_over_what_a_killed_one_left(
    cluster: postgres.Cluster, tmp_path: Path, effects: Callable[[], list[str]], starter: Starter
) -> None:
    """Two workers on PostgreSQL; the one that works is killed, and nobody starts it again."""
    url = cluster.new_database()
    database = open_database(url)
    migrate(database)
    inbox = Inbox(database)
    inbox.start()
    (tmp_path / "hang").touch()
    inbox.put(delivery("d", payload(3)))
    first = starter(url)
    until(lambda: "begun a" in effects())
    starter(url)
    inbox.put(delivery("d2", payload(4, "c")))
    first.kill()
    first.wait(WAIT_S)
    (tmp_path / "hang").unlink()
    until(lambda: {"second a", "second c"} <= set(effects()))
    assert effects().count("first a") == 1
    until(lambda: not Pulls(database).under_way())
    inbox.stop()
    database.dispose()


def test_a_worker_that_lost_its_lease_ends_at_once(
    cluster: postgres.Cluster, starter: Starter
) -> None:
    url = cluster.new_database()
    database = open_database(url)
    migrate(database)
    database.dispose()
    worker = starter(url)
    cluster.end_sessions(url)
    assert worker.wait(WAIT_S) == LEASE_LOST


def test_a_job_that_kills_its_worker_is_given_up(
    start: Start, inbox: Inbox, database: Engine, tmp_path: Path, effects: Callable[[], list[str]]
) -> None:
    (tmp_path / "die").touch()
    inbox.put(delivery("deadly", payload(3)))
    for _ in range(RECOVERIES + 1):
        assert start().wait(WAIT_S) == -signal.SIGKILL
    start()
    until(lambda: any(line.startswith("give up") for line in effects()))
    until(lambda: not Pulls(database).under_way())
    (letter,) = inbox.dead_letters()
    assert letter.reason == "the job is deadly"
    assert effects().count("begun a") == RECOVERIES + 1
    assert effects().count("first a") == 1


def test_a_stop_lets_a_running_review_finish(
    start: Start, inbox: Inbox, tmp_path: Path, effects: Callable[[], list[str]]
) -> None:
    (tmp_path / "hang").touch()
    inbox.put(delivery("d", payload(3)))
    process = start()
    until(lambda: "begun a" in effects())
    process.send_signal(signal.SIGTERM)
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(1)
    inbox.put(delivery("later", payload(4, "c")))
    (tmp_path / "hang").unlink()
    assert process.wait(WAIT_S) == 0
    assert effects() == ["first a", "begun a", "second a"]
    start()
    until(lambda: "second c" in effects())


def test_a_stop_does_not_wait_for_ever(
    start: Start,
    inbox: Inbox,
    tmp_path: Path,
    effects: Callable[[], list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DRAIN_S", "0.5")
    (tmp_path / "hang").touch()
    inbox.put(delivery("d", payload(3)))
    process = start()
    until(lambda: "begun a" in effects())
    process.terminate()
    assert process.wait(WAIT_S) == 3
    (tmp_path / "hang").unlink()
    start()
    until(lambda: "second a" in effects())
    assert effects() == ["first a", "begun a", "begun a", "second a"]
