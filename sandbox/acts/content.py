"""Repositories and what is pushed to them."""

import subprocess  # to ask another repository on this disk what a name means
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sandbox.acts.pulls import Pulls
from sandbox.gitdata import NO_SHA, Content, NewCommit, Signature
from sandbox.model import Access, Event, Repository, User
from sandbox.state import WorldError, node_id


@dataclass(frozen=True, slots=True)
class Push:
    """One commit to push: renames (old -> new) first, then deletions, then files.

    A new branch starts at `onto`, or at the default branch's tip. `force` replaces the tip
    of the branch, as an amended commit does; with `onto` it starts anew from there.
    """

    files: Mapping[str, Content] = field(default_factory=dict)
    deletions: Sequence[str] = ()
    renames: Mapping[str, str] = field(default_factory=dict)
    message: str = "Change"
    force: bool = False
    onto: str | None = None


class Contents(Pulls):
    """What people do with repositories."""

    def create_repository(
        self,
        full_name: str,
        files: Mapping[str, Content] | None = None,
        private: bool = False,
        default_branch: str = "main",
    ) -> Repository:
        """Make a repository `owner/name` of an account that exists, with a first commit.

        `files` None leaves it empty.
        """
        with self.lock:
            owner, repository = self._new_repository(full_name, private, default_branch)
            self.git.create(repository.id, default_branch)
            if files is not None:
                self.push(repository, default_branch, Push(files, message="First commit"), owner)
            return repository

    def _new_repository(
        self, full_name: str, private: bool, default_branch: str
    ) -> tuple[User, Repository]:
        login, _, name = full_name.partition("/")
        owner = self.user(login)
        if self.find_repository(full_name):
            raise WorldError(f"{full_name} is there already")
        number, now = self.new_id("repository"), self.now()
        node = node_id("R", number)
        made = Repository(number, node, owner, name, private, default_branch, now, now, now)
        self.repositories[number] = made
        self.nodes[node] = made
        return owner, made

    def fork(self, repository: Repository, account: User) -> Repository:
        """Make a fork of a repository under an account, with the same name."""
        with self.lock:
            name, branch = f"{account.login}/{repository.name}", repository.default_branch
            _, made = self._new_repository(name, repository.private, branch)
            made.parent = repository
            self.git.fork(made.id, repository.id, branch)
            self.emit(Event("fork", None, sender=account, repository=repository))
            return made

    def import_repository(
        self, full_name: str, path: Path, base: str, head: str, private: bool = False
    ) -> Repository:
        """Take two commits of a git repository on this disk, as branches `main` and `change`.

        `base` and `head` are anything that names a commit there. The history comes along.
        """
        with self.lock:
            shas = [_revision(path, base), _revision(path, head)]
            _, made = self._new_repository(full_name, private, "main")
            self.git.create(made.id, "main")
            for sha, branch in zip(shas, ("main", "change"), strict=True):
                self.git.import_refs(made.id, path, {sha: f"refs/heads/{branch}"})
            return made

    # -- pushing -----------------------------------------------------------------------

    def push(self, repository: Repository, branch: str, push: Push, author: User) -> str:
        """Push one commit to a branch and tell everybody; returns its sha."""
        with self.lock:
            before = self.git.branch(repository.id, branch)
            parent = self._parent(repository, before, push)
            email = author.email or f"{author.login}@users.noreply.localhost"
            who = Signature(author.name or author.login, email, self.now())
            new = NewCommit(who, push.message, push.files, push.deletions, push.renames)
            after = self.git.commit(repository.id, f"refs/heads/{branch}", parent, new)
            self.pushed(repository, branch, (before, after), author, forced=push.force)
            return after

    def reset(self, repository: Repository, branch: str, sha: str, by: User) -> None:
        """Point a branch at a commit that the repository has, as a forced push does."""
        with self.lock:
            before = self.git.branch(repository.id, branch)
            self.git.set_ref(repository.id, f"refs/heads/{branch}", sha)
            self.pushed(repository, branch, (before, sha), by, forced=True)

    def pushed(
        self,
        repository: Repository,
        branch: str,
        tips: tuple[str | None, str],
        by: User,
        forced: bool = False,
    ) -> None:
        """Tell everybody that a branch moved from (before) to (after)."""
        before, after = tips
        repository.pushed_at = repository.updated_at = self.now()
        event = Event(
            "push",
            None,
            sender=by,
            repository=repository,
            ref=f"refs/heads/{branch}",
            before=before or NO_SHA,
            after=after,
            forced=forced,
        )
        self.emit(event)
        self.request_suites(repository, branch, tips, by)
        self.branch_moved(repository, branch, tips, by)

    def delete_branch(self, repository: Repository, branch: str, by: User) -> None:
        """Delete a branch; pull requests from it or into it are closed."""
        with self.lock:
            before = self.git.branch(repository.id, branch)
            self.git.delete_ref(repository.id, f"refs/heads/{branch}")
            event = Event(
                "push",
                None,
                sender=by,
                repository=repository,
                ref=f"refs/heads/{branch}",
                before=before,
                after=NO_SHA,
            )
            self.emit(event)
            self.branch_gone(repository, branch, by)

    def _parent(self, repository: Repository, before: str | None, push: Push) -> str | None:
        if push.onto:
            return push.onto
        if before is None:
            return self.git.branch(repository.id, repository.default_branch)
        if not push.force:
            return before
        parents = self.git.read_commit(repository.id, before).parents
        return parents[0] if parents else None

    # -- settings ----------------------------------------------------------------------

    def set_collaborator(self, repository: Repository, user: User, access: Access) -> None:
        """Give a person a permission on a repository; `none` takes it away."""
        with self.lock:
            repository.collaborators.pop(user.login, None)
            if access != "none":
                repository.collaborators[user.login] = access

    def access(self, repository: Repository, user: User) -> Access:
        """Return what a person may do with a repository; a public one may be read by all."""
        if user is repository.owner:
            return "admin"
        public: Access = "none" if repository.private else "read"
        return repository.collaborators.get(user.login, public)

    def set_private(self, repository: Repository, private: bool, by: User) -> None:
        """Change a repository's visibility."""
        with self.lock:
            repository.private = private
            action = "privatized" if private else "publicized"
            self.emit(Event("repository", action, sender=by, repository=repository))

    def rename_repository(self, repository: Repository, name: str, by: User) -> None:
        """Rename a repository; the old name redirects."""
        with self.lock:
            old = repository.name
            self.moved[repository.full_name.lower()] = repository.id
            repository.name = name
            changes: dict[str, object] = {"repository": {"name": {"from": old}}}
            self.emit(
                Event("repository", "renamed", sender=by, repository=repository, changes=changes)
            )

    def delete_repository(self, repository: Repository, by: User) -> None:
        """Delete a repository; pull requests from it stay, without their head's repository."""
        with self.lock:
            del self.repositories[repository.id]
            self.nodes.pop(repository.node_id, None)
            for other in self.repositories.values():
                for pull in other.pulls.values():
                    if pull.head_repository is repository:
                        pull.head_repository = None
            self.emit(Event("repository", "deleted", sender=by, repository=repository))


def _revision(path: Path, name: str) -> str:
    command = ["git", "-C", str(path), "rev-parse", "-q", "--verify", f"{name}^{{commit}}"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)  # noqa: S603 - a local path and a name given by the person who runs this
    if done.returncode:
        raise WorldError(f"{path} has no commit named {name!r}")
    return done.stdout.strip()
