"""The conversation and reactions: docs.github.com/rest/issues/comments, /reactions/reactions."""

from flask import Blueprint, Response, request

from sandbox.acts.talk import REACTIONS
from sandbox.model import IssueComment, Repository, ReviewComment
from sandbox.rest import shapes
from sandbox.rest.base import (
    acting,
    answer,
    caller,
    created,
    failed,
    needs,
    not_found,
    nothing,
    paged,
    the_pull,
    too_long,
    world,
)
from sandbox.rest.fields import body
from sandbox.rest.review_comments import own, since
from sandbox.rest.review_comments import the_comment as the_review_comment

bp = Blueprint("comments", __name__)
DOCS = "issues/comments"
RESOURCE = "IssueComment"
EITHER = ("issues", "pull_requests")  # of a pull request's conversation either will do
OF_PULL = "/repos/<owner>/<repo>/issues/<int:number>/comments"
ALL = "/repos/<owner>/<repo>/issues/comments"
ONE = f"{ALL}/<int:comment_id>"
LINE = "/repos/<owner>/<repo>/pulls/comments/<int:comment_id>/reactions"


def the_comment(repository: Repository, comment_id: int) -> IssueComment:
    """Return a comment of the conversation, or raise 404."""
    found = world().find_comment(repository.id, comment_id)
    if found is None:
        raise not_found()
    return found


@bp.get(OF_PULL)
@needs(EITHER, "read", f"{DOCS}#list-issue-comments")
def list_comments(repository: Repository, number: int) -> Response:
    """List the conversation, oldest first."""
    found = [c for c in the_pull(repository, number).comments if c.updated_at >= since()]
    return paged(found, lambda one: shapes.issue_comment(world(), one))


@bp.get(ALL)
@needs(EITHER, "read", f"{DOCS}#list-issue-comments-for-a-repository")
def list_all(repository: Repository) -> Response:
    """List the conversations of all pull requests, by id."""
    found = [c for p in repository.pulls.values() for c in p.comments if c.updated_at >= since()]
    found.sort(key=lambda one: one.id)
    return paged(found, lambda one: shapes.issue_comment(world(), one))


@bp.post(OF_PULL)
@needs(EITHER, "write", f"{DOCS}#create-an-issue-comment", person="read")
def create_comment(repository: Repository, number: int) -> Response:
    """Write into the conversation."""
    pull, text = the_pull(repository, number), _text()
    made = world().comment(pull, acting(), text, caller().acting_app)
    return created(shapes.issue_comment(world(), made))


def _text() -> str:
    fields = body()
    text = fields.need("body")
    fields.done()
    if not text.strip():
        raise failed(RESOURCE, "missing_field", "body")
    if len(text) > world().limits.body:
        raise too_long(RESOURCE, world().limits.body)
    return text


@bp.get(ONE)
@needs(EITHER, "read", f"{DOCS}#get-an-issue-comment")
def get_comment(repository: Repository, comment_id: int) -> Response:
    """Show a comment."""
    return answer(shapes.issue_comment(world(), the_comment(repository, comment_id)))


@bp.patch(ONE)
@needs(EITHER, "write", f"{DOCS}#update-an-issue-comment", person="read")
def update_comment(repository: Repository, comment_id: int) -> Response:
    """Change a comment's text."""
    comment = the_comment(repository, comment_id)
    own(repository, comment)
    world().edit_comment(comment, _text(), acting())
    return answer(shapes.issue_comment(world(), comment))


@bp.delete(ONE)
@needs(EITHER, "write", f"{DOCS}#delete-an-issue-comment", person="read")
def delete_comment(repository: Repository, comment_id: int) -> Response:
    """Take a comment away."""
    comment = the_comment(repository, comment_id)
    own(repository, comment)
    world().delete_comment(comment, acting())
    return nothing()


# -- reactions -------------------------------------------------------------------------------


@bp.get(f"{ONE}/reactions")
@needs(EITHER, "read", "reactions/reactions#list-reactions-for-an-issue-comment")
def list_reactions(repository: Repository, comment_id: int) -> Response:
    """List the reactions to a comment of the conversation."""
    return _reactions(the_comment(repository, comment_id))


@bp.post(f"{ONE}/reactions")
@needs(EITHER, "write", "reactions/reactions#create-reaction-for-an-issue-comment", person="read")
def react(repository: Repository, comment_id: int) -> Response:
    """React to a comment of the conversation: 201, or 200 where the reaction was there."""
    return _react(the_comment(repository, comment_id))


@bp.delete(f"{ONE}/reactions/<int:reaction_id>")
@needs(EITHER, "write", "reactions/reactions#delete-an-issue-comment-reaction", person="read")
def unreact(repository: Repository, comment_id: int, reaction_id: int) -> Response:
    """Take a reaction back."""
    return _unreact(the_comment(repository, comment_id), reaction_id)


@bp.get(LINE)
@needs(
    "pull_requests",
    "read",
    "reactions/reactions#list-reactions-for-a-pull-request-review-comment",
)
def list_line_reactions(repository: Repository, comment_id: int) -> Response:
    """List the reactions to a review comment."""
    return _reactions(the_review_comment(repository, comment_id))


@bp.post(LINE)
@needs(
    "pull_requests",
    "write",
    "reactions/reactions#create-reaction-for-a-pull-request-review-comment",
    person="read",
)
def react_to_line(repository: Repository, comment_id: int) -> Response:
    """React to a review comment."""
    return _react(the_review_comment(repository, comment_id))


@bp.delete(f"{LINE}/<int:reaction_id>")
@needs(
    "pull_requests",
    "write",
    "reactions/reactions#delete-a-pull-request-comment-reaction",
    person="read",
)
def unreact_to_line(repository: Repository, comment_id: int, reaction_id: int) -> Response:
    """Take a reaction back."""
    return _unreact(the_review_comment(repository, comment_id), reaction_id)


def _reactions(comment: IssueComment | ReviewComment) -> Response:
    wanted = request.args.get("content")
    found = [one for one in comment.reactions if wanted in {None, one.content}]
    return paged(found, lambda one: shapes.reaction(world(), one))


def _react(comment: IssueComment | ReviewComment) -> Response:
    fields = body()
    content = fields.choice("content", REACTIONS, required=True)
    fields.done()
    made, new = world().react(comment, acting(), content or "")
    return answer(shapes.reaction(world(), made), 201 if new else 200)


def _unreact(comment: IssueComment | ReviewComment, reaction_id: int) -> Response:
    for reaction in comment.reactions:
        if reaction.id == reaction_id and reaction.user is acting():
            comment.reactions.remove(reaction)
            return nothing()
    raise not_found()
