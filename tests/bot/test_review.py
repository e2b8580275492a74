"""Whole reviews on the sandbox with the real engine, read as people see them on GitHub."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from bot.compose import Ending
from bot.github.errors import Gone
from bot.github.publish import key_of
from bot.model import Sha, Superseded
from bot.review import Result, give_up, review
from checks.model import Verdict
from sandbox.gitdata import Content
from sandbox.model import PullRequest
from sandbox.observe import Exchange
from sandbox.server import Sandbox
from sandbox.world import AppPlan, PullPlan, Push, RunFields
from tests.bot.desk import Desk, at_once
from tests.conftest import Acme

BAD = "import requests\n\n\ndef load(url):\n    return requests.get(url)\n"
GOOD = "import requests\n\n\ndef load(url):\n    return requests.get(url, timeout=3)\n"
SLOW = "import time\n\n\ndef wait():\n    time.sleep(3)\n"


@pytest.fixture
def desk(sandbox: Sandbox, acme: Acme) -> Desk:
    return Desk(sandbox, acme)


def one_run(desk: Desk, pull: PullRequest) -> dict[str, Any]:
    (run,) = desk.runs(pull.head_sha)
    assert run["status"] == "completed"
    return run


# --- verdicts ---------------------------------------------------------------------------------


def test_a_blocker_fails_the_check_and_stands_at_its_line(desk: Desk) -> None:
    pull = desk.pull({"pay.py": BAD, "wait.py": SLOW})
    outcome = desk.review(pull)
    run = one_run(desk, pull)
    assert outcome.result is Result.REVIEWED
    assert (run["conclusion"], run["output"]["title"]) == ("failure", "1 blocker, 1 warning")
    (one,) = desk.reviews(pull)
    assert one["state"] == "COMMENTED"
    assert one["body"].startswith("1 blocker, 1 warning.")
    placed = {(said["path"], said["line"], said["side"]) for said in desk.comments(pull)}
    assert placed == {("pay.py", 5, "RIGHT"), ("wait.py", 5, "RIGHT")}
    (body,) = [said["body"] for said in desk.comments(pull) if said["path"] == "pay.py"]
    assert "```suggestion\n    return requests.get(url, timeout=10)\n```" in body


def test_a_warning_alone_is_neutral(desk: Desk) -> None:
    pull = desk.pull({"wait.py": SLOW})
    desk.review(pull)
    assert one_run(desk, pull)["conclusion"] == "neutral"


def test_a_clean_change_is_a_success_without_a_word(desk: Desk) -> None:
    pull = desk.pull({"pay.py": GOOD})
    outcome = desk.review(pull)
    run = one_run(desk, pull)
    assert (outcome.verdict, outcome.ending) == (Verdict.CLEAN, Ending.SUCCESS)
    assert (run["conclusion"], run["output"]["title"]) == ("success", "Clean: 1 file read")
    assert desk.reviews(pull) == []
    assert desk.annotations(run) == []


def test_what_was_there_before_does_not_block(desk: Desk) -> None:
    """The line is touched, but what is wrong with it was wrong in the merge base too."""
    pull = desk.pull({"pay.py": BAD.replace("get(url)", "get(url)  # as ever")}, {"pay.py": BAD})
    desk.review(pull)
    run = one_run(desk, pull)
    assert (run["conclusion"], run["output"]["title"]) == ("neutral", "1 there before")
    assert desk.comments(pull) == []
    (note,) = desk.annotations(run)
    assert (note["path"], note["start_line"], note["annotation_level"]) == ("pay.py", 5, "notice")


def test_a_timeout_that_was_taken_away_is_introduced(desk: Desk) -> None:
    pull = desk.pull({"pay.py": BAD}, {"pay.py": GOOD})
    desk.review(pull)
    assert one_run(desk, pull)["conclusion"] == "failure"
    assert [said["line"] for said in desk.comments(pull)] == [5]


def test_many_findings_are_all_told(desk: Desk) -> None:
    """Ten at their lines, the others as annotations, fifty a request; every one in the text."""
    calls = "".join(f'requests.get("https://peer.example/{at}")\n' for at in range(3))
    pull = desk.pull({f"app/{at:03d}.py": f"import requests\n\n{calls}" for at in range(40)})
    outcome = desk.review(pull)
    run = one_run(desk, pull)
    assert outcome.findings == 120
    assert len(desk.comments(pull)) == 10
    assert run["output"]["annotations_count"] == 110
    assert run["output"]["text"].count("`http-get-no-timeout`") == 120


# --- bad input --------------------------------------------------------------------------------

UNREAD: dict[str, tuple[Content, str]] = {
    "huge": ("x = 1\n" * 90_000, "too large"),
    "one line": ("x = [" + "1, " * 150_000 + "]\n", "minified"),
    "not UTF-8": ("x = 'caf\xe9'  # \xff\n".encode("latin-1"), "not UTF-8"),
    "nested": ("x = " + "(" * 100_000 + ")" * 100_000 + "\n", ""),
    "binary in disguise": (b"x = 1\0\n", "could not be read"),
    "nothing but brackets": ("[" * 50_000 + "\n", ""),
}


@pytest.mark.parametrize("case", UNREAD)
def test_a_file_that_cannot_be_read_is_named_and_harms_no_other(desk: Desk, case: str) -> None:
    content, reason = UNREAD[case]
    pull = desk.pull({"odd.py": content, "wait.py": SLOW})
    outcome = desk.review(pull)
    run = one_run(desk, pull)
    assert outcome.verdict is Verdict.PARTIAL
    assert run["conclusion"] == "neutral"
    assert "Partial: 1 warning; 1 file not read: " in run["output"]["title"]
    assert f"- `odd.py`: {reason}" in run["output"]["summary"]
    assert [said["path"] for said in desk.comments(pull)] == ["wait.py"]


def test_generated_and_binary_files_leave_the_verdict_whole(desk: Desk) -> None:
    files: dict[str, Content] = {"logo.png": b"\x89PNG\0", "dist/app.js": "x()\n", "a.py": GOOD}
    pull = desk.pull(files)
    assert desk.review(pull).verdict is Verdict.CLEAN


def test_hostile_names_get_nothing_through(desk: Desk) -> None:
    name = "@mona](http:`x`<img src=y>.py"
    pull = desk.pull({name: BAD})
    desk.review(pull)
    (said,) = desk.comments(pull)
    assert said["path"] == name
    run = one_run(desk, pull)
    assert f"``{name}:5``" in run["output"]["text"]


# --- the pull request moves on ----------------------------------------------------------------


def when_compared(desk: Desk, act: Callable[[], object]) -> None:
    """Something happens on GitHub while the bot reads the change."""
    done: list[bool] = []

    def look(exchange: Exchange) -> None:
        if "/compare/" in exchange.path and not done:
            done.append(True)
            act()

    desk.box.observers.append(look)


def test_a_head_that_moves_meanwhile_supersedes_the_review(desk: Desk) -> None:
    pull = desk.pull({"pay.py": BAD})
    old = pull.head_sha
    when_compared(desk, lambda: desk.push({"pay.py": GOOD}, force=True))
    outcome = desk.review(pull)
    (run,) = desk.runs(old)
    assert outcome.result is Result.SUPERSEDED
    assert outcome.newer == Superseded(Sha(pull.head_sha), Sha(pull.base_sha))
    assert (run["status"], run["conclusion"]) == ("completed", "cancelled")
    assert run["output"]["title"] == f"Superseded by {pull.head_sha[:7]}"
    assert desk.reviews(pull) == []


def test_a_pull_request_that_is_closed_meanwhile_hears_nothing(desk: Desk) -> None:
    pull = desk.pull({"pay.py": BAD})
    when_compared(desk, lambda: desk.box.world.close(pull, desk.acme.mona))
    outcome = desk.review(pull)
    assert outcome.result is Result.CLOSED
    assert one_run(desk, pull)["conclusion"] == "cancelled"
    assert desk.reviews(pull) == []


def test_a_pull_request_that_is_deleted_meanwhile_leaves_no_run_open(desk: Desk) -> None:
    pull = desk.pull({"pay.py": BAD})
    when_compared(desk, lambda: desk.box.world.delete_pull(pull))
    assert desk.review(pull).result is Result.CLOSED
    assert one_run(desk, pull)["conclusion"] == "cancelled"


def test_a_pull_request_that_is_not_there_is_gone(desk: Desk) -> None:
    pull = desk.pull({"pay.py": BAD})
    wanted = desk.wanted(pull)
    desk.box.world.delete_pull(pull)
    with pytest.raises(Gone):
        review(wanted, desk.tools, at_once)
    assert desk.runs(pull.head_sha) == []


def test_a_closed_pull_request_is_left_alone(desk: Desk) -> None:
    pull = desk.pull({"pay.py": BAD})
    desk.box.world.close(pull, desk.acme.mona)
    assert desk.review(pull).result is Result.CLOSED
    assert desk.runs(pull.head_sha) == []


def test_a_push_that_github_s_replicas_do_not_show_yet_is_reviewed(desk: Desk) -> None:
    """The webhook names a head that the API still lags behind: it is newer, not superseded."""
    pull = desk.pull({"pay.py": BAD})
    desk.push({"pay.py": BAD}, branch="later")
    old = pull.head_sha
    desk.box.world.git.set_ref(desk.acme.repository.id, "refs/heads/later", old)
    newer = desk.push({"wait.py": SLOW}, branch="later")
    wanted = replace(desk.wanted(pull), head=Sha(newer))
    assert review(wanted, desk.tools, at_once).result is Result.REVIEWED
    assert [run["conclusion"] for run in desk.runs(newer)] == ["failure"]


# --- again ------------------------------------------------------------------------------------


def test_a_second_review_of_the_same_head_says_nothing_twice(desk: Desk) -> None:
    pull = desk.pull({"pay.py": BAD})
    desk.review(pull)
    assert desk.review(pull).result is Result.ALREADY
    assert len(desk.reviews(pull)) == 1
    assert len(desk.runs(pull.head_sha)) == 1


def test_a_rerun_has_a_check_run_of_its_own_and_repeats_no_comment(desk: Desk) -> None:
    pull = desk.pull({"pay.py": BAD})
    desk.review(pull)
    assert desk.review(pull, generation=1).result is Result.REVIEWED
    assert [run["conclusion"] for run in desk.runs(pull.head_sha)] == ["failure", "failure"]
    assert len(desk.comments(pull)) == 1


def test_a_push_repeats_no_comment(desk: Desk) -> None:
    pull = desk.pull({"pay.py": BAD})
    desk.review(pull)
    desk.push({"pay.py": f"# A loader\n{BAD}", "wait.py": SLOW})
    desk.review(pull)
    assert sorted(said["path"] for said in desk.comments(pull)) == ["pay.py", "wait.py"]
    assert one_run(desk, pull)["output"]["title"] == "1 blocker, 1 warning"


def test_what_another_app_claims_is_not_believed(desk: Desk) -> None:
    """Any workflow may end a check run of our name, green, that says it is this review."""
    pull = desk.pull({"pay.py": BAD})
    world = desk.box.world
    plan = AppPlan("Actions", desk.acme.organization, {"checks": "write"}, [])
    app, _ = world.register_app(plan)
    world.install(app, desk.acme.organization)
    key = key_of(desk.wanted(pull))
    fields = RunFields("touchline", external_id=key, conclusion="success")
    world.create_check_run(app, desk.acme.repository, pull.head_sha, fields)
    assert desk.review(pull).result is Result.REVIEWED
    assert [run["conclusion"] for run in desk.runs(pull.head_sha)] == ["success", "failure"]


def test_a_change_without_anything_to_read(desk: Desk) -> None:
    pull = desk.pull({"notes.txt": "Nothing.\n"})
    desk.review(pull)
    run = one_run(desk, pull)
    assert (run["conclusion"], run["output"]["title"]) == (
        "success",
        "Clean: nothing to read in it",
    )


# --- policy -----------------------------------------------------------------------------------

POLICY = ".github/touchline.yml"


def test_the_policy_comes_from_the_tip_of_the_base_branch(desk: Desk) -> None:
    """Not from the head, and not from where the branch was forked."""
    desk.push({"pay.py": BAD, POLICY: "mode: shadow\n"})
    pull = desk.open()
    desk.push({POLICY: "mode: comment\n"}, branch="main")
    desk.review(pull)
    assert one_run(desk, pull)["conclusion"] == "neutral"


def test_in_shadow_nothing_is_written(desk: Desk) -> None:
    pull = desk.pull({"pay.py": BAD}, {POLICY: "mode: shadow\n"})
    outcome = desk.review(pull)
    assert (outcome.result, outcome.findings) == (Result.REVIEWED, 1)
    assert desk.runs(pull.head_sha) == []
    assert desk.reviews(pull) == []


IGNORED = BAD.replace(
    "    return", "    # touchline: ignore[http-get-no-timeout] the peer is local\n    return"
)


def test_an_author_who_may_ignores_a_blocker_in_the_code(desk: Desk) -> None:
    pull = desk.pull({"pay.py": IGNORED})
    desk.review(pull)
    run = one_run(desk, pull)
    assert run["conclusion"] == "success"
    assert "`the peer is local`" in run["output"]["summary"]


def test_a_fork_does_not_silence_its_own_blocker(desk: Desk) -> None:
    world, repository = desk.box.world, desk.acme.repository
    ann = world.create_user("ann")
    fork = world.fork(repository, ann)
    world.push(fork, "topic", Push({"pay.py": IGNORED}), ann)
    plan = PullPlan("topic", "main", "From afar", head_repository=fork)
    pull = world.open_pull(repository, ann, plan)
    desk.review(pull)
    run = one_run(desk, pull)
    assert run["conclusion"] == "failure"
    assert "Ignores in the code that do not count: 1." in run["output"]["summary"]
    assert [said["path"] for said in desk.comments(pull)] == ["pay.py"]


# --- tries used up ----------------------------------------------------------------------------


def test_giving_up_ends_the_open_run_with_the_reason(desk: Desk) -> None:
    pull = desk.pull({"pay.py": BAD})
    with pytest.raises(ZeroDivisionError):
        desk.review(pull, step=lambda name, effect: effect() if name == "open" else 1 / 0)
    give_up(desk.wanted(pull), "GitHub failed (502)", desk.tools, at_once)
    run = one_run(desk, pull)
    assert (run["conclusion"], run["output"]["title"]) == (
        "failure",
        "Not reviewed: tries used up",
    )
    assert "`GitHub failed (502)`" in run["output"]["summary"]


def test_giving_up_before_anything_was_opened_says_so_all_the_same(desk: Desk) -> None:
    pull = desk.pull({"pay.py": BAD}, {POLICY: "on_error: neutral\n"})
    give_up(desk.wanted(pull), "no", desk.tools, at_once)
    assert one_run(desk, pull)["conclusion"] == "neutral"
    give_up(desk.wanted(pull), "no", desk.tools, at_once)
    one_run(desk, pull)


def test_giving_up_on_what_nobody_waits_for_is_silent(desk: Desk) -> None:
    pull = desk.pull({"pay.py": BAD})
    desk.box.world.close(pull, desk.acme.mona)
    give_up(desk.wanted(pull), "no", desk.tools, at_once)
    assert desk.runs(pull.head_sha) == []


def test_giving_up_leaves_a_finished_review_as_it_is(desk: Desk) -> None:
    pull = desk.pull({"wait.py": SLOW})
    desk.review(pull)
    give_up(desk.wanted(pull), "no", desk.tools, at_once)
    assert one_run(desk, pull)["conclusion"] == "neutral"
