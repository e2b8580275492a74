"""Resolvers of a pull request and its files.

https://docs.github.com/graphql/reference/objects#pullrequest
"""

from collections.abc import Sequence
from typing import Any

from sandbox.gitdata import FileChange
from sandbox.graphql.context import Context
from sandbox.graphql.git_fields import GitObject, by_oid
from sandbox.graphql.objects import GitRef, Listing
from sandbox.graphql.people_fields import ref
from sandbox.graphql.tables import Table
from sandbox.graphql.talk_fields import COMMENT, by_node_id
from sandbox.merging import in_queue
from sandbox.model import PullRequest, Review, ReviewState
from sandbox.protection import has_conflicts, latest_opinions, merge_box, protection_of
from sandbox.rest.shapes import association

# git's letter and https://docs.github.com/graphql/reference/enums#patchstatus
PATCH_STATUS = {
    "A": "ADDED",
    "C": "COPIED",
    "D": "DELETED",
    "M": "MODIFIED",
    "R": "RENAMED",
    "T": "CHANGED",
}

FILE: Table = {
    "additions": lambda f, c: f.additions,
    "changeType": lambda f, c: PATCH_STATUS[f.status],
    "deletions": lambda f, c: f.deletions,
    "path": lambda f, c: f.path,
    "viewerViewedState": lambda f, c: "UNVIEWED",
}


def _path_of(change: FileChange) -> str:
    return change.path


def _files(p: PullRequest, c: Context) -> Listing:
    return Listing(c.world.changes(p)[: c.world.limits.pull_files], _path_of)


def _sum(name: str) -> Any:
    def total(p: PullRequest, c: Context) -> int:
        return sum(getattr(change, name) for change in c.world.changes(p))

    return total


def _comments(p: PullRequest, _c: Context, order_by: object = None) -> Listing:
    return Listing(p.comments, by_node_id)


def _threads(p: PullRequest, _c: Context) -> Listing:
    shown = [t for t in p.threads if t.comments[0].review.state is not ReviewState.PENDING]
    return Listing(shown, by_node_id)


def _reviews(
    p: PullRequest, c: Context, author: str | None = None, states: Sequence[str] | None = None
) -> Listing:
    found = [r for r in p.reviews if _shown(r, c) and (not states or r.state in states)]
    return Listing([r for r in found if author in (None, r.user.login)], by_node_id)


def _shown(review: Review, c: Context) -> bool:
    """A pending review is seen by its author alone."""
    return review.state is not ReviewState.PENDING or review.user is c.viewer


def _state(p: PullRequest, _c: Context) -> str:
    return "MERGED" if p.merged else p.state.upper()


def _mergeable(p: PullRequest, c: Context) -> str:
    """https://docs.github.com/graphql/reference/enums#mergeablestate"""
    if p.state == "closed":
        return "UNKNOWN"
    return "CONFLICTING" if has_conflicts(c.world, p) else "MERGEABLE"


def _merge_state(p: PullRequest, c: Context) -> str:
    word = merge_box(c.world, p).state
    return "BLOCKED" if word == "draft" else word.upper()


def _decision(p: PullRequest, _c: Context) -> str | None:
    """https://docs.github.com/graphql/reference/enums#pullrequestreviewdecision"""
    opinions = set(latest_opinions(p).values())
    if ReviewState.CHANGES_REQUESTED in opinions:
        return "CHANGES_REQUESTED"
    wanted = protection_of(p.repository, p.base_ref).required_approvals
    approved = sum(o is ReviewState.APPROVED for o in latest_opinions(p).values())
    if wanted and approved < wanted:
        return "REVIEW_REQUIRED"
    return "APPROVED" if approved else None


def _head_ref(p: PullRequest, c: Context) -> GitRef | None:
    return ref(p.head_repository, c, p.head_ref) if p.head_repository else None


def _merge_commit(p: PullRequest, c: Context) -> GitObject | None:
    return by_oid(c, p.repository, p.merge_commit_sha) if p.merged and p.merge_commit_sha else None


def _path(p: PullRequest, _c: Context) -> str:
    return f"/{p.repository.full_name}/pull/{p.number}"


def _queue(p: PullRequest, _c: Context) -> bool:
    return protection_of(p.repository, p.base_ref).merge_queue


def _url(p: PullRequest, c: Context) -> str:
    return c.world.url + _path(p, c)


_COMMENT_FIELDS = ("id", "author", "createdAt", "createdViaEmail", "databaseId", "fullDatabaseId")

PULL: Table = {name: COMMENT[name] for name in _COMMENT_FIELDS} | {
    "additions": _sum("additions"),
    "authorAssociation": lambda p, c: association(p.repository, p.user, p),
    "baseRef": lambda p, c: ref(p.repository, c, p.base_ref),
    "baseRefName": lambda p, c: p.base_ref,
    "baseRefOid": lambda p, c: p.base_sha,
    "baseRepository": lambda p, c: p.repository,
    "body": lambda p, c: p.body or "",
    "bodyText": lambda p, c: p.body or "",
    "changedFiles": lambda p, c: len(c.world.changes(p)),
    "checksUrl": lambda p, c: f"{_url(p, c)}/checks",
    "closed": lambda p, c: p.state == "closed",
    "closedAt": lambda p, c: p.closed_at,
    "comments": _comments,
    "deletions": _sum("deletions"),
    "files": _files,
    "headRef": _head_ref,
    "headRefName": lambda p, c: p.head_ref,
    "headRefOid": lambda p, c: p.head_sha,
    "headRepository": lambda p, c: p.head_repository,
    "headRepositoryOwner": lambda p, c: p.head_repository and p.head_repository.owner,
    "isCrossRepository": lambda p, c: p.head_repository is not p.repository,
    "isDraft": lambda p, c: p.draft,
    "isInMergeQueue": lambda p, c: in_queue(c.world, p),
    "isMergeQueueEnabled": _queue,
    "locked": lambda p, c: p.locked,
    "merged": lambda p, c: p.merged,
    "mergedAt": lambda p, c: p.merged_at,
    "mergedBy": lambda p, c: p.merged_by,
    "mergeCommit": _merge_commit,
    "mergeStateStatus": _merge_state,
    "mergeable": _mergeable,
    "number": lambda p, c: p.number,
    "permalink": _url,
    "repository": lambda p, c: p.repository,
    "resourcePath": _path,
    "reviewDecision": _decision,
    "reviewThreads": _threads,
    "reviews": _reviews,
    "state": _state,
    "title": lambda p, c: p.title,
    "totalCommentsCount": lambda p, c: len(p.comments) + len(p.review_comments),
    "updatedAt": lambda p, c: p.updated_at,
    "url": _url,
    "viewerDidAuthor": lambda p, c: p.user is c.viewer,
}

TABLES: dict[str, Table] = {"PullRequest": PULL, "PullRequestChangedFile": FILE}
