"""GitHub's limits as a budget that all workers share: spaced, obeyed, bounded, and told."""

import itertools
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import Engine

from bot.github.budget import Kind
from bot.github.client import Client
from bot.github.errors import RateLimited
from bot.model import InstallationId
from bot.review import Reviewer
from bot.store import budgets as store
from bot.store.budgets import Budgets
from bot.store.runs import OpenRuns
from sandbox.faults import Fault
from sandbox.refusals import content_limit, primary_limit, secondary_limit
from sandbox.server import Sandbox
from tests.bot.desk import Desk, at_once
from tests.conftest import Acme

ONE, OTHER = InstallationId(7), InstallationId(8)
BAD = "import requests\n\n\ndef load(url):\n    return requests.get(url)\n"


@pytest.fixture
def database_url(any_url: str) -> str:
    return any_url


@pytest.fixture
def budget(database: Engine) -> Budgets:
    return Budgets(database)


class Clock:
    """A time that only moves when it is told to."""

    def __init__(self) -> None:
        self.ms = time.time_ns() // 1_000_000

    def __call__(self) -> int:
        return self.ms


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(store, "now_ms", clock)
    return clock


def test_content_is_spaced_and_never_more_than_github_allows(budget: Budgets, clock: Clock) -> None:
    sent: list[int] = []
    for _ in range(1_200):
        wait = budget.wait_s(ONE, Kind.CONTENT, patience_s=3600)
        clock.ms += int(wait * 1000)
        sent.append(clock.ms)
    assert min(later - one for one, later in itertools.pairwise(sent[2:])) >= 1_000
    assert max(sum(start <= at < start + 60_000 for at in sent) for start in sent[:100]) <= 80
    for hour in range(sent[0], sent[-1], 600_000):
        assert sum(hour <= at < hour + 3_600_000 for at in sent) <= 500


@pytest.mark.parametrize("kind", [Kind.WRITE, Kind.CONTENT])
def test_a_clock_that_went_back_an_hour_holds_nothing_up(
    budget: Budgets, clock: Clock, kind: Kind
) -> None:
    budget.wait_s(ONE, kind, patience_s=10)
    clock.ms -= 3_600_000
    assert budget.wait_s(ONE, kind, patience_s=10) == 0
    assert budget.wait_s(ONE, Kind.READ, patience_s=10) == 0


def test_writes_keep_to_the_points_of_a_minute(budget: Budgets, clock: Clock) -> None:
    sent: list[int] = []
    for _ in range(400):
        clock.ms += int(budget.wait_s(ONE, Kind.WRITE, patience_s=60) * 1000)
        sent.append(clock.ms)
    for start in sent:
        assert sum(start <= at < start + 60_000 for at in sent) * 5 <= 900


def test_what_waits_for_longer_takes_no_place(budget: Budgets, clock: Clock) -> None:
    assert [budget.wait_s(ONE, Kind.CONTENT, 0.0) for _ in range(3)] == [0.0] * 3
    assert [budget.wait_s(ONE, Kind.CONTENT, 0.0) for _ in range(5)] == [1.0] * 5
    assert budget.wait_s(OTHER, Kind.CONTENT, 0.0) == 0.0
    clock.ms += 1_000
    assert budget.wait_s(ONE, Kind.CONTENT, 0.0) == 0.0


def test_many_at_once_get_places_of_their_own(budget: Budgets, clock: Clock) -> None:
    with ThreadPoolExecutor(8) as threads:
        waits = list(threads.map(lambda _: budget.wait_s(ONE, Kind.CONTENT, 60), range(8)))
    assert sorted(waits) == [0, 0, 0, 1, 2, 3, 4, 5]


def test_a_refusal_stops_the_installation_everywhere_and_no_other(
    budget: Budgets, clock: Clock, database: Engine
) -> None:
    assert 60 <= budget.refused(ONE, Kind.READ, 60, told=True) <= 72
    other_worker = Budgets(database)
    assert all(60 <= other_worker.wait_s(ONE, kind, 2) <= 72 for kind in Kind)
    assert all(budget.wait_s(OTHER, kind, 2) == 0 for kind in Kind)
    clock.ms += 72_000
    assert budget.wait_s(ONE, Kind.READ, 2) == 0


