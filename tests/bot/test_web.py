"""Receiving over real HTTP: what is accepted, what is refused, and that 202 means on the disk."""

import http.client
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests
from sqlalchemy import Engine, select

from bot.inbox import Inbox
from bot.settings import Secret, Settings
from bot.store.tables import deliveries
from bot.web import create_app
from bot.web.receive import LARGEST
from tests.bot.conftest import SECRETS, TIMEOUT_S, Receiver, signature


def stored(database: Engine) -> list[tuple[str, str, bytes]]:
    query = select(deliveries.c.id, deliveries.c.event, deliveries.c.payload)
    with database.connect() as connection:
        return [tuple(row) for row in connection.execute(query)]


def test_a_signed_delivery_is_stored_as_it_came(receiver: Receiver) -> None:
    body = b'{"odd":   "bytes \xff"}\n'
    answer = receiver.deliver(body, "72d3162e-cc78-11e3", "pull_request")
    assert (answer.status_code, answer.text) == (202, "accepted: stored\n")
    (taken,) = receiver.inbox.take_new()
    assert (taken.id, taken.event, taken.payload) == ("72d3162e-cc78-11e3", "pull_request", body)
    assert taken.headers["X-Github-Event"] == "pull_request"
    assert "X-Hub-Signature-256" not in taken.headers


def test_both_secrets_hold_while_one_is_rotated(receiver: Receiver) -> None:
    for number, secret in enumerate(SECRETS):
        assert receiver.deliver(delivery=f"delivery-{number}", secret=secret).status_code == 202


def test_the_same_delivery_twice_is_one(receiver: Receiver) -> None:
    assert receiver.deliver(b"{}").text == "accepted: stored\n"
    again = receiver.deliver(b'{"other": 1}')
    assert (again.status_code, again.text) == (202, "accepted: duplicate\n")
    assert stored(receiver.database) == [("delivery-0001", "push", b"{}")]


@pytest.mark.parametrize(
    "header",
    [
        None,
        "",
        "sha256=",
        "sha256=" + "0" * 64,
        signature(b"{}", "a-secret-that-is-not-ours"),
        signature(b"{ }"),
        signature(b"{}").upper(),
        signature(b"{}").removeprefix("sha256="),
        "sha1=" + "0" * 40,
        signature(b"{}") + "\u00fc",
    ],
)
def test_a_forged_signature_is_401_and_leaves_nothing(
    receiver: Receiver, header: str | None
) -> None:
    forged = header.encode("latin-1") if header else header
    answer = receiver.deliver(b"{}", headers={"X-Hub-Signature-256": forged})  # type: ignore[dict-item]  # bytes go out as they are
    assert (answer.status_code, answer.text) == (401, "the signature is missing or wrong\n")
    assert stored(receiver.database) == []


@pytest.mark.parametrize(
    ("headers", "line"),
    [
        ({"X-GitHub-Event": None}, "X-GitHub-Event is missing or malformed\n"),
        ({"X-GitHub-Event": "../etc"}, "X-GitHub-Event is missing or malformed\n"),
        ({"X-GitHub-Event": "x" * 65}, "X-GitHub-Event is missing or malformed\n"),
        ({"X-GitHub-Delivery": None}, "X-GitHub-Delivery is missing or malformed\n"),
        ({"X-GitHub-Delivery": "a b c d e f"}, "X-GitHub-Delivery is missing or malformed\n"),
        ({"X-GitHub-Delivery": "1" * 65}, "X-GitHub-Delivery is missing or malformed\n"),
    ],
)
def test_event_and_delivery_must_be_named(
    receiver: Receiver, headers: dict[str, str | None], line: str
) -> None:
    answer = receiver.deliver(headers=headers)
    assert (answer.status_code, answer.text) == (400, line)
    assert stored(receiver.database) == []


def test_who_is_not_signed_hears_nothing_of_headers(receiver: Receiver) -> None:
    headers = {"X-GitHub-Event": None, "X-Hub-Signature-256": None}
    assert receiver.deliver(headers=headers).status_code == 401


@pytest.mark.parametrize(
    "content_type", [None, "application/x-www-form-urlencoded", "text/plain", "application/jsonp"]
)
def test_another_content_type_is_415(receiver: Receiver, content_type: str | None) -> None:
    answer = receiver.deliver(headers={"Content-Type": content_type})
    assert (answer.status_code, answer.text) == (415, "the content type must be application/json\n")


def test_json_with_a_charset_is_json(receiver: Receiver) -> None:
    headers: dict[str, str | None] = {"Content-Type": "application/json; charset=utf-8"}
    assert receiver.deliver(headers=headers).status_code == 202


def test_what_is_not_json_is_the_workers_business(receiver: Receiver) -> None:
    assert receiver.deliver(b"{ this is no JSON").status_code == 202


