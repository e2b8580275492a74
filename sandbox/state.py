"""All that the sandbox knows, under one lock: accounts, repositories, the clock, the ids."""

import base64
import itertools
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sandbox.gitstore import GitStore
from sandbox.model import (
    App,
    Delivery,
    Event,
    Installation,
    PullRequest,
    Repository,
    Token,
    User,
)

Subscriber = Callable[[Event], None]


class WorldError(Exception):
    """A person asked for something that makes no sense here; the text says what and why."""


class Clock:
    """The time of the sandbox: it runs with the machine's, and can be moved or stopped."""

    def __init__(self) -> None:
        self._offset = timedelta(0)
        self._stopped: datetime | None = None

    def now(self) -> datetime:
        """Return the time, in UTC, in whole seconds as GitHub's API shows it."""
        moment = self._stopped or datetime.now(UTC) + self._offset
        return moment.replace(microsecond=0)

    def advance(self, seconds: float) -> None:
        """Move the clock forward (or back)."""
        self._offset += timedelta(seconds=seconds)
        if self._stopped:
            self._stopped += timedelta(seconds=seconds)

    def stop(self, at: datetime | None = None) -> None:
        """Let the clock stand still, at a given time or now."""
        self._stopped = at or self.now()

    def run(self) -> None:
        """Let a stopped clock run on from where it stands."""
        if self._stopped:
            self._offset = self._stopped - datetime.now(UTC)
            self._stopped = None


@dataclass(slots=True)
class Limits:
    """GitHub's limits; a test lowers them instead of making 3,000 files.

    Sources: docs.github.com/rest/pulls/pulls#list-pull-requests-files (3,000 files),
    docs.github.com/repositories/creating-and-managing-repositories/
    limits-for-viewing-content-and-diffs-in-a-repository (diffs),
    docs.github.com/rest/repos/contents (1 MB, 100 MB, 1,000 entries),
    docs.github.com/rest/git/trees (100,000 entries, 7 MB),
    docs.github.com/rest/commits/commits#compare-two-commits (300 files, 250 commits).
    """

    pull_files: int = 3_000
    compare_files: int = 300
    pull_commits: int = 250
    diff_files: int = 300
    diff_lines: int = 20_000
    diff_bytes: int = 1_000_000
    patch_lines: int = 20_000  # of one file; past it the file comes without its patch
    patch_bytes: int = 500_000
    contents_bytes: int = 1_000_000
    contents_raw_bytes: int = 100_000_000
    contents_entries: int = 1_000
    tree_entries: int = 100_000
    body: int = 65_536  # characters of a comment or review
    per_page: int = 100
    requests_per_hour: int = 5_000


@dataclass(slots=True)
class State:
    """Everything, without the things people do. Hold `lock` around anything that must agree."""

    folder: Path
    url: str = "http://127.0.0.1"  # of the pages; the server sets it when it knows its port
    lock: threading.RLock = field(default_factory=threading.RLock)
    clock: Clock = field(default_factory=Clock)
    limits: Limits = field(default_factory=Limits)
    users: dict[str, User] = field(default_factory=dict)  # login in lower case
    apps: dict[int, App] = field(default_factory=dict)
    installations: dict[int, Installation] = field(default_factory=dict)
    repositories: dict[int, Repository] = field(default_factory=dict)
    moved: dict[str, int] = field(default_factory=dict)  # old full name -> repository id
    tokens: dict[str, Token] = field(default_factory=dict)
    deliveries: list[Delivery] = field(default_factory=list)  # written by the webhook sender
    nodes: dict[str, object] = field(default_factory=dict)  # node id -> object
    subscribers: list[Subscriber] = field(default_factory=list)
    git: GitStore = field(init=False)
    _ids: dict[str, "itertools.count[int]"] = field(default_factory=dict)

    def __post_init__(self) -> None:
        folder = self.folder / "git"
        folder.mkdir(parents=True, exist_ok=True)
        self.git = GitStore(folder)

    # -- urls --------------------------------------------------------------------------

    @property
    def api_url(self) -> str:
        """The base of REST, as GitHub Enterprise Server lays it out."""
        return f"{self.url}/api/v3"

    # -- events ------------------------------------------------------------------------

    def emit(self, event: Event) -> None:
        """Tell every subscriber, in order, under the lock. Subscribers must not block."""
        for subscriber in list(self.subscribers):
            subscriber(event)

    # -- ids ---------------------------------------------------------------------------

    def now(self) -> datetime:
        """Return the time by the sandbox's clock."""
        return self.clock.now()

    def new_id(self, kind: str) -> int:
        """Return the next REST id of a kind; kinds start far apart so that mix-ups show."""
        if kind not in self._ids:
            self._ids[kind] = itertools.count(_FIRST_IDS[kind])
        return next(self._ids[kind])

    # -- lookups -----------------------------------------------------------------------

    def user(self, login: str) -> User:
        """Return an account; raises WorldError."""
        found = self.find_user(login)
        if found is None:
            raise WorldError(f"there is no account named {login!r}")
        return found

    def find_user(self, login: str) -> User | None:
        """Return an account, or None. Logins ignore case."""
        return self.users.get(login.lower())

    def repository(self, full_name: str) -> Repository:
        """Return the repository `owner/name`; raises WorldError."""
        found = self.find_repository(full_name)
        if found is None:
            raise WorldError(f"there is no repository named {full_name!r}")
        return found

    def find_repository(self, full_name: str) -> Repository | None:
        """Return the repository `owner/name`, or None. Names ignore case."""
        wanted = full_name.lower()
        return next((r for r in self.repositories.values() if r.full_name.lower() == wanted), None)

    def pull(self, full_name: str, number: int) -> PullRequest:
        """Return a pull request; raises WorldError."""
        found = self.repository(full_name).pulls.get(number)
        if found is None:
            raise WorldError(f"{full_name} has no pull request {number}")
        return found

    def installations_of(self, repository: Repository) -> list[Installation]:
        """Return the installations that cover a repository and are not suspended."""
        found = self.installations.values()
        return [i for i in found if i.suspended_at is None and i.covers(repository)]

    def installation_for(self, app: App, repository: Repository) -> Installation | None:
        """Return the installation through which an App sees a repository, or None."""
        return next((i for i in self.installations_of(repository) if i.app is app), None)


def node_id(prefix: str, number: int) -> str:
    """Return an id in the form of GitHub's node ids: a prefix for the type, then base64.

    docs.github.com/graphql/guides/migrating-graphql-global-node-ids
    """
    raw = b"\x92\x00\xce" + number.to_bytes(8, "big")
    return f"{prefix}_{base64.urlsafe_b64encode(raw).decode().rstrip('=')}"


_FIRST_IDS = {
    "user": 9_000_001,
    "app": 301_001,
    "installation": 41_000_001,
    "repository": 701_000_001,
    "pull": 1_801_000_001,
    "issue_comment": 2_201_000_001,
    "review": 1_601_000_001,
    "review_comment": 1_401_000_001,
    "thread": 51_000_001,
    "reaction": 201_000_001,
    "label": 5_801_000_001,
    "check_suite": 22_001_000_001,
    "check_run": 24_001_000_001,
    "status": 25_001_000_001,
    "delivery": 71_001_000_001,
    "milestone": 1_001,
}
