"""The story of one review, from a wish to its verdict on the pull request.

Effects are steps: each runs durably once, and always in the same order, whatever has changed on
GitHub between two tries. What is examined is not stored and may differ from one try to the next.
"""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta

from bot import metrics, telemetry
from bot.attempt import Json, Outcome, Result, Tools
from bot.compose import waiting
from bot.examine import Checker, Rules
from bot.github import publish
from bot.laps import Laps
from bot.logs import logger
from bot.model import ReviewWanted, Sha, Superseded
from bot.queued import attempt_for

__all__ = [
    "Checker",
    "Json",
    "Outcome",
    "Result",
    "Reviewer",
    "Rules",
    "Step",
    "Tools",
    "give_up",
    "review",
]

log = logger("touchline.review")
Step = Callable[[str, Callable[[], Json]], Json]


def review(wanted: ReviewWanted, tools: Tools, step: Step) -> Outcome:
    """Reviews this head and says so on the pull request. May be called again after any failure.

    Raises `GitHubError`; `Gone` if the pull request is not there and nothing of ours is left open.
    """
    laps = Laps()
    step = _watched(step, laps)
    with laps.timed("look"):
        begun = attempt_for(wanted).begin(wanted, tools)
    with begun as attempt:
        attempt.laps = laps
        attempt.opened(step("open", attempt.open))
        if attempt.has_ended:
            return attempt.outcome()
        with metrics.timed("examine"), telemetry.span("examine"):
            attempt.examine()
        if attempt.writes:
            attempt.posted(step("post", attempt.post))
            step("end", attempt.end)
        return attempt.outcome()


def _watched(step: Step, laps: Laps) -> Step:
    """The same step, timed; its waits in place count, for people wait through them as well."""

    def timed(name: str, effect: Callable[[], Json]) -> Json:
        with metrics.timed(name), telemetry.span(name), laps.timed(name):
            return step(name, effect)

    return timed


def give_up(wanted: ReviewWanted, reason: str, tools: Tools, step: Step) -> None:
    """Tries are used up: ends the check run, open or not, with `reason` in words.

    Raises `GitHubError`; `Gone` if there is nobody left to tell.
    """
    with attempt_for(wanted).last(wanted, tools) as attempt:
        step("give up", lambda: attempt.end_without_review(reason))


def came_to(wanted: ReviewWanted, outcome: Outcome) -> Sha | Superseded | None:
    """The head that is reviewed now, or the newer one that wants a review in its stead; None where
    there was nothing to review."""
    if outcome.result in (Result.REVIEWED, Result.ALREADY):
        return wanted.head
    return outcome.newer


@dataclass(frozen=True, slots=True)
class Reviewer:
    """What the queue wants of a review."""

    tools: Tools

    def review(self, wanted: ReviewWanted, step: Step) -> Sha | Superseded | None:
        """The head that is reviewed now; None where there was nothing to review."""
        outcome = review(wanted, self.tools, step)
        log.info(
            outcome.result.value,
            pull=str(wanted.pull),
            head=wanted.head,
            check_run=outcome.check_run,
            ending=outcome.ending,
            verdict=outcome.verdict,
            findings=outcome.findings,
        )
        return came_to(wanted, outcome)

    def give_up(self, wanted: ReviewWanted, why: str, step: Step) -> None:
        """End the check run as not reviewed, saying why."""
        give_up(wanted, why, self.tools, step)

    def say_waiting(self, wanted: ReviewWanted, seconds: float) -> None:
        """Says on the open check run until when GitHub's limits are waited for."""
        pull, runs = wanted.pull, self.tools.runs
        until = self.tools.clock() + timedelta(seconds=seconds)
        for run in runs.of(pull.repo_id, pull.number)[-1:] if runs else ():
            with closing(self.tools.github(pull)) as repo:
                publish.say_on_open_run(repo, run, waiting(until))
