"""What a review says, ready to be sent. Plain data within GitHub's limits."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from bot.compose.memory import Memory
from bot.ledger.apply import Accepted
from checks.model import FileDiff, FindingId, RuleId, Side
from checks.policy import Policy

__all__ = [
    "ACCEPT",
    "QUIET",
    "RERUN",
    "Action",
    "Annotation",
    "CheckRun",
    "Comment",
    "Composed",
    "Context",
    "Edit",
    "Ending",
    "Hide",
    "Level",
    "Review",
    "RuleText",
]


class Ending(StrEnum):
    """How a check run ends. Branch protection lets success and neutral pass."""

    SUCCESS = "success"
    NEUTRAL = "neutral"
    FAILURE = "failure"
    CANCELLED = "cancelled"


class Level(StrEnum):
    """How GitHub shows an annotation."""

    FAILURE = "failure"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Annotation:
    """A remark at lines of the new side; unlike a comment it may stand at any line."""

    path: str
    start_line: int
    end_line: int
    level: Level
    title: str
    message: str


@dataclass(frozen=True, slots=True)
class Action:
    """A button on the check run: label ≤ 20, description ≤ 40, identifier ≤ 20 characters."""

    label: str
    description: str
    identifier: str


RERUN = Action("Re-run", "Review this commit once more", "rerun")
ACCEPT = Action("Accept all shown", "Ignore every finding that is shown here", "accept")
QUIET = Action("Show what was quiet", "List what was found and not said", "quiet")


@dataclass(frozen=True, slots=True)
class CheckRun:
    """How the check run ends and what it says. There may be any number of annotations."""

    ending: Ending
    title: str
    summary: str
    text: str = ""
    annotations: tuple[Annotation, ...] = ()
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """What a check run says while it is open."""

    title: str
    summary: str


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment at a line of the diff; `line` is None where it is about the whole file, and
    `start_line` where it is one line. `findings`: what it speaks of, its own first.
    """

    path: str
    line: int | None
    side: Side
    body: str
    findings: tuple[FindingId, ...]
    start_line: int | None = None


class Hide(StrEnum):
    """What becomes of a comment that is edited: minimised, shown again, or neither."""

    AS_RESOLVED = "RESOLVED"
    AS_DUPLICATE = "DUPLICATE"
    NOT_ANY_MORE = "not any more"
    LEFT_ALONE = "left alone"


@dataclass(frozen=True, slots=True)
class Edit:
    """A new body for an earlier comment of ours. `thread`, `comment`: node ids.

    `resolved`: the thread is to be resolved, or to be opened again; None leaves it as it is.
    """

    thread: str
    comment: str
    body: str
    hide: Hide = Hide.LEFT_ALONE
    resolved: bool | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """Comments that are sent together. `body` stands above them in the conversation."""

    body: str
    comments: tuple[Comment, ...]


@dataclass(frozen=True, slots=True)
class Composed:
    """Everything one review says. `review` is None where there is nothing new to say at a line.

    `edits`: what becomes of earlier comments. `unsaid`: findings of this change that no comment
    speaks of, for which the check run has annotations.
    """

    check_run: CheckRun
    review: Review | None = None
    edits: tuple[Edit, ...] = ()
    unsaid: tuple[FindingId, ...] = ()


class RuleText(Protocol):
    """What of a rule is told to people."""

    @property
    def title(self) -> str:
        """A few words that name the hazard."""

    @property
    def why(self) -> str:
        """What it does in production; the first sentence is its core."""


@dataclass(frozen=True, slots=True)
class Context:
    """What compose needs beside the report.

    `fix_titles`: what to do about a rule's findings, where the rule says so. `unread`: files of
    no language that any rule reads. `notes`: sentences for the summary, such as a broken policy.
    `head`: the commit under review. `memory`: what was said before. `wants_resolved`: the branch
    takes no merge while a conversation is open; `may_resolve`: we were granted to close ours.
    `public_url`: where the rules' pages are; without it links go to the pull request's checks at
    `checks_url`, where our check run's text then tells of each rule.
    `accepted`: the ignores in force; what they keep quiet is not in the report. `once`: rules of
    which one comment on the whole pull request is enough, the rest in the check run. `posture`:
    rules that tell of the repository, not of a line: they stand in the summary alone.
    `is_retargeted`: the pull request has another base branch now. `marks`: annotations beside those
    on findings. `policy_source`: where the policy comes from. `own_rules`: rules of the
    repository's, of which we have no page.
    """

    policy: Policy
    rules: Mapping[RuleId, RuleText]
    diffs: Mapping[str, FileDiff]
    public_url: str | None = None
    checks_url: str = ""
    fix_titles: Mapping[RuleId, str] = field(default_factory=dict)
    unread: int = 0
    notes: tuple[str, ...] = ()
    head: str = ""
    memory: Memory = field(default_factory=Memory)
    wants_resolved: bool = False
    may_resolve: bool = False
    accepted: tuple[Accepted, ...] = ()
    once: frozenset[RuleId] = frozenset()
    posture: frozenset[RuleId] = frozenset()
    is_retargeted: bool = False
    marks: tuple[Annotation, ...] = ()
    policy_source: str = ""
    own_rules: frozenset[RuleId] = frozenset()

    def linked(self, words: str, tab: str) -> str:
        """The words as a link to a tab of the pull request's page, where its address is known."""
        page = self.checks_url.removesuffix("checks")
        return f"[{words}]({page}{tab})" if page else words
