"""Comments at lines and on files: docs.github.com/rest/pulls/comments."""

from datetime import UTC, datetime

from flask import Blueprint, Response, request

from sandbox.model import IssueComment, Repository, ReviewComment, Side, SubjectType
from sandbox.rest import shapes
from sandbox.rest.base import (
    NOT_ACCESSIBLE,
    ApiError,
    acting,
    answer,
    caller,
    created,
    failed,
    invalid,
    needs,
    not_found,
    nothing,
    paged,
    the_pull,
    too_long,
    world,
)
from sandbox.rest.fields import Fields, body
from sandbox.rest.reviews import holds
from sandbox.world import Draft, PlaceError

bp = Blueprint("review_comments", __name__)
DOCS = "pulls/comments"
RESOURCE = "PullRequestReviewComment"
OF_PULL = "/repos/<owner>/<repo>/pulls/<int:number>/comments"
ALL = "/repos/<owner>/<repo>/pulls/comments"
ONE = f"{ALL}/<int:comment_id>"


def the_comment(repository: Repository, comment_id: int) -> ReviewComment:
    """Return a review comment, or raise 404."""
    found = world().find_review_comment(repository, comment_id)
    if found is None:
        raise not_found()
    return found


@bp.get(OF_PULL)
@needs("pull_requests", "read", f"{DOCS}#list-review-comments-on-a-pull-request")
def list_comments(repository: Repository, number: int) -> Response:
    """List the comments of a pull request's diff, by id unless asked otherwise."""
    return _listed(the_pull(repository, number).review_comments)


@bp.get(ALL)
@needs("pull_requests", "read", f"{DOCS}#list-review-comments-in-a-repository")
def list_all(repository: Repository) -> Response:
    """List the review comments of all pull requests."""
    return _listed([c for pull in repository.pulls.values() for c in pull.review_comments])


def _listed(comments: list[ReviewComment]) -> Response:
    found = [one for one in comments if one.updated_at >= since()]
    by_update = request.args.get("sort") == "updated"
    found.sort(key=lambda one: (one.updated_at if by_update else one.created_at, one.id))
    if request.args.get("direction") == "desc" and "sort" in request.args:
        found.reverse()  # docs: "Can be either asc or desc. Ignored without sort parameter."
    return paged(found, lambda one: shapes.review_comment(world(), one))


def since() -> datetime:
    """Read the `since` of a list: only what was updated from then on."""
    text = request.args.get("since")
    if not text:
        return datetime.min.replace(tzinfo=UTC)
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise invalid(f"{text} is not a valid date/time.") from None


@bp.post(OF_PULL)
@needs(
    "pull_requests",
    "write",
    f"{DOCS}#create-a-review-comment-for-a-pull-request",
    person="read",
)
def create_comment(repository: Repository, number: int) -> Response:
    """Write at a line, a range or a file, or answer an earlier comment."""
    pull, fields = the_pull(repository, number), body()
    draft, commit, answers = _read(fields)
    _check_body(draft.body)
    if answers is not None:
        return _reply(the_comment(repository, answers), draft.body)
    if not holds(pull, commit):
        # Wording as in prontolabs/pronto issue 99.
        raise failed(RESOURCE, "custom", "commit_id", "commit_id is not part of the pull request")
    try:
        made = world().comment_on_line(pull, acting(), draft, commit, caller().acting_app)
    except PlaceError as error:
        raise _unplaced(error) from None
    return created(shapes.review_comment(world(), made))


def _read(fields: Fields) -> tuple[Draft, str, int | None]:
    answers = fields.whole("in_reply_to")
    text = fields.need("body")
    loose = answers is not None  # with in_reply_to "all parameters other than body are ignored"
    path, commit = (
        fields.text("path", required=not loose),
        fields.text("commit_id", required=not loose),
    )
    draft = Draft(
        path=path or "",
        body=text,
        line=fields.whole("line"),
        side=_side(fields, "side") or "RIGHT",
        start_line=fields.whole("start_line"),
        start_side=_side(fields, "start_side"),
        position=fields.whole("position"),
        subject_type=SubjectType(fields.choice("subject_type", ["line", "file"]) or "line"),
    )
    if not loose and draft.line is None and draft.position is None:
        _need_line(fields, draft)
    fields.close()
    fields.done()
    return draft, commit or "", answers


