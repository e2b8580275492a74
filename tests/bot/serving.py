"""`touchline serve` as a process beside a small GitHub, to be killed and started again."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import requests

from sandbox.model import App, CheckRun, PullRequest, Repository, User
from sandbox.server import Sandbox
from sandbox.world import PullPlan, Push
from tests.bot.work import WAIT_S, until

TIMEOUT_S = 30
ROOT = Path(__file__).parents[2]
SECRET = "the-webhook-secret-of-the-tests"
PLANTED = "planted_source_text_1f3a"
HAZARD = f"import requests\n\n\ndef pay(url):\n    {PLANTED} = requests.get(url)\n"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def touchline(
    *words: str, environ: Mapping[str, str], stderr: Any = subprocess.PIPE
) -> "subprocess.Popen[str]":
    program = "import sys; from bot.cli import main; sys.exit(main(sys.argv[1:]))"
    clean = {name: value for name, value in os.environ.items() if "TOUCHLINE" not in name}
    return subprocess.Popen(
        [sys.executable, "-c", program, *words],
        env={**clean, **environ},
        stdout=subprocess.PIPE,
        stderr=stderr,
        cwd=ROOT,
        text=True,
        start_new_session=True,
    )


@dataclass
class Bot:
    """A bot that is started, killed and started again with the same settings."""

    environ: dict[str, str]
    log: Path
    running: list["subprocess.Popen[str]"] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.environ['PORT']}"

    def start(self) -> "subprocess.Popen[str]":
        with self.log.open("a") as log:
            self.running.append(touchline("serve", environ=self.environ, stderr=log))
        until(self._is_ready)
        return self.running[-1]

    def _is_ready(self) -> bool:
        assert self.running[-1].poll() is None, self.log.read_text()
        try:
            return requests.get(f"{self.url}/readyz", timeout=TIMEOUT_S).ok
        except requests.ConnectionError:
            return False

    def accepted(self) -> list[str]:
        """The events that were answered 202."""
        lines = [line for line in self.log.read_text().splitlines() if "delivery accepted" in line]
        return [json.loads(line)["github_event"] for line in lines]

    def told(self, event: str, delivery: str) -> bool:
        """True if the log has this event of this delivery."""
        lines = map(json.loads, self.log.read_text().splitlines())
        return any((line["event"], line.get("delivery")) == (event, delivery) for line in lines)

    def end(self) -> None:
        for process in self.running:
            process.kill()
            process.communicate(timeout=WAIT_S)


@dataclass(frozen=True)
class Stage:
    """The bot beside a small GitHub with one repository."""

    box: Sandbox
    bot: Bot
    app: App
    key: str
    author: User
    repository: Repository

    def open_pull(self, branch: str = "change", **files: str) -> PullRequest:
        world = self.box.world
        world.push(self.repository, branch, Push(files or {"pay.py": HAZARD}), self.author)
        return world.open_pull(self.repository, self.author, PullPlan(branch, "main", "Pay"))

    def runs(self, sha: str) -> list[CheckRun]:
        suites = list(self.repository.check_suites)
        return [run for suite in suites for run in list(suite.runs) if run.head_sha == sha]

    def ended(self, sha: str) -> CheckRun:
        until(lambda: any(run.status == "completed" for run in self.runs(sha)))
        (run,) = self.runs(sha)
        return run
