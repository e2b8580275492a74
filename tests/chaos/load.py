"""A flood: deliveries of many installations at once, half of them of one.

What is told of times holds for this machine; what is counted must hold anywhere. GitHub knows none
of the installations and says so after a while: each job costs a request and a wait, as real ones.
"""

import http.client
import json
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import text

from bot.cli.demonstration.stage import free_port
from bot.queue.engine import OF_ONE_INSTALLATION
from bot.store.database import open_database
from sandbox.faults import Fault
from tests.bot import postgres
from tests.bot.conftest import signature
from tests.bot.work import payload
from tests.chaos.crew import CONTEXT, Crew
from tests.chaos.play import SECRET, Ground, environ_of, register, sandbox

INSTALLATIONS = 50
FLOOD = 1_000  # the installation that sends half of all
JOB_S = 0.3
SENDERS = 16
LONGEST_S = 300.0
PAUSE_S = 0.1
_STARTED = text(
    "SELECT queue_partition_key, executor_id, created_at, started_at_epoch_ms"
    " FROM dbos.workflow_status WHERE queue_name = 'reviews' OR started_at_epoch_ms IS NOT NULL"
)


@dataclass(frozen=True)
class Borne:
    """What came of it. `ahead`: flood jobs that one worker started while a quiet installation's
    job waited, at most. Times in milliseconds, until the answer."""

    sent: int
    statuses: tuple[int, ...]
    stored: int
    unfinished: int
    ahead: int
    p50_ms: float
    p99_ms: float
    took_s: float

    def table(self) -> str:
        refused = sum(status != http.HTTPStatus.ACCEPTED for status in self.statuses)
        rows = {
            "deliveries": self.sent,
            "not answered 202": refused,
            "lost": self.sent - refused - self.stored + self.unfinished,
            "flood's jobs ahead, at most": self.ahead,
            "202 after ms, median": round(self.p50_ms, 1),
            "202 after ms, p99": round(self.p99_ms, 1),
            "all done after s": round(self.took_s, 1),
        }
        return "\n".join(f"{name:28}{value:>8}" for name, value in rows.items())


def load(count: int, seconds: float, ground: Ground) -> Borne:
    """Send so many deliveries within so many seconds to one web with two workers."""
    with tempfile.TemporaryDirectory(prefix="touchline-load-") as name, sandbox() as box:
        port, url, folder = free_port(), ground.database(), Path(name)
        app, key = register(box, port)
        box.faults.add(Fault("POST", "/app/installations/*/access_tokens", times=None, delay=JOB_S))
        with Crew(environ_of(box, app, key, port, url), folder, (), hurried=False):
            _wait_until_ready(port)
            begun = time.monotonic()
            answers = _send(port, count, seconds, folder)
            stored, unfinished = _settle(url, count)
            took = time.monotonic() - begun
        ahead = _ahead(url)
        ground.cluster.drop(url)
    times = [spent for _, spent in answers]
    statuses = tuple(status for status, _ in answers)
    p99 = statistics.quantiles(times, n=100)[98]
    return Borne(count, statuses, stored, unfinished, ahead, statistics.median(times), p99, took)


# --- sending, in a process of its own ---------------------------------------------------------


def _send(port: int, count: int, seconds: float, folder: Path) -> list[tuple[int, float]]:
    said = folder / "answers.json"
    process = CONTEXT.Process(target=send, args=(port, count, seconds, said))
    process.start()
    process.join(LONGEST_S)
    return [(status, spent) for status, spent in json.loads(said.read_text())]


def send(port: int, count: int, seconds: float, said: Path) -> None:
    """Send them evenly, and write down status and milliseconds of each answer."""
    begun = time.monotonic() + 0.5
    kept = threading.local()

    def one(number: int) -> tuple[int, float]:
        due = begun + seconds * number / count
        time.sleep(max(0.0, due - time.monotonic()))
        if not hasattr(kept, "connection"):
            kept.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        started = time.perf_counter()
        status = _post(kept.connection, number)
        return status, (time.perf_counter() - started) * 1000

    with ThreadPoolExecutor(SENDERS) as threads:
        said.write_text(json.dumps(list(threads.map(one, range(count)))))


def _post(connection: http.client.HTTPConnection, number: int) -> int:
    quiet = FLOOD + 1 + number % (INSTALLATIONS - 1)
    body = payload(number + 1, installation=FLOOD if number % 2 else quiet)
    headers = {
        "Content-Type": "application/json",
        "X-GitHub-Event": "pull_request",
        "X-GitHub-Delivery": f"load-{number:08}",
        "X-Hub-Signature-256": signature(body, SECRET),
    }
    connection.request("POST", "/webhook", body, headers)
    response = connection.getresponse()
    response.read()
    return response.status


# --- what came of it --------------------------------------------------------------------------


def _wait_until_ready(port: int) -> None:
    end = time.monotonic() + LONGEST_S
    while time.monotonic() < end:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            connection.request("GET", "/readyz")
            if connection.getresponse().status == http.HTTPStatus.OK:
                return
        except OSError:
            time.sleep(PAUSE_S)


def _settle(url: str, count: int) -> tuple[int, int]:
    """How many are stored, and how many are not done, once all are or the time is up."""
    database = open_database(url)
    left = text(
        "SELECT (SELECT count(*) FROM deliveries), (SELECT count(*) FROM deliveries"
        " WHERE state != 'done') + (SELECT count(*) FROM pulls WHERE job IS NOT NULL)"
    )
    end = time.monotonic() + LONGEST_S
    while True:
        with database.connect() as connection:
            stored, unfinished = connection.execute(left).one()
        if (stored >= count and not unfinished) or time.monotonic() > end:
            database.dispose()
            return int(stored), int(unfinished)
        time.sleep(PAUSE_S)


def _ahead(url: str) -> int:
    database = open_database(url)
    with database.connect() as connection:
        rows = connection.execute(_STARTED).all()
    database.dispose()
    flood = [row for row in rows if row[0] == str(FLOOD)]
    quiet = [row for row in rows if row[0] != str(FLOOD)]
    return max((_most_before(one, flood) for one in quiet), default=0)


def _most_before(quiet: Any, flood: Sequence[Any]) -> int:
    """Of the flood's jobs that started while this one waited: of one worker, at most."""
    _, _, waits, starts = quiet
    workers = [worker for _, worker, _, at in flood if at and waits < at < starts]
    return max((workers.count(worker) for worker in set(workers)), default=0)


def main(count: int, seconds: float) -> int:
    """0 if none was lost and none refused."""
    with postgres.running() as cluster:
        borne = load(count, seconds, Ground(cluster))
    sys.stdout.write(borne.table() + "\n")
    fair = borne.ahead <= OF_ONE_INSTALLATION
    return 0 if fair and not borne.unfinished and set(borne.statuses) == {202} else 1
