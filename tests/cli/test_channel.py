"""Deliveries through a channel: signed by GitHub, passed on, and the signature still holds."""

import hmac
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cli.registering.channel import events, follow, passed
from sandbox.server import Sandbox
from tests.bot.work import until
from tests.cli.channel import Channel, open_channel
from tests.sandbox.receiver import receiving

WAIT_S = 20
SECRET = "a-secret-of-the-channel"
ODD = {"title": "Grüße 🎉 \u2028 </script>", "n": 12345678901, "on": True, "none": None, "f": 0.5}


@contextmanager
def following(channel: Channel, target: str) -> Iterator[list[str]]:
    said: list[str] = []
    ended = threading.Event()
    thread = threading.Thread(target=follow, args=(channel.url, target, said.append, ended.is_set))
    thread.start()
    try:
        assert channel.listened.acquire(timeout=WAIT_S)
        yield said
    finally:
        ended.set()
        channel.cut()
        thread.join(WAIT_S)


def signature(body: bytes) -> str:
    return "sha256=" + hmac.new(SECRET.encode(), body, "sha256").hexdigest()


@pytest.mark.parametrize("with_bytes", [False, True])
def test_what_github_sends_arrives_as_it_was_signed(sandbox: Sandbox, with_bytes: bool) -> None:
    world = sandbox.world
    mona = world.create_user("mona")
    with (
        receiving() as receiver,
        open_channel(with_bytes=with_bytes) as channel,
        following(channel, receiver.url),
    ):
        # GitHub writes its JSON without spaces; so does what the channel passes on.
        body = json.dumps(ODD, ensure_ascii=False, separators=(",", ":")).encode()
        channel.take(
                {"X-GitHub-Event": "ping", "X-GitHub-Delivery": "d-1",
                 "X-Hub-Signature-256": signature(body), "Content-Type": "application/json",
                 "Cookie": "mine"},
                body,
            )  # fmt: skip
        app, _ = world.create_app("Bot", mona, {}, [], (channel.url, SECRET))
        sandbox.hooks.ping(app)
        until(lambda: len(receiver.got) == 2)
    first, second = receiver.got
    assert second.headers["x-github-event"] == "ping"
    assert first.body == body
    assert first.headers["x-hub-signature-256"] == signature(first.body)
    assert "cookie" not in first.headers
    if with_bytes:
        assert second.headers["x-hub-signature-256"] == signature(second.body)


def test_a_stream_that_breaks_off_is_asked_for_again() -> None:
    with receiving() as receiver, open_channel() as channel, following(channel, receiver.url):
        channel.cut()
        assert channel.listened.acquire(timeout=WAIT_S)
        channel.take({"X-GitHub-Event": "ping", "X-GitHub-Delivery": "d-1"}, b"{}")
        until(lambda: len(receiver.got) == 1)


def test_nobody_at_home_is_said_and_the_rest_goes_on() -> None:
    with open_channel() as channel:
        with following(channel, "http://127.0.0.1:9/webhook") as said:
            channel.take({"X-GitHub-Event": "ping", "X-GitHub-Delivery": "d-1"}, b"{}")
            channel.cut()
            assert channel.listened.acquire(timeout=WAIT_S)
        assert any("ping: nobody answers" in line for line in said)


@given(st.text())
def test_whatever_comes_is_no_crash(text: str) -> None:
    for data in events(f"data: {text}\n\n".encode("utf-8", "replace").split(b"\n")):
        passed(data)


def test_events_of_other_kinds_and_comments_are_passed_over() -> None:
    stream = b": hello\nevent: ping\ndata: {}\n\ndata: one\ndata: two\n\nid: 7\n\n"
    assert list(events(stream.split(b"\n"))) == ["one\ntwo"]


@pytest.mark.parametrize("data", ["", "[]", "1", '{"body":{}}', '{"x-github-delivery":"d"}',
                                  '{"x-github-delivery":"d","bodyB":"*"}'])  # fmt: skip
def test_what_is_no_delivery_is_dropped(data: str) -> None:
    assert passed(data) is None
