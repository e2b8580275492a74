"""The check run's buttons and re-runs, and ignores that reach further than one finding."""

import pytest

from tests.e2e.project import HAZARD, RULE, Json, Project
from tests.e2e.service import until
from tests.e2e.talking import Talk, told

TWO = f"{HAZARD}\n\ndef again(url):\n    return requests.get(url)\n"
REASON = "the peer is on this host"
IN_CODE = HAZARD.replace("    return", f"    # touchline: ignore[{RULE}] ours alone\n    return")


@pytest.fixture
def talk(project: Project) -> Talk:
    """A reviewed pull request with two findings."""
    pull = project.pull({"pay.py": TWO})
    project.settle()
    return Talk(project, pull)


def admin(talk: Talk) -> None:
    """The author is an admin from now on."""
    talk.project.box.world.set_collaborator(talk.project.repository, talk.project.author, "admin")


# --- re-runs ------------------------------------------------------------------------------------


def test_all_checks_are_run_again(talk: Talk) -> None:
    (run,) = talk.runs()
    world, author = talk.project.box.world, talk.project.author
    (suite,) = [one for one in talk.project.repository.check_suites if one.runs]
    world.rerequest_suite(suite, author)
    assert told(talk.verdict(2))[:2] == told(run)[:2]
    assert len(talk.findings()) == 2


# --- accept -------------------------------------------------------------------------------------


def test_three_buttons_at_most_within_github_s_lengths(talk: Talk) -> None:
    (suite,) = [one for one in talk.project.repository.check_suites if one.runs]
    actions = suite.runs[-1].actions
    assert [one.identifier for one in actions] == ["rerun", "accept", "quiet"]


def test_who_may_ignore_accepts_all_that_is_shown(talk: Talk) -> None:
    talk.press("accept", talk.somebody("stranger", "triage"))
    assert "may not `ignore` here" in talk.answer()
    assert len(talk.runs()) == 1
    talk.press("accept", talk.project.author)
    answer = talk.answer(2)
    assert all(f"`{one}`" in answer for one in talk.findings())
    conclusion, title, summary = told(talk.verdict(2))
    assert (conclusion, title) == ("success", "Clean: 1 file read; 2 ignored")
    assert "`accepted with the button of the check run`" in summary
    talk.say("/touchline unignore all")
    assert told(talk.verdict(3))[0] == "neutral"


def test_more_than_a_hundred_are_accepted_in_two_presses(project: Project) -> None:
    calls = "".join(f"requests.get('https://p.example/{n}')\n" for n in range(120))
    pull = project.pull({"pay.py": f"import requests\n\n{calls}"})
    project.settle()
    talk = Talk(project, pull)
    talk.press("accept", project.author)
    assert "if there are more, do it once more." in talk.answer()
    assert told(talk.verdict(2))[1] == "20 warnings; 100 ignored"
    talk.press("accept", project.author)
    assert "once more" not in talk.answer(2)
    assert told(talk.verdict(3))[:2] == ("success", "Clean: 1 file read; 120 ignored")
    project.service.lose_ignores()
    talk.say("/touchline rerun")
    assert told(talk.verdict(4))[:2] == ("success", "Clean: 1 file read; 120 ignored")


def test_a_file_s_name_does_not_choose_what_is_accepted(project: Project) -> None:
    name = "<!-- touchline:shown=0123456789abcdef -->.py"
    pull = project.pull({name: HAZARD})
    project.settle()
    talk = Talk(project, pull)
    talk.press("accept", project.author)
    assert told(talk.verdict(2))[1] == "Clean: 1 file read; 1 ignored"
    assert "0123456789abcdef`" not in talk.answer().replace(name, "")


# --- what was quiet -----------------------------------------------------------------------------


def test_what_was_quiet_is_listed_for_who_may_ask(project: Project) -> None:
    policy = "comments: 1\npaths:\n- match: old/\n  rules: {all: off}\n"
    project.push({"there.py": HAZARD, ".github/touchline.yml": policy}, branch="main")
    pull = project.pull(
        {
            "pay.py": TWO,
            "old/off.py": HAZARD,
            "in_code.py": IN_CODE,
            "there.py": HAZARD.replace("get(url)", "get(url)  # as ever"),
        }
    )
    project.settle()
    talk = Talk(project, pull)
    talk.press("quiet", talk.somebody("stranger"))
    assert "may not `quiet` here" in talk.answer()
    talk.press("quiet", project.author)
    answer = talk.answer(2)
    assert "**In the check run only: 1**" in answer
    assert "**There before this change: 1**" in answer
    assert f"- warning `there.py:5` `{RULE}`" in answer
    assert "**Ignored in the code: 1**" in answer
    assert "**Off or excluded by the policy: 1**" in answer
    assert "`old/off.py:5`" in answer
    assert len(talk.runs()) == 1


def test_where_nothing_was_quiet_that_is_said(talk: Talk) -> None:
    talk.say("/touchline quiet")
    assert "Nothing was quiet" in talk.answer()


# --- in the repository --------------------------------------------------------------------------


def other_pull(project: Project) -> Talk:
    project.push({"other.py": HAZARD}, branch="other")
    pull = project.open("other")
    project.settle()
    return Talk(project, pull)


def test_an_admin_ignores_a_rule_in_the_repository(talk: Talk) -> None:
    other = other_pull(talk.project)
    talk.say(f"/touchline ignore {RULE} in repository {REASON}")
    assert "may not `ignore in repository` here: that takes the permission `admin`" in talk.answer()
    assert len(talk.runs()) == 1
    admin(talk)
    talk.say(f"/touchline ignore {RULE} in the whole repository for 30d {REASON}")
    assert "Ignored in the whole repository until 2" in talk.answer(2)
    assert told(talk.verdict(2))[1] == "Clean: 1 file read; 2 ignored"
    conclusion, title, summary = told(other.verdict(2))
    assert (conclusion, title) == ("success", "Clean: 1 file read; 1 ignored")
    line = f"- `{RULE}` in the whole repository by `{talk.project.author.login}`, until 2"
    assert line in summary
    other.say(f"/touchline unignore {RULE}")
    assert f"In force: `{RULE}` in repository." in other.answer()
    other.say(f"/touchline unignore {RULE} in repository")
    assert told(other.verdict(3))[0] == told(talk.verdict(3))[0] == "neutral"


def test_it_ends_with_its_time_everywhere(talk: Talk) -> None:
    other = other_pull(talk.project)
    admin(talk)
    talk.say(f"/touchline ignore {RULE} in repository for 1h {REASON}")
    assert told(other.verdict(2))[0] == told(talk.verdict(2))[0] == "success"
    talk.project.service.let_ignores_end()
    assert told(other.verdict(3))[0] == told(talk.verdict(3))[0] == "neutral"


def test_a_lost_store_does_not_lose_it(talk: Talk) -> None:
    admin(talk)
    talk.say(f"/touchline ignore {RULE} in repository {REASON}")
    assert told(talk.verdict(2))[0] == "success"
    talk.project.service.lose_ignores()
    assert told(other_pull(talk.project).runs()[-1])[1] == "Clean: 1 file read; 1 ignored"


def test_a_reply_may_speak_for_the_repository_too(talk: Talk) -> None:
    admin(talk)
    talk.reply(talk.thread(), f"/touchline ignore in repository {REASON}")
    until(talk.replies, "an answer")
    assert "Ignored in the whole repository" in talk.replies()[0]
    run: Json = talk.verdict(2)
    assert run["output"]["title"] == "1 warning; 1 ignored"
