"""Which policy and which own rules apply, what is said about broken ones, and what a pull request
that edits them is told. Read from the check run, as a person would."""

from typing import Any

import pytest

from checks.own_rules import PATH as RULES
from checks.policy import PATH
from sandbox.gitdata import Content
from sandbox.model import PullRequest
from sandbox.server import Sandbox
from tests.bot.desk import Desk
from tests.conftest import Acme

BAD = "import requests\n\n\ndef load(url):\n    return requests.get(url)\n"


@pytest.fixture
def desk(sandbox: Sandbox, acme: Acme) -> Desk:
    return Desk(sandbox, acme)


def reviewed(desk: Desk, pull: PullRequest, generation: int = 0) -> dict[str, Any]:
    desk.review(pull, generation=generation)
    run = desk.runs(pull.head_sha)[-1]
    assert run["status"] == "completed"
    return run


def told(desk: Desk, pull: PullRequest) -> str:
    return str(reviewed(desk, pull)["output"]["summary"])


# --- the owner's --------------------------------------------------------------------------------


@pytest.mark.parametrize("private", [False, True])
def test_the_owners_policy_applies_below_the_repositorys(desk: Desk, private: bool) -> None:
    desk.box.world.create_repository(
        "acme/.github", {PATH: "mode: comment\ncomments: 0\n"}, private=private
    )
    pull = desk.pull({"pay.py": BAD}, {PATH: "comments: 5\n"})
    run = reviewed(desk, pull)
    assert run["conclusion"] == "neutral"
    assert f"policy: `{PATH}` over `acme/.github` over the defaults" in run["output"]["summary"]
    assert len(desk.comments(pull)) == 1


def test_where_the_owners_may_not_be_read_that_is_said(sandbox: Sandbox, acme: Acme) -> None:
    acme.installation.selected = [acme.repository]
    desk = Desk(sandbox, acme)
    sandbox.world.create_repository("acme/.github", {PATH: "mode: shadow\n"}, private=True)
    run = reviewed(desk, desk.pull({"pay.py": BAD}))
    assert run["conclusion"] == "failure"
    said = "policy: the defaults; `acme/.github` is not there, or the App may not read it"
    assert said in run["output"]["summary"]


def test_a_broken_one_of_the_owners_is_passed_over_and_told(desk: Desk) -> None:
    desk.box.world.create_repository("acme/.github", {PATH: "mode: comment\nmoed: x\n"})
    run = reviewed(desk, desk.pull({"pay.py": BAD}))
    assert run["conclusion"] == "failure"
    said = "`acme/.github/.github/touchline.yml` line 2, key `moed`"
    assert said in run["output"]["summary"]


# --- a broken one -------------------------------------------------------------------------------


def test_of_a_broken_policy_line_key_and_remedy_are_told_and_the_last_good_one_holds(
    desk: Desk,
) -> None:
    good = desk.push({PATH: "mode: comment\n"}, branch="main")
    desk.push({PATH: "mode: block\n\nmoed: x\n"}, branch="main")
    pull = desk.pull({"pay.py": BAD}, {PATH: "mode: block\n\ncomments: many\n"})
    run = reviewed(desk, pull)
    assert run["conclusion"] == "neutral"
    summary = run["output"]["summary"]
    assert f"`{PATH}` line 3, key `comments`: `comments` must be a number from 0" in summary
    assert f"that of {good[:7]} is in force, the last good one" in summary
    [mark] = [one for one in desk.annotations(run) if one["path"] == PATH]
    assert (mark["start_line"], mark["annotation_level"]) == (3, "warning")


def test_where_none_was_ever_good_the_defaults_hold(desk: Desk) -> None:
    run = reviewed(desk, desk.pull({"pay.py": BAD}, {PATH: "mode: blok\n"}))
    assert run["conclusion"] == "failure"
    summary = run["output"]["summary"]
    assert "cannot be `blok`. Did you mean `block`?; the defaults are in force" in summary
    assert "policy: the defaults;" in summary


# --- a pull request that edits it ---------------------------------------------------------------


def test_who_edits_the_policy_is_told_what_would_change_and_judged_by_the_old(desk: Desk) -> None:
    new = "mode: comment\nrules:\n  http-get-no-timeout: off\nexclude: ['vendor/*']\n"
    run = reviewed(desk, desk.pull({"pay.py": BAD, PATH: new}))
    assert run["conclusion"] == "failure"
    summary = run["output"]["summary"]
    assert "This change edits the policy and is judged by the old one." in summary
    assert "- `mode`: `block` → `comment`" in summary
    assert "- rule `http-get-no-timeout`: `on` → `off`" in summary
    assert "- not read any more: `vendor/*`" in summary
    assert "- 1 finding would not be told here: `http-get-no-timeout`" in summary
    assert "- this check would end as `success`, not `failure`" in summary


