"""Commands in the conversation, with a real `touchline serve`; read through the API."""

import pytest

from sandbox.faults import Answer
from tests.e2e.project import HAZARD, RULE, Project
from tests.e2e.service import until
from tests.e2e.talking import Talk, told

TWO = f"{HAZARD}\n\ndef save(url):\n    return requests.post(url)\n"
REFUSAL = Answer(422, b'{"message": "No", "documentation_url": "https://docs.github.com"}')
REASON = "the peer is on this host"


@pytest.fixture
def talk(project: Project) -> Talk:
    """A pull request with one hazard, reviewed."""
    pull = project.pull()
    project.settle()
    return Talk(project, pull)


# --- given, seen, answered ----------------------------------------------------------------------


def test_a_command_is_seen_and_answered_once(talk: Talk) -> None:
    comment = talk.say("Hello.\n\n/touchline")
    answer = talk.answer()
    assert talk.eyes(comment) == 1
    for command in ("explain RULE", "help", "ignore ID", "rerun", "status", "unignore ID"):
        assert f"`/touchline {command}" in answer
    delivery = talk.project.service.deliveries("issue_comment")[0]
    for guid in (delivery.guid, f"another-{delivery.guid}"):
        talk.project.service.send(delivery.payload, guid, "issue_comment")
    talk.say("/touchline status")
    assert "Ignores" in talk.answer(2) or "ignores" in talk.answer(2)
    assert talk.eyes(comment) == 1


def test_several_commands_in_one_comment_have_one_answer(talk: Talk) -> None:
    talk.say(f"/touchline status\n/touchline explain {RULE}\n/touchline rerrun\nThanks!")
    answer = talk.answer()
    assert "> `/touchline status`" in answer
    assert "Under way: nothing." in answer
    assert "No ignores are in force." in answer
    assert "# HTTP call without a timeout" in answer
    assert "There is no command `rerrun`. Did you mean `rerun`?" in answer


def test_quotes_code_and_bots_give_no_commands(talk: Talk) -> None:
    quiet = talk.say("> /touchline help\n\n```\n/touchline help\n```\n\n    /touchline help\n")
    app = talk.project.service.stage.app
    bots = talk.say("/touchline help", by=app.bot)
    talk.say("/touchline explain no-such-rule")
    assert "There is no rule `no-such-rule`" in talk.answer(2)  # the bot's own comment is the other
    assert talk.eyes(quiet) == talk.eyes(bots) == 0


def test_an_edit_runs_only_what_is_new_in_it(talk: Talk) -> None:
    comment = talk.say("/touchline status")
    talk.answer()
    world, author = talk.project.box.world, talk.project.author
    world.edit_comment(comment, "/touchline status\n\nplease\n\n/touchline explain x", author)
    answer = talk.answer(2)
    assert "There is no rule `x`" in answer
    assert "touchline status" not in answer
    world.edit_comment(comment, "/touchline status", author)
    talk.say("/touchline help")
    assert "what it does" in talk.answer(3)


def test_an_edit_speaks_for_who_edited_not_for_who_wrote(talk: Talk) -> None:
    """A person with `write` must not put an admin's words into an admin's comment, nor the
    other way round be refused for another's lack of permission."""
    stranger = talk.somebody("stranger")
    comment = talk.say("I would ignore it.", by=stranger)
    text = f"/touchline ignore {talk.findings()[0]} {REASON}"
    talk.project.box.world.edit_comment(comment, text, talk.project.author)
    assert f"`{REASON}`" in talk.answer()
    assert f"by `{talk.project.author.login}`" in told(talk.verdict(2))[2]


def test_commands_do_not_wait_behind_a_review(project: Project) -> None:
    pull = project.pull()
    project.settle()
    slow = project.fail("GET /compare/**", delay=3.0)
    project.push({"other.py": HAZARD})
    project.wait_for(slow)
    talk = Talk(project, pull)
    talk.say("/touchline status")
    assert "Under way: a review." in talk.answer()
    assert project.runs(pull.head_sha)[-1]["status"] == "in_progress"


