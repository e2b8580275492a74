"""The words of the small GitHub, in plain mutable data. Nothing here does I/O or takes a lock.

Every object is compared by identity: there is one `User` for one user. Times are aware, in UTC.
Ids are what REST calls `id`; `node_id` is what GraphQL calls `id`.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Literal

Side = Literal["LEFT", "RIGHT"]
Permissions = dict[str, str]  # "checks" -> "read" | "write" | "admin"
Access = Literal["none", "read", "triage", "write", "maintain", "admin"]


class AccountType(StrEnum):
    """What kind of account a login belongs to."""

    USER = "User"
    BOT = "Bot"
    ORGANIZATION = "Organization"


class SubjectType(StrEnum):
    """Whether a review comment stands at a line or at its whole file."""

    LINE = "line"
    FILE = "file"


class ReviewState(StrEnum):
    """REST's words for the state of a review."""

    PENDING = "PENDING"
    COMMENTED = "COMMENTED"
    APPROVED = "APPROVED"
    CHANGES_REQUESTED = "CHANGES_REQUESTED"
    DISMISSED = "DISMISSED"


@dataclass(eq=False, slots=True)
class User:
    """An account: a person, an organisation, or the bot of an App (login ends in `[bot]`)."""

    id: int
    node_id: str
    login: str
    type: AccountType
    created_at: datetime
    name: str | None = None
    email: str | None = None
    site_admin: bool = False


@dataclass(eq=False, slots=True)
class HookConfig:
    """Where an App's deliveries go and what signs them; no URL means that none are sent."""

    url: str | None = None
    secret: str | None = None
    content_type: str = "json"
    insecure_ssl: str = "0"


@dataclass(eq=False, slots=True)
class App:
    """A registered GitHub App. Only the public half of its key is kept."""

    id: int
    node_id: str
    client_id: str
    client_secret: str
    slug: str
    name: str
    description: str
    external_url: str
    owner: User
    bot: User
    public_key: str  # PEM
    permissions: Permissions
    events: list[str]
    hook: HookConfig
    created_at: datetime
    updated_at: datetime
    callback_urls: list[str] = field(default_factory=list)  # where logins may lead back to


@dataclass(eq=False, slots=True)
class Installation:
    """An App installed on an account, for all its repositories or for some."""

    id: int
    node_id: str
    app: App
    account: User
    permissions: Permissions
    events: list[str]
    created_at: datetime
    updated_at: datetime
    selected: "list[Repository] | None" = None  # None: all repositories of the account
    suspended_at: datetime | None = None
    suspended_by: User | None = None

    def covers(self, repository: "Repository") -> bool:
        """Whether the repository is one of those that the App was installed on."""
        if self.selected is None:
            return repository.owner is self.account
        return repository in self.selected


@dataclass(frozen=True, slots=True)
class RequiredCheck:
    """A check that must pass before the merge; `app_id` None takes it from any App."""

    context: str
    app_id: int | None = None


@dataclass(eq=False, slots=True)
class Protection:
    """What a protected branch demands before a pull request may be merged into it."""

    branch: str
    required_checks: list[RequiredCheck] = field(default_factory=list)
    strict: bool = False  # the head must contain the tip of the base branch
    required_approvals: int = 0
    required_conversation_resolution: bool = False
    enforce_admins: bool = False
    merge_queue: bool = False


@dataclass(eq=False, slots=True)
class Label:
    """A label of a repository."""

    id: int
    node_id: str
    name: str
    color: str = "ededed"
    description: str | None = None
    default: bool = False


@dataclass(eq=False, slots=True)
class CommitStatus:
    """One commit status (not a check run), as the statuses API keeps them: append only."""

    id: int
    node_id: str
    sha: str
    state: Literal["error", "failure", "pending", "success"]
    context: str
    description: str | None
    target_url: str | None
    creator: User
    created_at: datetime
    updated_at: datetime


