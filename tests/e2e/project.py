"""One organisation with one repository: what its people do, and what they see of the bot."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import requests

from sandbox.faults import Answer, Cut, Fault, When
from sandbox.gitdata import Content
from sandbox.model import Delivery, Installation, PullRequest, Repository, User
from sandbox.server import Sandbox
from sandbox.world import PullPlan, Push
from tests.e2e.service import TIMEOUT_S, Service, until

HAZARD = "import requests\n\n\ndef load(url):\n    return requests.get(url)\n"
HAZARD_LINE = 5
RULE = "http-call-no-timeout"
Json = dict[str, Any]


@dataclass(frozen=True)
class Project:
    """Faults that it arms strike its own requests alone."""

    service: Service
    repository: Repository
    installation: Installation

    @property
    def box(self) -> Sandbox:
        """The small GitHub."""
        return self.service.stage.box

    def name(self, pull: PullRequest) -> str:
        """The pull request as the bot's log names it."""
        return f"{self.repository.full_name}#{pull.number}"

    @property
    def author(self) -> User:
        """A person who may write to the repository."""
        return self.service.stage.author

    # --- what people do -------------------------------------------------------------------

    def push(
        self,
        files: Mapping[str, Content],
        branch: str = "topic",
        renames: Mapping[str, str] | None = None,
        *,
        force: bool = False,
    ) -> str:
        """One commit; its sha."""
        push = Push(files, renames=renames or {}, force=force)
        return self.box.world.push(self.repository, branch, push, self.author)

    def open(self, branch: str = "topic") -> PullRequest:
        """A pull request from the branch."""
        plan = PullPlan(branch, "main", "A change")
        return self.box.world.open_pull(self.repository, self.author, plan)

    def pull(self, files: Mapping[str, Content] | None = None) -> PullRequest:
        """A pull request with these files; with one hazard if none are named."""
        self.push(files or {"pay.py": HAZARD})
        return self.open()

    # --- what goes wrong ------------------------------------------------------------------

    def fail(
        self,
        request: str,
        answer: Answer | Cut | None = None,
        when: When = When.BEFORE,
        *,
        delay: float = 0.0,
    ) -> Fault:
        """Arm a fault for `METHOD /path below the repository`."""
        method, path = request.split(" ", 1)
        whole = f"/repos/{self.repository.full_name}{path}"
        fault = Fault(method, whole, answer, when, delay=delay)
        self.box.faults.add(fault)
        return fault

    def struck(self, fault: Fault) -> int:
        """How often it has struck."""
        return sum(fired.fault is fault for fired in list(self.box.faults.fired))

    def wait_for(self, fault: Fault) -> None:
        """Until it strikes: the request that it delays is under way then."""
        until(lambda: self.struck(fault), f"{fault.method} {fault.path}")

    def settle(self) -> None:
        """Wait until the bot has nothing left to do here."""
        self.service.settle(self.repository.id)

    # --- what people see ------------------------------------------------------------------

    def see(self, path: str, **query: str | int) -> Any:
        """What the API shows to the author."""
        answer = requests.get(
            f"{self.box.api_url}/repos/{self.repository.full_name}{path}",
            headers={"Authorization": f"Bearer {self.box.world.token_for(self.author)}"},
            params={"per_page": 100, **query},
            timeout=TIMEOUT_S,
        )
        answer.raise_for_status()
        return answer.json()

    def runs(self, sha: str) -> list[Json]:
        """The App's check runs on a commit, oldest first."""
        app = self.service.stage.app.id
        found = self.see(f"/commits/{sha}/check-runs", filter="all", app_id=app)["check_runs"]
        return sorted(found, key=lambda run: int(run["id"]))

    def only_run(self, sha: str) -> Json:
        """The one check run on a commit, which has ended."""
        runs = self.runs(sha)
        assert [run["status"] for run in runs] == ["completed"]
        return runs[0]

    def reviews(self, pull: PullRequest) -> list[Json]:
        """Its reviews, oldest first."""
        found: list[Json] = self.see(f"/pulls/{pull.number}/reviews")
        return found

    def comments(self, pull: PullRequest) -> list[Json]:
        """Its review comments, oldest first."""
        found: list[Json] = self.see(f"/pulls/{pull.number}/comments")
        return found

    def annotations(self, run: Json) -> list[Json]:
        """The marks of a check run."""
        found: list[Json] = self.see(f"/check-runs/{run['id']}/annotations")
        return found

    def places(self, pull: PullRequest) -> list[tuple[str, int]]:
        """Where comments stand at a line of the present head."""
        return sorted((one["path"], one["line"]) for one in self.comments(pull) if one["line"])

    def reviewed_once(self, pull: PullRequest, places: Sequence[tuple[str, int]]) -> Json:
        """The head's check run, after one review with one comment at each of these places."""
        run = self.only_run(pull.head_sha)
        reviews = [one for one in self.reviews(pull) if one["commit_id"] == pull.head_sha]
        assert len(reviews) == bool(places)
        assert self.places(pull) == sorted(places)
        return run

    def delivery(self, pull: PullRequest, action: str = "opened") -> Delivery:
        """The newest delivery about the pull request with this action."""
        return [
            one
            for one in self.service.deliveries()
            if one.repository is self.repository
            and one.action == action
            and f'"number": {pull.number}'.encode() in one.payload
        ][-1]
