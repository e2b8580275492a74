"""The log of deliveries, redelivery, and what becomes of a receiver that fails."""

import socket
from collections.abc import Iterator

import pytest

from sandbox.model import PullRequest
from sandbox.server import Sandbox
from sandbox.world import PullPlan, Push
from tests.conftest import Acme, Record
from tests.sandbox.client import Client, as_app, as_installation
from tests.sandbox.receiver import Receiver, receiving

WAIT = 20.0
DELIVERIES = "/app/hook/deliveries"


@pytest.fixture
def receiver(acme: Acme) -> Iterator[Receiver]:
    with receiving() as made:
        acme.app.hook.url, acme.app.hook.secret = made.url, "s3cret"
        acme.installation.events[:] = ["pull_request"]
        acme.installation.permissions["checks"] = "read"  # else check_suite comes unasked
        yield made


@pytest.fixture
def client(sandbox: Sandbox, acme: Acme) -> Client:
    return as_app(sandbox, acme.app, acme.private_key)


@pytest.fixture
def pull(sandbox: Sandbox, acme: Acme, receiver: Receiver) -> PullRequest:
    """An open pull request; its one delivery has been sent."""
    world = sandbox.world
    world.push(acme.repository, "pay", Push({"pay.py": "a = 1\n"}), acme.mona)
    made = world.open_pull(acme.repository, acme.mona, PullPlan("pay", "main", "Pay"))
    assert sandbox.hooks.drain(WAIT)
    return made


def edits(sandbox: Sandbox, acme: Acme, pull: PullRequest, count: int) -> None:
    for number in range(count):
        sandbox.world.edit_pull(pull, acme.mona, f"Title {number}")
    assert sandbox.hooks.drain(WAIT)


def test_an_attempt_shows_what_was_sent_and_what_came_back(
    client: Client, pull: PullRequest, receiver: Receiver, acme: Acme
) -> None:
    listed = client.get(DELIVERIES).json()
    assert [(one["event"], one["action"], one["status"], one["status_code"]) for one in listed] == [
        ("pull_request", "opened", "OK", 202)
    ]
    whole = client.get(f"{DELIVERIES}/{listed[0]['id']}").json()
    assert whole["request"]["payload"]["number"] == pull.number
    assert whole["request"]["headers"]["X-GitHub-Delivery"] == receiver.guids[0]
    assert whole["response"]["payload"] == "accepted"
    assert whole["installation_id"] == acme.installation.id
    assert whole["repository_id"] == acme.repository.id


def test_pages_by_cursor_hold_every_attempt_once(
    sandbox: Sandbox, acme: Acme, client: Client, pull: PullRequest
) -> None:
    edits(sandbox, acme, pull, 6)
    answer = client.get(DELIVERIES, per_page=3)
    ids, sizes = [], []
    while True:
        ids += [one["id"] for one in answer.json()]
        sizes.append(len(answer.json()))
        following = answer.links.get("next")
        if following is None:
            break
        answer = client.get(following["url"])
    assert sizes == [3, 3, 1]
    assert ids == sorted(set(ids), reverse=True)


def test_failures_are_found_by_their_status(
    sandbox: Sandbox, acme: Acme, client: Client, pull: PullRequest, receiver: Receiver
) -> None:
    receiver.status = 500
    edits(sandbox, acme, pull, 1)
    failed = client.get(DELIVERIES, status="failure").json()
    assert [(one["status"], one["status_code"]) for one in failed] == [
        ("Invalid HTTP Response: 500", 500)
    ]
    assert [one["action"] for one in client.get(DELIVERIES, status="success").json()] == ["opened"]


def test_a_redelivery_keeps_guid_payload_and_signature(
    sandbox: Sandbox, client: Client, pull: PullRequest, receiver: Receiver
) -> None:
    first = client.get(DELIVERIES).json()[0]
    answer = client.ask("POST", f"{DELIVERIES}/{first['id']}/attempts")
    assert (answer.status_code, answer.json()) == (202, {})
    assert sandbox.hooks.drain(WAIT)
    once, again = receiver.got
    assert again == once
    listed = client.get(DELIVERIES).json()
    assert [one["redelivery"] for one in listed] == [True, False]
    assert len({one["guid"] for one in listed}) == 1


