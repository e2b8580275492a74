"""What the resolvers hand to each other where the world has no class of its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sandbox.gitdata import Commit, FileChange, TreeEntry
from sandbox.model import (
    AccountType,
    IssueComment,
    PullRequest,
    Reaction,
    Repository,
    Review,
    ReviewComment,
    ReviewThread,
    User,
)


@dataclass(frozen=True, slots=True)
class GitBlob:
    """A blob of a repository."""

    repository: Repository
    sha: str
    data: bytes


@dataclass(frozen=True, slots=True)
class GitTree:
    """A tree of a repository; `path` is where it was found, as far as that is known."""

    repository: Repository
    sha: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class GitEntry:
    """An entry of a tree."""

    repository: Repository
    entry: TreeEntry
    folder: str


@dataclass(frozen=True, slots=True)
class GitCommit:
    """A commit of a repository."""

    repository: Repository
    commit: Commit


@dataclass(frozen=True, slots=True)
class GitRef:
    """A branch of a repository."""

    repository: Repository
    name: str
    sha: str


@dataclass(frozen=True, slots=True)
class Listing:
    """The whole list behind a connection; `key` names an item in cursors."""

    items: Sequence[Any]
    key: Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class RateLimit:
    """The state of the hourly points."""

    limit: int
    remaining: int
    used: int
    reset_at: str


_NAMES: dict[type, str] = {
    GitBlob: "Blob",
    GitTree: "Tree",
    GitEntry: "TreeEntry",
    GitCommit: "Commit",
    GitRef: "Ref",
    FileChange: "PullRequestChangedFile",
    PullRequest: "PullRequest",
    IssueComment: "IssueComment",
    Reaction: "Reaction",
    Repository: "Repository",
    Review: "PullRequestReview",
    ReviewComment: "PullRequestReviewComment",
    ReviewThread: "PullRequestReviewThread",
}
_ACCOUNTS = {
    AccountType.USER: "User",
    AccountType.BOT: "Bot",
    AccountType.ORGANIZATION: "Organization",
}


def type_name(value: object) -> str | None:
    """The GraphQL type of an object of the world; None for what GraphQL cannot show."""
    if isinstance(value, User):
        return _ACCOUNTS[value.type]
    return _NAMES.get(type(value))


def home(value: object) -> Repository | None:
    """The repository that an object belongs to; None for accounts."""
    if isinstance(value, Repository):
        return value
    if isinstance(value, PullRequest | GitBlob | GitTree | GitEntry | GitCommit | GitRef):
        return value.repository
    if isinstance(value, IssueComment | Review | ReviewComment | ReviewThread):
        return value.pull.repository
    return None
