"""A day on which nobody was there: pull requests moved, and half of the deliveries are forgotten.

The App is started, and everything is true, with no one pushing anything.
"""

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.cli.demonstration.stage import free_port
from sandbox.model import PullRequest
from sandbox.observe import Exchange
from sandbox.server import Sandbox
from sandbox.world import PullPlan, Push
from tests.bot import postgres
from tests.chaos.crew import Crew
from tests.chaos.play import FINE, HAZARD, Ground, environ_of, register, sandbox
from tests.chaos.truth import checked

DAY_S = 86_400
OF_ONE = 10  # pull requests of one installation
LONGEST_S = 600.0
PAUSE_S = 0.1


@dataclass(frozen=True)
class Recovered:
    """How many are true, what it took, and requests by their kind."""

    pulls: int
    wrong: tuple[str, ...]
    took_s: float
    requests: Mapping[str, int]

    def table(self) -> str:
        lines = [
            *self.wrong[:10],
            f"{self.pulls - len(self.wrong)} of {self.pulls} true after {self.took_s:.0f} s",
        ]
        lines += [f"{count:6} {kind}" for kind, count in sorted(self.requests.items())]
        return "\n".join([*lines, f"{sum(self.requests.values()):6} requests"])


def outage(pulls: int, ground: Ground) -> Recovered:
    """Play it, with so many pull requests."""
    with tempfile.TemporaryDirectory(prefix="touchline-outage-") as name, sandbox() as box:
        port, url = free_port(), ground.database()
        app, key = register(box, port)
        box.world.clock.advance(-DAY_S)
        moved = _a_day(box, pulls)
        assert box.hooks.drain(LONGEST_S)
        box.world.clock.advance(DAY_S)
        told = [one for one in box.hooks.deliveries if one.event == "pull_request"]
        box.hooks.deliveries[:] = told[::2]  # of installations it heard before that day
        exchanges: list[Exchange] = []
        box.observers.append(exchanges.append)
        begun = time.monotonic()
        with Crew(environ_of(box, app, key, port, url), Path(name), (), hurried=True):
            wrong = _wait(box, moved)
        took = time.monotonic() - begun
        ground.cluster.drop(url)
        return Recovered(pulls, wrong, took, Counter(map(_kind, exchanges)))


def _a_day(box: Sandbox, pulls: int) -> list[tuple[PullRequest, int]]:
    """Each is opened and moved; every other one has a finding at the end."""
    world = box.world
    author, (app,) = world.create_user("ann"), world.apps.values()
    found: list[tuple[PullRequest, int]] = []
    for at in range(pulls):
        if at % OF_ONE == 0:
            owner = world.create_organization(f"org-{at // OF_ONE}")
            repository = world.create_repository(f"{owner.login}/shop", {"README.md": "A shop\n"})
            world.set_collaborator(repository, author, "admin")
            world.install(app, owner)
        branch, findings = f"topic-{at}", at % 2
        # Texts of its own: equal ones would be one commit, and share its check run.
        world.push(repository, branch, Push({"pay.py": f"# {at}\n"}), author)
        pull = world.open_pull(repository, author, PullPlan(branch, "main", "A change"))
        text = (HAZARD if findings else FINE) + f"# {at}\n"
        world.push(repository, branch, Push({"pay.py": text}), author)
        found.append((pull, findings))
    return found


def _wait(box: Sandbox, moved: list[tuple[PullRequest, int]]) -> tuple[str, ...]:
    end = time.monotonic() + LONGEST_S
    while True:
        with box.world.lock:
            wrong = tuple(why for pull, findings in moved if (why := checked(pull, findings)))
        if not wrong or time.monotonic() > end:
            return wrong
        time.sleep(PAUSE_S)


def _kind(exchange: Exchange) -> str:
    last = [part for part in exchange.path.split("/") if not part.isdigit()][-1]
    if exchange.path.endswith("/attempts"):
        last = "redelivery"
    if "/compare/" in exchange.path:
        last = "compare"
    return f"{exchange.method} {last}"


def main(pulls: int) -> int:
    """0 if all became true."""
    with postgres.running() as cluster:
        recovered = outage(pulls, Ground(cluster))
    sys.stdout.write(recovered.table() + "\n")
    return 1 if recovered.wrong else 0
