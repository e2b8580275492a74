"""The words of the App: what a delivery asks for, in plain frozen data."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NewType

DeliveryId = NewType("DeliveryId", str)
InstallationId = NewType("InstallationId", int)
Sha = NewType("Sha", str)


@dataclass(frozen=True, slots=True)
class PullRef:
    """One pull request as seen through one installation. `repo_id` outlives renames."""

    installation: InstallationId
    repo_id: int
    owner: str
    repo: str
    number: int

    def __str__(self) -> str:
        queued = "queue of " if self.is_queued else ""
        return f"{queued}{self.owner}/{self.repo}#{abs(self.number)}"

    @property
    def is_queued(self) -> bool:
        """True if this stands for the pull request's merge in a merge queue, which is reviewed
        beside the pull request itself: its number is negative."""
        return self.number < 0

    @property
    def itself(self) -> "PullRef":
        """The pull request, where this may stand for its merge."""
        return replace(self, number=abs(self.number))

    @property
    def queued(self) -> "PullRef":
        """The pull request's merge in a merge queue."""
        return replace(self, number=-abs(self.number))


class Why(StrEnum):
    """What made a review wanted; shown in logs and in the check run."""

    OPENED = "opened"
    PUSHED = "pushed"
    REOPENED = "reopened"
    READY = "ready for review"
    RERUN = "asked for again"
    RETARGETED = "another base branch"
    INSTALLED = "the App was installed"
    QUEUED = "in the merge queue"
    FOUND = "found open without a review"

    @property
    def asks_anew(self) -> bool:
        """True if a head that was reviewed is to be reviewed once more."""
        return self in (Why.RERUN, Why.RETARGETED)


@dataclass(frozen=True, slots=True)
class ReviewWanted:
    """This head of this pull request wants a review."""

    pull: PullRef
    head: Sha
    base: Sha  # the tip of the base branch, as GitHub says; not the merge base
    why: Why
    delivery: DeliveryId
    generation: int = 0  # counts what was asked for anew; part of every effect's key


@dataclass(frozen=True, slots=True)
class Arrived:
    """An account lets the App see these repositories. Their number as a pull request is 0."""

    installation: InstallationId
    repositories: tuple[PullRef, ...]
    delivery: DeliveryId


@dataclass(frozen=True, slots=True)
class Departed:
    """The App may not see these repositories (ids) any more; `whole`: its installation is gone,
    whatever repositories it had."""

    installation: InstallationId
    repositories: tuple[int, ...]
    whole: bool
    delivery: DeliveryId


@dataclass(frozen=True, slots=True)
class Superseded:
    """By this head, which GitHub says the pull request has by now, and the tip of its base."""

    head: Sha
    base: Sha


@dataclass(frozen=True, slots=True)
class RerunAsked:
    """Somebody asked for a commit's check run again.

    GitHub names no pull request of a fork here, so `named` may lack some: the store knows which
    pull requests have this head.
    """

    installation: InstallationId
    repo_id: int
    head: Sha
    named: tuple[ReviewWanted, ...]
    delivery: DeliveryId


class Where(StrEnum):
    """Where a command was given, and so where it is answered."""

    CONVERSATION = "conversation"
    LINE = "line"
    BUTTON = "button"


@dataclass(frozen=True, slots=True)
class CommandGiven:
    """Somebody wrote `/touchline …` on a pull request, or pressed a button of our check run.

    `lines`: what follows the word on each line that is a command and was not there before the edit.
    `author`: who wrote them; after an edit, who edited. `comment_id` is the check run's id for a
    button. `thread`: the first comment of the thread that it stands in, None outside of threads.
    `key`: what its effects are known by; the same for a redelivery or a replay. `since`: GitHub's
    time of it; an answer is younger.
    """

    pull: PullRef
    where: Where
    comment_id: int
    author: str
    lines: tuple[str, ...]
    key: str
    since: str
    delivery: DeliveryId
    thread: int | None = None


@dataclass(frozen=True, slots=True)
class ButtonPressed:
    """Somebody pressed a button of our check run: a command for each pull request of its head.

    `named` may lack pull requests of forks, as with `RerunAsked`. `lines` as in `CommandGiven`.
    """

    installation: InstallationId
    repo_id: int
    head: Sha
    named: tuple[PullRef, ...]
    check_run: int
    author: str
    lines: tuple[str, ...]
    since: str
    delivery: DeliveryId


@dataclass(frozen=True, slots=True)
class Ignored:
    """Nothing to do, and why: one line for the log."""

    why: str


Event = ReviewWanted | RerunAsked | CommandGiven | ButtonPressed | Arrived | Departed | Ignored
