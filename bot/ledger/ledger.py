"""The ignores of a pull request: from the store, and from our comments where the store was lost."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.github import talk
from bot.github.client import Repository
from bot.ledger.record import Record, in_force
from bot.ledger.seal import Seal
from bot.logs import logger
from bot.store.ignores import Ignores

__all__ = ["Ledger"]

log = logger("touchline.ledger")


@dataclass(frozen=True, slots=True)
class Ledger:
    """Asked by reviews, written by commands. Methods raise `GitHubError`."""

    ignores: Ignores
    seal: Seal

    def in_force(self, repo: Repository, now_ms: int) -> tuple[Record, ...]:
        """The ignores that count at this moment, oldest first."""
        self._know(repo)
        return in_force(self.ignores.of(repo.pull.repo_id, repo.pull.number), now_ms)

    def add(self, repo: Repository, records: tuple[Record, ...]) -> None:
        """Keep them in the store. The answer keeps them a second time: `Seal.mark`."""
        self._know(repo)
        self.ignores.add(records)

    def _know(self, repo: Repository) -> None:
        """The first time that the store hears of a pull request, our comments on it are read; the
        first time that it hears of a repository, our newest ones there."""
        number = repo.pull.number
        for at, bodies in ((0, talk.own_bodies_anywhere), (number, talk.own_bodies)):
            if not self.ignores.is_known(repo.pull.repo_id, at):
                self._restore(repo, at, bodies(repo))

    def _restore(self, repo: Repository, number: int, bodies: Iterable[str]) -> None:
        """`number` 0: what is about the whole repository."""
        id_ = repo.pull.repo_id
        found = tuple(one for body in bodies for one in self.seal.records(body, id_, number))
        if found:
            log.warning("ignores restored", pull=str(repo.pull), records=len(found))
        self.ignores.restore(id_, number, found)
