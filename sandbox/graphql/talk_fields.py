"""Resolvers of what is said on a pull request: comments, reviews, threads, reactions.

https://docs.github.com/graphql/reference/objects#pullrequestreviewthread and neighbours.
"""

from typing import Any

from sandbox.graphql.context import Context
from sandbox.graphql.git_fields import GitObject, by_oid
from sandbox.graphql.objects import Listing, home
from sandbox.graphql.tables import Table
from sandbox.model import (
    IssueComment,
    PullRequest,
    Review,
    ReviewComment,
    ReviewState,
    ReviewThread,
)
from sandbox.rest.shapes import association

Said = IssueComment | Review | ReviewComment

# REST's word for a reaction, and GraphQL's: docs.github.com/graphql/reference/enums#reactioncontent
REACTIONS = {
    "+1": "THUMBS_UP",
    "-1": "THUMBS_DOWN",
    "laugh": "LAUGH",
    "hooray": "HOORAY",
    "confused": "CONFUSED",
    "heart": "HEART",
    "rocket": "ROCKET",
    "eyes": "EYES",
}


def by_node_id(one: Any) -> str:
    """What names an object in cursors."""
    return str(one.node_id)


def may_write(said: Said, c: Context) -> bool:
    """Whether the viewer may edit or minimize it: who may write, and people their own.

    https://docs.github.com/graphql/reference/mutations#minimizecomment; for Apps the permission
    is that of the REST endpoints for the same comment.
    """
    if c.caller.installation is None and said.user is c.viewer:
        return True
    repository = said.pull.repository
    kinds = ["pull_requests"] + (["issues"] if isinstance(said, IssueComment) else [])
    return any(c.allows(repository, kind, "write") for kind in kinds)


def may_react(said: Said, c: Context) -> bool:
    """Whether the viewer may react: a person who can read it, an App that may write."""
    if c.caller.installation is None:
        return c.sees(said.pull.repository)
    return may_write(said, c)


def _shared(said_at: str, updated_at: str) -> Table:
    """The fields that all comments have; the names are those of the dates in the model."""

    def published(s: Said, _c: Context) -> Any:
        return getattr(s, said_at)

    def updated(s: Said, _c: Context) -> Any:
        return getattr(s, updated_at)

    return {
        "id": lambda s, c: s.node_id,
        "author": lambda s, c: s.user,
        "authorAssociation": lambda s, c: association(s.pull.repository, s.user, s.pull),
        "body": lambda s, c: s.body,
        "bodyText": lambda s, c: s.body,
        "createdAt": published,
        "createdViaEmail": lambda s, c: False,
        "databaseId": lambda s, c: small(s.id),
        "fullDatabaseId": lambda s, c: str(s.id),
        "isMinimized": lambda s, c: s.minimized is not None,
        "lastEditedAt": lambda s, c: edited(s, said_at, updated_at),
        "minimizedReason": lambda s, c: s.minimized,
        "publishedAt": published,
        "pullRequest": lambda s, c: s.pull,
        "repository": lambda s, c: home(s),
        "updatedAt": updated,
        "viewerCanMinimize": may_write,
        "viewerCanReact": may_react,
        "viewerCanUpdate": may_write,
        "viewerDidAuthor": lambda s, c: s.user is c.viewer,
    }


def edited(said: Said, said_at: str, updated_at: str) -> Any:
    """When it was last edited, or None."""
    first, last = getattr(said, said_at), getattr(said, updated_at)
    return last if last != first else None


def small(number: int) -> int | None:
    """A database id as GraphQL's `Int` can carry it; None past that.

    The schema deprecates `databaseId` for this reason, in favour of `fullDatabaseId`.
    """
    return number if number < 2**31 else None


def _pull_path(pull: PullRequest) -> str:
    return f"/{pull.repository.full_name}/pull/{pull.number}"


def _links(anchor: str) -> Table:
    def path(s: Said, _c: Context) -> str:
        return f"{_pull_path(s.pull)}#{anchor}{s.id}"

    return {"resourcePath": path, "url": lambda s, c: c.world.url + path(s, c)}


COMMENT = _shared("created_at", "updated_at") | _links("issuecomment-")

# --- reviews ------------------------------------------------------------------------------------


