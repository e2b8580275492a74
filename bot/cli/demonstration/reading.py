"""What a person sees of a review on GitHub, read over the API as a person's program would."""

import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import requests

from bot.cli import CannotError
from bot.cli.demonstration.stage import Stage
from sandbox.model import PullRequest

TIMEOUT = 15  # seconds for one request
REVIEW_S = 120.0  # until the check run has ended
_PAUSE_S = 0.1
_IN_TEXT = re.compile(
    r"^- \*\*[\w-]+\*\*(?:, there before)? `+ ?(?P<path>.+?):(?P<line>\d+) ?`+ "
    r"\[?`(?P<rule>[\w-]+)`\S* `(?P<id>[\w-]+)`",
    re.MULTILINE,
)
_MARKED = re.compile(r"<!-- touchline:[^>]*\bfinding=([\w,-]+)")
_FIXED = re.compile(r"\*\*Fixed in ([0-9a-f]{40})\.\*\*")
_HIDDEN = """
query($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      reviewThreads(first: 100) {
        nodes { comments(first: 1) { nodes { id isMinimized } } }
      }
    }
  }
}
"""


@dataclass(frozen=True, slots=True, order=True)
class Listed:
    """A finding as the check run's text lists it."""

    path: str
    line: int
    rule: str
    id: str


@dataclass(frozen=True, slots=True, order=True)
class Comment:
    """A comment of the bot's: where it stands, or stood while its lines were there, and what it
    speaks of. `fixed_in`: the commit that it names, empty while its finding lives."""

    path: str
    start: int
    end: int
    findings: frozenset[str]
    body: str
    fixed_in: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """The newest review as it stands on GitHub, with the comments of all. `marked`: ids that an
    annotation of the check run tells of."""

    conclusion: str
    title: str
    summary: str
    findings: tuple[Listed, ...]
    comments: tuple[Comment, ...]
    marked: frozenset[str] = frozenset()

    @property
    def live(self) -> tuple[Comment, ...]:
        """The comments that do not say that their finding is gone."""
        return tuple(one for one in self.comments if not one.fixed_in)


class Reader:
    """Reads one pull request over REST, as the person who opened it."""

    def __init__(self, stage: Stage, pull: PullRequest) -> None:
        self._stage = stage
        self._pull = pull
        self._session = requests.Session()
        self._session.headers["Authorization"] = f"Bearer {stage.box.world.token_for(stage.author)}"
        self._base = f"{stage.box.api_url}/repos/{pull.repository.full_name}"

    def wait(self, tell: Callable[[str], None]) -> Shown:
        """The review of the present head, once its check run has ended.

        `tell` hears each new state once. Raises `CannotError` if it does not end in time.
        """
        until = time.monotonic() + REVIEW_S
        last = ""
        while time.monotonic() < until:
            self._stage.check_bot()
            run = self._run()
            if run and run["status"] != last:
                last = run["status"]
                tell(f"check run: {last.replace('_', ' ')}")
            if run and last == "completed":
                return self._shown(run)
            time.sleep(_PAUSE_S)
        raise CannotError(f"no review within {REVIEW_S:.0f} s; the bot's log: {self._stage.log}")

    def _run(self) -> Mapping[str, Any] | None:
        sha = self._pull.head_sha
        answer = self._get(f"/commits/{sha}/check-runs", app_id=self._stage.app.id)
        runs: Sequence[Mapping[str, Any]] = answer["check_runs"]
        return runs[0] if runs else None

    def _shown(self, run: Mapping[str, Any]) -> Shown:
        output = run["output"]
        listed = _IN_TEXT.finditer(output["text"] or "")
        return Shown(
            conclusion=run["conclusion"],
            title=output["title"],
            summary=output["summary"],
            findings=tuple(
                Listed(one["path"], int(one["line"]), one["rule"], one["id"]) for one in listed
            ),
            comments=tuple(self._comments()),
            marked=self._marked(run),
        )

    def _comments(self) -> Iterator[Comment]:
        """The bot's own."""
        found = self._get(f"/pulls/{self._pull.number}/comments", per_page=100)
        bot, hidden = self._stage.app.bot.login, self._hidden()
        for one in found:
            if one["user"]["login"] == bot:
                yield _comment(one, one["node_id"] in hidden)

    def _hidden(self) -> frozenset[str]:
        """The comments that are minimised, by node id: only GraphQL tells."""
        repository = self._pull.repository
        variables = {
            "owner": repository.owner.login,
            "name": repository.name,
            "number": self._pull.number,
        }
        url = self._stage.box.api_url.removesuffix("/v3") + "/graphql"
        body = {"query": _HIDDEN, "variables": variables}
        answer = self._session.post(url, json=body, timeout=TIMEOUT)
        answer.raise_for_status()
        pull = answer.json()["data"]["repository"]["pullRequest"]
        comments = (
            one for node in pull["reviewThreads"]["nodes"] for one in node["comments"]["nodes"]
        )
        return frozenset(one["id"] for one in comments if one["isMinimized"])

    def _marked(self, run: Mapping[str, Any]) -> frozenset[str]:
        """The ids of the findings that the check run's annotations tell of."""
        notes = self._get(f"/check-runs/{run['id']}/annotations", per_page=100)
        return frozenset(one["message"].rpartition(" ")[2] for one in notes)

    def _get(self, path: str, **query: str | int) -> Any:
        answer = self._session.get(self._base + path, params=query, timeout=TIMEOUT)
        answer.raise_for_status()
        return answer.json()


def _comment(one: Mapping[str, Any], hidden: bool) -> Comment:
    marks = _MARKED.findall(one["body"])
    fixed = _FIXED.match(one["body"])
    end = one["line"] or one["original_line"] or 0
    start = (one["start_line"] if one["line"] else one["original_start_line"]) or end
    return Comment(
        path=one["path"],
        start=start,
        end=end,
        findings=frozenset(marks[-1].split(",") if marks else ()),
        body=one["body"],
        fixed_in=fixed[1] if fixed else "",
        hidden=hidden,
    )