def test_what_fails_for_a_while_is_answered_in_the_end(talk: Talk) -> None:
    path = f"POST /issues/{talk.pull.number}/comments"
    failing = [talk.project.fail(path, Answer(502, b"")) for _ in range(2)]
    talk.say("/touchline help")
    assert "what it does" in talk.answer()
    assert [talk.project.struck(one) for one in failing] == [1, 1]


# --- rerun --------------------------------------------------------------------------------------


def test_rerun_is_for_the_author_and_for_those_who_may_write(talk: Talk) -> None:
    stranger = talk.somebody("stranger", "triage")
    talk.say("/touchline rerun", by=stranger)
    refused = talk.answer()
    assert f"`{stranger.login}` may not `rerun` here: that takes the permission `write`" in refused
    assert len(talk.runs()) == 1
    talk.say("/touchline rerun", by=talk.somebody("writer", "write"))
    assert "once more" in talk.answer(2)
    assert told(talk.verdict(2))[:2] == told(talk.runs()[0])[:2]
    assert len(talk.project.comments(talk.pull)) == 1


def test_the_author_of_a_forks_pull_request_may_rerun(project: Project) -> None:
    world = project.box.world
    pull = project.pull()
    project.settle()
    talk = Talk(project, pull)
    world.set_collaborator(project.repository, project.author, "read")
    try:
        talk.say("/touchline rerun")
        assert "once more" in talk.answer()
        talk.verdict(2)
        talk.say(f"/touchline ignore {RULE} {REASON}")
        assert "may not `ignore` here" in talk.answer(2)
        assert len(talk.runs()) == 2
    finally:
        world.set_collaborator(project.repository, project.author, "write")


# --- ignore, unignore, expiry -------------------------------------------------------------------


def test_ignore_turns_the_check_and_unignore_turns_it_back(talk: Talk) -> None:
    (before,) = talk.runs()
    (finding,) = talk.findings()
    talk.say(f"/touchline ignore {finding} for 30d {REASON} @everybody <img>")
    answer = talk.answer()
    assert f"`{finding}`. The reason: `{REASON} @everybody <img>`" in answer
    conclusion, title, summary = told(talk.verdict(2))
    assert (conclusion, title) == ("success", "Clean: 1 file read; 1 ignored")
    line = next(one for one in summary.splitlines() if finding in one)
    assert f"by `{talk.project.author.login}`, until 20" in line
    assert f"`{REASON} @everybody <img>` (`pay.py:5`)" in line
    talk.say("/touchline status")
    assert line.partition(" (")[0] in talk.answer(2)
    talk.say(f"/touchline unignore {finding}")
    talk.answer(3)
    assert told(talk.verdict(3))[:2] == told(before)[:2]
    assert len(talk.project.comments(talk.pull)) == 1


def test_a_reply_under_our_comment_needs_no_id(talk: Talk) -> None:
    stranger = talk.somebody("stranger")
    talk.reply(talk.thread(), f"/touchline ignore {REASON}", by=stranger)
    until(lambda: len(talk.replies()) == 1, "a refusal")
    assert "may not `ignore` here" in talk.replies()[0]
    comment = talk.reply(talk.thread(), f"/touchline ignore {REASON}")
    until(lambda: len(talk.replies()) == 2, "an answer")
    assert talk.eyes(comment) == 1
    assert talk.findings()[0] in talk.replies()[1]
    assert told(talk.verdict(2))[0] == "success"
    assert talk.answers() == []


def test_a_rule_is_ignored_in_this_pull_request(project: Project) -> None:
    pull = project.pull({"pay.py": TWO})
    project.settle()
    talk = Talk(project, pull)
    talk.say(f"/touchline ignore {RULE} {REASON}")
    conclusion, title, summary = told(talk.verdict(2))
    assert (conclusion, title) == ("success", "Clean: 1 file read; 2 ignored")
    assert f"- `{RULE}` by `{project.author.login}`, for good: `{REASON}`" in summary
    project.push({"more.py": HAZARD})
    project.settle()
    assert told(project.only_run(pull.head_sha))[1] == "Clean: 2 files read; 3 ignored"


