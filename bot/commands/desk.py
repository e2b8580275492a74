"""What commands work with: one comment, the pull request as it stands, and what may be done."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from bot.compose import escape
from bot.compose.fit import size
from bot.compose.shown import read_shown
from bot.examine import Examined
from bot.github import talk
from bot.github.client import Repository
from bot.github.people import may_ignore
from bot.github.state import Before, Now
from bot.ledger.ledger import Ledger
from bot.ledger.record import Deed, Record
from bot.model import CommandGiven, Where
from bot.policies import Settled
from checks.model import RuleId
from checks.policy import Permission, Policy

__all__ = ["Desk"]

_MORE = re.compile(r"^- and \d+ more$", re.MULTILINE)  # findings that the text had no room for


@dataclass
class Desk:
    """Made for one comment. What asks GitHub raises `GitHubError`."""

    given: CommandGiven
    repo: Repository
    before: Before
    settled: Settled
    ledger: Ledger
    page: Callable[[RuleId], str]
    progress: Callable[[], str]
    now_ms: int
    examine: Callable[[], Examined]
    wants_review: bool = False
    wants_all: bool = False  # of the repository's pull requests as well
    _rights: dict[Permission, bool] = field(default_factory=dict)
    _records: int = 0
    _room: int = 55_000  # bytes of an answer, for what it keeps hidden

    # --- who and what -----------------------------------------------------------------------

    @property
    def now(self) -> Now:
        """The pull request as it stands."""
        return self.before.now

    @property
    def policy(self) -> Policy:
        """The policy in force."""
        return self.settled.policy

    @property
    def is_author(self) -> bool:
        """True if whoever gave the command has opened the pull request."""
        return (self.now.author or "").lower() == self.given.author.lower()

    def may(self, least: Permission) -> bool:
        """True if whoever gave the command has at least this permission here."""
        if least not in self._rights:
            self._rights[least] = may_ignore(self.repo, self.given.author, least)
        return self._rights[least]

    def refusal(self, command: str, least: Permission, other: str = "") -> str:
        """Why the command is not done."""
        who, more = escape.code(self.given.author), f" {other}" if other else ""
        takes = f"that takes the permission `{least.value}` in this repository"
        return f"{who} may not `{command}` here: {takes}{f', {more.strip()}' if more else ''}."

    # --- findings and ignores ---------------------------------------------------------------

    def spoken_of(self) -> tuple[str, ...]:
        """The findings of our comment that was answered."""
        thread = self.given.thread
        return talk.spoken_of(self.repo, thread) if thread is not None else ()

    def last_run(self) -> Mapping[str, Any] | None:
        """Our newest check run on the head that has a verdict."""
        return self._last_run

    @cached_property
    def _last_run(self) -> Mapping[str, Any] | None:
        return talk.last_run(self.repo, self.now.head)

    def is_shown(self, finding: str) -> bool:
        """False only if the head was reviewed and no such finding is told or ignored."""
        run = self.last_run()
        if run is None or any(finding == one.target for one in self.in_force()):
            return True
        text = run["output"]["text"] or ""
        return f"`{finding}`" in text or bool(_MORE.search(text))

    def shown(self) -> tuple[str, ...]:
        """The findings that the check run shows: that of the button, else the head's newest."""
        is_button = self.given.where is Where.BUTTON
        run = talk.run(self.repo, self.given.comment_id) if is_button else self.last_run()
        return read_shown(run["output"]["text"] or "") if run else ()

    def in_force(self) -> tuple[Record, ...]:
        """The ignores that count now."""
        return self.ledger.in_force(self.repo, self.now_ms)

    # --- what is done -----------------------------------------------------------------------

    def record(
        self,
        deed: Deed,
        target: str,
        reason: str = "",
        until_ms: int | None = None,
        *,
        wide: bool = False,
    ) -> Record:
        """A decision of whoever gave the command, not kept yet."""
        self._records += 1
        return Record(
            repo_id=self.given.pull.repo_id,
            number=self.given.pull.number,
            key=f"{self.given.key}.{self._records:03}",
            deed=deed,
            target=target,
            by=self.given.author,
            reason=reason,
            at_ms=self.now_ms,
            until_ms=until_ms,
            wide=wide,
        )

    def fitting(self, records: tuple[Record, ...]) -> tuple[Record, ...]:
        """As many of them as the answer has room for, which keeps each a second time."""
        kept = []
        for record in records:
            self._room -= size(self.ledger.seal.mark(record)) + 1
            if self._room < 0:
                break
            kept.append(record)
        return tuple(kept)

    def keep(self, records: tuple[Record, ...]) -> None:
        """Durable when it returns; a review follows."""
        self.ledger.add(self.repo, records)
        self.want_review()
        self.wants_all = self.wants_all or any(record.wide for record in records)

    def want_review(self) -> None:
        """A new generation of the head's review, after the last command of the comment."""
        self.wants_review = True
