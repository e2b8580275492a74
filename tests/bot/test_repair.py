"""What never reached us is found: in GitHub's log of deliveries, and among what is open."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine

from bot.github.app import AppView
from bot.github.client import Client
from bot.inbox import Inbox
from bot.model import Sha, Why
from bot.queue.repair import Repair
from bot.store.budgets import Budgets
from bot.store.moments import Moments
from bot.store.pulls import Job, Pulls
from sandbox.model import PullRequest
from sandbox.observe import Exchange
from sandbox.server import Sandbox
from sandbox.world import PullPlan, Push
from tests.bot.work import delivery
from tests.conftest import Acme
from tests.sandbox.receiver import Receiver, receiving

WAIT_S = 20
FILES = {"app.py": "x = 1\n"}


@pytest.fixture
def exchanges(sandbox: Sandbox) -> list[Exchange]:
    seen: list[Exchange] = []
    sandbox.observers.append(seen.append)
    return seen


@pytest.fixture
def jobs() -> list[Job]:
    return []


@pytest.fixture
def repair(sandbox: Sandbox, acme: Acme, database: Engine, inbox: Inbox, jobs: list[Job]) -> Repair:
    budget = Budgets(database)
    client = Client(acme.app.id, acme.private_key, sandbox.api_url, budget=budget)
    pulls, moments = Pulls(database), Moments(database)
    return Repair(AppView(client), inbox, pulls, moments, jobs.append, lambda: True)


def opened(box: Sandbox, acme: Acme, branch: str, **more: Any) -> PullRequest:
    box.world.push(acme.repository, branch, Push(FILES), acme.mona)
    plan = PullPlan(branch, "main", "A change", **more)
    return box.world.open_pull(acme.repository, acme.mona, plan)


def test_what_is_open_without_a_review_is_wanted_once(
    sandbox: Sandbox, acme: Acme, repair: Repair, jobs: list[Job]
) -> None:
    first, second = (opened(sandbox, acme, name) for name in ("one", "two"))
    opened(sandbox, acme, "draft", draft=True)
    closed = opened(sandbox, acme, "closed")
    sandbox.world.close(closed, acme.mona)
    assert repair.walk() == 2
    assert {job.number for job in jobs} == {first.number, second.number}
    taken = repair.pulls.take(jobs[0])
    assert taken
    assert (taken.wanted.why, taken.wanted.pull.owner) == (Why.FOUND, "acme")
    assert repair.walk() == 0  # they are under way
    for job in list(jobs):
        taken = repair.pulls.take(job)
        assert taken
        repair.pulls.finish(job, taken, taken.wanted.head)
    assert repair.walk() == 0  # they are reviewed
    sandbox.world.push(acme.repository, "one", Push({"more.py": "y = 1\n"}), acme.mona)
    assert repair.walk() == 1
    current = repair.pulls.current(acme.repository.id, first.number)
    assert current
    moved = repair.pulls.take(current)
    assert moved
    assert moved.wanted.head == Sha(first.head_sha)


def test_what_was_open_before_we_came_is_reviewed_quietly_or_not_at_all(
    sandbox: Sandbox, acme: Acme, repair: Repair, jobs: list[Job]
) -> None:
    pull, ancient = opened(sandbox, acme, "one"), opened(sandbox, acme, "ancient")
    pull.updated_at = acme.installation.created_at - timedelta(days=1)
    ancient.updated_at = datetime.now(UTC) - timedelta(days=31)
    assert repair.walk() == 1
    taken = repair.pulls.take(jobs[0])
    assert taken
    assert taken.wanted.why is Why.INSTALLED


def test_a_second_look_at_what_has_not_changed_costs_no_quota(
    sandbox: Sandbox, acme: Acme, repair: Repair, exchanges: list[Exchange]
) -> None:
    opened(sandbox, acme, "one")
    repair.walk()
    first = [one.path.rpartition("/")[2] for one in exchanges]
    assert first == ["installations", "access_tokens", "repositories", "pulls"]
    exchanges.clear()
    repair.walk()
    assert [one.status for one in exchanges if one.method == "GET"] == [304, 304, 304]


@pytest.fixture
def receiver(sandbox: Sandbox, acme: Acme) -> Iterator[Receiver]:
    with receiving() as receiver:
        acme.app.hook.url = receiver.url
        yield receiver


def failed(box: Sandbox, acme: Acme, receiver: Receiver) -> None:
    """What happened two minutes ago, and nobody answered."""
    receiver.status = 500
    box.world.clock.advance(-120)
    opened(box, acme, "one")
    assert box.hooks.drain(WAIT_S)
    box.world.clock.advance(120)
    receiver.status = 202


def test_failed_deliveries_are_sent_again_but_not_those_that_we_have(
    sandbox: Sandbox, acme: Acme, receiver: Receiver, repair: Repair, inbox: Inbox
) -> None:
    failed(sandbox, acme, receiver)
    sent = [one for one in sandbox.hooks.deliveries if one.event == "pull_request"]
    assert repair.send_again() == 1
    assert sandbox.hooks.drain(WAIT_S)
    assert [attempt.status_code for attempt in sent[0].attempts] == [500, 202]
    assert repair.send_again() == 0  # it has got through


def test_what_is_in_the_inbox_is_not_asked_for_again(
    sandbox: Sandbox, acme: Acme, receiver: Receiver, repair: Repair, inbox: Inbox
) -> None:
    failed(sandbox, acme, receiver)
    for one in sandbox.hooks.deliveries:
        inbox.put(delivery(one.guid, one.payload))
    assert repair.send_again() == 0


def test_what_never_gets_through_is_asked_for_a_few_times(
    sandbox: Sandbox, acme: Acme, receiver: Receiver, repair: Repair
) -> None:
    failed(sandbox, acme, receiver)
    receiver.status = 500
    counts = []
    for _ in range(7):
        counts.append(repair.send_again())
        assert sandbox.hooks.drain(WAIT_S)
        for one in sandbox.hooks.deliveries:
            age(one)
    assert counts == [1, 1, 1, 1, 0, 0, 0]


def age(one: Any) -> None:
    one.attempts[:] = [
        replace(attempt, delivered_at=attempt.delivered_at - timedelta(seconds=90))
        for attempt in one.attempts
    ]


def test_each_is_done_when_it_is_due_and_by_one_worker(
    sandbox: Sandbox, acme: Acme, repair: Repair, exchanges: list[Exchange]
) -> None:
    repair.once()
    asked = [one.path for one in exchanges]
    assert any("deliveries" in path for path in asked)
    assert any(path.endswith("/installations") for path in asked)
    exchanges.clear()
    repair.once()
    assert exchanges == []
