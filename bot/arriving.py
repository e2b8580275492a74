"""The first minutes after an installation: which open pull requests are looked at, quietly.

Reads and decides; writes nothing. What is reviewed for this reason has its verdict in the check run
and no comments, until its next push.
"""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from bot.github.client import Repository
from bot.github.errors import Gone, Refused
from bot.model import Arrived, InstallationId, PullRef, ReviewWanted, Sha, Why

REPOSITORIES = 200  # looked at; two requests each, of the installation's 5,000 an hour
OF_ONE_REPOSITORY = 20
IN_ALL = 200
FRESH = timedelta(days=30)  # what nobody has touched for longer is not waiting for a review


@dataclass(frozen=True, slots=True)
class Finder:
    """Asks GitHub for what is open. `clock` gives the time in UTC."""

    github: Callable[[PullRef], Repository]
    clock: Callable[[], datetime]

    def find(self, arrived: Arrived) -> tuple[ReviewWanted, ...]:
        """The newest first of each repository, within the limits above. Raises `GitHubError`."""
        every = (w for one in arrived.repositories[:REPOSITORIES] for w in self._of(one, arrived))
        return tuple(islice(every, IN_ALL))

    def _of(self, repository: PullRef, arrived: Arrived) -> Iterator[ReviewWanted]:
        """A repository that is gone, or not for us, has none."""
        query: dict[str, str | int] = {"state": "open", "sort": "updated", "direction": "desc"}
        try:
            with closing(self.github(repository)) as repo:
                found = repo.get("/pulls", **query, per_page=OF_ONE_REPOSITORY)
        except (Gone, Refused):
            return
        oldest = self.clock() - FRESH
        for pull in found:
            if not pull["draft"] and datetime.fromisoformat(pull["updated_at"]) >= oldest:
                yield _wanted(repository, pull, arrived)


def _wanted(repository: PullRef, pull: dict[str, Any], arrived: Arrived) -> ReviewWanted:
    return ReviewWanted(
        pull=PullRef(
            InstallationId(repository.installation),
            repository.repo_id,
            repository.owner,
            repository.repo,
            int(pull["number"]),
        ),
        head=Sha(pull["head"]["sha"]),
        base=Sha(pull["base"]["sha"]),
        why=Why.INSTALLED,
        delivery=arrived.delivery,
    )
