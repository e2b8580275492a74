"""Payloads -> what they ask for; and nothing in a payload is believed before it is looked at."""

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import events
from bot.events import MalformedError
from bot.model import (
    ButtonPressed,
    CommandGiven,
    DeliveryId,
    Departed,
    Event,
    Ignored,
    InstallationId,
    PullRef,
    RerunAsked,
    ReviewWanted,
    Sha,
    Where,
    Why,
)

HEAD, BASE, OLDER = "a" * 40, "b" * 40, "c" * 40
PULL = PullRef(InstallationId(7), 42, "acme", "shop", 3)
EVENTS = [
    "pull_request",
    "check_run",
    "check_suite",
    "issue_comment",
    "pull_request_review_comment",
]
ID = DeliveryId("delivery-0001")
WHEN = "2026-07-01T12:00:00Z"
REPOSITORY = {"id": 42, "name": "shop", "owner": {"login": "acme"}}


def pull_request(**changes: Any) -> dict[str, Any]:
    pull = {
        "number": 3,
        "state": "open",
        "draft": False,
        "head": {"sha": HEAD},
        "base": {"sha": BASE},
    }
    return {
        "action": "opened",
        "pull_request": {**pull, **changes},
        "repository": REPOSITORY,
        "installation": {"id": 7},
    }


def check(kind: str, head: str = HEAD, repo_id: int = 42) -> dict[str, Any]:
    pull = {
        "number": 3,
        "head": {"sha": head},
        "base": {"sha": BASE, "repo": {"id": repo_id}},
    }
    return {
        "action": "rerequested",
        kind: {"head_sha": HEAD, "pull_requests": [pull]},
        "repository": REPOSITORY,
        "installation": {"id": 7},
    }


def comment(body: str, kind: str = "User", **issue: Any) -> dict[str, Any]:
    user = {"login": "mona", "type": kind}
    return {
        "action": "created",
        "issue": {"number": 3, "pull_request": {"url": "…"}, **issue},
        "comment": {"id": 1, "body": body, "user": user, "updated_at": WHEN},
        "sender": user,
        "repository": REPOSITORY,
        "installation": {"id": 7},
    }


def edited(before: str, text: str, by: str = "mona") -> dict[str, Any]:
    return comment(text) | {
        "action": "edited",
        "changes": {"body": {"from": before}},
        "sender": {"login": by, "type": "User"},
    }


def at_line(body: str, **fields: Any) -> dict[str, Any]:
    whole = comment(body)
    whole["pull_request"] = whole.pop("issue")
    whole["comment"] |= fields
    return whole


def pressed(button: str) -> dict[str, Any]:
    whole = check("check_run")
    whole["check_run"] |= {"id": 9, "started_at": WHEN}
    sender = {"login": "mona", "type": "User"}
    action = {"identifier": button}
    return {**whole, "action": "requested_action", "requested_action": action, "sender": sender}


def read(event: str, payload: object) -> Event:
    return events.read(event, json.dumps(payload).encode(), ID)


@pytest.mark.parametrize(
    ("action", "why"),
    [
        ("opened", Why.OPENED),
        ("synchronize", Why.PUSHED),
        ("reopened", Why.REOPENED),
        ("ready_for_review", Why.READY),
    ],
)
def test_a_pull_request_wants_a_review(action: str, why: Why) -> None:
    wanted = read("pull_request", {**pull_request(), "action": action})
    assert wanted == ReviewWanted(PULL, Sha(HEAD), Sha(BASE), why, ID)


@pytest.mark.parametrize("action", ["closed", "labeled", "edited", "converted_to_draft"])
def test_other_actions_are_ignored_whatever_else_they_hold(action: str) -> None:
    assert isinstance(read("pull_request", {"action": action}), Ignored)


def test_another_base_branch_wants_a_review_anew() -> None:
    payload = pull_request() | {"action": "edited", "changes": {"base": {"ref": {"from": "old"}}}}
    event = read("pull_request", payload)
    assert isinstance(event, ReviewWanted)
    assert event.why is Why.RETARGETED


def test_drafts_and_closed_ones_wait() -> None:
    assert read("pull_request", pull_request(draft=True)) == Ignored("draft")
    assert isinstance(read("pull_request", pull_request(state="closed")), Ignored)


@pytest.mark.parametrize("kind", ["check_run", "check_suite"])
def test_a_rerun_names_the_head_and_its_pull_requests(kind: str) -> None:
    wanted = ReviewWanted(PULL, Sha(HEAD), Sha(BASE), Why.RERUN, ID)
    assert read(kind, check(kind)) == RerunAsked(InstallationId(7), 42, Sha(HEAD), (wanted,), ID)


