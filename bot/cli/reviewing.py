"""Puts a reviewer together from settings, pool and rules."""

from datetime import UTC, datetime

from bot.github.client import Client
from bot.logs import logger
from bot.model import ReviewWanted, Sha
from bot.pool.checker import PoolChecker
from bot.review import Result, Reviewer, Rules, Step, Tools, review
from bot.settings import Settings
from checks.catalog import load

log = logger("touchline.review")


class ToldReviewer(Reviewer):
    """Says in the log what came of each review."""

    def review(self, wanted: ReviewWanted, step: Step) -> Sha | None:
        """The head that is reviewed now; None where there was nothing to review."""
        outcome = review(wanted, self.tools, step)
        log.info(
            "review ended",
            result=outcome.result,
            verdict=outcome.verdict,
            findings=outcome.findings,
            check_run=outcome.check_run,
            conclusion=outcome.ending,
            head=wanted.head,
            generation=wanted.generation,
        )
        return wanted.head if outcome.result in (Result.REVIEWED, Result.ALREADY) else None


def reviewer(settings: Settings, checker: PoolChecker) -> Reviewer:
    """What the worker's jobs call. Raises `RuleError` if a rule is broken."""
    client = Client(settings.app_id, settings.private_key.reveal(), settings.github_url)
    return ToldReviewer(
        Tools(
            github=client.repository,
            checker=checker,
            rules=Rules.of(load()),
            clock=lambda: datetime.now(UTC),
            public_url=settings.public_url,
        )
    )
