"""Deliveries that come twice, late, out of order, or never."""

import json
from collections.abc import Iterator

import pytest

from sandbox.hooks.mischief import Behind, Delay, Drop, Duplicate, Mischief, Mischiefs
from sandbox.model import PullRequest
from sandbox.server import Sandbox
from sandbox.world import PullPlan, Push
from tests.conftest import Acme
from tests.sandbox.client import as_app
from tests.sandbox.receiver import Receiver, receiving

WAIT = 20.0


@pytest.fixture
def receiver(acme: Acme) -> Iterator[Receiver]:
    with receiving() as made:
        yield made


@pytest.fixture
def pull(sandbox: Sandbox, acme: Acme, receiver: Receiver) -> PullRequest:
    """An open pull request; from here on its events are delivered, and nothing else is."""
    world = sandbox.world
    world.push(acme.repository, "pay", Push({"pay.py": "a = 1\n"}), acme.mona)
    made = world.open_pull(acme.repository, acme.mona, PullPlan("pay", "main", "Pay"))
    acme.app.hook.url = receiver.url
    acme.installation.events[:] = ["pull_request"]
    return made


def titles(sandbox: Sandbox, acme: Acme, pull: PullRequest, receiver: Receiver) -> str:
    """Edit the title to A, B, C, D; give back the titles in the order they arrived in."""
    for title in "ABCD":
        sandbox.world.edit_pull(pull, acme.mona, title)
    assert sandbox.hooks.drain(WAIT)
    return arrived(receiver)


def arrived(receiver: Receiver) -> str:
    return "".join(json.loads(one.body)["pull_request"]["title"] for one in receiver.got)


def test_a_duplicate_has_the_same_id(
    sandbox: Sandbox, acme: Acme, pull: PullRequest, receiver: Receiver
) -> None:
    sandbox.hooks.mischief.add(Mischief(Duplicate(2), "pull_request", "edited", nth=2))
    assert titles(sandbox, acme, pull, receiver) == "ABBBCD"
    assert len(set(receiver.guids)) == 4


def test_the_same_event_under_a_new_id(
    sandbox: Sandbox, acme: Acme, pull: PullRequest, receiver: Receiver
) -> None:
    sandbox.hooks.mischief.add(Mischief(Duplicate(fresh_id=True)))
    assert titles(sandbox, acme, pull, receiver) == "AABCD"
    assert len(set(receiver.guids)) == 5
    assert receiver.got[0].body == receiver.got[1].body


def test_one_comes_behind_others(
    sandbox: Sandbox, acme: Acme, pull: PullRequest, receiver: Receiver
) -> None:
    sandbox.hooks.mischief.add(Mischief(Behind(2)))
    assert titles(sandbox, acme, pull, receiver) == "BCAD"


def test_one_behind_others_that_never_come_is_sent_at_the_end(
    sandbox: Sandbox, acme: Acme, pull: PullRequest, receiver: Receiver
) -> None:
    sandbox.hooks.mischief.add(Mischief(Behind(9), nth=2))
    assert titles(sandbox, acme, pull, receiver) == "ACDB"


def test_a_late_one_is_overtaken(
    sandbox: Sandbox, acme: Acme, pull: PullRequest, receiver: Receiver
) -> None:
    sandbox.hooks.mischief.add(Mischief(Delay(1.0)))
    assert titles(sandbox, acme, pull, receiver) == "BCDA"


def test_a_dropped_one_can_be_redelivered(
    sandbox: Sandbox, acme: Acme, pull: PullRequest, receiver: Receiver
) -> None:
    sandbox.hooks.mischief.add(Mischief(Drop(), nth=3))
    assert titles(sandbox, acme, pull, receiver) == "ABD"
    client = as_app(sandbox, acme.app, acme.private_key)
    (lost,) = client.get("/app/hook/deliveries", status="failure").json()
    client.ask("POST", f"/app/hook/deliveries/{lost['id']}/attempts")
    assert sandbox.hooks.drain(WAIT)
    assert arrived(receiver) == "ABDC"


def test_what_is_kept_back_comes_backwards(
    sandbox: Sandbox, acme: Acme, pull: PullRequest, receiver: Receiver
) -> None:
    sandbox.hooks.pause()
    assert titles(sandbox, acme, pull, receiver) == ""
    sandbox.hooks.release(backwards=True)
    assert sandbox.hooks.drain(WAIT)
    assert arrived(receiver) == "DCBA"


def test_what_is_kept_back_comes_shuffled(
    sandbox: Sandbox, acme: Acme, pull: PullRequest, receiver: Receiver
) -> None:
    sandbox.hooks.pause()
    titles(sandbox, acme, pull, receiver)
    kept = list(sandbox.hooks.deliveries[-4:])
    Mischiefs(seed=sandbox.hooks.mischief.seed).shuffle(kept)
    sandbox.hooks.release(shuffled=True)
    assert sandbox.hooks.drain(WAIT)
    assert receiver.guids == [one.guid for one in kept]


def test_drain_says_when_something_is_left(
    sandbox: Sandbox, acme: Acme, pull: PullRequest, receiver: Receiver
) -> None:
    receiver.wait = 1.0
    sandbox.world.edit_pull(pull, acme.mona, "Slow")
    assert not sandbox.hooks.drain(0.05)
    assert sandbox.hooks.drain(WAIT)