@pytest.mark.parametrize("kind", ["check_run", "check_suite"])
@pytest.mark.parametrize("payload", [{"head": OLDER}, {"repo_id": 43}])
def test_a_rerun_leaves_out_those_that_moved_on_or_lie_elsewhere(
    kind: str, payload: dict[str, Any]
) -> None:
    asked = read(kind, check(kind, **payload))
    assert isinstance(asked, RerunAsked)
    assert asked.named == ()
    assert asked.head == HEAD


@pytest.mark.parametrize("kind", ["check_run", "check_suite"])
def test_other_actions_of_checks_are_ignored(kind: str) -> None:
    assert isinstance(read(kind, {**check(kind), "action": "completed"}), Ignored)


WITHOUT = "a comment without a command"
DELETED = "issue_comment: nothing to do for this action"


@pytest.mark.parametrize(
    ("payload", "why"),
    [
        ({**comment("/touchline help"), "action": "deleted"}, DELETED),
        (edited("/touchline help", "Hm.\n\n/touchline help"), "a comment without a command"),
        ({**comment("/touchline help"), "action": "edited", "changes": {}}, WITHOUT),
        (comment("see `/touchline help`"), "a comment without a command"),
        (comment("/touchlines"), "a comment without a command"),
        (comment("/touchline rerun", kind="Bot"), "a bot's comment"),
        (
            comment("/touchline rerun", pull_request=None),
            "a comment on an issue, not on a pull request",
        ),
    ],
)
def test_each_comment_is_ignored_for_its_own_reason(payload: dict[str, Any], why: str) -> None:
    assert read("issue_comment", payload) == Ignored(why)


def test_a_comment_gives_its_commands() -> None:
    given = read("issue_comment", comment("Hm.\n/touchline help\n/touchline ignore x  y \n"))
    assert given == CommandGiven(
        pull=PULL,
        where=Where.CONVERSATION,
        comment_id=1,
        author="mona",
        lines=("help", "ignore x  y"),
        key="conversation-1",
        since=WHEN,
        delivery=ID,
    )


def test_an_edit_gives_what_is_new_under_a_key_of_its_own() -> None:
    given = [
        read("issue_comment", edited(before, "/touchline a\n/touchline b", by="hubot"))
        for before in ("/touchline a", "/touchline a", "/touchline b")
    ]
    assert [one.lines for one in given if isinstance(one, CommandGiven)] == [("b",)] * 2 + [("a",)]
    assert {one.author for one in given if isinstance(one, CommandGiven)} == {"hubot"}
    keys = [one.key for one in given if isinstance(one, CommandGiven)]
    assert keys[0] == keys[1] != keys[2]


def test_an_edit_by_a_bot_gives_no_commands() -> None:
    payload = edited("", "/touchline help") | {"sender": {"login": "x[bot]", "type": "Bot"}}
    assert read("issue_comment", payload) == Ignored("a bot's comment")


@pytest.mark.parametrize(("fields", "thread"), [({}, None), ({"in_reply_to_id": 7}, 7)])
def test_a_comment_at_a_line_knows_its_thread(fields: dict[str, int], thread: int | None) -> None:
    given = read("pull_request_review_comment", at_line("/touchline ignore why", **fields))
    assert isinstance(given, CommandGiven)
    assert (given.where, given.thread, given.key) == (Where.LINE, thread, "line-1")


def test_a_button_is_a_command_for_the_pull_requests_of_its_head() -> None:
    assert read("check_run", pressed("rerun")) == ButtonPressed(
        installation=InstallationId(7),
        repo_id=42,
        head=Sha(HEAD),
        named=(PULL,),
        check_run=9,
        author="mona",
        lines=("rerun",),
        since=WHEN,
        delivery=ID,
    )
    assert isinstance(read("check_run", pressed("of another version")), Ignored)


@pytest.mark.parametrize(
    "event", ["push", "ping", "read", "shape", "talk", "__init__", "no_such_event"]
)
def test_what_nobody_reads_is_ignored_without_a_look(event: str) -> None:
    assert events.read(event, b"\xff no JSON", ID) == Ignored(f"no interest in {event} events")


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"\xff\xfe\x00", "not JSON"),
        (b'{"a": 1' + b"0" * 5000 + b"}", "not JSON"),
        (b"[" * 100_000 + b"]" * 100_000, "nested too deep"),
        (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "nested too deep"),
    ],
)
def test_a_body_that_is_not_json_is_malformed(body: bytes, what: str) -> None:
    with pytest.raises(MalformedError, match=f"^the body: {what}$"):
        events.read("pull_request", body, ID)


