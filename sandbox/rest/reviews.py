"""Reviews: docs.github.com/rest/pulls/reviews."""

from collections.abc import Sequence

from flask import Blueprint, Response

from sandbox.model import PullRequest, Repository, Review, ReviewState, Side, User
from sandbox.rest import shapes
from sandbox.rest.base import (
    acting,
    answer,
    caller,
    needs,
    not_found,
    paged,
    the_pull,
    unprocessable,
    world,
)
from sandbox.rest.fields import Fields, body
from sandbox.world import Draft, PlaceError, ReviewDraft

bp = Blueprint("reviews", __name__)
DOCS = "pulls/reviews"
EVENTS = ("APPROVE", "REQUEST_CHANGES", "COMMENT")
ALL = "/repos/<owner>/<repo>/pulls/<int:number>/reviews"
ONE = f"{ALL}/<int:review_id>"

# Of a comment that cannot be placed the reviews API says only what kind of thing is wrong, not
# which comment: max-sixty/tend pull 252 ("Line could not be resolved", 2026);
# parkerbxyz/suggest-changes issue 64 (the sentences on ranges, 2025).
_UNPLACED = {
    "path": "Path could not be resolved",
    "line": "Line could not be resolved",
    "position": "Position could not be resolved",
    "start_line": "Pull request review thread start line {}",
}


@bp.get(ALL)
@needs("pull_requests", "read", f"{DOCS}#list-reviews-for-a-pull-request")
def list_reviews(repository: Repository, number: int) -> Response:
    """List reviews, oldest first; a pending one is shown to its author alone."""
    me = caller().user
    pull = the_pull(repository, number)
    shown = [one for one in pull.reviews if _shown(one, me)]
    return paged(shown, lambda one: shapes.review(world(), one))


def _shown(review: Review, me: User | None) -> bool:
    return review.state is not ReviewState.PENDING or review.user is me


@bp.post(ALL)
@needs("pull_requests", "write", f"{DOCS}#create-a-review-for-a-pull-request", person="read")
def create_review(repository: Repository, number: int) -> Response:
    """Make a review with its comments: all of it or nothing."""
    pull, user = the_pull(repository, number), acting()
    draft = _read(pull)
    _check(pull, user, draft)
    try:
        made = world().review(pull, user, draft, caller().acting_app)
    except PlaceError as error:
        raise unprocessable(_UNPLACED[error.field].format(error)) from None
    return answer(shapes.review(world(), made))


def _read(pull: PullRequest) -> ReviewDraft:
    fields = body()
    commit, text = fields.text("commit_id"), fields.text("body")
    event = fields.choice("event", EVENTS)
    comments = [_comment(one) for one in fields.objects("comments")]
    fields.close()
    fields.done()
    return ReviewDraft(commit or pull.head_sha, text or "", event, comments)


def _comment(fields: Fields) -> Draft:
    """Read one of `comments`, which knows no comment on a whole file."""
    draft = Draft(
        path=fields.need("path"),
        body=fields.need("body"),
        line=fields.whole("line"),
        side="LEFT" if fields.choice("side", ["LEFT", "RIGHT"]) == "LEFT" else "RIGHT",
        start_line=fields.whole("start_line"),
        start_side=_start_side(fields),
        position=fields.whole("position"),
    )
    fields.close()
    return draft


def _start_side(fields: Fields) -> Side | None:
    word = fields.choice("start_side", ["LEFT", "RIGHT"])
    if word is None:
        return None
    return "LEFT" if word == "LEFT" else "RIGHT"


def _check(pull: PullRequest, user: User, draft: ReviewDraft) -> None:
    texts = [draft.body, *(one.body for one in draft.comments)]
    check_length(texts)
    if any(not one.body.strip() for one in draft.comments):
        raise unprocessable("Body can't be blank")
    _check_event(pull, user, draft.event, bool(draft.body.strip() or draft.comments))
    pending = [r for r in pull.reviews if r.state is ReviewState.PENDING and r.user is user]
    if pending and draft.event is None:
        # Wording as in github/app issue 3371.
        raise unprocessable("User can only have one pending review per pull request")
    if not holds(pull, draft.commit_id):
        # Wording as in reviewdog/reviewdog issue 434.
        raise unprocessable("The commitOID is not part of the pull request")


def check_length(texts: Sequence[str]) -> None:
    """Raise the 422 where a text has more than 65,536 characters."""
    limit = world().limits.body
    if any(len(text) > limit for text in texts):
        raise unprocessable(f"Body is too long (maximum is {limit} characters)")


