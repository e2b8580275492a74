"""Puts a reviewer and an answerer together from settings, pool and rules."""

from datetime import UTC, datetime

from sqlalchemy import Engine

from bot import metrics
from bot.answering import Answerer
from bot.cli.rule_pages import page
from bot.github.client import Client
from bot.ledger.ledger import Ledger
from bot.ledger.seal import Seal
from bot.logs import logger
from bot.model import ReviewWanted, Sha, Superseded
from bot.pool.checker import PoolChecker
from bot.queue.worker import Staff
from bot.review import Outcome, Reviewer, Rules, Step, Tools, came_to, review
from bot.settings import Settings
from bot.store.ignores import Ignores
from bot.store.pulls import Pulls
from bot.store.runs import OpenRuns
from checks.catalog import load

log = logger("touchline.review")


class ToldReviewer(Reviewer):
    """Says in the log what came of each review."""

    def review(self, wanted: ReviewWanted, step: Step) -> Sha | Superseded | None:
        """The head that is reviewed now; None where there was nothing to review."""
        outcome = review(wanted, self.tools, step)
        _count(outcome)
        log.info(
            "review ended",
            result=outcome.result,
            verdict=outcome.verdict,
            findings=outcome.findings,
            check_run=outcome.check_run,
            conclusion=outcome.ending,
            head=wanted.head,
            generation=wanted.generation,
            github_request_ids=outcome.request_ids,
        )
        return came_to(wanted, outcome)


def _count(outcome: Outcome) -> None:
    metrics.reviews.labels(outcome.result.value, outcome.verdict or "").inc()
    for finding in outcome.found:
        metrics.findings.labels(finding.rule, finding.severity.value).inc()


def staff(settings: Settings, checker: PoolChecker, database: Engine) -> Staff:
    """What the worker's jobs call. Raises `RuleError` if a rule is broken."""
    key = settings.private_key.reveal()
    client = Client(settings.app_id, key, settings.github_url)
    catalog, ledger = load(), Ledger(Ignores(database), Seal.of_private_key(key))
    rules = {rule.id: rule for rule in catalog.rules}
    tools = Tools(
        github=client.repository,
        checker=checker,
        rules=Rules.of(catalog),
        clock=lambda: datetime.now(UTC),
        public_url=settings.public_url,
        ignores=ledger,
        runs=OpenRuns(database),
        with_head=Pulls(database).with_head,
    )
    answerer = Answerer(tools, ledger, lambda rule: page(rules[rule], catalog))
    return Staff(ToldReviewer(tools), answerer)
