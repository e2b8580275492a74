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
    DeliveryId,
    Event,
    Ignored,
    InstallationId,
    PullRef,
    RerunAsked,
    ReviewWanted,
    Sha,
    Why,
)

HEAD, BASE, OLDER = "a" * 40, "b" * 40, "c" * 40
PULL = PullRef(InstallationId(7), 42, "acme", "shop", 3)
ID = DeliveryId("delivery-0001")
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
    return {
        "action": "created",
        "issue": {"number": 3, "pull_request": {"url": "…"}, **issue},
        "comment": {"id": 1, "body": body, "user": {"login": "mona", "type": kind}},
        "repository": REPOSITORY,
        "installation": {"id": 7},
    }


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


@pytest.mark.parametrize(
    ("payload", "why"),
    [
        (comment("/touchline rerun"), "commands are not answered yet"),
        (comment("Hm.\n/touchline help"), "commands are not answered yet"),
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


@pytest.mark.parametrize("event", ["push", "ping", "read", "shape", "__init__", "no_such_event"])
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
@pytest.mark.parametrize("event", ["pull_request", "check_run", "check_suite", "issue_comment"])
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
    st.sampled_from(["pull_request", "check_run", "check_suite", "issue_comment"]),
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
