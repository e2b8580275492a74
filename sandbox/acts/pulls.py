"""Pull requests: opened, closed, edited; their head moves when its branch is pushed."""

from dataclasses import dataclass, replace

from sandbox.acts.reviews import Reviews
from sandbox.model import Event, Label, PullRequest, Repository, User
from sandbox.state import WorldError, node_id


@dataclass(frozen=True, slots=True)
class PullPlan:
    """A pull request as it was asked for."""

    head_branch: str
    base_branch: str
    title: str
    body: str | None = None
    draft: bool = False
    head_repository: Repository | None = None  # None: the same as the base's


class Pulls(Reviews):
    """What authors do."""

    def open_pull(self, repository: Repository, user: User, plan: PullPlan) -> PullRequest:
        """Open a pull request; raises WorldError where there is nothing to merge.

        docs.github.com/rest/pulls/pulls#create-a-pull-request
        """
        with self.lock:
            source = plan.head_repository or repository
            head = self.git.branch(source.id, plan.head_branch)
            base = self.git.branch(repository.id, plan.base_branch)
            if head is None or base is None:
                raise WorldError("head or base is no branch")
            pull = self._new_pull(repository, user, plan, (head, base))
            self._keep_head(pull)
            if not self.git.log(repository.id, head, base, limit=1):
                raise WorldError(f"No commits between {plan.base_branch} and {plan.head_branch}")
            repository.pulls[pull.number] = pull
            repository.next_number += 1
            self.nodes[pull.node_id] = pull
            self.tell_pull(pull, "opened", user)
            return pull

    def _new_pull(
        self, repository: Repository, user: User, plan: PullPlan, tips: tuple[str, str]
    ) -> PullRequest:
        source = plan.head_repository or repository
        number = self.new_id("pull")
        return PullRequest(
            id=number,
            node_id=node_id("PR", number),
            repository=repository,
            number=repository.next_number,
            user=user,
            title=plan.title,
            body=plan.body,
            head_repository=source,
            head_label=f"{source.owner.login}:{plan.head_branch}",
            head_ref=plan.head_branch,
            head_sha=tips[0],
            base_ref=plan.base_branch,
            base_sha=tips[1],
            created_at=self.now(),
            updated_at=self.now(),
            draft=plan.draft,
        )

    def _keep_head(self, pull: PullRequest) -> None:
        """Point refs/pull/N/head at the head, so that it stays readable from the base."""
        source = pull.head_repository or pull.repository
        ref = f"refs/pull/{pull.number}/head"
        self.git.bring(pull.repository.id, source.id, pull.head_sha, ref)

    def close(self, pull: PullRequest, by: User) -> None:
        """Close a pull request without merging it."""
        with self.lock:
            pull.state, pull.closed_at = "closed", self.now()
            self.tell_pull(pull, "closed", by)

    def reopen(self, pull: PullRequest, by: User) -> None:
        """Open a closed pull request again; its head is where its branch is by now."""
        with self.lock:
            if pull.merged or pull.head_repository is None:
                raise WorldError("a merged pull request, or one without its head, stays closed")
            pull.state, pull.closed_at = "open", None
            pull.head_sha = self.git.branch(pull.head_repository.id, pull.head_ref) or pull.head_sha
            pull.base_sha = self.git.branch(pull.repository.id, pull.base_ref) or pull.base_sha
            self._keep_head(pull)
            self.follow_head(pull)
            self.tell_pull(pull, "reopened", by)

    def ready(self, pull: PullRequest, by: User) -> None:
        """Say that a draft is ready for review."""
        with self.lock:
            pull.draft = False
            self.tell_pull(pull, "ready_for_review", by)

    def to_draft(self, pull: PullRequest, by: User) -> None:
        """Make a pull request a draft again."""
        with self.lock:
            pull.draft = True
            self.tell_pull(pull, "converted_to_draft", by)

    def edit_pull(
        self, pull: PullRequest, by: User, title: str | None = None, body: str | None = None
    ) -> None:
        """Change title or body."""
        with self.lock:
            changes: dict[str, object] = {}
            if title is not None and title != pull.title:
                changes["title"] = {"from": pull.title}
                pull.title = title
            if body is not None and body != pull.body:
                changes["body"] = {"from": pull.body or ""}
                pull.body = body
            self.tell_pull(pull, "edited", by, changes)

    def edit_base(self, pull: PullRequest, base_branch: str, by: User) -> None:
        """Aim a pull request at another base branch; raises WorldError."""
        with self.lock:
            tip = self.git.branch(pull.repository.id, base_branch)
            if tip is None:
                raise WorldError(f"there is no branch {base_branch!r}")
            changes: dict[str, object] = {
                "base": {"ref": {"from": pull.base_ref}, "sha": {"from": pull.base_sha}}
            }
            pull.base_ref, pull.base_sha = base_branch, tip
            self.follow_head(pull)
            self.tell_pull(pull, "edited", by, changes)

    def label_pull(self, pull: PullRequest, name: str, by: User) -> None:
        """Put a label on a pull request; made in the repository if it is not there."""
        with self.lock:
            label = self.label_named(pull.repository, name)
            if label not in pull.labels:
                pull.labels.append(label)
                self._emit_pull(pull, Event("pull_request", "labeled", sender=by, label=label))

    def label_named(self, repository: Repository, name: str) -> Label:
        """Return a label of a repository by its name; made if it is not there."""
        for label in repository.labels:
            if label.name.lower() == name.lower():
                return label
        number = self.new_id("label")
        made = Label(number, node_id("LA", number), name)
        repository.labels.append(made)
        self.nodes[made.node_id] = made
        return made

    def delete_pull(self, pull: PullRequest) -> None:
        """Make a pull request vanish, as GitHub's support does; nobody is told."""
        with self.lock:
            del pull.repository.pulls[pull.number]
            self.nodes.pop(pull.node_id, None)

    # -- what a push means for pull requests -----------------------------------------------

    def branch_moved(
        self, repository: Repository, branch: str, tips: tuple[str | None, str], by: User
    ) -> None:
        """Move heads and bases of open pull requests after a push of (before, after)."""
        before, after = tips
        for pull in self._open_pulls():
            if pull.repository is repository and pull.base_ref == branch:
                pull.base_sha = after
                self.follow_head(pull)
            if pull.head_repository is repository and pull.head_ref == branch:
                self._move_head(pull, after)
                event = Event("pull_request", "synchronize", by, before=before, after=after)
                self._emit_pull(pull, event)

    def branch_gone(self, repository: Repository, branch: str, by: User) -> None:
        """Close what can no longer be merged, after a branch was deleted."""
        for pull in self._open_pulls():
            ends = ((pull.head_repository, pull.head_ref), (pull.repository, pull.base_ref))
            if (repository, branch) in ends:
                self.close(pull, by)

    def _move_head(self, pull: PullRequest, sha: str) -> None:
        pull.head_sha, pull.updated_at = sha, self.now()
        self._keep_head(pull)
        self.follow_head(pull)

    def _open_pulls(self) -> list[PullRequest]:
        pulls = (p for r in self.repositories.values() for p in r.pulls.values())
        return [p for p in pulls if p.state == "open"]

    def tell_pull(
        self, pull: PullRequest, action: str, by: User, changes: dict[str, object] | None = None
    ) -> None:
        """Emit a `pull_request` event."""
        self._emit_pull(pull, Event("pull_request", action, sender=by, changes=changes))

    def _emit_pull(self, pull: PullRequest, event: Event) -> None:
        pull.updated_at = self.now()
        self.emit(replace(event, repository=pull.repository, pull=pull))
