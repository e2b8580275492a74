"""Random pushes: after each, every live finding has exactly one thread, every dead one is marked.

What lives is known from the code that was pushed; what people see is read over the API.
"""

import itertools
import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)

from sandbox.server import Sandbox
from sandbox.world import AppPlan, Push
from tests.bot.desk import Desk
from tests.conftest import ROOT, Acme

PUSHES = 30
NAMES = ("pay.py", "app/wait.py", "app/third.py")
# Each hazard is one line; equal ones differ by their order alone.
KINDS = ("requests.get(url)", "requests.get(url, a{n}=1)", "time.sleep({n})")
_HAZARD = re.compile(r"requests\.get\(|time\.sleep\(")
_FINDING = re.compile(r"`(?P<path>[^`]+):(?P<line>\d+)` \S+ `(?P<id>[0-9a-f]{16})`")
_ID = re.compile(r"`([0-9a-f]{16})`")
POLICY = "comments: 50\n"
COUNT = itertools.count(1)


@dataclass
class Module:
    """A file: functions, each with its lines."""

    functions: list[list[str]]
    comments: int = 0

    def text(self) -> str:
        head = "import requests\nimport time\n" + "# shifts\n" * self.comments
        return head + "".join(
            f"\n\ndef f{at}(url):\n    pass\n" + "".join(f"    {line}\n" for line in lines)
            for at, lines in enumerate(self.functions)
        )

    def lines(self) -> list[tuple[list[str], int]]:
        return [(lines, at) for lines in self.functions for at in range(len(lines))]


def company(box: Sandbox) -> Acme:
    """A company of its own, with the App installed."""
    name = f"acme{next(COUNT)}"
    manifest: dict[str, Any] = yaml.safe_load(Path(ROOT / "app.yml").read_text("utf-8"))
    world = box.world
    organization, mona = world.create_organization(name), world.create_user(f"mona-of-{name}")
    plan = AppPlan(f"touchline {name}", organization, manifest["default_permissions"], [])
    app, key = world.register_app(plan)
    files = {"README.md": "A shop\n", ".github/touchline.yml": POLICY}
    files["app/wait.py"] = Module([[]]).text()  # this one is there before the change
    repository = world.create_repository(f"{name}/shop", files)
    world.set_collaborator(repository, mona, "admin")
    return Acme(organization, mona, repository, app, key, world.install(app, organization))


class Pushes(RuleBasedStateMachine):
    """People push what they like."""

    def __init__(self, box: Sandbox) -> None:
        super().__init__()
        self.box = box

    @initialize()
    def open(self) -> None:
        self.desk = Desk(self.box, company(self.box))
        self.files = {name: Module([[], []]) for name in NAMES}
        self.count = 0
        self.add(0, 0, 0)
        self.pull = self.desk.open()
        self.look()

    def teardown(self) -> None:
        if hasattr(self, "desk"):
            self.box.observers.remove(self.desk.watch)

    # --- what people push -----------------------------------------------------------------

    def module(self, at: int) -> Module:
        return self.files[sorted(self.files)[at % len(self.files)]]

    def push(self, force: bool = False, onto: str | None = None, **how: Any) -> None:
        self.count += 1
        files = {name: module.text() for name, module in self.files.items()}
        files["count.txt"] = f"{self.count}\n"  # a push always changes something
        push = Push(files, force=force, onto=onto, **how)
        world = self.box.world
        world.push(self.desk.acme.repository, "topic", push, self.desk.acme.mona)
        if hasattr(self, "pull"):
            self.look()

    @rule(at=st.integers(0, 2), function=st.integers(0, 1), kind=st.integers(0, 2))
    def add(self, at: int, function: int, kind: int) -> None:
        functions = self.module(at).functions
        line = KINDS[kind].format(n=self.count)
        functions[function % len(functions)].insert(self.count % 2, line)
        self.push()

    @rule(at=st.integers(0, 2), which=st.integers(0, 9))
    def remove(self, at: int, which: int) -> None:
        if lines := self.module(at).lines():
            body, index = lines[which % len(lines)]
            del body[index]
        self.push()

    @rule(at=st.integers(0, 2), which=st.integers(0, 9))
    def edit(self, at: int, which: int) -> None:
        if lines := self.module(at).lines():
            body, index = lines[which % len(lines)]
            body[index] = f"requests.get(url, e{self.count}=1)"
        self.push()

    @rule(at=st.integers(0, 2), by=st.integers(0, 4))
    def shift(self, at: int, by: int) -> None:
        self.module(at).comments = by
        self.push()

    @rule(at=st.integers(0, 2))
    def rename(self, at: int) -> None:
        old = sorted(self.files)[at]
        new = f"moved{self.count}/{old.rpartition('/')[2]}"
        self.files[new] = self.files.pop(old)
        self.push(renames={old: new})

    @rule()
    def squash(self) -> None:
        """A forced push of one commit on the base branch's tip, wherever that is."""
        gone = () if "app/wait.py" in self.files else ("app/wait.py",)
        self.push(force=True, onto="main", deletions=gone)

    @rule()
    def rebase(self) -> None:
        acme = self.desk.acme
        main = Push({"main.txt": f"{self.count}\n"})
        self.box.world.push(acme.repository, "main", main, acme.mona)
        self.squash()

    # --- what people see ------------------------------------------------------------------

    def look(self) -> None:
        self.desk.review(self.pull)
        (run,) = self.desk.runs(self.pull.head_sha)
        found = [(one["path"], int(one["line"]), one["id"]) for one in self.found(run)]
        assert sorted((path, line) for path, line, _ in found) == self.hazards()
        threads = self.desk.threads(self.pull)
        live = [one for one in threads if not one["comments"][0]["isMinimized"]]
        said = Counter(id_ for one in live for id_ in _ID.findall(one["comments"][0]["body"]))
        assert said == Counter(id_ for _, _, id_ in found), json.dumps(threads, indent=1)
        self.check_dead(threads)
        self.check_places(live)
        assert run["output"]["annotations_count"] == 0

    def found(self, run: dict[str, Any]) -> list[re.Match[str]]:
        return list(_FINDING.finditer(run["output"]["text"] or ""))

    def hazards(self) -> list[tuple[str, int]]:
        return sorted(
            (name, number)
            for name, module in self.files.items()
            for number, line in enumerate(module.text().split("\n"), 1)
            if _HAZARD.search(line)
        )

    def check_dead(self, threads: list[dict[str, Any]]) -> None:
        for one in threads:
            said = one["comments"][0]
            assert said["body"].startswith("**Fixed in ") is said["isMinimized"]
            assert said["minimizedReason"] in (None, "resolved")

    def check_places(self, live: list[dict[str, Any]]) -> None:
        """A live thread that stands at a line stands at a hazard, or says where that is."""
        hazards = set(self.hazards())
        for one in live:
            body = one["comments"][0]["body"]
            at_hazard = (one["path"], one["line"]) in hazards
            assert at_hazard or body.startswith(("This is line", "About line")), one


def test_thirty_random_pushes(sandbox: Sandbox) -> None:
    run_state_machine_as_test(
        lambda: Pushes(sandbox),
        settings=settings(
            max_examples=2,
            stateful_step_count=PUSHES,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
