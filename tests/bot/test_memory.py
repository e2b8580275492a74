"""A finding keeps one thread for its life: read as people see it on GitHub, push after push."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from bot.review import review
from sandbox.faults import Fault, When
from sandbox.model import Protection, PullRequest, ReviewComment
from sandbox.placing import Draft
from sandbox.refusals import Answer, bad_gateway
from sandbox.server import Sandbox
from tests.bot.desk import Desk
from tests.conftest import Acme


def calls(*lines: str, name: str = "load") -> str:
    """A file with one function that has these lines."""
    return f"import requests\nimport time\n\n\ndef {name}(url):\n" + "".join(
        f"    {line}\n" for line in lines
    )


GET, SLEEP = "requests.get(url)", "time.sleep(3)"
SAFE = "requests.get(url, timeout=3)"


@pytest.fixture
def desk(sandbox: Sandbox, acme: Acme) -> Desk:
    return Desk(sandbox, acme)


def go(desk: Desk, pull: PullRequest, files: Mapping[str, str], **how: Any) -> str:
    """A push and its review; gives the head."""
    sha = desk.push(files, **how)
    desk.review(pull)
    return sha


def only(desk: Desk, pull: PullRequest) -> dict[str, Any]:
    (thread,) = desk.threads(pull)
    return thread


def first(thread: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = thread["comments"][0]
    return found


def of_ours(desk: Desk, pull: PullRequest, at: int = 0) -> ReviewComment:
    """The first comment of a thread, for what people do with it."""
    return desk.acme.repository.pulls[pull.number].threads[at].comments[0]


def is_live(thread: Mapping[str, Any]) -> bool:
    said = first(thread)
    return not said["isMinimized"] and "Fixed in" not in said["body"]


# --- a finding's life -------------------------------------------------------------------------


def test_what_is_still_there_is_not_said_again(desk: Desk) -> None:
    pull = desk.pull({"pay.py": calls(GET)})
    desk.review(pull)
    before = desk.threads(pull)
    go(desk, pull, {"pay.py": "# moved down\n" + calls(GET)})
    (after,) = desk.threads(pull)
    assert first(after) == first(before[0])
    assert after["line"] == before[0]["line"] + 1
    assert len(desk.reviews(pull)) == 1


def test_what_is_new_is_said(desk: Desk) -> None:
    pull = desk.pull({"pay.py": calls(GET)})
    desk.review(pull)
    go(desk, pull, {"pay.py": calls(GET), "wait.py": calls(SLEEP)})
    assert [(one["path"], is_live(one)) for one in desk.threads(pull)] == [
        ("pay.py", True),
        ("wait.py", True),
    ]


def test_what_is_gone_is_said_to_be_fixed_in_which_commit(desk: Desk) -> None:
    pull = desk.pull({"pay.py": calls(GET)})
    desk.review(pull)
    before = first(only(desk, pull))["body"]
    sha = go(desk, pull, {"pay.py": calls(SAFE)})
    thread = only(desk, pull)
    said = first(thread)
    assert said["body"].startswith(f"**Fixed in {sha}.**\n\n<details>")
    assert before.split("\n\n")[0] in said["body"]
    assert "```suggestion" not in said["body"]
    assert (said["isMinimized"], said["minimizedReason"]) == (True, "resolved")
    assert not thread["isResolved"]  # that takes a permission that we do not ask for
    assert "take" not in said["body"].split("<details>")[0]  # the branch does not ask for it
    assert len(desk.reviews(pull)) == 1


def test_what_is_fixed_is_left_alone_from_then_on(desk: Desk) -> None:
    pull = desk.pull({"pay.py": calls(GET)})
    desk.review(pull)
    go(desk, pull, {"pay.py": calls(SAFE)})
    before = desk.threads(pull)
    desk.asked()
    go(desk, pull, {"pay.py": calls(SAFE, "print(url)")})
    assert desk.threads(pull) == before
    assert not [one for one in desk.asked() if "comments" in one]


def test_what_comes_back_has_its_own_comment_again(desk: Desk) -> None:
    pull = desk.pull({"pay.py": calls(GET)})
    desk.review(pull)
    before = first(only(desk, pull))["body"]
    for _ in range(2):
        go(desk, pull, {"pay.py": calls(SAFE)})
        assert not is_live(only(desk, pull))
        go(desk, pull, {"pay.py": calls(GET)})
        said = first(only(desk, pull))
        assert not said["isMinimized"]
        assert said["body"].split("\n\n")[-3:-1] == before.split("\n\n")[-3:-1]
    assert len(desk.reviews(pull)) == 1


# --- edits, renames, rebases ------------------------------------------------------------------

EDITS = {
    "other arguments": ("requests.get(url)", "requests.get(url, headers={})"),
    "another literal": ("requests.get('a')", "requests.get('b')"),
    "other call in the same function": ("requests.get(url)", "fetched = requests.get(url).json()"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_a_finding_whose_own_code_was_edited_keeps_its_thread(desk: Desk, edit: str) -> None:
    old, new = EDITS[edit]
    pull = desk.pull({"pay.py": calls("x = 1", old)})
    desk.review(pull)
    go(desk, pull, {"pay.py": calls("x = 1", "y = 2", new)})
    thread = only(desk, pull)
    assert is_live(thread)
    assert first(thread)["body"].startswith("This is line 8 now:")
    (run,) = desk.runs(pull.head_sha)
    (id_,) = [word for word in run["output"]["text"].split("`") if len(word) == 16]
    assert f"`{id_}`" in first(thread)["body"]
    go(desk, pull, {"pay.py": calls(SAFE)})
    assert not is_live(only(desk, pull))


def test_an_edited_finding_far_away_keeps_its_thread_by_its_function(desk: Desk) -> None:
    filler = ["x = 1"] * 60
    pull = desk.pull({"pay.py": calls(*filler, "requests.get(url, stream=True)")})
    desk.review(pull)
    go(desk, pull, {"pay.py": calls("requests.get(url, allow_redirects=False)", *filler)})
    assert is_live(only(desk, pull))


def test_the_same_rule_in_another_function_far_away_is_another_finding(desk: Desk) -> None:
    filler = "\n".join(["x = 1"] * 60) + "\n"
    pull = desk.pull({"pay.py": calls("requests.get(url, stream=True)")})
    desk.review(pull)
    safe = calls(SAFE) + filler + calls("requests.get(url, allow_redirects=False)", name="other")
    go(desk, pull, {"pay.py": safe})
    assert [is_live(one) for one in desk.threads(pull)] == [False, True]


@pytest.mark.parametrize("there_before", [True, False])
def test_a_renamed_file_keeps_its_threads(desk: Desk, there_before: bool) -> None:
    base = {"pay.py": calls(SAFE, "print(url)", "print(1)", "print(2)")} if there_before else None
    text = calls(GET, "print(url)", "print(1)", "print(2)")
    pull = desk.pull({"pay.py": text}, base)
    desk.review(pull)
    go(desk, pull, {}, renames={"pay.py": "app/pay.py"})
    assert is_live(only(desk, pull))
    assert "`app/pay.py`" in first(only(desk, pull))["body"]
    go(desk, pull, {"app/pay.py": text.replace(GET, SAFE)})
    assert not is_live(only(desk, pull))


def test_a_rebase_and_a_forced_push_keep_the_threads(desk: Desk) -> None:
    pull = desk.pull({"pay.py": calls(GET), "wait.py": calls(SLEEP)})
    desk.review(pull)
    before = [first(one) for one in desk.threads(pull)]
    desk.push({"other.py": "x = 1\n"}, branch="main")
    desk.box.world.push(
        desk.acme.repository,
        "topic",
        desk.forced({"pay.py": calls(GET), "wait.py": calls(SLEEP)}, onto="main"),
        desk.acme.mona,
    )
    desk.review(pull)
    assert [first(one) for one in desk.threads(pull)] == before


def test_of_equal_calls_the_one_that_went_is_marked(desk: Desk) -> None:
    """Their ids differ by their order alone, and the order has changed."""
    pull = desk.pull({"pay.py": calls(GET, "a = 1", GET, "b = 2", GET)})
    desk.review(pull)
    assert [one["line"] for one in desk.threads(pull)] == [6, 8, 10]
    go(desk, pull, {"pay.py": calls("a = 1", GET, "b = 2", GET)})
    assert [(one["line"], is_live(one)) for one in desk.threads(pull)] == [
        (None, False),
        (7, True),
        (9, True),
    ]
    go(desk, pull, {"pay.py": calls(GET, "a = 1", GET, "b = 2", GET)})
    assert [is_live(one) for one in desk.threads(pull)] == [True, True, True]


def test_many_of_one_rule_stay_in_their_one_comment(desk: Desk) -> None:
    pull = desk.pull({"pay.py": calls(*(f"requests.get(url, a{at}=1)" for at in range(5)))})
    desk.review(pull)
    ids = first(only(desk, pull))["body"].count("- line ")
    assert ids == 4
    lines = [f"requests.get(url, a{at}=1)" for at in range(7) if at != 2]
    go(desk, pull, {"pay.py": calls(*lines)})
    assert first(only(desk, pull))["body"].count("- line ") == 5
    go(desk, pull, {"pay.py": calls(*lines[:2])})
    assert first(only(desk, pull))["body"].count("- line ") == 1
    go(desk, pull, {"pay.py": calls(SAFE)})
    assert not is_live(only(desk, pull))


# --- what people do ---------------------------------------------------------------------------


def test_a_reply_and_a_reaction_outlive_the_finding(desk: Desk) -> None:
    pull = desk.pull({"pay.py": calls(GET)})
    desk.review(pull)
    world, said = desk.box.world, of_ours(desk, pull)
    world.reply(said, desk.acme.mona, "Is that so?")
    world.react(said, desk.acme.mona, "-1")
    for files in (calls(SAFE), calls(GET), calls(SAFE)):
        go(desk, pull, {"pay.py": files})
    ours, reply = only(desk, pull)["comments"]
    assert "Fixed in" in ours["body"]
    assert (reply["body"], reply["isMinimized"]) == ("Is that so?", False)
    assert len(desk.see(f"/pulls/comments/{said.id}/reactions")) == 1


def test_a_resolved_thread_stays_resolved_while_its_finding_lives(desk: Desk) -> None:
    pull = desk.pull({"pay.py": calls(GET)})
    desk.review(pull)
    desk.box.world.resolve(of_ours(desk, pull).thread, desk.acme.mona)
    before = desk.threads(pull)
    go(desk, pull, {"pay.py": calls("x = 1", GET)})
    (after,) = desk.threads(pull)
    assert (after["isResolved"], first(after)) == (True, first(before[0]))


def test_what_comes_back_after_a_person_resolved_it_is_told_in_the_check_run(desk: Desk) -> None:
    pull = desk.pull({"pay.py": calls(GET)})
    desk.review(pull)
    go(desk, pull, {"pay.py": calls(SAFE)})
    desk.box.world.resolve(of_ours(desk, pull).thread, desk.acme.mona)
    before = only(desk, pull)
    sha = go(desk, pull, {"pay.py": calls(GET)})
    after = only(desk, pull)
    assert (after["isResolved"], after["comments"]) == (True, before["comments"])
    (run,) = desk.runs(sha)
    assert run["conclusion"] == "failure"
    assert [note["path"] for note in desk.annotations(run)] == ["pay.py"]


def test_what_a_person_hid_or_showed_stays_so(desk: Desk) -> None:
    pull = desk.pull({"pay.py": calls(GET), "wait.py": calls(SLEEP)})
    desk.review(pull)
    of_ours(desk, pull, 0).minimized = "off-topic"
    go(desk, pull, {"pay.py": calls(SAFE), "wait.py": calls("print(1)")})
    of_ours(desk, pull, 1).minimized = None  # shown again though it is fixed
    go(desk, pull, {"pay.py": calls(GET), "wait.py": calls("print(2)")})
    hidden, shown = (first(one) for one in desk.threads(pull))
    assert (hidden["minimizedReason"], "Fixed in" in hidden["body"]) == ("off-topic", False)
    assert (shown["isMinimized"], "Fixed in" in shown["body"]) == (False, True)


def test_a_deleted_comment_is_not_said_again(desk: Desk) -> None:
    pull = desk.pull({"pay.py": calls(GET)})
    desk.review(pull)
    desk.box.world.delete_review_comment(of_ours(desk, pull), desk.acme.mona)
    sha = go(desk, pull, {"pay.py": calls("x = 1", GET)})
    assert desk.threads(pull) == []
    (run,) = desk.runs(sha)
    assert run["output"]["annotations_count"] == 1


def test_nobody_elses_comment_counts_or_is_touched(desk: Desk) -> None:
    """Not even one that carries our marker, word for word."""
    pull = desk.pull({"pay.py": calls(GET), "wait.py": calls(SLEEP)})
    desk.review(pull)
    world, mona = desk.box.world, desk.acme.mona
    body = of_ours(desk, pull).body
    draft = Draft("pay.py", body, line=6)
    world.delete_review_comment(of_ours(desk, pull), mona)
    hers = world.comment_on_line(pull, mona, draft)
    world.edit_review_comment(of_ours(desk, pull, 0), "Not a word of ours any more.", mona)
    go(desk, pull, {"pay.py": calls(SAFE), "wait.py": calls("print(1)")})
    assert (hers.body, hers.minimized) == (body, None)
    assert first(desk.threads(pull)[0])["body"] == "Not a word of ours any more."


def test_words_that_a_person_changed_stay_while_the_finding_does(desk: Desk) -> None:
    pull = desk.pull({"pay.py": calls(GET)})
    desk.review(pull)
    text = of_ours(desk, pull).body.replace("can wait forever", "really can wait forever")
    desk.box.world.edit_review_comment(of_ours(desk, pull), text, desk.acme.mona)
    go(desk, pull, {"pay.py": calls("x = 1", GET)})
    assert first(only(desk, pull))["body"] == text


# --- what is not fixed ------------------------------------------------------------------------


def test_a_file_that_could_not_be_read_is_not_called_fixed(desk: Desk) -> None:
    pull = desk.pull({"pay.py": calls(GET)})
    desk.review(pull)
    go(desk, pull, {"pay.py": calls(GET) + "x = " + "(" * 100_000 + "\n"})
    assert is_live(only(desk, pull))


def test_what_is_ignored_in_the_code_says_so(desk: Desk) -> None:
    pull = desk.pull({"wait.py": calls(SLEEP)})
    desk.review(pull)
    ignored = f"{SLEEP}  # touchline: ignore[blocking-sleep] a script | of @mona's"
    sha = go(desk, pull, {"wait.py": calls(ignored)})
    said = first(only(desk, pull))
    assert said["body"].startswith(
        f"**Ignored in the code (`a script | of @mona's`) as of {sha}.**"
    )
    assert said["isMinimized"]


def test_what_the_base_branch_has_as_well_says_so(desk: Desk) -> None:
    pull = desk.pull({"pay.py": calls(GET)}, {"pay.py": calls(SAFE)})
    desk.review(pull)
    desk.push({"pay.py": calls(GET)}, branch="main")
    touched = desk.forced({"pay.py": calls(GET + "  # why")}, onto="main")
    desk.box.world.push(desk.acme.repository, "topic", touched, desk.acme.mona)
    desk.review(pull)
    assert first(only(desk, pull))["body"].startswith("**Not of this change:")


def test_a_rule_that_was_turned_off_says_so(desk: Desk) -> None:
    pull = desk.pull({"pay.py": calls(GET)})
    desk.review(pull)
    desk.push({".github/touchline.yml": "rules:\n  http-get-no-timeout: off\n"}, branch="main")
    go(desk, pull, {"pay.py": calls("x = 1", GET)})
    assert first(only(desk, pull))["body"].startswith("**Not looked for any more, by the policy,")


def test_a_file_that_left_the_change_has_nothing_left_to_say(desk: Desk) -> None:
    pull = desk.pull({"pay.py": calls(GET), "other.py": "x = 1\n"})
    desk.review(pull)
    go(desk, pull, {}, deletions=["pay.py"])
    assert first(only(desk, pull))["body"].startswith("**Fixed in")


# --- resolving --------------------------------------------------------------------------------


def demand_resolution(desk: Desk) -> None:
    desk.acme.repository.protections["main"] = Protection(
        "main", required_conversation_resolution=True
    )


def test_where_the_branch_wants_conversations_resolved_the_comment_asks_for_it(desk: Desk) -> None:
    demand_resolution(desk)
    pull = desk.pull({"pay.py": calls(GET)})
    desk.review(pull)
    sha = go(desk, pull, {"pay.py": calls(SAFE)})
    thread = only(desk, pull)
    assert first(thread)["body"].startswith(
        f"**Fixed in {sha}.** This branch takes no merge while a conversation is open:"
        " resolve this one once you have seen it.\n"
    )
    assert not thread["isResolved"]


def test_where_we_may_the_thread_is_resolved_and_opened_again(desk: Desk) -> None:
    demand_resolution(desk)
    desk.acme.installation.permissions["contents"] = "write"
    pull = desk.pull({"pay.py": calls(GET)})
    desk.review(pull)
    go(desk, pull, {"pay.py": calls(SAFE)})
    thread = only(desk, pull)
    assert (thread["isResolved"], is_live(thread)) == (True, False)
    assert "resolve this one" not in first(thread)["body"]
    go(desk, pull, {"pay.py": calls(GET)})
    thread = only(desk, pull)
    assert (thread["isResolved"], is_live(thread)) == (False, True)


def test_a_thread_in_which_people_talk_is_not_resolved_for_them(desk: Desk) -> None:
    desk.acme.installation.permissions["contents"] = "write"
    pull = desk.pull({"pay.py": calls(GET)})
    desk.review(pull)
    desk.box.world.reply(of_ours(desk, pull), desk.acme.mona, "But why?")
    go(desk, pull, {"pay.py": calls(SAFE)})
    thread = only(desk, pull)
    assert (thread["isResolved"], is_live(thread)) == (False, False)


# --- trouble ----------------------------------------------------------------------------------


def tried_until_done(desk: Desk, pull: PullRequest) -> None:
    wanted = desk.wanted(pull)
    for _ in range(5):
        try:
            review(wanted, desk.tools, lambda _name, effect: effect())
        except Exception:  # noqa: BLE001, S112 - whatever it was, the queue would try again
            continue
        return


@pytest.mark.parametrize("when", When)
@pytest.mark.parametrize("nth", range(1, 7))
def test_a_repeat_after_an_unknown_outcome_leaves_the_same_state(
    desk: Desk, nth: int, when: When
) -> None:
    """One goes, one stays, one is new; any write or GraphQL request may fail."""
    pull = desk.pull({"pay.py": calls(GET), "wait.py": calls(SLEEP)})
    desk.review(pull)
    desk.push({"pay.py": calls(SAFE), "new.py": calls(GET)})
    desk.box.faults.add(Fault("POST", "/**", bad_gateway(), when, nth=nth))
    tried_until_done(desk, pull)
    assert len(desk.box.faults.fired) == 1
    gone, stays, new = desk.threads(pull)
    assert [is_live(one) for one in (gone, stays, new)] == [False, True, True]
    assert first(gone)["isMinimized"]
    (run,) = desk.runs(pull.head_sha)
    assert run["status"] == "completed"


def test_an_older_duplicate_is_healed(desk: Desk) -> None:
    """As after a review that was posted twice because GitHub's answer was lost."""
    pull = desk.pull({"pay.py": calls(GET)})
    desk.review(pull)
    one = of_ours(desk, pull)
    draft = Draft(one.path, one.body, line=one.line)
    desk.box.world.comment_on_line(pull, one.user, draft, via_app=desk.acme.app)
    go(desk, pull, {"pay.py": calls("x = 1", GET)})
    older, younger = desk.threads(pull)
    assert is_live(older)
    assert first(younger)["minimizedReason"] == "duplicate"
    assert first(younger)["body"].startswith("**An older comment says the same")