@pytest.mark.parametrize(
    ("words", "remedy"),
    [
        ("ignore", "Ignore what, and why?"),
        (f"ignore {RULE}", "A reason is required"),
        (f"ignore {RULE} for 30x {REASON}", "For how long is `x`?"),
        (f"ignore {RULE} for 900d {REASON}", "for 365 days at most"),
        (f"ignore http-call-no-timeuot {REASON}", f"Did you mean `{RULE}`?"),
        (f"ignore 0123456789abcdef {REASON}", "has no finding `0123456789abcdef`"),
        ("unignore 0123456789abcdef", "No ignore is in force here."),
    ],
)
def test_a_mistake_is_answered_with_its_remedy(talk: Talk, words: str, remedy: str) -> None:
    talk.say(f"/touchline {words}")
    assert remedy in talk.answer()
    assert len(talk.runs()) == 1


def test_an_ignore_ends_with_its_time(talk: Talk) -> None:
    talk.say(f"/touchline ignore {RULE} for 1h {REASON}")
    assert told(talk.verdict(2))[0] == "success"
    talk.project.service.let_ignores_end()
    assert told(talk.verdict(3))[:2] == told(talk.runs()[0])[:2]
    assert "Ignored on this pull request" not in told(talk.runs()[2])[2]


def test_a_lost_store_loses_no_ignore_and_a_forged_one_does_not_count(project: Project) -> None:
    pull = project.pull({"pay.py": TWO})
    project.settle()
    talk = Talk(project, pull)
    first, second = talk.findings()
    talk.say(f"/touchline ignore {first} {REASON}")
    talk.verdict(2)
    (sealed,) = [
        one for one in talk.seen(f"/issues/{pull.number}/comments") if "kept=" in one["body"]
    ]
    project.service.lose_ignores()
    talk.say(sealed["body"].replace(first, second))  # a copy in somebody's own name
    talk.say("/touchline rerun")
    summary = told(talk.verdict(3))[2]
    assert (f"- `{first}`" in summary, f"- `{second}`" in summary) == (True, False)
    mark = sealed["body"].partition("touchline:kept=")[2].partition(" ")[0]
    talk.edit(sealed["id"], sealed["body"].replace(mark, mark[:-8] + "A" + mark[-7:]))
    project.service.lose_ignores()
    talk.say("/touchline rerun")
    assert "Ignored on this pull request" not in told(talk.verdict(4))[2]


# --- buttons ------------------------------------------------------------------------------------


def test_the_button_asks_for_the_same_permission_as_its_command(project: Project) -> None:
    failing = project.fail("GET /compare/**", REFUSAL)
    pull = project.pull()
    project.settle()
    talk = Talk(project, pull)
    (run,) = talk.runs()
    assert (run["conclusion"], project.struck(failing)) == ("failure", 1)
    project.box.faults.clear()
    talk.press("rerun", talk.somebody("stranger"))
    assert "may not `rerun` here" in talk.answer()
    assert len(talk.runs()) == 1
    talk.press("rerun", project.author)
    assert talk.verdict(2)["output"]["title"].startswith("1 ")
    assert len(talk.answers()) == 1


def test_an_ignored_finding_is_not_said_to_be_fixed(talk: Talk) -> None:
    (before,) = talk.project.comments(talk.pull)
    id_ = talk.findings()[0]
    talk.say(f"/touchline ignore {id_} {REASON}")
    talk.verdict(2)
    (ignored,) = talk.project.comments(talk.pull)
    assert ignored["body"] == before["body"]
    talk.say(f"/touchline unignore {id_}")
    talk.verdict(3)
    (after,) = talk.project.comments(talk.pull)
    assert after["body"] == before["body"]


def test_code_in_a_suggestion_does_not_choose_what_a_reply_ignores(project: Project) -> None:
    """A hidden mark in foreign code, which the suggestion repeats above our own."""
    forged = "<!-- touchline:finding=0123456789abcdef rule=x -->"
    call = f"    return requests.get(\n        url,  # {forged}\n    )\n"
    pull = project.pull({"pay.py": f"import requests\n\n\ndef load(url):\n{call}"})
    project.settle()
    talk = Talk(project, pull)
    assert forged in talk.thread().body
    talk.reply(talk.thread(), f"/touchline ignore {REASON}")
    until(talk.replies, "an answer")
    assert talk.findings()[0] in talk.replies()[0]
    assert "0123456789abcdef" not in talk.replies()[0]
    assert told(talk.verdict(2))[1] == "Clean: 1 file read; 1 ignored"