def test_the_largest_body_is_taken_and_one_byte_more_is_not(receiver: Receiver) -> None:
    body = b"x" * LARGEST
    assert receiver.deliver(body, "delivery-fits").status_code == 202
    answer = receiver.deliver(body + b"x", "delivery-bursts")
    assert (answer.status_code, answer.text) == (413, "the body is larger than 25 MB\n")
    assert [name for name, _, _ in stored(receiver.database)] == ["delivery-fits"]


def chunks(total: int) -> Iterator[bytes]:
    for _ in range(total // 65536):
        yield b"x" * 65536


@pytest.mark.parametrize(("extra", "status"), [(-65536, 202), (65536, 413)])
def test_a_body_of_unknown_length_is_limited_too(
    receiver: Receiver, extra: int, status: int
) -> None:
    total = LARGEST + extra
    headers = {
        "Content-Type": "application/json",
        "X-GitHub-Event": "push",
        "X-GitHub-Delivery": "delivery-chunked",
        "X-Hub-Signature-256": signature(b"x" * total),
    }
    answer = requests.post(
        f"{receiver.url}/webhook", data=chunks(total), headers=headers, timeout=TIMEOUT_S
    )
    assert answer.status_code == status


def test_a_huge_body_is_refused_by_its_length_alone(receiver: Receiver) -> None:
    connection = http.client.HTTPConnection(receiver.url.removeprefix("http://"), timeout=10)
    connection.putrequest("POST", "/webhook")
    connection.putheader("Content-Type", "application/json")
    connection.putheader("Content-Length", str(10**12))
    connection.endheaders(b"x")
    assert connection.getresponse().status == 413
    connection.close()


@pytest.mark.parametrize("path", ["/webhook", "/nothing"])
def test_reading_the_webhook_or_elsewhere_gives_nothing(receiver: Receiver, path: str) -> None:
    assert requests.get(receiver.url + path, timeout=TIMEOUT_S).status_code in (404, 405)


def test_many_at_once_are_all_kept(receiver: Receiver) -> None:
    with ThreadPoolExecutor(16) as threads:
        answers = list(
            threads.map(lambda n: receiver.deliver(delivery=f"delivery-{n:04}"), range(200))
        )
    assert {answer.status_code for answer in answers} == {202}
    assert len(stored(receiver.database)) == 200


def test_while_the_database_is_locked_the_answer_is_come_again(
    receiver: Receiver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.inbox.PUT_S", 0.3)
    lock = sqlite3.connect(tmp_path / "touchline.db", isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")
    answer = receiver.deliver()
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
    assert requests.get(f"{receiver.url}/readyz", timeout=TIMEOUT_S).status_code == 503
    assert requests.get(f"{receiver.url}/healthz", timeout=TIMEOUT_S).status_code == 200
    lock.execute("ROLLBACK")
    lock.close()


def test_ready_means_a_delivery_can_be_stored_and_all_else_is_well(
    inbox: Inbox, serve: Callable[..., Receiver]
) -> None:
    well = threading.Event()
    well.set()

    def worker() -> None:
        if not well.is_set():
            raise RuntimeError("secret detail")

    receiver = serve(inbox, {"worker": worker})
    answer = requests.get(f"{receiver.url}/readyz", timeout=TIMEOUT_S)
    assert (answer.status_code, answer.json()) == (200, {"ready": True, "failed": []})
    other = serve(inbox, {"worker": worker})
    well.clear()
    answer = requests.get(f"{other.url}/readyz", timeout=TIMEOUT_S)
    assert (answer.status_code, answer.json()) == (503, {"ready": False, "failed": ["worker"]})


def test_a_stopped_inbox_is_not_ready(
    database: Engine, serve: Callable[..., Receiver], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.inbox.PUT_S", 0.2)
    inbox = Inbox(database)
    inbox.start()
    inbox.stop()
    receiver = serve(inbox)
    assert requests.get(f"{receiver.url}/readyz", timeout=TIMEOUT_S).status_code == 503
    assert receiver.deliver().status_code == 503


def test_no_application_without_a_secret(inbox: Inbox) -> None:
    for secrets in ((), (Secret(""),)):
        with pytest.raises(ValueError, match="TOUCHLINE_WEBHOOK_SECRET"):
            create_app(Settings(1, Secret("key"), secrets), inbox)


def test_the_web_imports_neither_job_engine_nor_github() -> None:
    program = "import sys, bot.cli.web; print(*{m.partition('.')[0] for m in sys.modules})"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True
    )
    assert {"flask", "sqlalchemy"} <= set(done.stdout.split())
    assert not {"dbos", "github", "tree_sitter", "sandbox"} & set(done.stdout.split())
