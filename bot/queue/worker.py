"""The worker: job engine, dispatch and sweep, started and stopped together."""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine

from bot.github.app import AppView
from bot.inbox import Inbox
from bot.logs import logger
from bot.queue.arrivals import KIND, Arrivals, Finder
from bot.queue.departures import KIND as LEAVING
from bot.queue.departures import Departures
from bot.queue.dispatch import Dispatch
from bot.queue.engine import JobEngine, OrderBody
from bot.queue.lease import Lead, Take, leases
from bot.queue.orders import Answerer, Orders
from bot.queue.repair import Repair
from bot.queue.sweep import Sweep
from bot.queue.work import Reviewer, Work
from bot.store.ignores import Ignores
from bot.store.moments import Moments
from bot.store.pulls import Job, Pulls
from bot.store.reviews import LIFE_DAYS, Reviews

END_S = 2.0  # for dispatch, sweep and repair, each
log = logger("touchline.worker")


@dataclass(frozen=True, slots=True)
class Staff:
    """Who does the jobs, and for how many days what reviews came to is kept."""

    reviewer: Reviewer
    answerer: Answerer
    finder: Finder
    app: AppView | None = None  # None: nothing is looked for on GitHub
    keep_days: int = LIFE_DAYS


class Worker:
    """Takes deliveries from the inbox and works on them until stopped.

    `on_failure` is called, in a thread of the worker's, when the worker cannot go on.
    """

    def __init__(
        self,
        database_url: str,
        database: Engine,
        inbox: Inbox,
        staff: Staff,
        on_failure: Callable[[], None],
    ) -> None:
        pulls = Pulls(database)
        self._inbox = inbox
        self._on_failure = on_failure
        self._stop = threading.Event()
        self._threads: list[threading.Thread] = []
        take = leases(database_url)
        work = Work(pulls, inbox, staff.reviewer)
        orders = Orders(pulls, inbox, staff.answerer)
        arrivals = Arrivals(pulls, inbox, staff.finder)
        departures = Departures(pulls, database)
        self._engine = JobEngine(database_url, take, work.do, _one_of(orders, arrivals, departures))
        self._lead = Lead(take, "dispatch")
        self._dispatch = Dispatch(
            inbox, pulls, self._engine.enqueue, self._engine.enqueue_order, self._lead
        )
        self._repair = self._repairing(staff.app, pulls, database, take)
        self._sweep = Sweep(
            self._engine, pulls, inbox, Ignores(database), Reviews(database, staff.keep_days)
        )

    def start(self) -> None:
        """Begin to work. Raises `AlreadyHeldError` where only one worker may run."""
        self._engine.start()
        bodies = {"dispatch": self._dispatch.run, "sweep": self._sweep.run}
        if self._repair:
            bodies["repair"] = self._repair.run
        for name, body in bodies.items():
            thread = threading.Thread(target=self._guard, args=(name, body), name=name, daemon=True)
            thread.start()
            self._threads.append(thread)
        log.info("worker started")

    def _repairing(
        self, app: AppView | None, pulls: Pulls, database: Engine, take: Take
    ) -> Repair | None:
        if app is None:
            return None
        lead = Lead(take, "repair")
        moments = Moments(database)
        return Repair(app, self._inbox, pulls, moments, self._engine.enqueue, lead)

    def stop(self, drain_s: float) -> bool:
        """Take nothing new; wait for what runs. False if something still runs after `drain_s`.

        Then the process must end at once; the next one goes on with it.
        """
        until = time.monotonic() + drain_s
        self._stop.set()
        self._inbox.arrived.set()
        # What these do may be cut off anywhere: they must not use up the time of the reviews.
        for thread in self._threads:
            thread.join(min(END_S, max(0.0, until - time.monotonic())))
        drained = self._engine.stop(max(0.0, until - time.monotonic()))
        if drained:
            self._lead.release()
        log.info("worker stopped", drained=drained)
        return drained

    def ask(self) -> None:
        """Raises unless this worker works: for readiness."""
        dead = [thread.name for thread in self._threads if not thread.is_alive()]
        if dead or not self._threads:
            raise RuntimeError(f"not running: {', '.join(dead) or 'worker'}")
        self._engine.ask()

    def _guard(self, name: str, body: Callable[[threading.Event], None]) -> None:
        try:
            body(self._stop)
        except Exception:
            if self._stop.is_set():  # the engine was taken from under it
                log.info("a part of the worker was cut off", part=name)
                return
            log.exception("a part of the worker failed", part=name)
            self._on_failure()


def _one_of(orders: Orders, arrivals: Arrivals, departures: Departures) -> OrderBody:
    """All kinds of jobs that never wait behind a review."""

    def do(stored: Mapping[str, Any], enqueue: Callable[[Job], None]) -> str:
        if stored.get("kind") == LEAVING:
            return departures.do(stored)
        body = arrivals.do if stored.get("kind") == KIND else orders.do
        return body(stored, enqueue)

    return do
