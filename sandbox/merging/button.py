"""Merging by the button: https://docs.github.com/rest/pulls/pulls#merge-a-pull-request."""

from dataclasses import dataclass
from typing import Literal

from sandbox.gitdata import Signature
from sandbox.model import PullRequest, Repository, User
from sandbox.protection import merge_box
from sandbox.world import World

Method = Literal["merge", "squash", "rebase"]


class MergeError(Exception):
    """The merge was refused; `status` is what REST answers."""

    def __init__(self, message: str, status: int = 405) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True)
class MergePlan:
    """How a merge was asked for; `sha` is the head that the asker saw.

    `bypass` passes by what the branch's protection asks for, as admins may.
    """

    method: Method = "merge"
    title: str | None = None
    message: str | None = None
    sha: str | None = None
    bypass: bool = False


def merge(world: World, pull: PullRequest, by: User, plan: MergePlan | None = None) -> str:
    """Merge a pull request; returns the new tip of the base. Raises MergeError."""
    plan = plan or MergePlan()
    with world.lock:
        if plan.sha is not None and plan.sha != pull.head_sha:
            raise MergeError("Head branch was modified. Review and try the merge again.", 409)
        box = merge_box(world, pull)
        if box.refusal is not None and not (plan.bypass and box.bypassable):
            raise MergeError(box.refusal)
        tip = _made(world, pull, by, plan)
        land(world, pull, by, tip)
        return tip


def _made(world: World, pull: PullRequest, by: User, plan: MergePlan) -> str:
    """The commit that the base branch is to point at; no ref moves yet."""
    if plan.method == "rebase":
        return _rebased(world, pull, by)
    tree = merged_tree(world, pull.repository, pull.base_sha, pull.head_sha)
    title, message = words(world, pull, plan)
    squash = plan.method == "squash"
    parents = [pull.base_sha] if squash else [pull.base_sha, pull.head_sha]
    text = f"{title}\n\n{message}".strip()
    return world.git.commit_tree(pull.repository.id, tree, parents, sign(world, by), text)


def merged_tree(world: World, repository: Repository, base: str, head: str) -> str:
    """The tree of a merge; raises MergeError where git finds a conflict."""
    tree = world.git.merge_tree(repository.id, base, head)
    if tree is None:
        raise MergeError("Pull Request is not mergeable")
    return tree


def _rebased(world: World, pull: PullRequest, by: User) -> str:
    """Copies of the commits on top of the base.

    Only where the head contains the base, so that each commit keeps its tree: git learned to
    replay a commit without a work tree only in 2.40.
    """
    repo, tip = pull.repository.id, pull.base_sha
    if not world.git.is_ancestor(repo, tip, pull.head_sha):
        raise MergeError("This branch can't be rebased")
    for sha in reversed(world.git.log(repo, pull.head_sha, tip)):
        old = world.git.read_commit(repo, sha)
        tip = world.git.commit_tree(repo, old.tree, [tip], sign(world, by), old.message)
    return tip


def words(world: World, pull: PullRequest, plan: MergePlan) -> tuple[str, str]:
    """Title and message as GitHub makes them where none are given."""
    if plan.method == "squash":
        commits = world.git.log(pull.repository.id, pull.head_sha, pull.base_sha)
        listed = [world.git.read_commit(pull.repository.id, sha).message for sha in commits]
        title, message = f"{pull.title} (#{pull.number})", "\n".join(f"* {m}" for m in listed)
    else:
        source = pull.head_label.replace(":", "/", 1)
        title, message = f"Merge pull request #{pull.number} from {source}", pull.title
    return plan.title or title, message if plan.message is None else plan.message


def sign(world: World, by: User) -> Signature:
    """Who makes a merge commit, and now."""
    email = by.email or f"{by.login}@users.noreply.localhost"
    return Signature(by.name or by.login, email, world.now())


def land(world: World, pull: PullRequest, by: User, tip: str) -> None:
    """Move the base branch and close the pull request as merged."""
    repository, before = pull.repository, world.git.branch(pull.repository.id, pull.base_ref)
    world.git.set_ref(repository.id, f"refs/heads/{pull.base_ref}", tip)
    pull.state, pull.closed_at = "closed", world.now()
    pull.merged_at, pull.merged_by, pull.merge_commit_sha = world.now(), by, tip
    world.tell_pull(pull, "closed", by)
    world.pushed(repository, pull.base_ref, (before, tip), by)
