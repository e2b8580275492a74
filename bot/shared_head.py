"""Two pull requests with one head share its check runs: the worse verdict counts for both.

Branch protection looks at the newest run of a name on a commit, whichever pull request it is of.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.compose import CheckRun, Ending, escape
from bot.github.client import Repository
from bot.github.errors import Gone
from bot.github.publish import runs_on
from bot.model import ReviewWanted

__all__ = ["with_worse"]

_OWN = re.compile(r"<!-- touchline:own=(\w+) -->")


def with_worse(
    repo: Repository, wanted: ReviewWanted, own: CheckRun, others: Iterable[int]
) -> CheckRun:
    """`own`, or a failure where the review of another open pull request has failed this commit.

    `others`: numbers of pull requests that may have the same head. Raises `GitHubError`.
    """
    others = [number for number in others if number > 0 and number != wanted.pull.number]
    if not others or own.ending in (Ending.FAILURE, Ending.CANCELLED):
        return own
    runs = runs_on(repo, wanted.head)
    failed = [number for number in others if _has_failed(runs, wanted, number)]
    return _failed(own, [one for one in failed if _is_open(repo, wanted, one)])


def _has_failed(runs: Sequence[Mapping[str, Any]], wanted: ReviewWanted, number: int) -> bool:
    key = f"{wanted.pull.repo_id}/{number}/"
    ended = [one for one in runs if one["external_id"].startswith(key) and _verdict(one)]
    return bool(ended) and _verdict(max(ended, key=lambda one: int(one["id"]))) == Ending.FAILURE


def _verdict(run: Mapping[str, Any]) -> str:
    """How it ended by its own review; nothing where there is no verdict."""
    if run["status"] != "completed" or run["conclusion"] == Ending.CANCELLED:
        return ""
    found = _OWN.search(run["output"]["summary"] or "")
    return found[1] if found else str(run["conclusion"])


def _is_open(repo: Repository, wanted: ReviewWanted, number: int) -> bool:
    try:
        found = repo.get(f"/pulls/{number}")
    except Gone:
        return False
    return bool(found["state"] == "open" and found["head"]["sha"] == wanted.head)


def _failed(own: CheckRun, numbers: Sequence[int]) -> CheckRun:
    if not numbers:
        return own
    named = ", ".join(f"#{number}" for number in numbers)
    note = (
        f"**This commit is also the head of {named}, whose review has failed it**; GitHub keeps one"
        " verdict a commit, so the worse one counts. Re-run this check once that has changed."
    )
    return replace(
        own,
        ending=Ending.FAILURE,
        title=f"{own.title}; failed by {named}, which has the same head",
        summary="\n\n".join([note, own.summary, escape.marker(own=own.ending.value)]),
    )