@dataclass(eq=False, slots=True)
class Repository:
    """A repository; its content is in the git store under `id`."""

    id: int
    node_id: str
    owner: User
    name: str
    private: bool
    default_branch: str
    created_at: datetime
    updated_at: datetime
    pushed_at: datetime
    parent: "Repository | None" = None
    description: str | None = None
    collaborators: dict[str, Access] = field(default_factory=dict)  # login -> permission
    pulls: "dict[int, PullRequest]" = field(default_factory=dict)
    labels: list[Label] = field(default_factory=list)
    check_suites: "list[CheckSuite]" = field(default_factory=list)
    statuses: list[CommitStatus] = field(default_factory=list)
    protections: dict[str, Protection] = field(default_factory=dict)  # branch -> its protection
    next_number: int = 1
    archived: bool = False

    @property
    def full_name(self) -> str:
        """`owner/name`."""
        return f"{self.owner.login}/{self.name}"


@dataclass(eq=False, slots=True)
class Token:
    """A token that REST and GraphQL take: of a person, or of an installation.

    `app`: the App through which a person logged in; it reaches no further than both together.
    """

    value: str
    user: User | None = None
    installation: Installation | None = None
    permissions: Permissions = field(default_factory=dict)
    repositories: "list[Repository] | None" = None  # None: all that the installation covers
    expires_at: datetime | None = None
    app: App | None = None


@dataclass(eq=False, slots=True)
class Reaction:
    """One reaction of one person; `content` is REST's word (`+1`, `eyes`, …)."""

    id: int
    node_id: str
    user: User
    content: str
    created_at: datetime


@dataclass(eq=False, slots=True)
class IssueComment:
    """A comment in the conversation of a pull request."""

    id: int
    node_id: str
    pull: "PullRequest"
    user: User
    body: str
    created_at: datetime
    updated_at: datetime
    via_app: App | None = None
    reactions: list[Reaction] = field(default_factory=list)
    minimized: str | None = None  # the reason, in lower case: "outdated", "resolved", …


@dataclass(eq=False, slots=True)
class Review:
    """A review; its comments also stand in their threads."""

    id: int
    node_id: str
    pull: "PullRequest"
    user: User
    body: str
    state: ReviewState
    commit_id: str
    submitted_at: datetime | None
    via_app: App | None = None
    comments: "list[ReviewComment]" = field(default_factory=list)
    minimized: str | None = None


@dataclass(eq=False, slots=True)
class ReviewComment:
    """A comment at a line, a range of lines or a file.

    `line`, `start_line`, `position` and `commit_id` follow the head: `line` and `position`
    are None once the comment is outdated. The `original_…` ones never change.
    """

    id: int
    node_id: str
    thread: "ReviewThread"
    review: Review
    user: User
    body: str
    path: str
    subject_type: SubjectType
    side: Side
    line: int | None
    start_side: Side | None
    start_line: int | None
    position: int | None
    commit_id: str
    original_commit_id: str
    original_line: int | None
    original_start_line: int | None
    original_position: int | None
    diff_hunk: str
    created_at: datetime
    updated_at: datetime
    in_reply_to: "ReviewComment | None" = None
    reactions: list[Reaction] = field(default_factory=list)
    minimized: str | None = None

    @property
    def pull(self) -> "PullRequest":
        """The pull request that the comment belongs to."""
        return self.thread.pull


@dataclass(eq=False, slots=True)
class ReviewThread:
    """A comment with its replies, which people resolve as one. REST has no id for it."""

    id: int
    node_id: str
    pull: "PullRequest"
    path: str
    comments: list[ReviewComment] = field(default_factory=list)
    resolved: bool = False
    resolved_by: User | None = None

    @property
    def outdated(self) -> bool:
        """Whether the first comment's line is no longer part of the diff."""
        first = self.comments[0]
        return first.subject_type is SubjectType.LINE and first.line is None


@dataclass(eq=False, slots=True)
class PullRequest:
    """A pull request. `base_sha` is the tip of the base branch when it was last looked at."""

    id: int
    node_id: str
    repository: Repository
    number: int
    user: User
    title: str
    body: str | None
    head_repository: Repository | None  # None: the fork was deleted
    head_label: str  # owner:branch, kept when the fork is gone
    head_ref: str
    head_sha: str
    base_ref: str
    base_sha: str
    created_at: datetime
    updated_at: datetime
    draft: bool = False
    state: Literal["open", "closed"] = "open"
    closed_at: datetime | None = None
    merged_at: datetime | None = None
    merged_by: User | None = None
    merge_commit_sha: str | None = None
    labels: list[Label] = field(default_factory=list)
    comments: list[IssueComment] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    threads: list[ReviewThread] = field(default_factory=list)
    locked: bool = False

    @property
    def merged(self) -> bool:
        """Whether it was merged."""
        return self.merged_at is not None

    @property
    def head_label_owner(self) -> str:
        """The login in front of the head's label."""
        return self.head_label.split(":", 1)[0]

    @property
    def review_comments(self) -> list[ReviewComment]:
        """All review comments that were submitted, oldest first."""
        found = [c for t in self.threads for c in t.comments]
        shown = [c for c in found if c.review.state is not ReviewState.PENDING]
        return sorted(shown, key=lambda c: c.id)


