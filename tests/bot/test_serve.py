"""`touchline serve` as a process: it starts or says why not, survives kill -9, tells no secrets."""

import json
import re
import signal
import socket
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
import requests
from sqlalchemy import Engine

from bot.inbox import Inbox
from tests.bot.conftest import TIMEOUT_S, signature
from tests.bot.serving import PLANTED, SECRET, Stage, touchline
from tests.bot.work import WAIT_S, delivery, payload, until


def test_a_pull_request_is_reviewed(stage: Stage) -> None:
    process = stage.bot.start()
    pull = stage.open_pull()
    run = stage.ended(pull.head_sha)
    assert run.conclusion in ("success", "neutral", "failure")
    process.terminate()
    assert process.wait(WAIT_S) == 0
    events = [json.loads(line)["event"] for line in stage.bot.log.read_text().splitlines()]
    assert events[-1] == "stopped"


def test_what_was_answered_202_is_reviewed_after_kill_9(stage: Stage) -> None:
    process = stage.bot.start()
    pull = stage.open_pull()
    until(lambda: "pull_request" in stage.bot.accepted())
    process.kill()
    process.wait(WAIT_S)
    stage.bot.start()
    run = stage.ended(pull.head_sha)
    assert run.conclusion in ("success", "neutral", "failure")


def test_no_secret_and_no_source_is_left_anywhere(stage: Stage, tmp_path: Path) -> None:
    process = stage.bot.start()
    pull = stage.open_pull()
    stage.ended(pull.head_sha)
    until(lambda: "worker started" in stage.bot.log.read_text())
    process.terminate()
    process.wait(WAIT_S)
    tokens = [name for name in stage.box.world.tokens if name.startswith("ghs_")]
    assert tokens
    key_lines = [line for line in stage.key.splitlines() if len(line) > 40]
    left = [file for file in tmp_path.iterdir() if file.is_file()]
    assert {"touchline.db", "touchline.log"} <= {file.name for file in left}
    for file in left:
        content = file.read_bytes()
        for secret in (SECRET, PLANTED, *tokens, *key_lines):
            assert secret.encode() not in content, (file.name, secret[:8])


def test_the_processes_that_parse_know_no_secret(stage: Stage) -> None:
    process = stage.bot.start()
    children = _descendants(process.pid)
    assert children
    for child in children:
        environ = Path(f"/proc/{child}/environ").read_bytes()
        assert b"TOUCHLINE_" not in environ