def test_a_refusal_to_create_content_stops_content(budget: Budgets, clock: Clock) -> None:
    budget.refused(ONE, Kind.CONTENT, 60, told=True)
    assert budget.wait_s(ONE, Kind.CONTENT, 2) >= 60
    assert budget.wait_s(ONE, Kind.WRITE, 2) == budget.wait_s(ONE, Kind.READ, 2) == 0


def test_without_a_word_the_wait_doubles_and_is_bounded(budget: Budgets, clock: Clock) -> None:
    waits = []
    for _ in range(9):
        waits.append(budget.refused(ONE, Kind.WRITE, 60, told=False))
        clock.ms += int(waits[-1] * 1000)
    for strike, wait in enumerate(waits[:6]):
        assert 60 * 2**strike <= wait <= 72 * 2**strike
    assert waits[-1] == 3600
    clock.ms += 3_600_000
    assert budget.refused(ONE, Kind.WRITE, 60, told=False) <= 72


def test_a_clock_that_went_back_stops_nobody(budget: Budgets, clock: Clock) -> None:
    clock.ms += 86_400_000
    budget.refused(ONE, Kind.READ, 60, told=True)
    budget.wait_s(OTHER, Kind.CONTENT, 2)
    clock.ms -= 86_400_000
    assert budget.wait_s(ONE, Kind.READ, 2) == 0
    assert budget.wait_s(OTHER, Kind.CONTENT, 60) <= 20


# --- on GitHub ----------------------------------------------------------------------------------


@pytest.fixture
def desk(sandbox: Sandbox, acme: Acme, budget: Budgets) -> Desk:
    desk = Desk(sandbox, acme)
    desk.client = Client(acme.app.id, acme.private_key, sandbox.api_url, budget=budget)
    return desk


@pytest.mark.parametrize(
    ("answer", "least", "most"),
    [
        (secondary_limit(403), 60, 73),
        (secondary_limit(429, retry_after=120), 120, 145),
        (primary_limit(int(time.time()) + 1_000), 900, 1_300),
    ],
)
def test_after_a_refusal_nothing_is_sent(desk: Desk, answer: object, least: int, most: int) -> None:
    pull = desk.pull({"app.py": "x = 1\n"})
    repo = desk.repo(pull)
    repo.get(f"/pulls/{pull.number}")
    desk.box.faults.add(Fault("GET", "/repos/*/*/pulls/*", answer))  # type: ignore[arg-type]
    for _ in range(3):
        with pytest.raises(RateLimited) as raised:
            repo.get(f"/pulls/{pull.number}")
        assert least <= raised.value.retry_after <= most
    asked = [one for one in desk.exchanges if one.path.endswith(f"/pulls/{pull.number}")]
    assert [one.status for one in asked if one.method == "GET"][1:] == [raised_status(answer)]


def raised_status(answer: object) -> int:
    return int(answer.status)  # type: ignore[attr-defined]


def test_while_it_waits_the_check_run_says_so(desk: Desk, database: Engine) -> None:
    pull = desk.pull({"pay.py": BAD})
    tools = replace(desk.tools, runs=OpenRuns(database))
    desk.box.faults.add(Fault("POST", "/repos/*/*/pulls/*/reviews", content_limit(403)))
    reviewer = Reviewer(tools)
    with pytest.raises(RateLimited) as raised:
        reviewer.review(desk.wanted(pull), at_once)
    reviewer.say_waiting(desk.wanted(pull), raised.value.retry_after)
    (run,) = desk.runs(pull.head_sha)
    assert (run["status"], run["output"]["title"]) == ("in_progress", "Waiting for GitHub's limits")
    assert " UTC; nothing is lost." in run["output"]["summary"]
    assert desk.reviews(pull) == []
