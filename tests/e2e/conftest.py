"""One running Touchline and one small GitHub for all tests of a process; a project for each test.

What was sent and answered meanwhile is held to GitHub's description at the end of each test.
"""

import itertools
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

from bot.cli.demonstration.stage import Stage, open_stage
from sandbox.observe import Exchange
from sandbox.server import Sandbox
from tests.conftest import MOST_LINES
from tests.e2e.project import Project
from tests.e2e.service import Service
from tests.github.judge import Judge

_NAMES = itertools.count(1)


@dataclass
class Watch:
    """What happened on the sandbox since it was last judged."""

    judge: Judge
    box: Sandbox
    exchanges: list[Exchange] = field(default_factory=list)
    judged: int = 0  # deliveries

    def verdict(self) -> list[str]:
        """Every breach once, in the order in which they happened."""
        count = len(self.exchanges)
        exchanges, self.exchanges[:count] = self.exchanges[:count], []
        deliveries = list(self.box.hooks.deliveries)
        new, self.judged = deliveries[self.judged :], len(deliveries)
        found = [line for one in exchanges for line in self.judge.request(one)]
        found += [line for one in exchanges for line in self.judge.response(one)]
        for one in new:
            found += self.judge.webhook(one.event, json.loads(one.payload))
        return list(dict.fromkeys(found))


@pytest.fixture(scope="session")
def stage() -> Iterator[Stage]:
    """The sandbox and a real serve process."""
    with open_stage("stagehands", 0) as opened:
        yield opened


@pytest.fixture(scope="session")
def watch(stage: Stage, judge: Judge) -> Watch:
    """Sees every exchange with the sandbox."""
    watch = Watch(judge, stage.box)
    stage.box.observers.append(watch.exchanges.append)
    return watch


@pytest.fixture(scope="session")
def running(stage: Stage) -> Iterator[Service]:
    """The service, whoever has killed it."""
    service = Service(stage)
    with service.starts:
        yield service


@pytest.fixture
def service(running: Service, watch: Watch) -> Iterator[Service]:
    """The service, alive. It must be alive at the end, and nothing may have broken the rules."""
    if not running.is_alive:
        running.start()
    yield running
    running.stage.box.faults.clear()
    assert running.is_alive, running.tail()
    if found := watch.verdict():
        shown = "\n".join(found[:MOST_LINES])
        pytest.fail(f"{len(found)} breaches of GitHub's description:\n{shown}", pytrace=False)


NewProject = Callable[[], Project]


@pytest.fixture
def new_project(service: Service) -> NewProject:
    """Makes a project of its own organisation: installations do not wait for each other."""
    world, stage = service.stage.box.world, service.stage

    def make() -> Project:
        owner = world.create_organization(f"org-{next(_NAMES)}")
        # First, so that nothing is found open at the installation.
        installation = world.install(stage.app, owner)
        repository = world.create_repository(f"{owner.login}/shop", {"README.md": "A shop\n"})
        world.set_collaborator(repository, stage.author, "write")
        return Project(service, repository, installation)

    return make


@pytest.fixture
def project(new_project: NewProject) -> Project:
    """A project with the App installed."""
    return new_project()
