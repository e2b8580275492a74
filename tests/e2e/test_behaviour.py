"""What docs/behaviour.md decides, case by case, as a person sees it on GitHub afterwards."""

from sandbox.gitdata import executable
from sandbox.merging import merge
from sandbox.world import AppPlan, PullPlan, Push
from tests.e2e.project import HAZARD, HAZARD_LINE, RULE, Project
from tests.e2e.talking import Talk, told

IGNORED = HAZARD.replace("    return", f"    # touchline: ignore[{RULE}] ours alone\n    return")
BLOCKS = {".github/touchline.yml": f"rules:\n  {RULE}: blocker\n"}


def test_another_base_branch(project: Project) -> None:
    """Aimed at a branch that has the hazard already, the pull request no longer adds it."""
    world, author = project.box.world, project.author
    project.push({"pay.py": HAZARD}, branch="release")
    world.push(project.repository, "topic", Push({"more.py": "x = 1\n"}, onto="release"), author)
    pull = project.open()
    project.settle()
    assert project.places(pull) == [("pay.py", HAZARD_LINE)]
    world.edit_base(pull, "release", author)
    project.settle()
    runs = project.runs(pull.head_sha)
    assert [run["conclusion"] for run in runs] == ["neutral", "success"]
    [comment] = project.comments(pull)
    assert comment["body"].startswith(
        f"**Not part of this change any more as of {pull.head_sha}.**"
    )


OWN_RULE = {
    ".github/touchline/rules/no-eval/rule.toml": """\
title = "Code from a text"
family = "own"
answers = ["F01"]
severity = "blocker"
message = "`{callee}` runs whatever it is given."
why = "Texts of customers end up there."
""",
    ".github/touchline/rules/no-eval/python.scm": """\
((call function: (identifier) @callee) @hazard
  (#eq? @callee "eval"))
""",
}


def test_a_rule_of_the_repositorys_own(project: Project) -> None:
    project.push(OWN_RULE, branch="main")
    pull = project.pull({"run.py": "def run(text):\n    return eval(text)\n"})
    project.settle()
    run = project.only_run(pull.head_sha)
    assert run["conclusion"] == "failure"
    assert "`no-eval`" in run["output"]["text"]
    assert ("run.py", 2) in project.places(pull)
    talk = Talk(project, pull)
    talk.say("/touchline explain no-eval\n/touchline ignore no-eval our own texts alone")
    assert "**Code from a text.** Texts of customers end up there." in talk.answer()
    assert told(talk.verdict(2))[1].endswith("; 1 ignored")


def test_a_draft_waits_until_it_is_ready_or_somebody_asks(project: Project) -> None:
    world, author = project.box.world, project.author
    project.push({"pay.py": HAZARD})
    plan = PullPlan("topic", "main", "A draft", draft=True)
    pull = world.open_pull(project.repository, author, plan)
    project.push({"more.py": "x = 1\n"})
    project.settle()
    assert project.runs(pull.head_sha) == []
    talk = Talk(project, pull)
    talk.say("/touchline rerun")
    assert told(talk.verdict(1))[1] == "1 warning"
    project.push({"more.py": "x = 2\n"})
    project.settle()
    assert project.runs(pull.head_sha) == []
    world.ready(pull, author)
    project.settle()
    assert project.only_run(pull.head_sha)["output"]["title"] == "1 warning"
    assert len(project.comments(pull)) == 1


def test_a_fork_and_a_bot_are_reviewed_and_silence_no_blocker_of_their_own(
    project: Project,
) -> None:
    world = project.box.world
    project.push(BLOCKS, branch="main")
    owner = project.repository.owner
    app, _ = world.register_app(AppPlan(f"renew-{owner.login}", owner, {"contents": "write"}, []))
    stranger = world.create_user(f"forker-{owner.login}")
    fork = world.fork(project.repository, stranger)
    world.push(fork, "topic", Push({"pay.py": IGNORED}), stranger)
    plan = PullPlan("topic", "main", "From afar", head_repository=fork)
    project.push({"pay.py": IGNORED}, branch="renew")
    pulls = [
        world.open_pull(project.repository, stranger, plan),
        world.open_pull(project.repository, app.bot, PullPlan("renew", "main", "Renew")),
    ]
    project.settle()
    for pull in pulls:
        run = project.only_run(pull.head_sha)
        assert told(run)[:2] == ("failure", "1 blocker")
        assert "Ignores in the code that do not count: 1." in run["output"]["summary"]
        assert project.places(pull) == [("pay.py", HAZARD_LINE + 1)]


def test_a_stacked_one_tells_its_own_change_alone(project: Project) -> None:
    world, author = project.box.world, project.author
    lower = project.pull({"pay.py": HAZARD})
    world.push(project.repository, "upper", Push({"more.py": HAZARD}, onto="topic"), author)
    upper = world.open_pull(project.repository, author, PullPlan("upper", "topic", "More"))
    project.settle()
    assert [project.places(one) for one in (lower, upper)] == [
        [("pay.py", HAZARD_LINE)],
        [("more.py", HAZARD_LINE)],
    ]
    merge(world, lower, author)
    world.edit_base(upper, "main", author)
    project.settle()
    assert [run["output"]["title"] for run in project.runs(upper.head_sha)] == ["1 warning"] * 2
    assert project.places(upper) == [("more.py", HAZARD_LINE)]


def test_opened_again_it_is_not_reviewed_twice(project: Project) -> None:
    world, author = project.box.world, project.author
    pull = project.pull()
    project.settle()
    world.close(pull, author)
    world.reopen(pull, author)
    project.settle()
    project.only_run(pull.head_sha)
    world.close(pull, author)
    project.push({"more.py": HAZARD})
    project.settle()
    world.reopen(pull, author)
    project.settle()
    assert project.only_run(pull.head_sha)["output"]["title"] == "2 warnings"


def test_no_difference_and_a_mode_alone_are_clean(project: Project) -> None:
    project.push({"run.sh": "echo\n", "pay.py": HAZARD}, branch="main")
    pull = project.pull({"run.sh": executable("echo\n")})
    project.settle()
    assert told(project.only_run(pull.head_sha))[:2] == (
        "success",
        "Clean: nothing to read in it",
    )
    project.push({"run.sh": "echo\n"})  # the same as on main by now
    project.settle()
    assert told(project.only_run(pull.head_sha))[:2] == (
        "success",
        "Clean: nothing to read in it",
    )


def test_a_notebook_is_listed(project: Project) -> None:
    pull = project.pull({"train.ipynb": '{"cells": [], "nbformat": 4}'})
    project.settle()
    conclusion, title, summary = told(project.only_run(pull.head_sha))
    assert (conclusion, title) == ("success", "Clean: nothing to read in it")
    assert "Not read: 1 file, none of which a rule reads:\n- `train.ipynb`: notebook" in summary


def test_in_shadow_nothing_is_written_and_commands_are_answered(project: Project) -> None:
    project.push({".github/touchline.yml": "mode: shadow\n"}, branch="main")
    pull = project.pull()
    project.settle()
    assert project.runs(pull.head_sha) == []
    assert project.reviews(pull) == []
    talk = Talk(project, pull)
    talk.say("/touchline status")
    assert "no verdict yet" in talk.answer()