def test_a_comment_that_was_deleted_meanwhile_does_not_stop_the_others(desk: Desk) -> None:
    pull = desk.pull({"pay.py": calls(GET), "wait.py": calls(SLEEP)})
    desk.review(pull)
    desk.push({"pay.py": calls(SAFE), "wait.py": calls("print(1)")})
    world = desk.box.world
    # Deleted after it was looked at: the mutation names a comment that is not there.
    kept = of_ours(desk, pull).node_id
    gone = world.nodes.pop(kept)
    desk.review(pull)
    world.nodes[kept] = gone
    assert [is_live(one) for one in desk.threads(pull)] == [True, False]
    (run,) = desk.runs(pull.head_sha)
    assert run["status"] == "completed"


def test_more_than_a_hundred_threads_are_read(desk: Desk) -> None:
    pull = desk.pull({"big.py": "x = 1\n" * 130, "pay.py": calls(GET)})
    world, mona = desk.box.world, desk.acme.mona
    for line in range(1, 121):
        world.comment_on_line(pull, mona, Draft("big.py", f"Why {line}?", line=line))
    desk.review(pull)
    go(desk, pull, {"pay.py": calls("x = 1", GET)})
    assert len(desk.comments_of_ours(pull)) == 1
    go(desk, pull, {"pay.py": calls(SAFE)})
    (said,) = desk.comments_of_ours(pull)
    assert "Fixed in" in said["body"]


