"""The merge queue: what is next is merged on a branch of its own, and checked before it lands.

https://docs.github.com/repositories/configuring-branches-and-merges-in-your-repository/
configuring-pull-request-merges/managing-a-merge-queue
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from sandbox.merging.button import MergeError, MergePlan, land, merged_tree, sign, words
from sandbox.model import Event, PullRequest, Repository, User
from sandbox.protection import (
    Standing,
    facts_of,
    protection_of,
    required_states,
    requirement_refusal,
)
from sandbox.rest.shapes import simple_commit
from sandbox.world import World

# https://docs.github.com/webhooks/webhook-events-and-payloads#pull_request, action `dequeued`
Left = Literal["MERGE", "MANUAL", "MERGE_CONFLICT", "CI_FAILURE"]


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """A pull request in the queue, and the merge of it that is being checked."""

    pull: PullRequest
    by: User
    base_sha: str
    head_sha: str

    @property
    def branch(self) -> str:
        """The read-only branch that shows the merge."""
        return f"gh-readonly-queue/{self.pull.base_ref}/pr-{self.pull.number}-{self.base_sha}"


@dataclass(eq=False, slots=True)
class MergeQueue:
    """The queue into one branch, first in line first."""

    repository: Repository
    branch: str
    entries: list[QueueEntry] = field(default_factory=list)


def queue_of(world: World, repository: Repository, branch: str) -> MergeQueue:
    """The queue into a branch; it is one of the world's nodes, as it is one of GitHub's."""
    found = world.nodes.setdefault(f"MQ_{repository.id}_{branch}", MergeQueue(repository, branch))
    if not isinstance(found, MergeQueue):
        raise TypeError(f"the node of the queue into {branch} is a {type(found).__name__}")
    return found


def in_queue(world: World, pull: PullRequest) -> bool:
    """Whether a pull request is in the queue."""
    return any(e.pull is pull for e in queue_of(world, pull.repository, pull.base_ref).entries)


def enqueue(world: World, pull: PullRequest, by: User) -> QueueEntry:
    """Add a pull request to the queue of its base branch. Raises MergeError.

    Its own required checks must have passed before; then they run again on the merge.
    """
    with world.lock:
        _check_enqueue(world, pull)
        queue = queue_of(world, pull.repository, pull.base_ref)
        entry = _build(world, queue, pull, by)
        queue.entries.append(entry)
        world.emit(Event("pull_request", "enqueued", by, pull.repository, pull))
        _announce(world, entry)
        settle(world, queue)
        return entry


def _check_enqueue(world: World, pull: PullRequest) -> None:
    facts = facts_of(world, pull)
    if not facts.rules.merge_queue:
        raise MergeError(f"The branch {pull.base_ref} has no merge queue", 422)
    if pull.state == "closed" or facts.conflicts or in_queue(world, pull):
        raise MergeError("Pull Request is not mergeable")
    if pull.draft:
        raise MergeError("Pull Request is still a draft")
    refusal = requirement_refusal(facts)
    if refusal is not None:
        raise MergeError(refusal)


def _build(world: World, queue: MergeQueue, pull: PullRequest, by: User) -> QueueEntry:
    """Merge a pull request onto what is ahead of it, as a commit without a branch."""
    base = queue.entries[-1].head_sha if queue.entries else _tip(world, queue)
    tree = merged_tree(world, queue.repository, base, pull.head_sha)
    title, message = words(world, pull, MergePlan())
    head = world.git.commit_tree(
        queue.repository.id, tree, [base, pull.head_sha], sign(world, by), f"{title}\n\n{message}"
    )
    return QueueEntry(pull, by, base, head)


def _tip(world: World, queue: MergeQueue) -> str:
    tip = world.git.branch(queue.repository.id, queue.branch)
    if tip is None:
        raise MergeError(f"The branch {queue.branch} is gone", 422)
    return tip


def _announce(world: World, entry: QueueEntry) -> None:
    """Show the merge as a branch and ask for its checks."""
    repository = entry.pull.repository
    world.git.set_ref(repository.id, f"refs/heads/{entry.branch}", entry.head_sha)
    world.pushed(repository, entry.branch, (None, entry.head_sha), entry.by)
    _tell_group(world, entry, "checks_requested")


def _tell_group(world: World, entry: QueueEntry, action: str, reason: str | None = None) -> None:
    repository = entry.pull.repository
    world.emit(
        Event(
            "merge_group",
            action,
            sender=entry.by,
            repository=repository,
            pull=entry.pull,
            merge_group=merge_group(world, entry),
            reason=reason,
        )
    )


def merge_group(world: World, entry: QueueEntry) -> dict[str, object]:
    """The webhook's own `merge_group`."""
    commit = world.git.read_commit(entry.pull.repository.id, entry.head_sha)
    return {
        "head_sha": entry.head_sha,
        "head_ref": f"refs/heads/{entry.branch}",
        "base_sha": entry.base_sha,
        "base_ref": f"refs/heads/{entry.pull.base_ref}",
        "head_commit": simple_commit(commit),
    }


