"""Webhook payloads: an event that can be stored and acted on, or a refusal that quotes nothing."""

import copy
import json
import re
from dataclasses import asdict
from typing import Any, NamedTuple

from hypothesis import strategies as st

from bot import events
from bot.events import MalformedError
from bot.model import DeliveryId
from fuzz.mutated import Edit, edits, spoilt
from fuzz.target import must

SHARE = 12
# touchline: ignore[hardcoded-secret] it stands for whatever a payload may hold
_SECRET = "hunter2hunter2"  # noqa: S105
_NAME = re.compile(r"[A-Za-z0-9._-]+", re.ASCII)
_WHEN = "2026-07-01T12:00:00Z"
_USER = {"login": "mona", "type": "User", "id": 5}
_REPOSITORY = {"id": 42, "name": "shop", "owner": {"login": "acme"}, "private": True}
_AROUND = {"repository": _REPOSITORY, "installation": {"id": 7}, "sender": _USER}
_PULL = {
    "number": 3,
    "state": "open",
    "draft": False,
    "head": {"sha": "a" * 40, "repo": {"id": 42}},
    "base": {"sha": "b" * 40, "repo": {"id": 42}},
}
_COMMENT = {
    "id": 1,
    "body": f"/touchline ignore 0123456789abcdef {_SECRET}\n\n/touchline status",
    "user": _USER,
    "updated_at": _WHEN,
    "in_reply_to_id": 9,
}
_CHECK = {"id": 8, "head_sha": "a" * 40, "pull_requests": [_PULL], "started_at": _WHEN}
_BASES: dict[str, dict[str, Any]] = {
    "pull_request": {"action": "opened", "pull_request": _PULL},
    "check_run": {"action": "rerequested", "check_run": _CHECK},
    "check_suite": {"action": "rerequested", "check_suite": _CHECK},
    "issue_comment": {
        "action": "created",
        "issue": {"number": 3, "pull_request": {"url": "x"}},
        "comment": _COMMENT,
    },
    "pull_request_review_comment": {
        "action": "edited",
        "comment": _COMMENT,
        "pull_request": _PULL,
        "changes": {"body": {"from": "/touchline help"}},
    },
}
_ACTIONS = ["opened", "created", "edited", "rerequested", "requested_action", "deleted", "removed"]
_ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.floats(),
    st.sampled_from(_ACTIONS),
    st.sampled_from(["", "..", "a/b", "x" * 200, "\ud800", "\0", "a" * 40, "../../x", "/touchline help\0"]),
    st.text(max_size=20),
    st.just([]),
    st.just({}),
    st.recursive(st.just([_SECRET]), lambda inner: st.lists(inner, max_size=2), max_leaves=4),
)  # fmt: skip


class Case(NamedTuple):
    """An event, what is put elsewhere in its payload, and how its text is spoilt."""

    event: str
    action: str | None
    puts: list[tuple[int, Any]]
    made: list[Edit]


INPUTS = st.builds(
    Case,
    st.sampled_from([*_BASES, "installation", "installation_repositories", "push", "read", "x.y"]),
    st.one_of(st.none(), st.sampled_from(_ACTIONS)),
    st.lists(st.tuples(st.integers(0, 200), _ODD), max_size=4),
    st.one_of(st.just([]), edits(3)),
)


def hold(case: Case) -> None:
    """Raises where one of the promises is broken."""
    body = _body(case)
    try:
        event = events.read(case.event, body, DeliveryId("d-1"))
    except MalformedError as error:
        must(_SECRET not in str(error), "a refusal quotes nothing")
        must(len(str(error)) < 300, "a refusal is short")
        return
    must(event == events.read(case.event, body, DeliveryId("d-1")), "read alike twice")
    for text in _texts(asdict(event)):
        must("\0" not in text and text.isprintable(), "an event's texts can be stored and shown")
    _must_be_names(asdict(event))


def _must_be_names(told: dict[str, Any]) -> None:
    for key, value in told.items():
        if key in ("owner", "repo", "author"):
            must(_NAME.fullmatch(value), "a name is one")
        if isinstance(value, dict):
            _must_be_names(value)


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value
    return (
        [t for one in inner for t in _texts(one)]
        if isinstance(inner, list | tuple | type({}.values()))
        else []
    )


def _body(case: Case) -> bytes:
    payload = copy.deepcopy({**_BASES.get(case.event, {}), **_AROUND})
    if case.action:
        payload["action"] = case.action
    for place, odd in case.puts:
        holders = list(_holders(payload))
        holder, key = holders[place % len(holders)]
        holder[key] = copy.deepcopy(odd)
    return spoilt(json.dumps(payload).encode(), case.made)


def _holders(value: Any) -> list[tuple[Any, Any]]:
    """Every place in it where something else could stand."""
    pairs = list(value.items()) if isinstance(value, dict) else list(enumerate(value))
    found = [(value, key) for key, _ in pairs]
    for _, inner in pairs:
        if isinstance(inner, dict | list):
            found += _holders(inner)
    return found
