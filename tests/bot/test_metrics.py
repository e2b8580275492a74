"""What Prometheus reads: of a web that receives, of a worker, and of a real review."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import requests
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import Engine, text

from bot.inbox import Inbox
from bot.model import DeliveryId
from bot.settings import Secret, Settings
from bot.store.backlog import backlog
from bot.web import create_app
from bot.web.server import Server, listen
from sandbox.observe import Exchange
from tests.bot.conftest import SECRETS, TIMEOUT_S, Receiver
from tests.bot.serving import Stage, free_port, touchline
from tests.bot.work import WAIT_S, until

Samples = dict[tuple[str, tuple[tuple[str, str], ...]], float]


def scrape(url: str, headers: dict[str, str] | None = None) -> Samples:
    answer = requests.get(f"{url}/metrics", headers=headers, timeout=TIMEOUT_S)
    answer.raise_for_status()
    families = text_string_to_metric_families(answer.text)
    return {
        (one.name, tuple(sorted(one.labels.items()))): one.value
        for family in families
        for one in family.samples
    }


def value(samples: Samples, name: str, **labels: str) -> float:
    return samples.get((name, tuple(sorted(labels.items()))), 0.0)


def test_deliveries_are_counted_by_event_and_answer(receiver: Receiver) -> None:
    name = "touchline_deliveries_total"
    before = scrape(receiver.url)
    receiver.deliver(event="push")
    receiver.deliver(event="invented_by_a_stranger", secret="a-secret-that-is-not-ours")
    after = scrape(receiver.url)

    def grown(**labels: str) -> float:
        return value(after, name, **labels) - value(before, name, **labels)

    assert grown(event="push", status="202") == 1
    assert grown(event="refused", status="401") == 1
    assert not any("stranger" in str(key) for key in after)


def test_what_waits_is_told_with_its_age(receiver: Receiver, database: Engine) -> None:
    receiver.deliver(delivery="delivery-0001")
    receiver.deliver(delivery="delivery-0002")
    receiver.inbox.dead(DeliveryId("delivery-0002"), "no use")
    with database.begin() as connection:
        connection.execute(text("UPDATE deliveries SET received_ms = received_ms - 60000"))
    samples = scrape(receiver.url)
    assert value(samples, "touchline_inbox_waiting") == 1
    assert value(samples, "touchline_inbox_oldest_seconds") >= 60
    assert value(samples, "touchline_dead_letters") == 1
    assert value(samples, "touchline_database_up") == 1


def test_a_database_that_does_not_answer_is_said_so(inbox: Inbox, database: Engine) -> None:
    app = create_app(Settings(1, Secret("key"), (Secret(SECRETS[0]),)), inbox)
    with database.begin() as connection:
        connection.execute(text("DROP TABLE pulls"))
    told = app.test_client().get("/metrics").text
    assert "touchline_database_up 0.0" in told
    assert "touchline_inbox_waiting" not in told


def test_nothing_waits_in_an_empty_database(database: Engine) -> None:
    assert backlog(database).oldest_s == 0


@pytest.mark.parametrize(("brought", "status"), [("", 401), ("Bearer wrong", 401), ("right", 200)])
def test_with_a_token_only_who_brings_it_is_told(inbox: Inbox, brought: str, status: int) -> None:
    token = Secret("a-token-for-the-scraper")
    app = create_app(Settings(1, Secret("key"), (Secret(SECRETS[0]),), metrics_token=token), inbox)
    server = Server(app, listen("127.0.0.1", 0))
    server.start()
    header = brought.replace("right", f"Bearer {token.reveal()}")
    answer = requests.get(
        f"http://127.0.0.1:{server.port}/metrics",
        headers={"Authorization": header} if header else {},
        timeout=TIMEOUT_S,
    )
    server.stop()
    assert answer.status_code == status
    assert ("touchline_" in answer.text) == (status == 200)


def test_a_review_is_counted_by_step_rule_and_request(stage: Stage) -> None:
    exchanges: list[Exchange] = []
    stage.box.observers.append(exchanges.append)
    stage.bot.start()
    pull = stage.open_pull()
    stage.ended(pull.head_sha)
    until(lambda: "review ended" in stage.bot.log.read_text())
    samples = scrape(stage.bot.url)
    assert value(samples, "touchline_reviews_total", result="reviewed", verdict="findings") == 1
    for step in ("open", "examine", "post", "end"):
        assert value(samples, "touchline_review_step_seconds_count", step=step) == 1
    assert (
        value(samples, "touchline_findings_total", rule="http-call-no-timeout", severity="warning")
        == 1
    )
    sent = "touchline_github_request_seconds_count"
    assert value(samples, sent, method="POST", status="201") >= 2  # tokens and check run
    assert value(samples, sent, method="POST", status="200") >= 1  # the review
    left = {
        dict(labels)["resource"]: number
        for (name, labels), number in samples.items()
        if name == "touchline_github_requests_remaining"
    }
    assert set(left) == {"core", "graphql"}
    assert all(4900 < number < 15000 for number in left.values()), left
    line = next(x for x in stage.bot.log.read_text().splitlines() if "review ended" in x)
    told = json.loads(line)
    assert told["delivery"]
    answered = {one.response_headers["x-github-request-id"] for one in exchanges}
    assert len(told["github_request_ids"]) >= 5
    assert set(told["github_request_ids"]) <= answered


def test_a_worker_alone_answers_where_it_is_told_to(
    stage: Stage, tmp_path: Path, database_url: str, serve: Callable[..., Receiver]
) -> None:
    del serve, database_url  # they have migrated the database
    port = free_port()
    environ = {**stage.bot.environ, "TOUCHLINE_WATCH_PORT": str(port)}
    with (tmp_path / "worker.log").open("w") as log:
        process = touchline("worker", environ=environ, stderr=log)
    stage.bot.running.append(process)  # ended with the stage, whatever happens here
    url = f"http://127.0.0.1:{port}"

    def is_ready() -> bool:
        assert process.poll() is None, (tmp_path / "worker.log").read_text()
        try:
            return requests.get(f"{url}/readyz", timeout=TIMEOUT_S).ok
        except requests.ConnectionError:
            return False

    until(is_ready)
    assert value(scrape(url), "touchline_database_up") == 1
    assert requests.post(f"{url}/webhook", timeout=TIMEOUT_S).status_code == 404
    process.terminate()
    assert process.wait(WAIT_S) == 0
