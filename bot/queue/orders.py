"""Commands as jobs: in a queue of their own, so that they never wait behind a review.

Those of one pull request run one after the other, in the order in which they came.
"""

import random
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Protocol

import structlog
from dbos import error as engine_error

from bot import telemetry
from bot.github.errors import GitHubError, Gone, RateLimited, Refused
from bot.inbox import Inbox
from bot.logs import logger
from bot.model import CommandGiven, DeliveryId, InstallationId, PullRef, ReviewWanted, Where, Why
from bot.queue.steps import durable, pause
from bot.queue.work import Step, one_line
from bot.store.pulls import Job, Pulls

ATTEMPTS = 6  # at one comment, about 5 minutes; then it is answered that it could not be done
_BACKOFF_S = 10.0
log = logger("touchline.orders")


class Reviews(Protocol):
    """What a command may have done about reviews."""

    def want(self, wanted: ReviewWanted) -> None:
        """A review is wanted."""
        ...

    def want_others(self, wanted: ReviewWanted) -> None:
        """The repository's other pull requests are to be reviewed anew as well."""
        ...

    def progress(self, pull: PullRef) -> str:
        """What is under way, in words."""
        ...


class Answerer(Protocol):
    """What a job does, handed in."""

    def answer(self, given: CommandGiven, reviews: Reviews, step: Step) -> None:
        """Do what the comment says and answer it."""
        ...

    def give_up(self, given: CommandGiven, why: str, step: Step) -> None:
        """Tell that it could not be done."""
        ...


@dataclass(frozen=True, slots=True)
class _Reviews:
    pulls: Pulls
    enqueue: Callable[[Job], None]

    def want(self, wanted: ReviewWanted) -> None:
        wish = self.pulls.want(wanted)
        if wish.job:
            self.enqueue(wish.job)
        log.info(wish.answer.value, pull=str(wanted.pull), head=wanted.head, why=wanted.why)

    def want_others(self, wanted: ReviewWanted) -> None:
        for other in self.pulls.of_repository(wanted.pull.repo_id):
            if other.pull.number != wanted.pull.number:
                self.want(replace(other, why=Why.RERUN, delivery=wanted.delivery))

    def progress(self, pull: PullRef) -> str:
        job = self.pulls.current(pull.repo_id, pull.number)
        if job is None:
            return "nothing"
        return f"a review, try {job.attempt + 1}" if job.attempt else "a review"


@dataclass(frozen=True, slots=True)
class Orders:
    """The body of every job with commands."""

    pulls: Pulls
    inbox: Inbox
    answerer: Answerer

    def do(self, stored: Mapping[str, Any], enqueue: Callable[[Job], None]) -> str:
        """Do what `as_stored` has kept; `enqueue` takes the reviews that follow."""
        given = _given(stored)
        with (
            structlog.contextvars.bound_contextvars(
                delivery=given.delivery, pull=str(given.pull), comment=given.comment_id
            ),
            telemetry.span("commands", given.delivery, pull=str(given.pull)),
        ):
            return self._do(given, _Reviews(self.pulls, enqueue))

    def _do(self, given: CommandGiven, reviews: Reviews) -> str:
        trouble = ""
        for attempt in range(ATTEMPTS):
            try:
                self.answerer.answer(given, reviews, durable)
            except Gone as error:
                log.info("nobody left to answer", why=str(error))
                return "gone"
            except engine_error.DBOSException:
                raise  # the engine's own business; it runs the job again
            except GitHubError as error:
                trouble = one_line(error)
                log.warning("try failed", attempt=attempt, why=trouble)
                if isinstance(error, Refused) or attempt == ATTEMPTS - 1:
                    break
                pause(_wait_s(error, attempt))
            except Exception as error:
                trouble = one_line(error)
                log.exception("commands failed")
                break
            else:
                return "answered"
        return self._give_up(given, trouble)

    def _give_up(self, given: CommandGiven, trouble: str) -> str:
        """Told where it was asked, and kept as a dead letter."""
        try:
            self.answerer.give_up(given, trouble, durable)
        except GitHubError as error:
            log.warning("not even that could be told", why=one_line(error))
        self.inbox.dead(given.delivery, trouble)
        return "not done"


def as_stored(given: CommandGiven) -> dict[str, Any]:
    """What the engine keeps of it: the lines with commands, nothing else of the comment."""
    return asdict(given)


def _given(stored: Mapping[str, Any]) -> CommandGiven:
    return CommandGiven(
        **{
            **stored,
            "pull": PullRef(
                **{**stored["pull"], "installation": InstallationId(stored["pull"]["installation"])}
            ),
            "where": Where(stored["where"]),
            "lines": tuple(stored["lines"]),
            "delivery": DeliveryId(stored["delivery"]),
        }
    )


def _wait_s(error: GitHubError, attempt: int) -> float:
    """Seconds before the next attempt; GitHub may ask for up to an hour."""
    spread = random.uniform(1.0, 1.2)  # noqa: S311 - spreads load, keeps no secret
    asked = error.retry_after if isinstance(error, RateLimited) else 0.0
    return max(asked, _BACKOFF_S * 2.0**attempt) * spread
