"""The mutations: what a bot changes over GraphQL.

https://docs.github.com/graphql/reference/mutations
"""

from collections.abc import Callable
from typing import Any

from sandbox.graphql.context import Context
from sandbox.graphql.errors import RefusalError, forbidden, no_node
from sandbox.graphql.objects import home, type_name
from sandbox.graphql.talk_fields import REACTIONS, Said, may_react, may_resolve, may_write
from sandbox.model import IssueComment, Review, ReviewComment, ReviewThread

Input = dict[str, Any]
Payload = dict[str, Any]
REST_REACTION = {graphql: rest for rest, graphql in REACTIONS.items()}


def node(c: Context, node_id: str) -> Any:
    """The object of a node id; raises NOT_FOUND where it is not there or not to be seen."""
    found = c.world.nodes.get(node_id)
    repository = home(found)
    if type_name(found) is None or (repository is not None and not c.sees(repository)):
        raise no_node(node_id)
    return found


def _said(c: Context, node_id: str) -> Said:
    """A comment that the viewer may change."""
    found = node(c, node_id)
    if not isinstance(found, IssueComment | Review | ReviewComment):
        raise no_node(node_id)
    if not may_write(found, c):
        raise forbidden()
    return found


def _minimize(c: Context, given: Input) -> Payload:
    """Hide a comment; the reason is shown in lower case: `outdated`, `off-topic`."""
    said = _said(c, given["subjectId"])
    said.minimized = given["classifier"].lower().replace("_", "-")
    return {"minimizedComment": said}


def _unminimize(c: Context, given: Input) -> Payload:
    said = _said(c, given["subjectId"])
    said.minimized = None
    return {"unminimizedComment": said}


def _thread(c: Context, node_id: str) -> ReviewThread:
    """A thread that the viewer may resolve."""
    found = node(c, node_id)
    if not isinstance(found, ReviewThread):
        raise no_node(node_id)
    if not may_resolve(found, c):
        raise forbidden()
    return found


def _resolve(c: Context, given: Input) -> Payload:
    thread = _thread(c, given["threadId"])
    if not thread.resolved:
        c.world.resolve(thread, c.viewer)
    return {"thread": thread}


def _unresolve(c: Context, given: Input) -> Payload:
    thread = _thread(c, given["threadId"])
    if thread.resolved:
        c.world.unresolve(thread, c.viewer)
    return {"thread": thread}


def _subject(c: Context, node_id: str) -> IssueComment | ReviewComment:
    found = node(c, node_id)
    if not isinstance(found, IssueComment | ReviewComment):
        raise RefusalError("UNPROCESSABLE", "The sandbox keeps reactions of comments alone.")
    if not may_react(found, c):
        raise forbidden()
    return found


def _react(c: Context, given: Input) -> Payload:
    subject = _subject(c, given["subjectId"])
    made, _new = c.world.react(subject, c.viewer, REST_REACTION[given["content"]])
    return {"reaction": made, "subject": subject}


def _unreact(c: Context, given: Input) -> Payload:
    subject, content = _subject(c, given["subjectId"]), REST_REACTION[given["content"]]
    for reaction in subject.reactions:
        if reaction.user is c.viewer and reaction.content == content:
            subject.reactions.remove(reaction)
            return {"reaction": reaction, "subject": subject}
    raise RefusalError("UNPROCESSABLE", "Could not remove reaction. Please try again later.")


def _edit_review_comment(c: Context, given: Input) -> Payload:
    comment = _said(c, given["pullRequestReviewCommentId"])
    if not isinstance(comment, ReviewComment):
        raise no_node(given["pullRequestReviewCommentId"])
    c.world.edit_review_comment(comment, given["body"], c.viewer)
    return {"pullRequestReviewComment": comment}


def _edit_comment(c: Context, given: Input) -> Payload:
    comment = _said(c, given["id"])
    if not isinstance(comment, IssueComment):
        raise no_node(given["id"])
    c.world.edit_comment(comment, given["body"], c.viewer)
    return {"issueComment": comment}


def _echoing(act: Callable[[Context, Input], Payload]) -> Callable[..., Payload]:
    """A mutation as the executor calls it; the client's own id comes back in the payload."""

    def run(_root: object, c: Context, **arguments: Any) -> Payload:
        given: Input = arguments["input"]
        return act(c, given) | {"clientMutationId": given.get("clientMutationId")}

    return run


MUTATION = {
    "addReaction": _echoing(_react),
    "minimizeComment": _echoing(_minimize),
    "removeReaction": _echoing(_unreact),
    "resolveReviewThread": _echoing(_resolve),
    "unminimizeComment": _echoing(_unminimize),
    "unresolveReviewThread": _echoing(_unresolve),
    "updateIssueComment": _echoing(_edit_comment),
    "updatePullRequestReviewComment": _echoing(_edit_review_comment),
}
