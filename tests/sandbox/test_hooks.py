"""Deliveries as a receiver gets them: to whom, signed, with what headers."""

import hashlib
import hmac
import json
from collections.abc import Iterator
from urllib.parse import parse_qs

import pytest

from sandbox.hooks.request import signatures
from sandbox.model import CheckAction, PullRequest
from sandbox.server import Sandbox
from sandbox.world import PullPlan, Push, RunFields
from tests.conftest import Acme
from tests.sandbox.receiver import Got, Receiver, receiving

SECRET = "It's a Secret to Everybody"
WAIT = 20.0


@pytest.fixture
def receiver(acme: Acme) -> Iterator[Receiver]:
    """A receiver that the App's webhook points at."""
    with receiving() as made:
        acme.app.hook.url, acme.app.hook.secret = made.url, SECRET
        yield made


def opened(sandbox: Sandbox, acme: Acme) -> PullRequest:
    world = sandbox.world
    world.push(acme.repository, "pay", Push({"pay.py": "a = 1\n"}), acme.mona)
    return world.open_pull(acme.repository, acme.mona, PullPlan("pay", "main", "Pay"))


def only(receiver: Receiver, event: str) -> Got:
    found = [one for one in receiver.got if one.headers["X-GitHub-Event"] == event]
    assert len(found) == 1
    return found[0]


def test_the_signatures_are_those_of_the_raw_body(
    sandbox: Sandbox, acme: Acme, receiver: Receiver
) -> None:
    opened(sandbox, acme)
    assert sandbox.hooks.drain(WAIT)
    got = only(receiver, "pull_request")
    for header, algorithm in (("X-Hub-Signature-256", "sha256"), ("X-Hub-Signature", "sha1")):
        digest = hmac.new(SECRET.encode(), got.body, algorithm).hexdigest()
        assert got.headers[header] == f"{algorithm}={digest}"


def test_the_signature_of_github_documentation_s_example() -> None:
    """docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries#testing-the-webhook"""
    said = signatures(SECRET, b"Hello, World!")["X-Hub-Signature-256"]
    assert said == "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"


def test_a_delivery_has_the_headers_of_github(
    sandbox: Sandbox, acme: Acme, receiver: Receiver
) -> None:
    opened(sandbox, acme)
    sandbox.hooks.drain(WAIT)
    headers = only(receiver, "pull_request").headers
    assert headers["Content-Type"] == "application/json"
    assert headers["User-Agent"].startswith("GitHub-Hookshot/")
    assert headers["X-GitHub-Hook-Installation-Target-Type"] == "integration"
    assert headers["X-GitHub-Hook-Installation-Target-ID"] == str(acme.app.id)
    assert headers["X-GitHub-Hook-ID"].isdigit()
    assert [len(part) for part in headers["X-GitHub-Delivery"].split("-")] == [8, 4, 4, 4, 12]


def test_without_a_secret_nothing_is_signed(
    sandbox: Sandbox, acme: Acme, receiver: Receiver
) -> None:
    acme.app.hook.secret = None
    opened(sandbox, acme)
    sandbox.hooks.drain(WAIT)
    assert not [name for name in only(receiver, "pull_request").headers if "Signature" in name]


def test_a_form_carries_the_json_and_is_signed_as_a_form(
    sandbox: Sandbox, acme: Acme, receiver: Receiver
) -> None:
    acme.app.hook.content_type = "form"
    opened(sandbox, acme)
    sandbox.hooks.drain(WAIT)
    got = only(receiver, "pull_request")
    assert got.headers["Content-Type"] == "application/x-www-form-urlencoded"
    digest = hmac.new(SECRET.encode(), got.body, hashlib.sha256).hexdigest()
    assert got.headers["X-Hub-Signature-256"] == f"sha256={digest}"
    assert json.loads(parse_qs(got.body.decode())["payload"][0])["action"] == "opened"


def test_a_push_moves_the_head_and_says_synchronize(
    sandbox: Sandbox, acme: Acme, receiver: Receiver
) -> None:
    pull = opened(sandbox, acme)
    before = pull.head_sha
    after = sandbox.world.push(acme.repository, "pay", Push({"pay.py": "a = 2\n"}), acme.mona)
    sandbox.hooks.drain(WAIT)
    said = [json.loads(one.body) for one in receiver.got]
    moved = next(one for one in said if one["action"] == "synchronize")
    assert (moved["before"], moved["after"]) == (before, after)
    assert moved["pull_request"]["head"]["sha"] == after
    assert moved["installation"]["id"] == acme.installation.id


