"""Payloads of what happens on a pull request: itself, its comments, reviews and threads."""

from typing import TypeVar

from sandbox.model import Event, IssueComment, PullRequest, ReviewComment
from sandbox.rest import shapes
from sandbox.rest.base import Json
from sandbox.world import World

T = TypeVar("T")


def there(value: T | None, what: str) -> T:
    """The part of an event that its payload cannot do without."""
    if value is None:
        raise ValueError(f"an event without its {what}")
    return value


def _changes(event: Event) -> Json:
    if event.changes is None:
        return {}
    return {"changes": event.changes}


def pull_request(world: World, event: Event) -> Json:
    """`pull_request`, whatever its action."""
    pull = there(event.pull, "pull request")
    shown: Json = {"number": pull.number, "pull_request": shapes.pull_full(world, pull)}
    if event.action == "synchronize":
        shown |= {"before": event.before, "after": event.after}
    if event.action == "edited":
        shown["changes"] = event.changes or {}
    if event.label is not None:
        shown["label"] = shapes.label(world, pull.repository, event.label)
    if event.reason is not None:
        shown["reason"] = event.reason
    return shown


def issue_comment(world: World, event: Event) -> Json:
    """`issue_comment`: on a pull request the issue says so with its key `pull_request`."""
    comment = there(event.comment, "comment")
    if not isinstance(comment, IssueComment):
        raise TypeError("an issue_comment event about a review comment")
    shown = {
        "issue": issue(world, comment.pull),
        "comment": shapes.issue_comment(world, comment),
    }
    return shown | _changes(event)


def issue(world: World, pull: PullRequest) -> Json:
    """A pull request as the issue that it also is."""
    api, whole = shapes.issue_url(world, pull), shapes.pull_simple(world, pull)
    same = {name: whole[name] for name in _SAME}
    return same | {
        "url": api,
        "repository_url": shapes.repo_url(world, pull.repository),
        "labels_url": f"{api}/labels{{/name}}",
        "comments_url": f"{api}/comments",
        "events_url": f"{api}/events",
        "timeline_url": f"{api}/timeline",
        "html_url": whole["html_url"],
        "comments": len(pull.comments),
        "performed_via_github_app": None,
        "state_reason": None,
        "reactions": shapes.rollup(f"{api}/reactions", []),
        "pull_request": {
            "url": whole["url"],
            "html_url": whole["html_url"],
            "diff_url": whole["diff_url"],
            "patch_url": whole["patch_url"],
            "merged_at": whole["merged_at"],
        },
    }


_SAME = (
    "id",
    "node_id",
    "number",
    "title",
    "user",
    "labels",
    "state",
    "locked",
    "assignee",
    "assignees",
    "milestone",
    "created_at",
    "updated_at",
    "closed_at",
    "author_association",
    "active_lock_reason",
    "body",
    "draft",
)


def review(world: World, event: Event) -> Json:
    """`pull_request_review`; its states are in lower case here, other than in REST."""
    one = there(event.review, "review")
    shown = shapes.review(world, one)
    shown["state"] = shown["state"].lower()
    shown["submitted_at"] = shapes.maybe_stamp(one.submitted_at)
    pull = brief(world, one.pull)
    if event.action == "edited":
        _older(pull)
    return {"review": shown, "pull_request": pull} | _changes(event)


def _older(pull: Json) -> None:
    """Take out what the description of this one event does not know of repositories yet."""
    for end in ("base", "head"):
        for name in ("has_discussions", "web_commit_signoff_required"):
            (pull[end]["repo"] or {}).pop(name, None)


def review_comment(world: World, event: Event) -> Json:
    """`pull_request_review_comment`."""
    comment = there(event.comment, "comment")
    if not isinstance(comment, ReviewComment):
        raise TypeError("a pull_request_review_comment event about another comment")
    shown = {
        "comment": shapes.review_comment(world, comment),
        "pull_request": brief(world, comment.pull),
    }
    return shown | _changes(event)


def review_thread(world: World, event: Event) -> Json:
    """`pull_request_review_thread`."""
    thread = there(event.thread, "thread")
    comments = [shapes.review_comment(world, one) for one in thread.comments]
    return {
        "thread": {"node_id": thread.node_id, "comments": comments},
        "pull_request": brief(world, thread.pull),
    }


def brief(world: World, pull: PullRequest) -> Json:
    """A pull request as the events about its reviews show it."""
    return shapes.pull_simple(world, pull)
