"""The routes of the pages. Whoever looks is nobody in particular; the forms act as the author."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, abort, current_app, redirect, render_template, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from sandbox.model import (
    CheckRun,
    IssueComment,
    PullRequest,
    Repository,
    Review,
    ReviewComment,
    ReviewThread,
    SubjectType,
)
from sandbox.pages.diffview import FileView, Row, excerpt, file_view
from sandbox.pages.markdown import render
from sandbox.protection import MergeBox, merge_box, runs_on
from sandbox.world import World

bp = Blueprint("pages", __name__, template_folder="templates", static_folder="static")


@dataclass(frozen=True, slots=True)
class Entry:
    """Something in the conversation, with the threads that a review began."""

    at: datetime
    comment: IssueComment | None = None
    review: Review | None = None
    threads: tuple[ReviewThread, ...] = ()


def _world() -> World:
    world: World = current_app.extensions["sandbox"].world
    return world


@bp.app_context_processor
def _helpers() -> dict[str, Callable[..., object]]:
    return {
        "markdown": render,
        "comment_html": _comment_html,
        "excerpt": _excerpt,
        "tone": _tone,
    }


@bp.get("/")
def index() -> str:
    """Every repository with its pull requests."""
    return render_template("index.html", repositories=list(_world().repositories.values()))


@bp.get("/<owner>/<name>")
@bp.get("/<owner>/<name>/pulls")
def pulls(owner: str, name: str) -> str:
    """One repository's pull requests."""
    return render_template("index.html", repositories=[_repository(owner, name)])


@bp.get("/<owner>/<name>/pull/<int:number>")
def conversation(owner: str, name: str, number: int) -> str:
    """The conversation, oldest first, and the merge box."""
    pull = _pull(owner, name, number)
    return _page("pull.html", "conversation", pull, entries=_timeline(pull))


@bp.get("/<owner>/<name>/pull/<int:number>/files")
def files(owner: str, name: str, number: int) -> str:
    """Every changed file with the threads at their lines."""
    pull = _pull(owner, name, number)
    threads = [thread for thread in pull.threads if thread.comments]
    views: Sequence[FileView] = [file_view(one, threads) for one in _world().changes(pull)]
    return _page("files.html", "files", pull, files=views)


@bp.get("/<owner>/<name>/pull/<int:number>/checks")
def checks(owner: str, name: str, number: int) -> str:
    """The check runs of the head, the newest of each App first."""
    return _page("checks.html", "checks", _pull(owner, name, number))


@bp.post("/<owner>/<name>/pull/<int:number>/checks/<int:run>")
def act_on_check(owner: str, name: str, number: int, run: int) -> Response:
    """Re-run a check, or press one of its buttons (`identifier`), as the author."""
    _refuse_other_sites()
    pull = _pull(owner, name, number)
    found = _world().check_run(pull.repository, run) or abort(404)
    identifier = request.form.get("identifier", "")
    if identifier:
        _world().press(found, identifier, pull.user)
    else:
        _world().rerequest_run(found, pull.user)
    return _back(pull, "checks")


@bp.post("/<owner>/<name>/pull/<int:number>/comments")
def say(owner: str, name: str, number: int) -> Response:
    """Write into the conversation, as the author."""
    _refuse_other_sites()
    pull = _pull(owner, name, number)
    if body := request.form.get("body", "").strip():
        _world().comment(pull, pull.user, body)
    return _back(pull, "conversation")


def _refuse_other_sites() -> None:
    """A page elsewhere on the web must not act here through somebody's browser."""
    if request.headers.get("Origin") != request.host_url.rstrip("/"):
        abort(403)


def _back(pull: PullRequest, view: str) -> Response:
    owner, name = pull.repository.owner.login, pull.repository.name
    return redirect(url_for(f"pages.{view}", owner=owner, name=name, number=pull.number), 303)


def _page(template: str, tab: str, pull: PullRequest, **more: object) -> str:
    world = _world()
    runs: list[CheckRun] = runs_on(pull.repository, pull.head_sha)
    box: MergeBox = merge_box(world, pull)
    changes = world.changes(pull)
    added = sum(change.additions for change in changes)
    removed = sum(change.deletions for change in changes)
    frame = {"pull": pull, "tab": tab, "runs": runs, "box": box, "changes": changes}
    return render_template(template, added=added, removed=removed, **frame, **more)


def _repository(owner: str, name: str) -> Repository:
    return _world().find_repository(f"{owner}/{name}") or abort(404)


def _pull(owner: str, name: str, number: int) -> PullRequest:
    return _repository(owner, name).pulls.get(number) or abort(404)


def _timeline(pull: PullRequest) -> list[Entry]:
    entries = [Entry(one.created_at, comment=one) for one in pull.comments]
    for review in pull.reviews:
        if review.submitted_at is None:
            continue
        begun = tuple(t for t in pull.threads if t.comments and t.comments[0].review is review)
        if begun or review.body:
            entries.append(Entry(review.submitted_at, review=review, threads=begun))
    return sorted(entries, key=lambda entry: entry.at)


def _excerpt(thread: ReviewThread) -> tuple[Row, ...]:
    first = thread.comments[0]
    if first.subject_type is SubjectType.FILE:
        return ()
    lines = (first.original_line or 0) - (first.original_start_line or first.original_line or 0)
    return excerpt(first.diff_hunk, first.path, max(4, lines + 1))


def _comment_html(comment: ReviewComment) -> Markup:
    """The comment, with what its suggestion would replace."""
    return render(comment.body, _replaced(comment))


def _replaced(comment: ReviewComment) -> list[str]:
    last = comment.original_line
    if last is None or comment.side == "LEFT":
        return []
    start = comment.original_start_line or last
    sha, repo = comment.original_commit_id, comment.pull.repository.id
    content = _world().git.read(repo, sha, comment.path) or b""
    return content.decode("utf-8", "replace").split("\n")[start - 1 : last]


def _tone(run: CheckRun) -> str:
    """The colour of a check run's mark."""
    if run.status != "completed":
        return "running"
    known = {"success": "good", "failure": "bad", "timed_out": "bad", "action_required": "bad"}
    return known.get(run.conclusion or "", "grey")
