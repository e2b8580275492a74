"""Deliveries for the tests of the queue, and a reviewer that does what each test says."""

import json
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from bot.inbox import Delivery
from bot.model import Arrived, CommandGiven, DeliveryId, ReviewWanted, Sha
from bot.queue.orders import Reviews
from bot.queue.work import Step

WAIT_S = 60.0
Body = Callable[[ReviewWanted, Step], Sha | None]


def payload(number: int, head: str = "a", action: str = "opened", installation: int = 7) -> bytes:
    pull = {
        "number": number,
        "state": "open",
        "draft": False,
        "head": {"sha": head * 40},
        "base": {"sha": "b" * 40},
    }
    wanted: dict[str, Any] = {
        "action": action,
        "pull_request": pull,
        "repository": {"id": 42, "name": "shop", "owner": {"login": "acme"}},
        "installation": {"id": installation},
    }
    return json.dumps(wanted).encode()


def rerun(head: str = "a") -> bytes:
    """As for a pull request of a fork: it names none."""
    wanted: dict[str, Any] = {
        "action": "rerequested",
        "check_run": {"head_sha": head * 40, "pull_requests": []},
        "repository": {"id": 42, "name": "shop", "owner": {"login": "acme"}},
        "installation": {"id": 7},
    }
    return json.dumps(wanted).encode()


def delivery(name: str, body: bytes, event: str = "pull_request") -> Delivery:
    return Delivery(DeliveryId(name), event, {}, body)


def until(condition: Callable[[], object]) -> None:
    """Wait until it is so; fails after `WAIT_S`."""
    end = time.monotonic() + WAIT_S
    while not condition():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.02)


class Silent:
    """Nobody gives commands in these tests."""

    def answer(self, given: CommandGiven, reviews: Reviews, step: Step) -> None:
        raise AssertionError(f"no command was meant: {given}")

    def give_up(self, given: CommandGiven, why: str, step: Step) -> None:
        raise AssertionError(f"no command was meant: {given}: {why}")


class Nothing:
    """Nothing is open where the App is installed."""

    def find(self, arrived: Arrived) -> tuple[ReviewWanted, ...]:
        return ()


class Script:
    """A reviewer: for each pull request's number, what its review is to do."""

    def __init__(self) -> None:
        self.bodies: dict[int, Body] = {}
        self.reviewed: dict[int, list[ReviewWanted]] = defaultdict(list)
        self.given_up: dict[int, list[str]] = defaultdict(list)
        self.farewell: dict[int, Callable[[], None]] = {}
        self.waited: dict[int, list[float]] = defaultdict(list)
        self._lock = threading.Lock()

    def review(self, wanted: ReviewWanted, step: Step) -> Sha | None:
        with self._lock:
            self.reviewed[wanted.pull.number].append(wanted)
        body = self.bodies.get(wanted.pull.number)
        return body(wanted, step) if body else wanted.head

    def say_waiting(self, wanted: ReviewWanted, seconds: float) -> None:
        self.waited[wanted.pull.number].append(seconds)

    def give_up(self, wanted: ReviewWanted, why: str, step: Step) -> None:
        self.farewell.get(wanted.pull.number, lambda: None)()
        with self._lock:
            self.given_up[wanted.pull.number].append(why)

    def heads(self, number: int) -> list[str]:
        return [wanted.head[0] for wanted in self.reviewed[number]]