def _comments_of(review: Review, _c: Context) -> Listing:
    return Listing(review.comments, by_node_id)


REVIEW = (
    _shared("submitted_at", "submitted_at")
    | _links("pullrequestreview-")
    | {
        "comments": _comments_of,
        "commit": lambda r, c: _commit(r, c, r.commit_id),
        "createdAt": lambda r, c: r.submitted_at or r.pull.created_at,
        "state": lambda r, c: r.state,
        "submittedAt": lambda r, c: r.submitted_at,
        "updatedAt": lambda r, c: r.submitted_at or r.pull.created_at,
    }
)


def _commit(said: Review | ReviewComment, c: Context, sha: str) -> GitObject | None:
    return by_oid(c, said.pull.repository, sha)


# --- review comments and their threads ----------------------------------------------------------


def _comment_state(comment: ReviewComment, _c: Context) -> str:
    return "PENDING" if comment.review.state is ReviewState.PENDING else "SUBMITTED"


REVIEW_COMMENT = (
    COMMENT
    | _links("discussion_r")
    | {
        "commit": lambda m, c: _commit(m, c, m.commit_id),
        "diffHunk": lambda m, c: m.diff_hunk,
        "draftedAt": lambda m, c: m.created_at,
        "line": lambda m, c: m.line,
        "originalCommit": lambda m, c: _commit(m, c, m.original_commit_id),
        "originalLine": lambda m, c: m.original_line,
        "originalPosition": lambda m, c: m.original_position or 1,
        "originalStartLine": lambda m, c: m.original_start_line,
        "outdated": lambda m, c: m.line is None and m.subject_type == "line",
        "path": lambda m, c: m.path,
        "position": lambda m, c: m.position,
        "pullRequestReview": lambda m, c: m.review,
        "replyTo": lambda m, c: m.in_reply_to,
        "startLine": lambda m, c: m.start_line,
        "state": _comment_state,
        "subjectType": lambda m, c: m.subject_type.upper(),
    }
)


def _thread_comments(thread: ReviewThread, _c: Context, skip: int = 0) -> Listing:
    return Listing(thread.comments[skip:], by_node_id)


def may_resolve(thread: ReviewThread, c: Context) -> bool:
    """Whether the viewer may resolve a thread: who may push, and the author of the pull request.

    For an App this takes `contents: write`, as the public discussion says:
    https://github.com/orgs/community/discussions/44650.
    """
    repository = thread.pull.repository
    return c.viewer is thread.pull.user or c.allows(repository, "contents", "write")


THREAD: Table = {
    "id": lambda t, c: t.node_id,
    "comments": _thread_comments,
    "diffSide": lambda t, c: t.comments[0].side,
    "isCollapsed": lambda t, c: t.resolved,
    "isOutdated": lambda t, c: t.outdated,
    "isResolved": lambda t, c: t.resolved,
    "line": lambda t, c: t.comments[0].line,
    "originalLine": lambda t, c: t.comments[0].original_line,
    "originalStartLine": lambda t, c: t.comments[0].original_start_line,
    "path": lambda t, c: t.path,
    "pullRequest": lambda t, c: t.pull,
    "repository": lambda t, c: t.pull.repository,
    "resolvedBy": lambda t, c: t.resolved_by,
    "startDiffSide": lambda t, c: t.comments[0].start_side,
    "startLine": lambda t, c: t.comments[0].start_line,
    "subjectType": lambda t, c: t.comments[0].subject_type.upper(),
    "viewerCanReply": lambda t, c: c.allows(t.pull.repository, "pull_requests", "write"),
    "viewerCanResolve": lambda t, c: not t.resolved and may_resolve(t, c),
    "viewerCanUnresolve": lambda t, c: t.resolved and may_resolve(t, c),
}

REACTION: Table = {
    "id": lambda r, c: r.node_id,
    "content": lambda r, c: REACTIONS[r.content],
    "createdAt": lambda r, c: r.created_at,
    "databaseId": lambda r, c: r.id,
    "user": lambda r, c: r.user,
}

TABLES: dict[str, Table] = {
    "IssueComment": COMMENT,
    "PullRequestReview": REVIEW,
    "PullRequestReviewComment": REVIEW_COMMENT,
    "PullRequestReviewThread": THREAD,
    "Reaction": REACTION,
}
