"""Who asks, and what that one may see and do."""

from dataclasses import dataclass, field

from sandbox.auth import Caller, may, sees
from sandbox.graphql.errors import forbidden
from sandbox.model import Repository, User
from sandbox.rest.limits import Rate
from sandbox.world import World


@dataclass(frozen=True, slots=True)
class Context:
    """One request: the world, who sent it, and what is left of the hourly points."""

    world: World
    caller: Caller
    rate: Rate
    resolved: dict[tuple[int, str], str | None] = field(default_factory=dict)

    def commit_of(self, repository: Repository, revision: str) -> str | None:
        """The commit that a revision names; asked of git once, though a batch names it often."""
        key = (repository.id, revision)
        if key not in self.resolved:
            self.resolved[key] = self.world.git.resolve(repository.id, revision)
        return self.resolved[key]

    @property
    def viewer(self) -> User:
        """The account that acts: a person, or the bot of an App."""
        if self.caller.user is None:
            raise forbidden()
        return self.caller.user

    def sees(self, repository: Repository) -> bool:
        """Whether a repository exists for the caller."""
        return sees(self.world, self.caller, repository)

    def allows(self, repository: Repository, permission: str, level: str) -> bool:
        """Whether the caller may read or write something of a repository."""
        return may(self.world, self.caller, repository, permission, level)

    def need(self, repository: Repository, level: str, *permissions: str) -> None:
        """Raise FORBIDDEN unless one of the permissions is there at that level."""
        if not any(self.allows(repository, one, level) for one in permissions):
            raise forbidden()