@pytest.mark.parametrize("body", [[], None, 1, "text", {}, {"action": None}])
@pytest.mark.parametrize("event", EVENTS)
def test_json_of_another_shape_is_malformed(event: str, body: object) -> None:
    with pytest.raises(MalformedError):
        read(event, body)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("pull_request.number", 0),
        ("pull_request.number", 2**31),
        ("pull_request.number", True),
        ("pull_request.number", 3.0),
        ("pull_request.draft", "no"),
        ("pull_request.head.sha", "HEAD"),
        ("pull_request.head.sha", HEAD.upper()),
        ("pull_request.head.sha", HEAD + "\n"),
        ("pull_request.base.sha", None),
        ("repository.id", -1),
        ("repository.id", 2**63),
        ("repository.name", ".."),
        ("repository.name", "shop/../other"),
        ("repository.owner.login", ""),
        ("repository.owner.login", "a" * 101),
        ("installation.id", "7"),
        ("installation", None),
    ],
)
def test_the_place_of_a_wrong_value_is_told_and_the_value_is_not(path: str, value: object) -> None:
    payload = copy.deepcopy(pull_request())
    *folders, last = path.split(".")
    inner = payload
    for folder in folders:
        inner = inner[folder]
    inner[last] = value
    with pytest.raises(MalformedError) as caught:
        read("pull_request", payload)
    assert caught.value.where.startswith(path)
    assert repr(value) not in str(caught.value) or value is None


def test_a_sha256_repository_is_no_mistake() -> None:
    wanted = read("pull_request", pull_request(head={"sha": "d" * 64}))
    assert isinstance(wanted, ReviewWanted)


KEYS = [
    "action",
    "pull_request",
    "repository",
    "installation",
    "check_run",
    "issue",
    "comment",
    "sha",
    "id",
]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner),
    max_leaves=5,
)


@given(
    st.sampled_from(EVENTS),
    st.dictionaries(st.sampled_from(KEYS), JSON),
)
def test_no_payload_does_worse_than_being_malformed(event: str, noise: dict[str, Any]) -> None:
    payload = {**pull_request(), **check("check_run"), **comment("x"), **noise}
    try:
        assert isinstance(read(event, payload), Event)
    except MalformedError as error:
        assert error.where


@given(st.binary())
def test_no_bytes_do_worse_than_being_malformed(body: bytes) -> None:
    with pytest.raises(MalformedError):
        events.read("pull_request", body, ID)


def merge_group(action: str, ref: str) -> dict[str, Any]:
    group = {"head_sha": HEAD, "head_ref": ref, "base_sha": BASE, "base_ref": "refs/heads/main"}
    return {
        "action": action,
        "merge_group": group,
        "repository": REPOSITORY,
        "installation": {"id": 7},
    }


def test_a_merge_queue_wants_its_merge_reviewed() -> None:
    ref = f"refs/heads/gh-readonly-queue/main/pr-3-{BASE}"
    event = read("merge_group", merge_group("checks_requested", ref))
    assert event == ReviewWanted(PULL.queued, Sha(HEAD), Sha(BASE), Why.QUEUED, ID)
    assert isinstance(read("merge_group", merge_group("destroyed", ref)), Ignored)
    other = merge_group("checks_requested", "refs/heads/main")
    assert isinstance(read("merge_group", other), Ignored)


def test_the_end_of_an_installation_or_of_some_of_it_is_told() -> None:
    around = {"installation": {"id": 7, "account": {"login": "acme"}}}
    gone = {**around, "action": "deleted", "repositories": [{"id": 42, "name": "shop"}]}
    assert read("installation", gone) == Departed(InstallationId(7), (42,), True, ID)
    assert read("installation", {**around, "action": "deleted"}) == Departed(
        InstallationId(7), (), True, ID
    )
    removed = {**around, "action": "removed", "repositories_removed": [{"id": 9, "name": "x"}]}
    assert read("installation_repositories", removed) == Departed(
        InstallationId(7), (9,), False, ID
    )
    assert isinstance(read("installation", {**around, "action": "suspend"}), Ignored)


def test_a_comment_is_kept_without_the_code_that_it_stands_at() -> None:
    payload = comment("/touchline help")
    payload["comment"]["diff_hunk"] = "@@ -1 +1 @@\n+password = 1"
    payload["comment"]["in_reply_to_id"] = 3
    kept = events.without_code(json.dumps(payload).encode())
    assert b"password" not in kept
    del payload["comment"]["diff_hunk"]
    assert json.loads(kept) == payload
    assert events.without_code(b'{"a":  1}') == b'{"a":  1}'
