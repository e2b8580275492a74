"""What an installation brings, as a job beside the commands: reviews of what is open already."""

import random
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Protocol

import structlog

from bot.github.errors import GitHubError, RateLimited
from bot.inbox import Inbox
from bot.logs import logger
from bot.model import Arrived, DeliveryId, InstallationId, PullRef, ReviewWanted
from bot.queue.steps import pause
from bot.queue.work import one_line
from bot.store.pulls import Job, Pulls

KIND = "arrival"  # tells this job from commands, which share its queue
ATTEMPTS = 6
_BACKOFF_S = 10.0
log = logger("touchline.arrivals")


class Finder(Protocol):
    """Knows what is open, handed in."""

    def find(self, arrived: Arrived) -> tuple[ReviewWanted, ...]:
        """Quiet reviews of what is open in these repositories."""
        ...


@dataclass(frozen=True, slots=True)
class Arrivals:
    """The body of every such job. Doing it again changes nothing: wishes know their head."""

    pulls: Pulls
    inbox: Inbox
    finder: Finder

    def do(self, stored: Mapping[str, Any], enqueue: Callable[[Job], None]) -> str:
        """Do what `as_stored` has kept; `enqueue` takes the reviews that follow."""
        arrived = _arrived(stored)
        with structlog.contextvars.bound_contextvars(
            delivery=arrived.delivery, installation=arrived.installation
        ):
            return self._do(arrived, enqueue)

    def _do(self, arrived: Arrived, enqueue: Callable[[Job], None]) -> str:
        trouble = ""
        for attempt in range(ATTEMPTS):
            try:
                found = self.finder.find(arrived)
            except GitHubError as error:
                trouble = one_line(error)
                log.warning("try failed", attempt=attempt, why=trouble)
                pause(_wait_s(error, attempt))
            else:
                return self._want(found, enqueue)
        self.inbox.dead(arrived.delivery, trouble)
        return "not done"

    def _want(self, found: tuple[ReviewWanted, ...], enqueue: Callable[[Job], None]) -> str:
        for wanted in found:
            wish = self.pulls.want(wanted)
            if wish.job:
                enqueue(wish.job)
        log.info("open pull requests are reviewed quietly", pulls=len(found))
        return f"{len(found)} wanted"


def as_stored(arrived: Arrived) -> dict[str, Any]:
    """What the engine keeps of it."""
    return {"kind": KIND, **asdict(arrived)}


def _arrived(stored: Mapping[str, Any]) -> Arrived:
    return Arrived(
        installation=InstallationId(stored["installation"]),
        repositories=tuple(PullRef(**one) for one in stored["repositories"]),
        delivery=DeliveryId(stored["delivery"]),
    )


def _wait_s(error: GitHubError, attempt: int) -> float:
    spread = random.uniform(1.0, 1.2)  # noqa: S311 - spreads load, keeps no secret
    asked = error.retry_after if isinstance(error, RateLimited) else 0.0
    return max(asked, _BACKOFF_S * 2.0**attempt) * spread
