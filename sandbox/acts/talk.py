"""The conversation of a pull request: comments and reactions."""

from sandbox.acts.checks import Checks
from sandbox.gitdata import FileChange
from sandbox.model import (
    App,
    Event,
    IssueComment,
    PullRequest,
    Reaction,
    ReviewComment,
    User,
)
from sandbox.state import WorldError, node_id

REACTIONS = ("+1", "-1", "laugh", "confused", "heart", "hooray", "rocket", "eyes")


class Talk(Checks):
    """What people and Apps write under a pull request."""

    def changes(self, pull: PullRequest, sha: str | None = None) -> tuple[FileChange, ...]:
        """Return the changed files from the merge base to the head (or an earlier commit)."""
        tip = sha or pull.head_sha
        return self.git.diff(pull.repository.id, self.merge_base(pull, tip), tip)

    def merge_base(self, pull: PullRequest, sha: str | None = None) -> str | None:
        """Return the merge base of the base branch's tip and the head."""
        return self.git.merge_base(pull.repository.id, pull.base_sha, sha or pull.head_sha)

    # -- comments of the conversation ----------------------------------------------------

    def comment(
        self, pull: PullRequest, user: User, body: str, via_app: App | None = None
    ) -> IssueComment:
        """Write into the conversation of a pull request."""
        with self.lock:
            number = self.new_id("issue_comment")
            made = IssueComment(
                id=number,
                node_id=node_id("IC", number),
                pull=pull,
                user=user,
                body=body,
                created_at=self.now(),
                updated_at=self.now(),
                via_app=via_app,
            )
            pull.comments.append(made)
            pull.updated_at = self.now()
            self.nodes[made.node_id] = made
            self._tell_comment(made, "created", user)
            return made

    def edit_comment(self, comment: IssueComment, body: str, by: User) -> None:
        """Change the text of a comment of the conversation."""
        with self.lock:
            changes: dict[str, object] = {"body": {"from": comment.body}}
            comment.body, comment.updated_at = body, self.now()
            self._tell_comment(comment, "edited", by, changes)

    def delete_comment(self, comment: IssueComment, by: User) -> None:
        """Take a comment out of the conversation."""
        with self.lock:
            comment.pull.comments.remove(comment)
            del self.nodes[comment.node_id]
            self._tell_comment(comment, "deleted", by)

    def find_comment(self, repository_id: int, number: int) -> IssueComment | None:
        """Return a comment of any conversation of a repository by its id, or None."""
        pulls = self.repositories[repository_id].pulls.values()
        return next((c for p in pulls for c in p.comments if c.id == number), None)

    def _tell_comment(
        self,
        comment: IssueComment,
        action: str,
        by: User,
        changes: dict[str, object] | None = None,
    ) -> None:
        event = Event(
            "issue_comment",
            action,
            sender=by,
            repository=comment.pull.repository,
            pull=comment.pull,
            comment=comment,
            changes=changes,
        )
        self.emit(event)

    # -- reactions -----------------------------------------------------------------------

    def react(
        self, comment: IssueComment | ReviewComment, user: User, content: str
    ) -> tuple[Reaction, bool]:
        """React to a comment; returns the reaction and whether it is new.

        The same reaction of the same person is there once. GitHub sends no event for it.
        """
        if content not in REACTIONS:
            raise WorldError(f"{content!r} is none of {', '.join(REACTIONS)}")
        with self.lock:
            for old in comment.reactions:
                if old.user is user and old.content == content:
                    return old, False
            number = self.new_id("reaction")
            made = Reaction(number, node_id("REA", number), user, content, self.now())
            comment.reactions.append(made)
            self.nodes[made.node_id] = made
            return made, True
