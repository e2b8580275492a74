"""Looks after what nobody else does: jobs of dead workers, jobs that got lost, old rows, and
ignores whose time is over.
"""

import os
import random
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from bot.inbox import Inbox
from bot.ledger.record import Record
from bot.logs import logger
from bot.model import DeliveryId, ReviewWanted, Why
from bot.queue.engine import JobEngine, Standing
from bot.queue.lease import UNANSWERED
from bot.queue.work import ATTEMPTS, FAREWELLS
from bot.store.database import now_ms
from bot.store.ignores import Ignores
from bot.store.pulls import Job, Pulls
from bot.store.reviews import Reviews

EVERY_S = 2.0
MEND_EVERY_S = 10.0
CLEAN_EVERY_S = 3600.0
LEASE_LOST = 70  # exit status; the supervisor starts a new worker with a new name
log = logger("touchline.sweep")


def end_at_once() -> None:
    """Others may have our jobs already: not one more effect from here."""
    log.critical("lost the lease on the database; ending at once")
    os._exit(LEASE_LOST)


@dataclass
class Sweep:
    """Runs beside the jobs, in one thread a worker."""

    engine: JobEngine
    pulls: Pulls
    inbox: Inbox
    ignores: Ignores
    reviews: Reviews
    on_lost_lease: Callable[[], None] = end_at_once
    _due: dict[str, float] = field(default_factory=dict)

    def run(self, stop: threading.Event) -> None:
        """Until `stop` is set. Outlives a database that is gone for a while."""
        while not stop.is_set():
            if not self.engine.holds_lease:
                self.on_lost_lease()
                return
            try:
                self.once()
            except UNANSWERED as error:
                log.warning("database does not answer", why=type(error).__name__)
            stop.wait(EVERY_S * random.uniform(0.8, 1.2))  # noqa: S311 - spreads load, keeps no secret

    def once(self) -> None:
        """One round."""
        self.engine.recover()
        self.wake()
        if self._is_due("mend", MEND_EVERY_S):
            self.mend()
        if self._is_due("clean", CLEAN_EVERY_S):
            log.info(
                "cleaned",
                jobs=self.engine.clean(),
                deliveries=self.inbox.clean(),
                reviews=self.reviews.clean(),
            )

    def wake(self) -> int:
        """Have pull requests judged anew whose ignores are over; how many ended."""
        over = self.ignores.over(now_ms())
        for record in over:
            if self.ignores.counted_until(record):
                for last in self._concerned(record):
                    self._wake(last, record)
            self.ignores.told(record)
        return len(over)

    def _concerned(self, record: Record) -> Sequence[ReviewWanted]:
        if record.wide:
            return self.pulls.of_repository(record.repo_id)
        last = self.pulls.last_wanted(record.repo_id, record.number)
        return [last] if last else []

    def _wake(self, last: ReviewWanted, record: Record) -> None:
        log.info("an ignore is over", pull=str(last.pull), key=record.key)
        # Named after the record: asking twice, or in two workers, is as asking once.
        name = DeliveryId(f"over.{record.repo_id}.{record.number}.{record.key}")
        wish = self.pulls.want(replace(last, why=Why.RERUN, delivery=name))
        if wish.job:
            self.engine.enqueue(wish.job)

    def mend(self) -> int:
        """Give every row that waits for a job a live one; how many needed it."""
        self._follow_the_clock()
        jobs = {job.id: job for job in self.pulls.under_way()}
        mended = 0
        for job_id, standing in self.engine.standings(jobs).items():
            if standing is not Standing.LIVE:
                self._mend(jobs[job_id], standing)
                mended += 1
        return mended

    def _follow_the_clock(self) -> None:
        for job in self.pulls.put_off_in_future():
            log.warning("the clock has gone back, a job no longer waits", job=job.id)
            self.engine.hasten(job.id)
            self.pulls.wait_no_more(job)

    def _mend(self, job: Job, standing: Standing) -> None:
        log.warning("job is lost, going on with it", job=job.id, standing=standing.value)
        following: Job | None = job
        if standing is not Standing.UNKNOWN:
            attempt = ATTEMPTS if standing is Standing.DEADLY else 0
            attempt = max(attempt, job.attempt + 1)
            following = self.pulls.put_off(
                job, attempt, 0.0, f"the job is {standing.value}", job.waits
            )
        if following and following.attempt <= ATTEMPTS + FAREWELLS:
            self.engine.enqueue(following)

    def _is_due(self, name: str, every_s: float) -> bool:
        now = time.monotonic()
        if now < self._due.get(name, 0.0):
            return False
        self._due[name] = now + every_s
        return True