def test_where_editing_is_refused_the_review_still_ends(desk: Desk) -> None:
    pull = desk.pull({"pay.py": calls(GET)})
    desk.review(pull)
    desk.push({"pay.py": calls(SAFE)})
    words = {"type": "FORBIDDEN", "locations": [], "message": "Resource not accessible"}
    errors = [words | {"path": [alias]} for alias in ("m0", "m1")]
    body = {"data": {"m0": None, "m1": None}, "errors": errors}
    answer = Answer(200, json.dumps(body).encode())
    desk.box.faults.add(Fault("POST", "/api/graphql", answer, nth=4))  # after three queries
    desk.review(pull)
    assert len(desk.box.faults.fired) == 1
    assert is_live(only(desk, pull))
    (run,) = desk.runs(pull.head_sha)
    assert run["conclusion"] == "success"


# --- what it costs ----------------------------------------------------------------------------


def test_twelve_requests_for_twenty_files_once_threads_are_read(desk: Desk) -> None:
    """Ten threads end, ten findings are new; half of the files have a merge base to look at."""
    old = {f"app/{at}/pay.py": calls(SAFE) for at in range(10)}
    bad = {f"app/{at}/pay.py": calls(GET) for at in range(10)}
    pull = desk.pull(bad, old)
    desk.review(pull)
    desk.push(
        {f"app/{at}/pay.py": calls("x = 1", SAFE) for at in range(10)}
        | {f"app/{at}/pay.py": calls(GET) for at in range(10, 20)}
    )
    desk.asked()
    desk.review(pull)
    asked = desk.asked()
    assert [is_live(one) for one in desk.threads(pull)] == [False] * 10 + [True] * 10
    assert len(asked) <= 12, asked
