"""Touchline at work on the small GitHub: its client on one side, a person's eyes on the other."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import requests

from bot.github.client import Client, Repository
from bot.model import DeliveryId, InstallationId, PullRef, ReviewWanted, Sha, Why
from bot.review import Json, Outcome, Rules, Step, Tools, review
from checks import between, own_rules
from checks.between import Told
from checks.catalog import Catalog, load
from checks.contract import Change
from checks.deadline import Deadline
from checks.engine import check, settle
from checks.index import Index
from checks.model import ChangedFile, FileReport
from checks.own_rules import Files, OwnRule, Problem
from sandbox.gitdata import Content
from sandbox.model import PullRequest
from sandbox.observe import Exchange
from sandbox.server import Sandbox
from sandbox.world import PullPlan, Push
from tests.conftest import Acme

TIMEOUT_S = 20
RULES = Path(__file__).parent / "rules"  # two of our own, so that real rules may change freely

THREADS = """
query($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      reviewThreads(first: 100) {
        nodes {
          id isResolved isOutdated path line startLine diffSide subjectType
          resolvedBy { login }
          comments(first: 20) {
            nodes { id author { login } body isMinimized minimizedReason }
          }
        }
      }
    }
  }
}
"""


@cache
def catalog() -> Catalog:
    return load(RULES)


@dataclass(frozen=True)
class Engine:
    """The engine in this process."""

    rules: Catalog = field(default_factory=catalog)

    def check_all(self, files: Sequence[ChangedFile]) -> list[FileReport]:
        return [check(file, self.rules, Deadline.after(TIMEOUT_S)) for file in files]

    def settle_all(
        self, pairs: Sequence[tuple[FileReport, ChangedFile, bytes | None]], own: Files = ()
    ) -> list[FileReport]:
        rules = own_rules.load(own, self.rules.ids).catalog if own else self.rules
        return [
            report if base is None else settle(report, base, file, rules, Deadline.after(TIMEOUT_S))
            for report, file, base in pairs
        ]

    def look_at_own(self, own: Files) -> tuple[tuple[OwnRule, ...], tuple[Problem, ...]]:
        loaded = own_rules.load(own, self.rules.ids)
        return loaded.rules, loaded.problems

    def check_own(self, files: Sequence[ChangedFile], own: Files) -> list[FileReport]:
        rules = own_rules.load(own, self.rules.ids).catalog
        return [check(file, rules, Deadline.after(TIMEOUT_S)) for file in files]

    def check_between(self, change: Change, index: Index) -> Told:
        return between.check(change, index, self.rules, Deadline.after(TIMEOUT_S))


def at_once(_name: str, effect: Callable[[], Json]) -> Json:
    """A step that just happens."""
    return effect()


@dataclass
class Desk:
    """One repository with the App installed. Tests read what people see, through the API."""

    box: Sandbox
    acme: Acme
    exchanges: list[Exchange] = field(default_factory=list)
    rules: Catalog = field(default_factory=catalog)

    def __post_init__(self) -> None:
        self.watch = self.exchanges.append
        self.box.observers.append(self.watch)
        self.client = Client(self.acme.app.id, self.acme.private_key, self.box.api_url)

    # --- what people do -------------------------------------------------------------------

    def push(
        self,
        files: Mapping[str, Content],
        branch: str = "topic",
        deletions: Sequence[str] = (),
        renames: Mapping[str, str] | None = None,
        force: bool = False,
    ) -> str:
        push = Push(files, deletions, renames or {}, force=force)
        return self.box.world.push(self.acme.repository, branch, push, self.acme.mona)

    def forced(self, files: Mapping[str, Content], onto: str) -> Push:
        """What starts the branch anew, from there."""
        return Push(files, force=True, onto=onto)

    def open(self, branch: str = "topic") -> PullRequest:
        plan = PullPlan(branch, "main", "A change")
        return self.box.world.open_pull(self.acme.repository, self.acme.mona, plan)

    def pull(
        self, files: Mapping[str, Content], base: Mapping[str, Content] | None = None
    ) -> PullRequest:
        """A pull request with these files changed, upon a main branch with these files."""
        if base:
            self.push(base, branch="main")
        self.push(files)
        return self.open()

    # --- what the bot has -----------------------------------------------------------------

    def ref(self, pull: PullRequest) -> PullRef:
        repository = self.acme.repository
        return PullRef(
            InstallationId(self.acme.installation.id),
            repository.id,
            repository.owner.login,
            repository.name,
            pull.number,
        )

    def repo(self, pull: PullRequest) -> Repository:
        return self.client.repository(self.ref(pull))

    def wanted(self, pull: PullRequest, generation: int = 0) -> ReviewWanted:
        return ReviewWanted(
            self.ref(pull),
            Sha(pull.head_sha),
            Sha(pull.base_sha),
            Why.OPENED,
            DeliveryId("4b2f9d1c-0001"),
            generation,
        )

    @property
    def tools(self) -> Tools:
        return Tools(
            github=self.client.repository,
            checker=Engine(self.rules),
            rules=Rules.of(self.rules),
            clock=lambda: datetime.now(UTC),
            public_url="https://touchline.example",
        )

    def review(
        self,
        pull: PullRequest,
        step: Step = at_once,
        generation: int = 0,
        tools: Tools | None = None,
    ) -> Outcome:
        return review(self.wanted(pull, generation), tools or self.tools, step)

    # --- what people see ------------------------------------------------------------------

    def see(self, path: str) -> Any:
        token = self.box.world.token_for(self.acme.mona)
        answer = requests.get(
            f"{self.box.api_url}/repos/{self.acme.repository.full_name}{path}",
            headers={"Authorization": f"Bearer {token}"},
            params={"per_page": 100},
            timeout=TIMEOUT_S,
        )
        answer.raise_for_status()
        return answer.json()

    def runs(self, sha: str) -> list[dict[str, Any]]:
        """The check runs of a commit, oldest first."""
        found: list[dict[str, Any]] = self.see(f"/commits/{sha}/check-runs?filter=all")[
            "check_runs"
        ]
        return sorted(found, key=lambda run: int(run["id"]))

    def annotations(self, run: Mapping[str, Any]) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.see(f"/check-runs/{run['id']}/annotations")
        return found

    def reviews(self, pull: PullRequest) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.see(f"/pulls/{pull.number}/reviews")
        return found

    def comments(self, pull: PullRequest) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.see(f"/pulls/{pull.number}/comments")
        return found

    def comments_of_ours(self, pull: PullRequest) -> list[dict[str, Any]]:
        """The bot's own, of all pages."""
        bot = self.acme.app.bot.login
        pages = (self.see(f"/pulls/{pull.number}/comments?page={at}") for at in (1, 2, 3))
        return [one for page in pages for one in page if one["user"]["login"] == bot]

    def threads(self, pull: PullRequest) -> list[dict[str, Any]]:
        """The threads as GraphQL shows them to a person, oldest first, comments in place."""
        repository = self.acme.repository
        answer = requests.post(
            self.box.api_url.removesuffix("/v3") + "/graphql",
            headers={"Authorization": f"Bearer {self.box.world.token_for(self.acme.mona)}"},
            json={
                "query": THREADS,
                "variables": {
                    "owner": repository.owner.login,
                    "name": repository.name,
                    "number": pull.number,
                },
            },
            timeout=TIMEOUT_S,
        )
        answer.raise_for_status()
        found = answer.json()["data"]["repository"]["pullRequest"]["reviewThreads"]["nodes"]
        return [node | {"comments": node["comments"]["nodes"]} for node in found]

    # --- what was sent --------------------------------------------------------------------

    def asked(self) -> list[str]:
        """Each request of the bot since the last call, as `METHOD path`; tokens left aside."""
        mona = f"Bearer {self.box.world.token_for(self.acme.mona)}"
        sent = [
            f"{one.method} {one.path}"
            for one in self.exchanges
            if one.request_headers.get("authorization") != mona
            and not one.path.endswith("/access_tokens")
        ]
        self.exchanges.clear()
        return sent
