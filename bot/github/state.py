"""What GitHub says of a pull request at this moment: is it open, where is its head, which policy
applies, and what of ours is there already."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.compose.memory import Memory
from bot.github.client import Repository
from bot.github.documents import BEFORE, THREADS, texts
from bot.github.errors import Gone
from bot.github.texts import Entry, entry
from bot.github.threads import Page, page, said_in
from bot.model import Sha

__all__ = [
    "Before",
    "Now",
    "OwnReview",
    "OwnersPolicy",
    "State",
    "ask_state",
    "complete",
    "is_ahead",
    "look",
    "owners_policy",
]

_PAGES = 20  # of a hundred threads; on a pull request with more, nothing new is said at lines


@dataclass(frozen=True, slots=True)
class Now:
    """A pull request as it stands. `base` is the base branch's tip, not the merge base."""

    is_open: bool
    is_draft: bool
    head: Sha
    base: Sha
    base_name: str
    author: str | None  # None: the account is gone
    changed_files: int | None  # None: GitHub does not say


@dataclass(frozen=True, slots=True)
class OwnReview:
    """A review that this App wrote earlier."""

    id: int
    body: str
    head: Sha | None


@dataclass(frozen=True, slots=True)
class State:
    """Asked right before something is published. `threads`: those that comments of ours began."""

    now: Now
    reviews: tuple[OwnReview, ...]
    threads: Page

    @property
    def memory(self) -> Memory:
        """What was said before."""
        said = frozenset(id_ for one in self.reviews for id_ in said_in(one.body))
        return Memory(self.threads.threads, said, whole=self.threads.after is None)


@dataclass(frozen=True, slots=True)
class OwnersPolicy:
    """The policy in the owner's `.github` repository; `policy` is None where that has none.

    `is_read`: False where the repository is not there, or may not be read: GitHub does not say
    which.
    """

    is_read: bool
    policy: Entry | None = None


@dataclass(frozen=True, slots=True)
class Before:
    """Asked before the work begins. `policy` is None where the base branch's tip has none, `rules`
    where it has no rules of its own; else it is the id of their folder. `tip`: the commit that both
    are of, None where the base branch is gone.

    `wants_resolved`: the base branch takes no merge while a conversation is open.
    """

    now: Now
    policy: Entry | None
    wants_resolved: bool = False
    rules: str | None = None
    tip: Sha | None = None
    owners: OwnersPolicy = field(default_factory=lambda: OwnersPolicy(is_read=False))


def look(repo: Repository) -> Before:
    """One request. Raises `Gone` if the pull request is not there, else as every request."""
    answer = repo.ask(BEFORE, number=repo.pull.number)
    found = answer["repository"]
    if found["databaseId"] != repo.pull.repo_id:
        raise Gone(f"{repo.pull.owner}/{repo.pull.repo} is another repository by now")
    pull = _pull(found)
    base = pull.get("baseRef") or {}
    rule = base.get("refUpdateRule") or {}
    tip = base.get("target") or {}
    wants_resolved = rule.get("requiresConversationResolution") is True
    rules = (tip.get("rules") or {}).get("oid")
    return Before(
        now=_now(pull),
        policy=entry(tip.get("policy")),
        wants_resolved=wants_resolved,
        rules=rules,
        tip=tip.get("oid"),
        owners=owners_policy(answer.get("owners")),
    )


def owners_policy(there: Mapping[str, Any] | None) -> OwnersPolicy:
    """Read from the owner's repository, None where it cannot be seen."""
    if there is None:
        return OwnersPolicy(is_read=False)
    tip = (there.get("defaultBranchRef") or {}).get("target") or {}
    return OwnersPolicy(True, entry(tip.get("policy")))


def ask_state(repo: Repository) -> State:
    """How it stands now. One request, and one for each hundred threads past the first."""
    return complete(repo, repo.graphql(texts((), state=True), number=repo.pull.number))


def is_ahead(repo: Repository, old: Sha, new: Sha) -> bool:
    """True if `new` comes after `old`: then GitHub's answer is older than the push that we know.

    Its replicas lag behind its webhooks for a moment. One request.
    """
    try:
        found = repo.get(f"/compare/{old}...{new}", per_page=1)
    except Gone:
        return False
    return bool(found["status"] == "ahead")


def complete(repo: Repository, found: Mapping[str, Any]) -> State:
    """Read from the `repository` of a document that was made with `state=True`, with the threads
    that did not fit into it."""
    pull = _pull(found)
    nodes = (pull.get("reviews") or {}).get("nodes") or ()
    reviews = tuple(_own_review(n) for n in nodes if n and n["viewerDidAuthor"])
    threads = page(pull)
    for _ in range(_PAGES):
        if threads.after is None:
            break
        more = page(_pull(repo.graphql(THREADS, number=repo.pull.number, after=threads.after)))
        threads = replace(more, threads=(*threads.threads, *more.threads))
    return State(_now(pull), reviews, threads)


def _pull(found: Mapping[str, Any]) -> Mapping[str, Any]:
    pull = found.get("pullRequest")
    if not isinstance(pull, dict):
        raise Gone("the pull request is not there")
    return pull


def _now(pull: Mapping[str, Any]) -> Now:
    return Now(
        is_open=pull["state"] == "OPEN",
        is_draft=pull["isDraft"],
        head=Sha(pull["headRefOid"]),
        base=Sha(pull["baseRefOid"]),
        base_name=pull["baseRefName"],
        author=(pull.get("author") or {}).get("login"),
        changed_files=pull["changedFiles"],
    )


def _own_review(node: Mapping[str, Any]) -> OwnReview:
    head = (node.get("commit") or {}).get("oid")
    return OwnReview(int(node["fullDatabaseId"]), node["body"], Sha(head) if head else None)
