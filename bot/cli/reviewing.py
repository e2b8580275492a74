"""Puts a reviewer and an answerer together from settings, pool and rules."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot import metrics
from bot.answering import Answerer
from bot.arriving import Finder
from bot.cli.rule_pages import page
from bot.github.app import AppView
from bot.github.client import Client
from bot.history import given_up, reviewed
from bot.judged import Judged
from bot.ledger.ledger import Ledger
from bot.ledger.seal import Seal
from bot.logs import logger
from bot.model import ReviewWanted, Sha, Superseded
from bot.pool.checker import PoolChecker
from bot.queue.worker import Staff
from bot.review import Outcome, Result, Reviewer, Rules, Step, Tools, came_to, give_up, review
from bot.settings import Settings
from bot.store.budgets import Budgets
from bot.store.ignores import Ignores
from bot.store.pulls import Pulls
from bot.store.reviews import Reviewed, Reviews
from bot.store.runs import OpenRuns
from checks.catalog import load

log = logger("touchline.review")


@dataclass(frozen=True, slots=True)
class ToldReviewer(Reviewer):
    """Says in the log what came of each review, and keeps it for the dashboard."""

    kept: Reviews

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
        if outcome.result is not Result.ALREADY:
            self._keep(reviewed(wanted, outcome, self.tools.rules.families, self.tools.clock()))
        return came_to(wanted, outcome)

    def give_up(self, wanted: ReviewWanted, why: str, step: Step) -> None:
        """End the check run as not reviewed, saying why."""
        give_up(wanted, why, self.tools, step)
        self._keep(given_up(wanted, self.tools.clock()))

    def _keep(self, one: Reviewed) -> None:
        if one.number < 0:
            return  # of a merge in a queue: it is no pull request, and its check run has it all
        try:
            self.kept.record(one)
        except SQLAlchemyError as error:
            # The pull request has its verdict; that the dashboard lacks it is no reason to do it
            # all again.
            log.warning("review not recorded", why=type(error).__name__)


def _count(outcome: Outcome) -> None:
    metrics.reviews.labels(outcome.result.value, outcome.verdict or "").inc()
    for finding in outcome.found:
        metrics.findings.labels(finding.rule, finding.severity.value).inc()


def staff(settings: Settings, checker: PoolChecker, database: Engine) -> Staff:
    """What the worker's jobs call. Raises `RuleError` if a rule is broken."""
    key = settings.private_key.reveal()
    client = Client(settings.app_id, key, settings.github_url, budget=Budgets(database))
    catalog, ledger = load(), Ledger(Ignores(database), Seal.of_private_key(key))
    rules = {rule.id: rule for rule in catalog.rules}
    tools = Tools(
        github=client.repository,
        checker=Judged(checker),
        rules=Rules.of(catalog),
        clock=lambda: datetime.now(UTC),
        public_url=settings.public_url,
        ignores=ledger,
        runs=OpenRuns(database),
        with_head=Pulls(database).with_head,
    )
    answerer = Answerer(tools, ledger, lambda rule: page(rules[rule], catalog))
    finder = Finder(client.repository, tools.clock)
    return Staff(
        ToldReviewer(tools, Reviews(database)),
        answerer,
        finder,
        AppView(client),
        settings.keep_days,
    )
