"""The story of one comment with commands: seen, done, answered.

Each part is an effect that may be tried again: eyes are one however often they are given, records
are known by their key, and the answer is looked for before it is written.
"""

import re
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Protocol

from bot.attempt import Json, Tools
from bot.commands.desk import Desk
from bot.commands.read import read
from bot.commands.words import Known, MistakeError, Reply
from bot.compose import escape
from bot.compose.fit import BODY, fit, size
from bot.examine import examine
from bot.github import talk
from bot.github.client import Repository
from bot.github.state import look
from bot.ledger.ledger import Ledger
from bot.logs import logger
from bot.model import CommandGiven, PullRef, ReviewWanted, Where, Why
from bot.policies import Settled, settle
from checks.model import RuleId

__all__ = ["Answerer", "Reviews", "Step"]

MOST = 10  # commands of one comment that are done
_PAGE = 20_000  # bytes of a rule's page in an answer
_SECTION = re.compile(r"\n(?=#{2,3} )")
Step = Callable[[str, Callable[[], Json]], Json]
log = logger("touchline.answering")


class Reviews(Protocol):
    """What the queue knows of reviews and does about them."""

    def want(self, wanted: ReviewWanted) -> None:
        """A review is wanted; twice for one delivery is as once."""
        ...

    def want_others(self, wanted: ReviewWanted) -> None:
        """The repository's other pull requests are to be reviewed anew as well."""
        ...

    def progress(self, pull: PullRef) -> str:
        """What is under way for this pull request, in words."""
        ...


@dataclass(frozen=True, slots=True)
class Answerer:
    """What the queue wants of commands. `page`: a rule's page in Markdown."""

    tools: Tools
    ledger: Ledger
    page: Callable[[RuleId], str]

    def answer(self, given: CommandGiven, reviews: Reviews, step: Step) -> None:
        """Does what the comment says and answers it. Raises `GitHubError`."""
        with closing(self.tools.github(given.pull)) as repo:
            step("see", lambda: talk.acknowledge(repo, given))
            body = step("do", lambda: self._do(repo, given, reviews))
            if isinstance(body, str):
                step("answer", lambda: self._answer(repo, given, body))
        log.info("commands answered", pull=str(given.pull), by=given.author, lines=len(given.lines))

    def give_up(self, given: CommandGiven, why: str, step: Step) -> None:
        """Tells that it could not be done. Raises `GitHubError`."""
        told = f"This could not be done: {escape.code(why, limit=300)}. Write it again to retry."
        body = f"{told}\n\n{self._mark(given)}"
        with closing(self.tools.github(given.pull)) as repo:
            step("give up", lambda: self._answer(repo, given, body))

    # --- the effects ------------------------------------------------------------------------

    def _do(self, repo: Repository, given: CommandGiven, reviews: Reviews) -> Json:
        """Runs the commands; the answer's text, or None if none is needed (any more)."""
        if talk.find_answer(repo, given, self._mark(given)):
            return None
        desk = self._desk(repo, given, reviews)
        replies = [self._run(line, desk) for line in given.lines[:MOST]]
        if desk.wants_review:
            reviews.want(_wanted(desk))
        if desk.wants_all:
            reviews.want_others(_wanted(desk))
        if given.where is Where.BUTTON and all(reply.is_quiet for reply in replies):
            return None
        return self._body(given, replies)

    def _answer(self, repo: Repository, given: CommandGiven, body: str) -> Json:
        if not talk.find_answer(repo, given, self._mark(given)):
            talk.answer(repo, given, body)
        return None

    # --- their parts ------------------------------------------------------------------------

    def _desk(self, repo: Repository, given: CommandGiven, reviews: Reviews) -> Desk:
        before, tools = look(repo), self.tools
        settled = settle(repo, before, tools.rules.families, tools.checker)
        return Desk(
            given=given,
            repo=repo,
            before=before,
            settled=settled,
            ledger=self.ledger,
            page=lambda rule: self._short_page(rule, settled),
            progress=lambda: reviews.progress(given.pull),
            now_ms=int(tools.clock().timestamp() * 1000),
            examine=lambda: examine(before.now.head, before, settled, tools.means(repo)),
        )

    def _run(self, line: str, desk: Desk) -> Reply:
        try:
            rules = {**self.tools.rules.texts, **desk.settled.own.rules}
            known = Known(rules, desk.given.thread is not None)
            return read(line, known).run(desk)
        except MistakeError as mistake:
            return Reply(str(mistake))

    def _body(self, given: CommandGiven, replies: Sequence[Reply]) -> str:
        marks = [self.ledger.seal.mark(record) for reply in replies for record in reply.records]
        marks.append(self._mark(given))
        told = [
            f"> {escape.code(f'/touchline {line}'.strip(), limit=400)}\n\n{reply.text}\n"
            for line, reply in zip(given.lines, replies, strict=False)
        ]
        if left := len(given.lines) - len(replies):
            told.append(f"The other {left} commands were not done: {MOST} a comment are.")
        room = BODY - sum(size(mark) + 1 for mark in marks)
        return "\n".join([*fit(told, room, lambda n: f"… and {n} more answers"), *marks])

    def _mark(self, given: CommandGiven) -> str:
        return self.ledger.seal.answer_mark(given.pull.repo_id, given.pull.number, given.key)

    def _short_page(self, rule: RuleId, settled: Settled) -> str:
        if own := settled.own.rules.get(rule):
            return f"**{escape.message(own.title)}.** {escape.message(own.why)}"
        sections = _SECTION.split(self.page(rule))
        url = self.tools.public_url
        rest = f": [the whole page]({url.rstrip('/')}/rules/{rule})" if url else ""
        return "\n".join(fit(sections, _PAGE, lambda n: f"… and {n} more sections{rest}"))


def _wanted(desk: Desk) -> ReviewWanted:
    now, given = desk.now, desk.given
    return ReviewWanted(given.pull, now.head, now.base, Why.RERUN, given.delivery)
