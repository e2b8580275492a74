"""Reviews, their comments at lines and files, and the threads that people resolve."""

from collections.abc import Sequence
from dataclasses import dataclass

from sandbox import placing, positions
from sandbox.acts.talk import Talk
from sandbox.gitdata import FileChange
from sandbox.model import (
    App,
    Event,
    PullRequest,
    Repository,
    Review,
    ReviewComment,
    ReviewState,
    ReviewThread,
    SubjectType,
    User,
)
from sandbox.placing import Draft, PlaceError, Spot
from sandbox.state import node_id

EVENTS = {
    "APPROVE": ReviewState.APPROVED,
    "REQUEST_CHANGES": ReviewState.CHANGES_REQUESTED,
    "COMMENT": ReviewState.COMMENTED,
}


@dataclass(frozen=True, slots=True)
class ReviewDraft:
    """A review as it was asked for; `event` None leaves it pending."""

    commit_id: str
    body: str = ""
    event: str | None = None
    comments: Sequence[Draft] = ()


class Reviews(Talk):
    """What reviewers do."""

    def review(
        self, pull: PullRequest, user: User, draft: ReviewDraft, via_app: App | None = None
    ) -> Review:
        """Make a review: all of it, or nothing and a PlaceError.

        docs.github.com/rest/pulls/reviews#create-a-review-for-a-pull-request
        """
        with self.lock:
            spots = [self._place(pull, one, draft.commit_id) for one in draft.comments]
            review = self._new_review(pull, user, draft, via_app)
            for one, spot in zip(draft.comments, spots, strict=True):
                self._new_comment(review, one, spot, self._new_thread(pull, one.path), None)
            if draft.event:
                self.submit_review(review, draft.event, draft.body)
            return review

    def submit_review(self, review: Review, event: str, body: str | None = None) -> None:
        """Publish a pending review as APPROVE, REQUEST_CHANGES or COMMENT."""
        with self.lock:
            review.body = review.body if body is None else body
            review.state = EVENTS[event]
            review.submitted_at = review.pull.updated_at = self.now()
            self._tell_review(review, "submitted", review.user)
            for comment in review.comments:
                self._tell_review_comment(comment, "created", review.user)

    def dismiss_review(self, review: Review, message: str, by: User) -> None:
        """Take the weight from a review."""
        with self.lock:
            review.state = ReviewState.DISMISSED
            self._tell_review(review, "dismissed", by)

    def edit_review(self, review: Review, body: str, by: User) -> None:
        """Change a review's summary."""
        with self.lock:
            changes: dict[str, object] = {"body": {"from": review.body}}
            review.body = body
            self._tell_review(review, "edited", by, changes)

    def delete_review(self, review: Review) -> None:
        """Throw a pending review away, with its comments."""
        with self.lock:
            for comment in review.comments:
                self._drop_comment(comment)
            review.pull.reviews.remove(review)
            del self.nodes[review.node_id]

    def comment_on_line(
        self,
        pull: PullRequest,
        user: User,
        draft: Draft,
        commit_id: str | None = None,
        via_app: App | None = None,
    ) -> ReviewComment:
        """Write at a line, a range or a file, outside of any larger review; may PlaceError."""
        with self.lock:
            sha = commit_id or pull.head_sha
            whole = ReviewDraft(sha, event="COMMENT", comments=(draft,))
            return self.review(pull, user, whole, via_app).comments[0]

    def reply(
        self, comment: ReviewComment, user: User, body: str, via_app: App | None = None
    ) -> ReviewComment:
        """Answer in the thread of a review comment."""
        with self.lock:
            pull, first = comment.pull, comment.thread.comments[0]
            review = self._new_review(pull, user, ReviewDraft(pull.head_sha), via_app)
            made = self._copy_of(first, review, body)
            self.submit_review(review, "COMMENT")
            return made

    def edit_review_comment(self, comment: ReviewComment, body: str, by: User) -> None:
        """Change the text of a review comment."""
        with self.lock:
            changes: dict[str, object] = {"body": {"from": comment.body}}
            comment.body, comment.updated_at = body, self.now()
            self._tell_review_comment(comment, "edited", by, changes)

    def delete_review_comment(self, comment: ReviewComment, by: User) -> None:
        """Take a review comment out of its thread; an empty thread goes with it."""
        with self.lock:
            self._drop_comment(comment)
            comment.review.comments.remove(comment)
            self._tell_review_comment(comment, "deleted", by)

    def find_review_comment(self, repository: Repository, number: int) -> ReviewComment | None:
        """Return a submitted review comment of a repository by its id, or None."""
        pulls = repository.pulls.values()
        return next((c for p in pulls for c in p.review_comments if c.id == number), None)

    # -- threads ---------------------------------------------------------------------------

    def resolve(self, thread: ReviewThread, by: User) -> None:
        """Mark a thread as resolved."""
        with self.lock:
            thread.resolved, thread.resolved_by = True, by
            self._tell_thread(thread, "resolved", by)

    def unresolve(self, thread: ReviewThread, by: User) -> None:
        """Open a resolved thread again."""
        with self.lock:
            thread.resolved, thread.resolved_by = False, None
            self._tell_thread(thread, "unresolved", by)

    # -- placing ---------------------------------------------------------------------------

    def place(self, pull: PullRequest, draft: Draft, sha: str) -> Spot:
        """Return where a comment stands in the diff at a commit; raises PlaceError.

        The rules are those of
        docs.github.com/rest/pulls/comments#create-a-review-comment-for-a-pull-request.
        """
        with self.lock:
            return self._place(pull, draft, sha)

    def _place(self, pull: PullRequest, draft: Draft, sha: str) -> Spot:
        change = next((c for c in self.changes(pull, sha) if c.path == draft.path), None)
        if change is None:
            raise PlaceError("path", "the path is not part of the diff")
        if draft.subject_type is SubjectType.FILE:
            return placing.file_spot(change)
        return placing.line_spot(positions.parse(change.patch), draft)

    def follow_head(self, pull: PullRequest) -> None:
        """Move every comment of a pull request to where its line stands at the head now."""
        changes = {c.path: c for c in self.changes(pull)}
        for thread in pull.threads:
            for comment in thread.comments:
                self._follow(pull, comment, changes)

    def _follow(
        self, pull: PullRequest, comment: ReviewComment, changes: dict[str, FileChange]
    ) -> None:
        moved = self.git.diff(
            pull.repository.id, self._side_of(pull, comment), self._side_now(pull, comment)
        )
        edit = next((c for c in moved if c.old_path == comment.path), None)
        now = changes.get(comment.path)  # a comment does not follow its file to another name
        if comment.subject_type is SubjectType.FILE:
            comment.position = 1 if now else None
            return
        where = placing.moved(comment, positions.parse(edit.patch if edit else None))
        placing.move(comment, positions.parse(now.patch if now else None), where)
        if comment.line is not None:
            comment.commit_id = pull.head_sha

    def _side_of(self, pull: PullRequest, comment: ReviewComment) -> str | None:
        sha = comment.original_commit_id
        return self.merge_base(pull, sha) if comment.side == "LEFT" else sha

    def _side_now(self, pull: PullRequest, comment: ReviewComment) -> str:
        base = self.merge_base(pull) if comment.side == "LEFT" else None
        return base or pull.head_sha

    # -- making ----------------------------------------------------------------------------

    def _new_review(
        self, pull: PullRequest, user: User, draft: ReviewDraft, via_app: App | None
    ) -> Review:
        number = self.new_id("review")
        made = Review(
            id=number,
            node_id=node_id("PRR", number),
            pull=pull,
            user=user,
            body=draft.body,
            state=ReviewState.PENDING,
            commit_id=draft.commit_id,
            submitted_at=None,
            via_app=via_app,
        )
        pull.reviews.append(made)
        self.nodes[made.node_id] = made
        return made

    def _new_thread(self, pull: PullRequest, path: str) -> ReviewThread:
        number = self.new_id("thread")
        made = ReviewThread(number, node_id("PRRT", number), pull, path)
        pull.threads.append(made)
        self.nodes[made.node_id] = made
        return made

    def _new_comment(
        self,
        review: Review,
        draft: Draft,
        spot: Spot,
        thread: ReviewThread,
        answers: ReviewComment | None,
    ) -> ReviewComment:
        number = self.new_id("review_comment")
        line = draft.subject_type is SubjectType.LINE
        made = ReviewComment(
            id=number,
            node_id=node_id("PRRC", number),
            thread=thread,
            review=review,
            user=review.user,
            body=draft.body,
            path=draft.path,
            subject_type=draft.subject_type,
            side=spot.side,
            line=spot.line if line else None,
            start_side=spot.start_side,
            start_line=spot.start_line,
            position=spot.position,
            commit_id=review.commit_id,
            original_commit_id=review.commit_id,
            original_line=spot.line if line else None,
            original_start_line=spot.start_line,
            original_position=spot.position,
            diff_hunk=spot.diff_hunk,
            created_at=self.now(),
            updated_at=self.now(),
            in_reply_to=answers,
        )
        self._keep_comment(made)
        if review.commit_id != review.pull.head_sha and answers is None:
            self._follow(review.pull, made, {c.path: c for c in self.changes(review.pull)})
        return made

    def _copy_of(self, first: ReviewComment, review: Review, body: str) -> ReviewComment:
        """Make a reply, which stands where the thread's first comment stands."""
        draft = Draft(first.path, body, subject_type=first.subject_type)
        spot = Spot(
            first.original_line or 1,
            first.side,
            first.original_start_line,
            first.start_side,
            first.original_position or 1,
            first.diff_hunk,
        )
        made = self._new_comment(review, draft, spot, first.thread, first)
        made.line, made.start_line, made.position = first.line, first.start_line, first.position
        made.commit_id, made.original_commit_id = first.commit_id, first.original_commit_id
        return made

    def _keep_comment(self, comment: ReviewComment) -> None:
        comment.thread.comments.append(comment)
        comment.review.comments.append(comment)
        self.nodes[comment.node_id] = comment

    def _drop_comment(self, comment: ReviewComment) -> None:
        thread = comment.thread
        thread.comments.remove(comment)
        self.nodes.pop(comment.node_id, None)
        if not thread.comments:
            thread.pull.threads.remove(thread)
            self.nodes.pop(thread.node_id, None)

    # -- telling ---------------------------------------------------------------------------

    def _tell_review(
        self, review: Review, action: str, by: User, changes: dict[str, object] | None = None
    ) -> None:
        event = Event(
            "pull_request_review",
            action,
            sender=by,
            repository=review.pull.repository,
            pull=review.pull,
            review=review,
            changes=changes,
        )
        self.emit(event)

    def _tell_review_comment(
        self,
        comment: ReviewComment,
        action: str,
        by: User,
        changes: dict[str, object] | None = None,
    ) -> None:
        event = Event(
            "pull_request_review_comment",
            action,
            sender=by,
            repository=comment.pull.repository,
            pull=comment.pull,
            comment=comment,
            changes=changes,
        )
        self.emit(event)

    def _tell_thread(self, thread: ReviewThread, action: str, by: User) -> None:
        event = Event(
            "pull_request_review_thread",
            action,
            sender=by,
            repository=thread.pull.repository,
            pull=thread.pull,
            thread=thread,
        )
        self.emit(event)


__all__ = ["EVENTS", "Draft", "PlaceError", "ReviewDraft", "Reviews", "Spot"]