def settle(world: World, queue: MergeQueue) -> None:
    """Merge what has passed and drop what has failed, from the front of the queue on."""
    rules = protection_of(queue.repository, queue.branch)
    while queue.entries:
        first = queue.entries[0]
        standings = {r.standing for r in required_states(queue.repository, rules, first.head_sha)}
        if Standing.FAILED in standings:
            remove(world, queue, first, "CI_FAILURE")
        elif standings <= {Standing.PASSED}:
            _merge_first(world, queue, first)
        else:
            return


def _merge_first(world: World, queue: MergeQueue, first: QueueEntry) -> None:
    queue.entries.remove(first)
    land(world, first.pull, first.by, first.head_sha)
    _gone(world, first, "MERGE", "merged")


def remove(world: World, queue: MergeQueue, entry: QueueEntry, why: Left) -> None:
    """Take an entry out; what was behind it is merged anew onto what is left."""
    place = queue.entries.index(entry)
    behind = queue.entries[place + 1 :]
    del queue.entries[place:]
    _gone(world, entry, why, "dequeued")
    _rebuild(world, queue, behind)


def _rebuild(world: World, queue: MergeQueue, behind: Sequence[QueueEntry]) -> None:
    for old in behind:
        _tell_group(world, old, "destroyed", "invalidated")
        world.delete_branch(queue.repository, old.branch, old.by)
        try:
            new = _build(world, queue, old.pull, old.by)
        except MergeError:
            _tell_left(world, old, "MERGE_CONFLICT")
            continue
        queue.entries.append(new)
        _announce(world, new)


def _gone(world: World, entry: QueueEntry, why: Left, reason: str) -> None:
    _tell_left(world, entry, why)
    _tell_group(world, entry, "destroyed", reason)
    world.delete_branch(entry.pull.repository, entry.branch, entry.by)


def _tell_left(world: World, entry: QueueEntry, why: Left) -> None:
    pull = entry.pull
    world.emit(Event("pull_request", "dequeued", entry.by, pull.repository, pull, reason=why))


def dequeue(world: World, pull: PullRequest) -> None:
    """Take a pull request out of the queue by hand; nothing happens where it is in none."""
    with world.lock:
        queue = queue_of(world, pull.repository, pull.base_ref)
        for entry in [e for e in queue.entries if e.pull is pull]:
            remove(world, queue, entry, "MANUAL")
            settle(world, queue)


# --- watching -------------------------------------------------------------------------------------


def watch(world: World) -> None:
    """Let the queues follow what happens: checks that end, heads that move.

    Subscribe the webhooks first: their deliveries then come in the order of the events.
    """

    def seen(event: Event) -> None:
        if event.repository is None:
            return
        if (event.name, event.action) in _CHECKED:
            _settle_all(world, event.repository)
        elif (event.name, event.action) in _MOVED and event.pull is not None:
            dequeue(world, event.pull)

    world.subscribers.append(seen)


_CHECKED = {("check_run", "completed"), ("status", None)}
_MOVED = {("pull_request", "synchronize"), ("pull_request", "closed")}


def _settle_all(world: World, repository: Repository) -> None:
    queues = [q for q in world.nodes.values() if isinstance(q, MergeQueue)]
    for queue in queues:
        if queue.repository is repository:
            settle(world, queue)