def test_a_redelivery_is_signed_with_the_secret_of_now(
    sandbox: Sandbox, acme: Acme, client: Client, pull: PullRequest, receiver: Receiver
) -> None:
    acme.app.hook.secret = "another"
    number = client.get(DELIVERIES).json()[0]["id"]
    client.ask("POST", f"{DELIVERIES}/{number}/attempts")
    assert sandbox.hooks.drain(WAIT)
    once, again = (one.headers["X-Hub-Signature-256"] for one in receiver.got)
    assert once != again


def test_the_log_lasts_three_days(sandbox: Sandbox, acme: Acme, pull: PullRequest) -> None:
    counts = []
    for seconds in (3 * 24 * 3600 - 60, 120):
        sandbox.world.clock.advance(seconds)
        listed = as_app(sandbox, acme.app, acme.private_key).get(DELIVERIES)
        counts.append(len(listed.json()))
    assert counts == [1, 0]


def test_another_app_does_not_see_the_log(
    sandbox: Sandbox, acme: Acme, client: Client, pull: PullRequest
) -> None:
    other, key = sandbox.world.create_app("Other", acme.mona, {})
    number = client.get(DELIVERIES).json()[0]["id"]
    theirs = as_app(sandbox, other, key)
    assert theirs.get(DELIVERIES).json() == []
    assert theirs.get(f"{DELIVERIES}/{number}").status_code == 404


def test_an_installation_token_does_not_open_the_log(sandbox: Sandbox, acme: Acme) -> None:
    assert as_installation(sandbox, acme.installation).get(DELIVERIES).status_code == 401


def test_a_cursor_of_one_s_own_making_is_refused(client: Client, record: Record) -> None:
    with record.asking_wrongly():
        assert client.get(DELIVERIES, cursor="2").status_code == 422


# --- receivers that fail --------------------------------------------------------------------------


def last(client: Client) -> tuple[str, int]:
    newest = client.get(DELIVERIES).json()[0]
    return newest["status"], newest["status_code"]


@pytest.mark.parametrize("slow", [{"wait": 1.0}, {"drip": 0.1}])
def test_who_takes_too_long_is_cut_off(
    sandbox: Sandbox, acme: Acme, pull: PullRequest, receiver: Receiver, slow: dict[str, float]
) -> None:
    sandbox.hooks.limit = 0.2
    for how, seconds in slow.items():
        setattr(receiver, how, seconds)
    edits(sandbox, acme, pull, 1)
    assert last(as_app(sandbox, acme.app, acme.private_key)) == ("timed out", 504)


def test_nobody_listens(sandbox: Sandbox, acme: Acme, client: Client, pull: PullRequest) -> None:
    with socket.socket() as taken:  # bound but not listening: refuses, and nobody else gets it
        taken.bind(("127.0.0.1", 0))
        acme.app.hook.url = f"http://127.0.0.1:{taken.getsockname()[1]}/webhook"
        edits(sandbox, acme, pull, 1)
    assert last(client) == ("failed to connect to host", 502)


def test_one_that_hangs_up_is_a_failure_and_the_next_is_sent(
    sandbox: Sandbox, acme: Acme, client: Client, pull: PullRequest, receiver: Receiver
) -> None:
    good = acme.app.hook.url
    with socket.create_server(("127.0.0.1", 0)) as rude:
        acme.app.hook.url = f"http://127.0.0.1:{rude.getsockname()[1]}/"
        sandbox.world.edit_pull(pull, acme.mona, "Hang up")
        peer, _address = rude.accept()
        peer.close()
        assert sandbox.hooks.drain(WAIT)
    assert last(client) == ("failed to connect to host", 502)
    acme.app.hook.url = good
    edits(sandbox, acme, pull, 1)
    assert last(client) == ("OK", 202)
