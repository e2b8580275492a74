"""Report and policy in, everything that is said on GitHub out. Pure."""

from collections.abc import Container
from datetime import datetime

from bot.compose import escape
from bot.compose.accepted import accepted_title
from bot.compose.comment import annotation
from bot.compose.fit import CHECK_TEXT, fit
from bot.compose.shown import shown
from bot.compose.summary import summary, text, title
from bot.compose.talk import converse
from bot.compose.words import (
    ACCEPT,
    QUIET,
    RERUN,
    Annotation,
    CheckRun,
    Composed,
    Context,
    Ending,
    Review,
    Said,
)
from checks.model import Report, Verdict
from checks.policy import Policy, introduced_blockers

__all__ = ["annotations", "closed", "compose", "gone", "not_reviewed", "superseded"]


def compose(report: Report, context: Context) -> Composed:
    """What a finished review says. `report` is already as the policy wants it.

    Raises ValueError where the policy wants nothing to be written.
    """
    conclusion = context.policy.conclusion(report.verdict, introduced_blockers(report))
    if conclusion is None:
        raise ValueError("a policy in shadow mode has nothing written")
    talk = converse(report, context)
    unsaid = tuple(finding.id for finding in talk.unsaid)
    check_run = CheckRun(
        ending=Ending(conclusion.value),
        title=accepted_title(title(report), context.accepted),
        summary=summary(report, context),
        text=text(report, context),
        annotations=annotations(report, context, unsaid),
        actions=(RERUN, ACCEPT, QUIET) if shown(report) else (RERUN, QUIET),
    )
    review = Review(_opening(report, len(unsaid)), talk.comments) if talk.comments else None
    return Composed(check_run, review, talk.edits, unsaid)


def annotations(report: Report, context: Context, unsaid: Container[str]) -> tuple[Annotation, ...]:
    """Marks in the check run: on a broken policy, on what this change does and no comment says
    (`unsaid`: ids), then on what was there before. The same always come in the same order."""
    lines = [one for one in report.findings if one.rule not in context.posture]
    ours = [one for one in lines if one.introduced and one.id in unsaid]
    before = [one for one in lines if not one.introduced]
    return (*context.marks, *(annotation(one, context) for one in (*ours, *before)))


def _opening(report: Report, unsaid: int) -> str:
    more = f" {unsaid} of them in the check run only." if unsaid else ""
    return f"{title(report)}.{more}"


def superseded(head: str) -> CheckRun:
    """The head moved while we worked: nobody waits for this commit's verdict any more."""
    return CheckRun(
        ending=Ending.CANCELLED,
        title=f"Superseded by {head[:7]}",
        summary=f"A review of {escape.code(head)} is wanted now; its own check run says more.",
    )


def waiting(until: datetime) -> Said:
    """GitHub allows an App so many requests and comments; `until`, in UTC, no more are sent."""
    return Said(
        title="Waiting for GitHub's limits",
        summary=(
            "GitHub allows only so many requests and comments in a time, and they are used up here."
            f" The review goes on by itself at about {until:%H:%M:%S} UTC; nothing is lost."
        ),
    )


def closed() -> CheckRun:
    """The pull request was closed while we worked."""
    return CheckRun(
        ending=Ending.CANCELLED,
        title="The pull request was closed",
        summary="It was closed before the review was done, so nothing was posted.",
    )


def gone() -> CheckRun:
    """The pull request, or a commit of it, is not there any more."""
    return CheckRun(
        ending=Ending.CANCELLED,
        title="The pull request is gone",
        summary="It, or the commit to be reviewed, was removed before the review was done.",
    )


def not_reviewed(reason: str, policy: Policy) -> CheckRun | None:
    """Tries are used up: never green, and it says what can be done. None in shadow mode."""
    conclusion = policy.conclusion(Verdict.NOT_REVIEWED, 0)
    if conclusion is None:
        return None
    told = escape.code(reason, limit=600)
    parts = [
        "**Nothing was reviewed.** Whether this change is fit for production is not known.",
        f"What went wrong: {told}",
        "Re-run this check to try again; a new push does the same.",
    ]
    return CheckRun(
        ending=Ending(conclusion.value),
        title="Not reviewed: tries used up",
        summary="\n\n".join(fit(parts, CHECK_TEXT, lambda _: "…")),
        actions=(RERUN,),
    )
