"""Logs: one line an event, and never a secret."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot import logs

SECRET = "the-webhook-secret"
PEM = "-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA\nabc\n-----END RSA PRIVATE KEY-----"


@pytest.fixture
def out() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    before = (root.handlers, root.level)
    stream = io.StringIO()
    logs.configure((SECRET, PEM), stream)
    yield stream
    root.handlers, root.level = before
    structlog.reset_defaults()


def test_an_event_is_one_line_of_json_with_its_delivery(out: io.StringIO) -> None:
    with structlog.contextvars.bound_contextvars(delivery="d-1"):
        logs.logger("x").info("accepted", bytes=3)
    line = json.loads(out.getvalue())
    assert line["event"] == "accepted"
    assert line["delivery"] == "d-1"
    assert line["bytes"] == 3
    assert line["level"] == "info"


@pytest.mark.parametrize(
    "secret",
    [
        SECRET,
        PEM,
        "MIIEpAIBAAKCAQEA",
        "ghs_" + "a1" * 18,
        "github_pat_" + "a1" * 20,
        "-----BEGIN PRIVATE KEY-----\nanother\n-----END PRIVATE KEY-----",
    ],
)
def test_a_secret_leaves_no_trace_wherever_it_stands(out: io.StringIO, secret: str) -> None:
    log = logs.logger("x")
    log.info(secret)
    log.info("said", nested={"a": [secret, {"b": secret}]}, bytes=secret.encode())
    logging.getLogger("library").warning("took %s", secret)
    try:
        int(secret)
    except ValueError:
        log.exception("failed")
    written = out.getvalue()
    assert len(written.splitlines()) == 4
    for part in secret.splitlines():
        assert part not in written or part.startswith("-----")


def test_a_bearer_token_is_hidden_and_its_header_is_not(out: io.StringIO) -> None:
    logs.logger("x").info("asked", header="Authorization: Bearer eyJhbGciOi.J9abcdef.ghijkl")
    assert "Bearer ***" in out.getvalue()


def test_the_engine_keeps_its_advertisement_to_itself(out: io.StringIO) -> None:
    logging.getLogger("dbos").info("To view and manage workflows, connect to …")
    logging.getLogger("dbos").warning("heard")
    assert [json.loads(line)["event"] for line in out.getvalue().splitlines()] == ["heard"]


def test_a_person_gets_no_json() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    stream = Terminal()
    root = logging.getLogger()
    before = (root.handlers, root.level)
    try:
        logs.configure((SECRET,), stream)
        logs.logger("x").info("accepted", secret=SECRET)
    finally:
        root.handlers, root.level = before
        structlog.reset_defaults()
    assert "accepted" in stream.getvalue()
    assert not stream.getvalue().startswith("{")
    assert SECRET not in stream.getvalue()