@dataclass(frozen=True, slots=True)
class Annotation:
    """One annotation of a check run; lines count from 1, columns too."""

    path: str
    start_line: int
    end_line: int
    annotation_level: Literal["notice", "warning", "failure"]
    message: str
    start_column: int | None = None
    end_column: int | None = None
    title: str | None = None
    raw_details: str | None = None


@dataclass(frozen=True, slots=True)
class CheckAction:
    """A button of a check run."""

    label: str
    description: str
    identifier: str


@dataclass(eq=False, slots=True)
class CheckRun:
    """One check run; it belongs to the App of its suite, which alone may change it."""

    id: int
    node_id: str
    suite: "CheckSuite"
    name: str
    external_id: str
    details_url: str
    status: str  # queued | in_progress | completed
    started_at: datetime | None
    created_at: datetime
    conclusion: str | None = None
    completed_at: datetime | None = None
    title: str | None = None
    summary: str | None = None
    text: str | None = None
    annotations: list[Annotation] = field(default_factory=list)
    actions: list[CheckAction] = field(default_factory=list)

    @property
    def app(self) -> App:
        """The App that the run belongs to."""
        return self.suite.app

    @property
    def head_sha(self) -> str:
        """The commit that was checked."""
        return self.suite.head_sha


@dataclass(eq=False, slots=True)
class CheckSuite:
    """The check runs of one App on one commit."""

    id: int
    node_id: str
    repository: Repository
    app: App
    head_sha: str
    head_branch: str | None
    created_at: datetime
    updated_at: datetime
    before: str | None = None
    runs: list[CheckRun] = field(default_factory=list)

    @property
    def latest_runs(self) -> list[CheckRun]:
        """The newest run of each name, which is what REST's `filter=latest` lists."""
        return list({run.name: run for run in self.runs}.values())


@dataclass(frozen=True, slots=True)
class DeliveryAttempt:
    """One request of a delivery and what came back; a redelivery is one more attempt."""

    id: int
    redelivery: bool
    delivered_at: datetime
    duration: float  # seconds
    status: str  # "OK" or what went wrong, in GitHub's words
    status_code: int  # 0: nothing came back
    request_headers: dict[str, str]
    response_headers: dict[str, str]
    response_body: str


@dataclass(eq=False, slots=True)
class Delivery:
    """One webhook delivery: `guid` is X-GitHub-Delivery and outlives redeliveries."""

    guid: str
    app: App
    installation: Installation | None
    repository: Repository | None
    event: str
    action: str | None
    payload: bytes  # exactly as sent, so that the signature can be made again
    attempts: list[DeliveryAttempt] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class RequestedAction:
    """The button of a check run that somebody pressed."""

    identifier: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, told to every subscriber of the world under its lock.

    `name` and `action` are the webhook's own words. `only` set means that the event goes to
    that App alone (check runs, check suites, installations); else to every App that
    subscribed to it and covers the repository. `changes` is the webhook's own `changes`.
    """

    name: str
    action: str | None
    sender: User
    repository: Repository | None = None
    pull: PullRequest | None = None
    review: Review | None = None
    comment: IssueComment | ReviewComment | None = None
    thread: ReviewThread | None = None
    check_run: CheckRun | None = None
    check_suite: CheckSuite | None = None
    installation: Installation | None = None
    repositories: tuple[Repository, ...] = ()
    requested_action: RequestedAction | None = None
    label: Label | None = None
    status: CommitStatus | None = None
    ref: str | None = None
    before: str | None = None
    after: str | None = None
    forced: bool = False
    changes: dict[str, object] | None = None
    merge_group: dict[str, object] | None = None
    reason: str | None = None
    only: App | None = None