def test_deliveries_leave_in_the_order_of_the_events(
    sandbox: Sandbox, acme: Acme, receiver: Receiver
) -> None:
    pull = opened(sandbox, acme)
    for number in range(20):
        sandbox.world.edit_pull(pull, acme.mona, f"Title {number}")
    sandbox.hooks.drain(WAIT)
    said = [json.loads(one.body) for one in receiver.got]
    titles = [one["pull_request"]["title"] for one in said if one["action"] == "edited"]
    assert titles == [f"Title {number}" for number in range(20)]


# --- to whom ------------------------------------------------------------------------------------


def test_an_event_without_a_subscription_is_not_sent(
    sandbox: Sandbox, acme: Acme, receiver: Receiver
) -> None:
    acme.installation.events.remove("pull_request")
    opened(sandbox, acme)
    sandbox.hooks.drain(WAIT)
    assert "pull_request" not in receiver.events


def test_a_repository_outside_the_installation_is_silent(
    sandbox: Sandbox, acme: Acme, receiver: Receiver
) -> None:
    other = sandbox.world.create_repository("acme/other", {"a.py": "a = 1\n"})
    sandbox.world.select(acme.installation, [other])
    assert sandbox.hooks.drain(WAIT)
    assert "installation_repositories" in receiver.events
    receiver.got.clear()
    opened(sandbox, acme)
    assert sandbox.hooks.drain(WAIT)
    assert receiver.events == []


def test_a_suspended_installation_is_silent(
    sandbox: Sandbox, acme: Acme, receiver: Receiver
) -> None:
    sandbox.world.suspend(acme.installation)
    opened(sandbox, acme)
    sandbox.hooks.drain(WAIT)
    assert receiver.events == ["installation"]


def test_the_buttons_of_a_check_run_reach_its_app_alone(
    sandbox: Sandbox, acme: Acme, receiver: Receiver
) -> None:
    world = sandbox.world
    other, _key = world.create_app("Other", acme.organization, {"checks": "write"}, ["check_run"])
    with receiving() as theirs:
        other.hook.url = theirs.url
        world.install(other, acme.organization)
        pull = opened(sandbox, acme)
        fields = RunFields("Touchline", actions=(CheckAction("Again", "Once more", "again"),))
        run = world.create_check_run(acme.app, acme.repository, pull.head_sha, fields)
        world.press(run, "again", acme.mona)
        world.rerequest_run(run, acme.mona)
        sandbox.hooks.drain(WAIT)
    ours = [json.loads(g.body) for g in receiver.got if g.headers["X-GitHub-Event"] == "check_run"]
    pressed = next(one for one in ours if one["action"] == "requested_action")
    assert pressed["requested_action"] == {"identifier": "again"}
    assert "rerequested" in {one["action"] for one in ours}
    said = {json.loads(g.body)["action"] for g in theirs.got}
    assert not said & {"requested_action", "rerequested"}


def test_what_is_larger_than_the_cap_is_not_delivered(
    sandbox: Sandbox, acme: Acme, receiver: Receiver
) -> None:
    pull = opened(sandbox, acme)
    sandbox.hooks.most = 50_000
    sandbox.world.comment(pull, acme.mona, "x" * 60_000)
    sandbox.world.comment(pull, acme.mona, "y")
    assert sandbox.hooks.drain(WAIT)
    assert receiver.events.count("issue_comment") == 1


def test_with_more_threads_one_slow_answer_does_not_hold_up_the_rest(
    sandbox: Sandbox, acme: Acme, receiver: Receiver
) -> None:
    other, _key = sandbox.world.create_app("Slow", acme.mona, {}, ["issue_comment"])
    pull = opened(sandbox, acme)
    assert sandbox.hooks.drain(WAIT)
    sandbox.hooks.threads = 4
    with receiving() as slow:
        slow.wait, other.hook.url = 3.0, slow.url
        sandbox.world.install(other, acme.organization)
        sandbox.hooks.drain(0.1)
        receiver.got.clear()
        sandbox.world.comment(pull, acme.mona, "Hello")
        assert not sandbox.hooks.drain(1.5)
        assert receiver.events == ["issue_comment"]
