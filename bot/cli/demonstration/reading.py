"""What a person sees of a review on GitHub, read over the API as a person's program would."""

import re
import time
from collections.abc import Callable, Mapping, Sequence
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


@dataclass(frozen=True, slots=True, order=True)
class Listed:
    """A finding as the check run's text lists it."""

    path: str
    line: int
    rule: str
    id: str


@dataclass(frozen=True, slots=True, order=True)
class Comment:
    """A comment of the bot's that stands at a line of the present head, and what it speaks of."""

    path: str
    start: int
    end: int
    findings: frozenset[str]
    body: str


@dataclass(frozen=True, slots=True)
class Shown:
    """The newest review as it stands on GitHub, with comments of earlier ones that still stand."""

    conclusion: str
    title: str
    summary: str
    findings: tuple[Listed, ...]
    comments: tuple[Comment, ...]


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
            comments=tuple(map(_comment, self._comments())),
        )

    def _comments(self) -> Sequence[Mapping[str, Any]]:
        """The bot's comments that stand at a line of the present head."""
        found = self._get(f"/pulls/{self._pull.number}/comments", per_page=100)
        bot = self._stage.app.bot.login
        return [one for one in found if one["line"] is not None and one["user"]["login"] == bot]

    def _get(self, path: str, **query: str | int) -> Any:
        answer = self._session.get(self._base + path, params=query, timeout=TIMEOUT)
        answer.raise_for_status()
        return answer.json()


def _comment(one: Mapping[str, Any]) -> Comment:
    marked = _MARKED.search(one["body"])
    about = frozenset(marked[1].split(",") if marked else ())
    return Comment(one["path"], one["start_line"] or one["line"], one["line"], about, one["body"])