def _descendants(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [one for child in map(int, found) for one in (child, *_descendants(child))]


def test_all_mistakes_in_the_settings_are_told_and_nothing_starts() -> None:
    process = touchline("serve", environ={"TOUCHLINE_APP_ID": "x", "PORT": "y"})
    out, err = process.communicate(timeout=WAIT_S)
    assert (process.returncode, out) == (2, "")
    assert [line.split()[1] for line in err.splitlines()] == [
        "TOUCHLINE_APP_ID",
        "TOUCHLINE_PRIVATE_KEY",
        "TOUCHLINE_WEBHOOK_SECRET",
        "PORT",
    ]


@pytest.mark.parametrize("command", ["serve", "web"])
def test_a_taken_port_is_told_in_one_line(stage: Stage, command: str) -> None:
    _migrated(stage)
    with socket.create_server(("127.0.0.1", int(stage.bot.environ["PORT"]))):
        process = touchline(command, environ=stage.bot.environ)
        _, err = process.communicate(timeout=WAIT_S)
    assert process.returncode == 2
    told = [line for line in err.splitlines() if not line.startswith("{")]
    assert len(told) == 1
    assert re.search(r"cannot listen on .*: Address already in use; set HOST and PORT", told[0])


@pytest.mark.parametrize("command", ["web", "worker"])
def test_parts_want_a_migrated_database(stage: Stage, command: str) -> None:
    process = touchline(command, environ=stage.bot.environ)
    _, err = process.communicate(timeout=WAIT_S)
    assert process.returncode == 2
    assert "run: touchline migrate" in err


def _migrated(stage: Stage) -> None:
    for _ in range(2):
        process = touchline("migrate", environ=stage.bot.environ)
        out, err = process.communicate(timeout=WAIT_S)
        assert (process.returncode, out) == (0, "the database is up to date\n"), err


def test_web_and_worker_apart_do_what_serve_does(stage: Stage) -> None:
    _migrated(stage)
    web = touchline("web", environ=stage.bot.environ)
    worker = touchline("worker", environ=stage.bot.environ)
    stage.bot.running += [web, worker]
    until(lambda: _answers(f"{stage.bot.url}/readyz"))
    pull = stage.open_pull()
    stage.ended(pull.head_sha)
    for process in (web, worker):
        process.send_signal(signal.SIGINT)
        assert process.wait(WAIT_S) == 0


def _answers(url: str) -> bool:
    try:
        return requests.get(url, timeout=TIMEOUT_S).ok
    except requests.ConnectionError:
        return False


def test_dead_letters_are_listed_retried_and_dropped(
    stage: Stage, run: Callable[..., str], database: Engine
) -> None:
    bot = stage.bot
    inbox = Inbox(database)
    inbox.start()
    for name in ("letter-1", "letter-2"):
        inbox.put(delivery(name, b"no JSON"))
    inbox.stop()
    bot.start()
    until(lambda: len(inbox.dead_letters()) == 2)
    listed = run("queue", "list")
    assert re.search(
        r"^letter-1  \S+ \S+  pull_request  pull_request: the body", listed, re.MULTILINE
    )
    run("queue", "drop", "letter-1")
    assert "letter-1" not in run("queue", "list")
    run("queue", "retry", "letter-2")
    until(lambda: [letter.id for letter in inbox.dead_letters()] == ["letter-2"])
    assert "no dead letter: letter-1" in run("queue", "drop", "letter-1", "letter-2", code=2)
    assert run("queue", "list") == "no dead letters\n"


@pytest.fixture
def run(stage: Stage) -> Callable[..., str]:
    def run(*words: str, code: int = 0) -> str:
        environ = {"TOUCHLINE_DATABASE_URL": stage.bot.environ["TOUCHLINE_DATABASE_URL"]}
        process = touchline(*words, environ=environ)
        out, err = process.communicate(timeout=WAIT_S)
        assert process.returncode == code, err
        return out + err

    return run


def test_a_forged_delivery_leaves_a_line_and_nothing_else(stage: Stage, tmp_path: Path) -> None:
    stage.bot.start()
    headers = {
        "Content-Type": "application/json",
        "X-GitHub-Event": "pull_request",
        "X-GitHub-Delivery": "forged-delivery",
        "X-Hub-Signature-256": signature(b"{}", "a-secret-that-is-not-ours"),
    }
    url = f"{stage.bot.url}/webhook"
    assert requests.post(url, b"{}", headers=headers, timeout=TIMEOUT_S).status_code == 401
    until(lambda: "delivery refused" in stage.bot.log.read_text())
    rows = sqlite3.connect(tmp_path / "touchline.db").execute("SELECT id FROM deliveries")
    assert ("forged-delivery",) not in rows.fetchall()


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (payload(1, installation=999), "nothing to review"),
        (b"[]", "dead letter"),
        (b"no JSON", "dead letter"),
    ],
)
def test_a_delivery_that_leads_nowhere_ends_in_a_line_and_others_go_on(
    stage: Stage, body: bytes, told: str
) -> None:
    """Signed rightly, for an installation that is not there or with another body."""
    stage.bot.start()
    headers = {
        "Content-Type": "application/json",
        "X-GitHub-Event": "pull_request",
        "X-GitHub-Delivery": "strange-delivery",
        "X-Hub-Signature-256": signature(body, SECRET),
    }
    url = f"{stage.bot.url}/webhook"
    assert requests.post(url, body, headers=headers, timeout=TIMEOUT_S).status_code == 202
    until(lambda: stage.bot.told(told, "strange-delivery"))
    assert stage.ended(stage.open_pull().head_sha).conclusion