def _check_event(pull: PullRequest, user: User, event: str | None, says: bool) -> None:
    """Nobody approves an own pull request, and a comment must say something.

    Wording as in hubtty/hubtty issues 33 and 67; that inline comments are enough of a body,
    as in hubtty/hubtty pull 128.
    """
    if pull.user is user and event in {"APPROVE", "REQUEST_CHANGES"}:
        verb = "approve" if event == "APPROVE" else "request changes on"
        raise unprocessable(f"Can not {verb} your own pull request")
    if event == "REQUEST_CHANGES" and not says:
        raise unprocessable("You need to leave a comment indicating the requested changes.")
    if event == "COMMENT" and not says:
        raise unprocessable("Body can't be blank")


def holds(pull: PullRequest, sha: str) -> bool:
    """Whether a commit is one of the pull request's."""
    return sha in world().git.log(pull.repository.id, pull.head_sha, pull.base_sha)


# -- one review ------------------------------------------------------------------------------


def the_review(repository: Repository, number: int, review_id: int) -> Review:
    """Return a review that the caller may know of, or raise 404."""
    for review in the_pull(repository, number).reviews:
        if review.id == review_id and _shown(review, caller().user):
            return review
    raise not_found()


@bp.get(ONE)
@needs("pull_requests", "read", f"{DOCS}#get-a-review-for-a-pull-request")
def get_review(repository: Repository, number: int, review_id: int) -> Response:
    """Show a review."""
    return answer(shapes.review(world(), the_review(repository, number, review_id)))


@bp.put(ONE)
@needs("pull_requests", "write", f"{DOCS}#update-a-review-for-a-pull-request", person="read")
def update_review(repository: Repository, number: int, review_id: int) -> Response:
    """Change the summary of an own review."""
    review, fields = the_review(repository, number, review_id), body()
    text = fields.need("body")
    fields.done()
    check_length([text])
    if review.user is not acting():
        raise unprocessable("Can not edit a review that is not yours")
    world().edit_review(review, text, acting())
    return answer(shapes.review(world(), review))


@bp.delete(ONE)
@needs(
    "pull_requests",
    "write",
    f"{DOCS}#delete-a-pending-review-for-a-pull-request",
    person="read",
)
def delete_review(repository: Repository, number: int, review_id: int) -> Response:
    """Throw a pending review away."""
    review = the_review(repository, number, review_id)
    if review.state is not ReviewState.PENDING:
        raise unprocessable("Can not delete a non-pending pull request review")
    content = shapes.review(world(), review)
    world().delete_review(review)
    return answer(content)


@bp.get(f"{ONE}/comments")
@needs("pull_requests", "read", f"{DOCS}#list-comments-for-a-pull-request-review")
def list_comments(repository: Repository, number: int, review_id: int) -> Response:
    """List the comments of a review."""
    review = the_review(repository, number, review_id)
    return paged(review.comments, lambda one: shapes.review_comment(world(), one))


@bp.post(f"{ONE}/events")
@needs("pull_requests", "write", f"{DOCS}#submit-a-review-for-a-pull-request", person="read")
def submit(repository: Repository, number: int, review_id: int) -> Response:
    """Publish a pending review."""
    review, fields = the_review(repository, number, review_id), body()
    event = fields.choice("event", EVENTS, required=True)
    text = fields.text("body")
    fields.done()
    if review.state is not ReviewState.PENDING:
        raise unprocessable("Can not submit a review that is not pending")
    says = bool(text or review.body or review.comments)
    _check_event(review.pull, acting(), event, says)
    check_length([text or ""])
    world().submit_review(review, event or "", text)
    return answer(shapes.review(world(), review))


@bp.put(f"{ONE}/dismissals")
@needs("pull_requests", "write", f"{DOCS}#dismiss-a-review-for-a-pull-request")
def dismiss(repository: Repository, number: int, review_id: int) -> Response:
    """Take the weight from an approval or a request for changes."""
    review, fields = the_review(repository, number, review_id), body()
    message = fields.need("message")
    fields.choice("event", ["DISMISS"])
    fields.done()
    if review.state not in {ReviewState.APPROVED, ReviewState.CHANGES_REQUESTED}:
        raise unprocessable("Can not dismiss a commented pull request review")
    world().dismiss_review(review, message, acting())
    return answer(shapes.review(world(), review))
