"""One job: take what is wanted, review it, hand over to the next.

The row of the pull request decides whose turn it is, so a job that runs again after a crash first
looks whether it has handed over already. What fails is put off to a new job with a new id: steps
recorded under one id stay in one order.
"""

import random
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, Protocol

import structlog
from dbos import DBOS
from dbos import error as engine_error

from bot import telemetry
from bot.github.errors import GitHubError, Gone, RateLimited, Refused
from bot.inbox import Inbox
from bot.logs import logger
from bot.model import ReviewWanted, Sha, Superseded
from bot.queue.steps import Json, durable
from bot.store.pulls import Job, Pulls, Taken, wanted_from_json

ATTEMPTS = 8  # reviews that fail; then the check run is ended "not reviewed"
FAREWELLS = 16  # tries at that; together about 10 hours
WAITS = 300  # for GitHub's limits, each for as long as GitHub or our budget says; then tries count
_BACKOFF_S = 5.0
_LONGEST_S = 3600.0
Step = Callable[[str, Callable[[], Json]], Json]
Ended = tuple[str, Job | None]  # a word for the log, and the job that follows
log = logger("touchline.work")


class Reviewer(Protocol):
    """What a job does, handed in."""

    def review(self, wanted: ReviewWanted, step: Step) -> Sha | Superseded | None:
        """Review it; the head that is reviewed now, or the newer one that wants a review in its
        stead, or None where there was nothing to review."""
        ...

    def give_up(self, wanted: ReviewWanted, why: str, step: Step) -> None:
        """End the check run as not reviewed, saying why."""
        ...

    def say_waiting(self, wanted: ReviewWanted, seconds: float) -> None:
        """Say on the open check run that GitHub's limits are waited for; at best, once."""
        ...


@dataclass(frozen=True, slots=True)
class Work:
    """The body of every job."""

    pulls: Pulls
    inbox: Inbox
    reviewer: Reviewer

    def do(self, job: Job, enqueue: Callable[[Job], None]) -> str:
        """Do the job; `enqueue` takes the one that follows. A word for what came of it."""
        word, following = self._do(job)
        if following:
            enqueue(following)
        return word

    def _do(self, job: Job) -> Ended:
        current = self.pulls.current(job.repo_id, job.number)
        taken = _take(self.pulls, job) if current and current.id == job.id else None
        if not taken:
            return "was handed over", current
        wanted = taken.wanted
        with (
            structlog.contextvars.bound_contextvars(
                delivery=wanted.delivery, pull=str(wanted.pull), job=job.id
            ),
            telemetry.span("review", wanted.delivery, pull=str(wanted.pull), attempt=job.attempt),
        ):
            return self._say_farewell(job, taken) if _is_last(job) else self._review(job, taken)

    def _review(self, job: Job, taken: Taken) -> Ended:
        try:
            reviewed = self.reviewer.review(taken.wanted, durable)
        except Gone as error:
            log.info("nothing to review", why=str(error))
            return "gone", self.pulls.finish(job, taken, None)
        except engine_error.DBOSException:
            raise  # the engine's own business; `Sweep` looks after the job
        except Exception as error:  # noqa: BLE001 - logged, and tried again a bounded number of times
            return self._put_off(job, error, taken)
        if isinstance(reviewed, Superseded):
            return "superseded", self.pulls.finish(job, taken, None, reviewed)
        return "finished", self.pulls.finish(job, taken, reviewed)

    def _say_farewell(self, job: Job, taken: Taken) -> Ended:
        """The tries are used up: say so on the pull request, and keep the delivery."""
        try:
            self.reviewer.give_up(taken.wanted, job.trouble, durable)
        except Gone as error:
            log.info("nobody left to tell", why=str(error))
        except engine_error.DBOSException:
            raise  # the engine's own business; `Sweep` looks after the job
        except Exception as error:
            if job.attempt < ATTEMPTS + FAREWELLS:
                return self._put_off(job, error, taken)
            log.exception("the check run could not be ended")
        log.error("not reviewed", why=job.trouble)
        self.inbox.bury(taken.wanted, job.trouble)
        return "not reviewed", self.pulls.finish(job, taken, None)

    def _put_off(self, job: Job, error: Exception, taken: Taken) -> Ended:
        if isinstance(error, RateLimited) and job.waits < WAITS:
            return self._wait(job, error, taken)
        attempt = ATTEMPTS if isinstance(error, Refused) and not _is_last(job) else job.attempt + 1
        wait = 0.0 if attempt == ATTEMPTS else _wait_s(error, job.attempt)
        trouble = job.trouble if _is_last(job) else one_line(error)
        log.warning(
            "try failed",
            attempt=job.attempt,
            why=one_line(error),
            next_in_s=round(wait, 1),
            exc_info=None if isinstance(error, GitHubError) else error,
        )
        following = self.pulls.put_off(job, attempt, wait, trouble, job.waits)
        return "put off", following

    def _wait(self, job: Job, error: RateLimited, taken: Taken) -> Ended:
        """To wait for a limit is no failure: it uses up no try."""
        wait = _wait_s(error, 0)
        log.warning("try failed", attempt=job.attempt, why=str(error), next_in_s=round(wait, 1))
        try:
            self.reviewer.say_waiting(taken.wanted, wait)
        except GitHubError as unsaid:
            log.info("not even the waiting could be told", why=str(unsaid))
        following = self.pulls.put_off(job, job.attempt, wait, job.trouble, job.waits + 1)
        return "waits", following


def one_line(error: Exception) -> str:
    """What a person may read of an error. Only errors of ours speak; others may quote anything."""
    return (
        str(error) if isinstance(error, GitHubError) else f"internal error: {type(error).__name__}"
    )


def _is_last(job: Job) -> bool:
    return job.attempt >= ATTEMPTS


def _take(pulls: Pulls, job: Job) -> Taken | None:
    """Recorded, so that a second run of the job works on the very same head as the first."""

    def take() -> dict[str, Any] | None:
        taken = pulls.take(job)
        return {"wanted": asdict(taken.wanted), "asked": taken.asked} if taken else None

    stored = DBOS.run_step({"name": "take"}, take)
    return Taken(wanted_from_json(stored["wanted"]), stored["asked"]) if stored else None


def _wait_s(error: Exception, attempt: int) -> float:
    """Seconds before the next attempt."""
    spread = random.uniform(1.0, 1.2)  # noqa: S311 - spreads load, keeps no secret
    if isinstance(error, RateLimited):
        return error.retry_after * spread
    return min(_LONGEST_S, _BACKOFF_S * 2.0**attempt) * spread