def _need_line(fields: Fields, draft: Draft) -> None:
    if draft.subject_type is SubjectType.LINE:
        # Wording as in octokit/octokit.rb issue 1748.
        fields.complaints += [
            'No subschema in "oneOf" matched.',
            '"position" wasn\'t supplied.',
            '"in_reply_to" wasn\'t supplied.',
            '"line" wasn\'t supplied.',
        ]


def _side(fields: Fields, name: str) -> Side | None:
    word = fields.choice(name, ["LEFT", "RIGHT"])
    if word is None:
        return None
    return "LEFT" if word == "LEFT" else "RIGHT"


def _check_body(text: str) -> None:
    if not text.strip():
        raise failed(RESOURCE, "missing_field", "body")
    if len(text) > world().limits.body:
        raise too_long(RESOURCE, world().limits.body)


def _unplaced(error: PlaceError) -> ApiError:
    """Build the 422 of a comment that cannot be placed.

    Wording as in cli/cli issue 5746, qiniu/reviewbot issue 179, villesau/ai-codereviewer
    issue 34, mitchspano/sfdx-scan-pull-request pull 10.
    """
    name = f"pull_request_review_thread.{error.field}"
    if error.field in {"path", "position"}:
        first = {"resource": RESOURCE, "code": "invalid", "field": name}
    else:
        message = f"{name} {error}"
        first = {"resource": RESOURCE, "code": "custom", "field": name, "message": message}
    blank = {
        "resource": RESOURCE,
        "code": "missing_field",
        "field": "pull_request_review_thread.diff_hunk",
    }
    return ApiError(422, "Validation Failed", [first] + [blank] * (error.field != "start_line"))


@bp.post(f"{OF_PULL}/<int:comment_id>/replies")
@needs(
    "pull_requests",
    "write",
    f"{DOCS}#create-a-reply-for-a-review-comment",
    person="read",
)
def reply(repository: Repository, number: int, comment_id: int) -> Response:
    """Answer the first comment of a thread; answers to answers are refused."""
    pull, fields = the_pull(repository, number), body()
    text = fields.need("body")
    fields.done()
    comment = the_comment(repository, comment_id)
    if comment.pull is not pull or comment.in_reply_to is not None:
        raise not_found()
    _check_body(text)
    return _reply(comment, text)


def _reply(comment: ReviewComment, text: str) -> Response:
    made = world().reply(comment, acting(), text, caller().acting_app)
    return created(shapes.review_comment(world(), made))


# -- one comment -----------------------------------------------------------------------------


@bp.get(ONE)
@needs("pull_requests", "read", f"{DOCS}#get-a-review-comment-for-a-pull-request")
def get_comment(repository: Repository, comment_id: int) -> Response:
    """Show a comment."""
    return answer(shapes.review_comment(world(), the_comment(repository, comment_id)))


@bp.patch(ONE)
@needs(
    "pull_requests",
    "write",
    f"{DOCS}#update-a-review-comment-for-a-pull-request",
    person="read",
)
def update_comment(repository: Repository, comment_id: int) -> Response:
    """Change a comment's text."""
    comment, fields = the_comment(repository, comment_id), body()
    text = fields.need("body")
    fields.done()
    own(repository, comment)
    _check_body(text)
    world().edit_review_comment(comment, text, acting())
    return answer(shapes.review_comment(world(), comment))


@bp.delete(ONE)
@needs(
    "pull_requests", "write", f"{DOCS}#delete-a-review-comment-for-a-pull-request", person="read"
)
def delete_comment(repository: Repository, comment_id: int) -> Response:
    """Take a comment away."""
    comment = the_comment(repository, comment_id)
    own(repository, comment)
    world().delete_review_comment(comment, acting())
    return nothing()


def own(repository: Repository, comment: ReviewComment | IssueComment) -> None:
    """Raise 403 unless the comment is the caller's, or the caller a person who may write."""
    user, person = acting(), caller().token and caller().installation is None
    writes = world().access(repository, user) in {"write", "maintain", "admin"}
    if comment.user is not user and not (person and writes):
        raise ApiError(403, NOT_ACCESSIBLE if caller().installation else "Forbidden")