def test_who_breaks_the_policy_is_told_before_the_merge(desk: Desk) -> None:
    pull = desk.pull({"pay.py": BAD, PATH: "mode: comment\nexcldue: x\n"})
    run = reviewed(desk, pull)
    summary = run["output"]["summary"]
    assert "line 2, key `excldue`: unknown key `excldue`. Did you mean `exclude`?" in summary
    assert [(one["path"], one["start_line"]) for one in desk.annotations(run)] == [(PATH, 2)]


def test_who_does_not_touch_the_policy_is_told_nothing(desk: Desk) -> None:
    """Also where the base branch has another one by now."""
    pull = desk.pull({"pay.py": BAD})
    desk.push({PATH: "mode: comment\n"}, branch="main")
    assert "edits" not in told(desk, pull)


# --- own rules ----------------------------------------------------------------------------------

RULE = {
    f"{RULES}/no-eval/rule.toml": """\
title = "Code from a text"
family = "own"
answers = ["F01"]
severity = "blocker"
message = "`{callee}` runs whatever it is given."
why = "Our customers' texts end up there. They must not run."
""",
    f"{RULES}/no-eval/python.scm": """\
((call function: (identifier) @callee) @hazard
  (#eq? @callee "eval"))
""",
}
EVAL = {"run.py": "def run(text):\n    return eval(text)\n"}
ELSEWHERE = f"{RULES}/README.md"


def test_the_repositorys_own_rules_speak(desk: Desk) -> None:
    pull = desk.pull(EVAL, RULE)
    run = reviewed(desk, pull)
    assert (run["conclusion"], run["output"]["title"]) == ("failure", "1 blocker")
    [comment] = desk.comments(pull)
    assert (comment["path"], comment["line"]) == ("run.py", 2)
    assert "`eval` runs whatever it is given. Our customers' texts end up there." in comment["body"]
    assert "/rules/no-eval" not in comment["body"]  # we have no page about it


def test_what_was_there_before_an_own_rule_is_not_of_this_change(desk: Desk) -> None:
    touched = EVAL["run.py"].replace("eval(text)", "eval(text)  # as ever")
    run = reviewed(desk, desk.pull({"run.py": touched}, {**RULE, **EVAL}))
    assert (run["conclusion"], run["output"]["title"]) == ("neutral", "1 there before")


def test_own_rules_are_in_the_policy_and_in_ignores(desk: Desk) -> None:
    off = {**RULE, PATH: "rules:\n  own: notice\n"}
    code = "def run(text):\n    # touchline: ignore[no-eval] ours alone\n    return eval(text)\n"
    pull = desk.pull({"a.py": EVAL["run.py"], "b.py": code}, off)
    assert reviewed(desk, pull)["output"]["title"] == "1 notice"


def test_rules_of_the_head_do_not_speak_but_are_tried(desk: Desk) -> None:
    pull = desk.pull({**EVAL, **RULE})
    run = reviewed(desk, pull)
    assert run["conclusion"] == "success"
    summary = run["output"]["summary"]
    assert "This change edits the repository's own rules and is judged by the old ones" in summary
    assert "- 1 finding would be found here: `no-eval`" in summary


def test_who_takes_a_rule_away_is_judged_by_it(desk: Desk) -> None:
    desk.push(RULE, branch="main")
    desk.push(EVAL, deletions=list(RULE))
    run = reviewed(desk, desk.open())
    assert run["conclusion"] == "failure"
    assert "- 1 finding would not be found here: `no-eval`" in run["output"]["summary"]


BROKEN: dict[str, tuple[dict[str, Content], str]] = {
    "toml": ({f"{RULES}/no-eval/rule.toml": "title = \n"}, "no-eval/rule.toml:1"),
    "query": ({f"{RULES}/no-eval/python.scm": "((cal) @hazard)\n"}, "no-eval/python.scm:1"),
    "ours": (
        {path.replace("no-eval", "http-get-no-timeout"): text for path, text in RULE.items()},
        "We have a rule of this id. Rename it.",
    ),
}


@pytest.mark.parametrize("case", list(BROKEN))
def test_a_broken_rule_is_told_and_harms_no_other(desk: Desk, case: str) -> None:
    files, says = BROKEN[case]
    other = {path.replace("no-eval", "other"): text for path, text in RULE.items()}
    pull = desk.pull({**EVAL, "pay.py": BAD}, {**RULE, **files, **other})
    run = reviewed(desk, pull)
    assert says in run["output"]["summary"]
    found = 3 if case == "ours" else 2
    assert run["output"]["title"] == f"{found} blockers"
