"""The small GitHub for the tests, with GitHub's description as its judge.

A test that takes `sandbox` fails at its end if anything that was sent to the sandbox, answered by
it, or delivered from it breaks GitHub's own description: see `tests/github/judge.py`.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import settings

from sandbox.model import App, Installation, Repository, User
from sandbox.observe import Exchange
from sandbox.server import Sandbox
from sandbox.world import AppPlan
from tests.github.judge import Judge

ROOT = Path(__file__).parents[1]
LONGEST_NAME = 100  # characters of a parameter in a test's name
MOST_LINES = 40  # of one test's violations: the first ones say enough

# The same examples each time, and no time assertions; new ones, and many, where asked for.
settings.register_profile("quick", deadline=None, derandomize=True, database=None)
settings.register_profile("thorough", deadline=None, max_examples=3_000)
settings.load_profile("thorough" if os.environ.get("TOUCHLINE_THOROUGH") == "1" else "quick")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """A long text is no name: names travel between processes, and in an environment variable."""
    is_long = isinstance(val, str | bytes) and len(val) > LONGEST_NAME
    return argname if is_long else None


@dataclass
class Record:
    """What passed between one sandbox and whoever spoke to it, for the judge."""

    judge: Judge
    exchanges: list[tuple[Exchange, bool]] = field(default_factory=list)
    excused: bool = False

    def note(self, exchange: Exchange) -> None:
        """Take down an exchange; called in the server's threads, so nothing is judged here."""
        self.exchanges.append((exchange, self.excused))

    @contextmanager
    def asking_wrongly(self) -> Iterator[None]:
        """Requests in here are meant to be wrong; their answers must still be right."""
        self.excused = True
        try:
            yield
        finally:
            self.excused = False

    def violations(self, sandbox: Sandbox) -> list[str]:
        """Every violation once, in the order in which they happened."""
        found: list[str] = []
        for exchange, excused in self.exchanges:
            found += [] if excused else self.judge.request(exchange)
            found += self.judge.response(exchange)
        for delivery in sandbox.world.deliveries:
            found += self.judge.webhook(delivery.event, json.loads(delivery.payload))
        return list(dict.fromkeys(found))


@dataclass(frozen=True)
class Acme:
    """A company with an App: an organisation, its admin mona, a repository, an installation."""

    organization: User
    mona: User
    repository: Repository
    app: App
    private_key: str  # PEM
    installation: Installation


@pytest.fixture(scope="session")
def judge() -> Judge:
    """GitHub's description; building it takes a while, asking it does not."""
    return Judge()


@pytest.fixture
def record(judge: Judge) -> Record:
    """The exchanges of this test; `record.asking_wrongly()` excuses requests that mean it."""
    return Record(judge)


@pytest.fixture
def sandbox(record: Record) -> Iterator[Sandbox]:
    """A fresh GitHub that serves. What breaks GitHub's description fails the test."""
    with Sandbox() as box:
        box.observers.append(record.note)
        yield box
        found = record.violations(box)
    if found:
        shown = "\n".join(found[:MOST_LINES])
        pytest.fail(f"{len(found)} breaches of GitHub's description:\n{shown}", pytrace=False)


@pytest.fixture(scope="session")
def manifest() -> dict[str, Any]:
    """The App's manifest, `app.yml`."""
    found: dict[str, Any] = yaml.safe_load((ROOT / "app.yml").read_text("utf-8"))
    return found


@pytest.fixture
def acme(sandbox: Sandbox, manifest: dict[str, Any]) -> Acme:
    """An organisation with the App of `app.yml` installed and one repository."""
    world = sandbox.world
    organization, mona = world.create_organization("acme"), world.create_user("mona")
    wanted, events = manifest["default_permissions"], manifest["default_events"]
    app, key = world.register_app(AppPlan(manifest["name"], organization, wanted, events))
    repository = world.create_repository("acme/shop", {"README.md": "A shop\n"})
    world.set_collaborator(repository, mona, "admin")
    return Acme(organization, mona, repository, app, key, world.install(app, organization))
