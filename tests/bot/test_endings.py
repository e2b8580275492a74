"""No check run is left open, whatever becomes of the review that opened it; and where two pull
requests share a commit, its worse verdict counts."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Engine

from bot.github.errors import Unavailable
from bot.review import Json, Tools, give_up, review
from bot.store.pulls import Pulls
from bot.store.runs import OpenRuns
from sandbox.model import PullRequest
from sandbox.server import Sandbox
from sandbox.world import PullPlan, Push
from tests.bot.desk import Desk, at_once
from tests.conftest import Acme

BLOCKER = "import requests\n\n\ndef load(url):\n    return requests.get(url)\n"


@pytest.fixture
def desk(sandbox: Sandbox, acme: Acme) -> Desk:
    return Desk(sandbox, acme)


@pytest.fixture
def tools(desk: Desk, database: Engine) -> Tools:
    return replace(desk.tools, runs=OpenRuns(database), with_head=Pulls(database).with_head)


def cut_off(name: str, effect: Callable[[], Json]) -> Json:
    """GitHub is gone as soon as the check run is open."""
    if name != "open":
        raise Unavailable("GET /: 502")
    return effect()


def begin(desk: Desk, pull: PullRequest, tools: Tools, generation: int = 0) -> None:
    with pytest.raises(Unavailable):
        review(desk.wanted(pull, generation), tools, cut_off)
    assert desk.runs(pull.head_sha)[-1]["status"] == "in_progress"


def told(run: dict[str, Any]) -> tuple[str, str]:
    return run["conclusion"], run["output"]["title"]


def test_a_run_that_a_push_has_overtaken_is_ended(desk: Desk, tools: Tools) -> None:
    pull = desk.pull({"pay.py": BLOCKER})
    begin(desk, pull, tools)
    old, new = pull.head_sha, desk.push({"more.py": "x = 1\n"})
    review(desk.wanted(pull), tools, at_once)
    assert [told(run) for run in desk.runs(old)] == [("cancelled", f"Superseded by {new[:7]}")]
    assert [told(run) for run in desk.runs(new)] == [("failure", "1 blocker")]


def test_a_run_that_a_rerun_has_overtaken_is_ended(desk: Desk, tools: Tools) -> None:
    pull = desk.pull({"pay.py": BLOCKER})
    begin(desk, pull, tools)
    review(desk.wanted(pull, generation=1), tools, at_once)
    assert [run["conclusion"] for run in desk.runs(pull.head_sha)] == ["cancelled", "failure"]


def test_giving_up_on_a_head_ends_what_an_older_one_left(desk: Desk, tools: Tools) -> None:
    pull = desk.pull({"pay.py": BLOCKER})
    begin(desk, pull, tools)
    old, _ = pull.head_sha, desk.push({"more.py": "x = 1\n"})
    give_up(desk.wanted(pull), "GitHub failed (502)", tools, at_once)
    assert [run["conclusion"] for run in desk.runs(old)] == ["cancelled"]
    assert [run["conclusion"] for run in desk.runs(pull.head_sha)] == ["failure"]


def test_a_pull_request_that_was_closed_after_a_failed_try_leaves_none(
    desk: Desk, tools: Tools
) -> None:
    pull = desk.pull({"pay.py": BLOCKER})
    begin(desk, pull, tools)
    desk.box.world.close(pull, desk.acme.mona)
    review(desk.wanted(pull), tools, at_once)
    assert told(desk.runs(pull.head_sha)[0]) == ("cancelled", "The pull request was closed")


# --- one commit, two pull requests --------------------------------------------------------------


def two_pulls(desk: Desk, database: Engine) -> tuple[PullRequest, PullRequest]:
    """One commit asked into main, where its blocker is new, and into a branch that has it."""
    desk.push({"pay.py": BLOCKER}, branch="release")
    world, repository, mona = desk.box.world, desk.acme.repository, desk.acme.mona
    world.push(repository, "topic", Push({"more.py": "x = 1\n"}, onto="release"), mona)
    pulls = [
        world.open_pull(repository, mona, PullPlan("topic", base, "A change"))
        for base in ("main", "release")
    ]
    for pull in pulls:
        Pulls(database).want(desk.wanted(pull))
    return pulls[0], pulls[1]


def test_of_two_verdicts_on_one_commit_the_worse_counts(
    desk: Desk, tools: Tools, database: Engine
) -> None:
    failing, passing = two_pulls(desk, database)
    review(desk.wanted(failing), tools, at_once)
    review(desk.wanted(passing), tools, at_once)
    newest = desk.runs(passing.head_sha)[-1]
    assert newest["conclusion"] == "failure"
    assert f"failed by #{failing.number}" in newest["output"]["title"]
    desk.box.world.close(failing, desk.acme.mona)
    review(desk.wanted(passing, generation=1), tools, at_once)
    assert desk.runs(passing.head_sha)[-1]["conclusion"] == "success"


def test_a_verdict_that_was_taken_over_fails_nobody_else(
    desk: Desk, tools: Tools, database: Engine
) -> None:
    failing, passing = two_pulls(desk, database)
    review(desk.wanted(failing), tools, at_once)
    review(desk.wanted(passing), tools, at_once)
    desk.push({".github/touchline.yml": "mode: comment\n"}, branch="main")
    review(desk.wanted(failing, generation=1), tools, at_once)
    assert desk.runs(failing.head_sha)[-1]["conclusion"] == "neutral"
