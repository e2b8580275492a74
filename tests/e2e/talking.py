"""People who give commands on a pull request, and what they see as an answer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import requests

from sandbox.model import IssueComment, PullRequest, ReviewComment, User
from tests.e2e.project import Json, Project
from tests.e2e.service import TIMEOUT_S, until

HIDDEN = re.compile(r"<!--.*?-->", re.DOTALL)
ID = re.compile(r"`([0-9a-f]{16})`")


@dataclass(frozen=True)
class Talk:
    """One pull request's conversation, as the API shows it."""

    project: Project
    pull: PullRequest

    # --- what people write ----------------------------------------------------------------

    def say(self, text: str, by: User | None = None) -> IssueComment:
        """A comment in the conversation."""
        world = self.project.box.world
        return world.comment(self.pull, by or self.project.author, text)

    def reply(self, to: ReviewComment, text: str, by: User | None = None) -> ReviewComment:
        """A reply at a line."""
        return self.project.box.world.reply(to, by or self.project.author, text)

    def somebody(self, login: str, role: str | None = None) -> User:
        """A person with this role in the repository; None: a passer-by."""
        world, where = self.project.box.world, self.project.repository
        user = world.create_user(f"{login}-{where.owner.login}")
        if role:
            world.set_collaborator(where, user, role)
        return user

    def press(self, button: str, by: User) -> None:
        """A button of the newest check run."""
        world = self.project.box.world
        run = world.runs_at(self.project.repository, self.pull.head_sha)[-1]
        world.press(run, button, by)

    # --- what people see ------------------------------------------------------------------

    def seen(self, path: str) -> list[Json]:
        found: list[Json] = self.project.see(path)
        return found

    def answers(self) -> list[str]:
        """What the bot wrote into the conversation, oldest first; what is hidden is left out."""
        every = self.seen(f"/issues/{self.pull.number}/comments")
        return [HIDDEN.sub("", one["body"]).strip() for one in every if is_bot(one)]

    def replies(self) -> list[str]:
        """What the bot wrote as a reply at a line."""
        every = [one for one in self.project.comments(self.pull) if one.get("in_reply_to_id")]
        return [HIDDEN.sub("", one["body"]).strip() for one in every if is_bot(one)]

    def answer(self, count: int = 1) -> str:
        """The newest answer, once there are so many."""
        until(lambda: len(self.answers()) >= count, f"{count} answers")
        found = self.answers()
        assert len(found) == count, found
        return found[-1]

    def eyes(self, comment: IssueComment | ReviewComment) -> int:
        """How many eyes of the bot's are on a comment."""
        kind = "issues" if isinstance(comment, IssueComment) else "pulls"
        every = self.seen(f"/{kind}/comments/{comment.id}/reactions")
        return sum(one["content"] == "eyes" and is_bot(one) for one in every)

    def runs(self) -> list[Json]:
        """The head's check runs, once all have ended."""
        self.project.settle()
        runs = self.project.runs(self.pull.head_sha)
        assert {run["status"] for run in runs} <= {"completed"}
        return runs

    def verdict(self, runs: int) -> Json:
        """The newest check run, once there are so many and all have ended."""
        until(lambda: len(self.project.runs(self.pull.head_sha)) >= runs, f"{runs} check runs")
        found = self.runs()
        assert len(found) == runs
        return found[-1]

    def findings(self) -> list[str]:
        """The ids of the comments at lines, oldest first."""
        firsts = [one for one in self.project.comments(self.pull) if not one.get("in_reply_to_id")]
        return [found[1] for one in firsts if (found := ID.search(one["body"]))]

    def thread(self, at: int = 0) -> ReviewComment:
        """One of the bot's comments at a line."""
        firsts = [one for one in self.pull.review_comments if one.in_reply_to is None]
        return firsts[at]

    def edit(self, number: int, text: str) -> None:
        """Somebody with `write` changes the text of any comment of the conversation."""
        box, where = self.project.box, self.project.repository
        answer = requests.patch(
            f"{box.api_url}/repos/{where.full_name}/issues/comments/{number}",
            headers={"Authorization": f"Bearer {box.world.token_for(self.project.author)}"},
            json={"body": text},
            timeout=TIMEOUT_S,
        )
        answer.raise_for_status()


def is_bot(one: dict[str, Any]) -> bool:
    return bool(one["user"]["type"] == "Bot")


def told(run: Json) -> Sequence[str]:
    """What a check run says: conclusion, title, summary."""
    output = run["output"]
    return run["conclusion"], output["title"], output["summary"]
