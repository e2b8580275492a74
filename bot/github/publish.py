"""Writes a review to GitHub: check run and comments. Every effect may be tried again.

GitHub has no idempotency keys, so before something is written it is looked for: check runs by
their external id, reviews by a hidden marker in their text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Any

from bot.compose.escape import marker
from bot.compose.fit import BODY, size
from bot.compose.words import Annotation, CheckRun, Comment, Review, Said
from bot.github.client import Repository
from bot.github.errors import Refused
from bot.model import ReviewWanted, Sha
from checks.model import FindingId

__all__ = [
    "NAME",
    "OpenRun",
    "end_check_run",
    "find_check_run",
    "key_of",
    "open_check_run",
    "post_ended_check_run",
    "post_review",
    "runs_on",
    "say_on_open_run",
]

NAME = "touchline"
_ANNOTATIONS = 50  # a request takes no more
_MOST_ANNOTATIONS = 500  # ten requests; the text of the check run lists every finding anyway
_COMMENTS = 50  # 100 at once were answered 502
# 403: nobody may comment here, for instance because the conversation is locked.
_NOT_TAKEN = (HTTPStatus.FORBIDDEN, HTTPStatus.UNPROCESSABLE_ENTITY)
_SAID_EACH = 30  # findings of one comment that are noted as said


def key_of(wanted: ReviewWanted) -> str:
    """What every effect of this review is known by; the same for a redelivery or a replay."""
    pull = wanted.pull
    return f"{pull.repo_id}/{pull.number}/{wanted.head}/{wanted.generation}"


# --- check runs ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OpenRun:
    """A check run of ours. `ended`: how, None while it is open. `annotations`: how many it has."""

    id: int
    ended: str | None
    annotations: int


def find_check_run(repo: Repository, wanted: ReviewWanted) -> OpenRun | None:
    """The newest check run of this very review, if an earlier try has opened one.

    Ours alone: any workflow may make a run of our name that claims to be this review.
    """
    key = key_of(wanted)
    found = [run for run in runs_on(repo, wanted.head) if _key(run) == key]
    return _run(max(found, key=lambda run: int(run["id"]))) if found else None


def runs_on(repo: Repository, head: Sha) -> list[Mapping[str, Any]]:
    """All check runs of ours on a commit, as GitHub gives them."""
    path = f"/commits/{head}/check-runs"
    pages = repo.pages(path, check_name=NAME, filter="all", app_id=repo.app_id)
    return [run for page in pages for run in page["check_runs"] if _is_ours(run, repo)]


def _is_ours(run: Mapping[str, Any], repo: Repository) -> bool:
    return bool((run["app"] or {}).get("id") == repo.app_id)


def _key(run: Mapping[str, Any]) -> str:
    return str(run["external_id"])


def open_check_run(repo: Repository, wanted: ReviewWanted, now: datetime) -> OpenRun:
    """A new check run, in progress."""
    body = _new_run(wanted, now) | {"status": "in_progress"}
    return _run(repo.post("/check-runs", body))


def post_ended_check_run(
    repo: Repository, wanted: ReviewWanted, check_run: CheckRun, now: datetime
) -> OpenRun:
    """A check run that was never open: for a review that failed before it could open one."""
    return _run(repo.post("/check-runs", _new_run(wanted, now) | _ending(check_run, now, ())))


def _new_run(wanted: ReviewWanted, now: datetime) -> dict[str, Any]:
    return {
        "name": NAME,
        "head_sha": wanted.head,
        "external_id": key_of(wanted),
        "started_at": _time(now),
    }


def _run(found: Mapping[str, Any]) -> OpenRun:
    ended = found["conclusion"] if found["status"] == "completed" else None
    return OpenRun(int(found["id"]), ended, int(found["output"]["annotations_count"]))


def end_check_run(
    repo: Repository, run_id: int, check_run: CheckRun, now: datetime, sent: int | None
) -> None:
    """Ends the run with everything it has to say. Repeating it after any failure does no harm.

    `sent`: how many annotations it has; None if an earlier try may have sent some. Each request
    appends its annotations and none can be taken back, so then they are counted first; they always
    go in the same order.
    """
    path = f"/check-runs/{run_id}"
    annotations = check_run.annotations[:_MOST_ANNOTATIONS]
    if sent is None:
        there = _run(repo.get(path))
        if there.ended:
            return
        sent = there.annotations
    _send_ending(repo, path, check_run, now, annotations[sent:])


def say_on_open_run(repo: Repository, run_id: int, said: Said) -> None:
    """Puts title and summary on a run that is open; one that has ended is left alone."""
    path = f"/check-runs/{run_id}"
    if not _run(repo.get(path)).ended:
        output = {"title": said.title, "summary": said.summary}
        repo.patch(path, {"status": "in_progress", "output": output})


def _send_ending(
    repo: Repository,
    path: str,
    check_run: CheckRun,
    now: datetime,
    annotations: Sequence[Annotation],
) -> None:
    try:
        while len(annotations) > _ANNOTATIONS:
            repo.patch(path, _more(check_run, annotations[:_ANNOTATIONS]))
            annotations = annotations[_ANNOTATIONS:]
        repo.patch(path, _ending(check_run, now, annotations))
    except Refused as error:
        if error.status != HTTPStatus.UNPROCESSABLE_ENTITY or not annotations:
            raise
        # An open run is worse than one without marks at lines; its text has every finding.
        repo.patch(path, _ending(check_run, now, ()))


def _more(check_run: CheckRun, annotations: Sequence[Annotation]) -> dict[str, Any]:
    return {"status": "in_progress", "output": _output(check_run, annotations)}


def _ending(
    check_run: CheckRun, now: datetime, annotations: Sequence[Annotation]
) -> dict[str, Any]:
    body: dict[str, Any] = {
        "status": "completed",
        "conclusion": check_run.ending.value,
        "completed_at": _time(now),
        "output": _output(check_run, annotations),
    }
    if check_run.actions:
        body["actions"] = [
            {"label": one.label, "description": one.description, "identifier": one.identifier}
            for one in check_run.actions
        ]
    return body


def _output(check_run: CheckRun, annotations: Sequence[Annotation]) -> dict[str, Any]:
    output: dict[str, Any] = {"title": check_run.title, "summary": check_run.summary}
    if check_run.text:
        output["text"] = check_run.text
    if annotations:
        output["annotations"] = [_annotation(one) for one in annotations]
    return output


def _annotation(one: Annotation) -> dict[str, Any]:
    return {
        "path": one.path,
        "start_line": one.start_line,
        "end_line": one.end_line,
        "annotation_level": one.level.value,
        "title": one.title,
        "message": one.message,
    }


def _time(now: datetime) -> str:
    return now.strftime("%Y-%m-%dT%H:%M:%SZ")


# --- reviews ------------------------------------------------------------------------------------


def post_review(repo: Repository, wanted: ReviewWanted, review: Review) -> list[FindingId]:
    """Sends new comments; gives the findings that GitHub took no comment for.

    A review is all or nothing and its refusal does not say which comment was at fault, so what was
    refused is sent again in halves: the others reach their lines, and a single one is given back.
    A review has no room for comments on whole files: each of those is a request of its own.
    """
    at_lines = [one for one in review.comments if one.line is not None]
    on_files = [one for one in review.comments if one.line is None]
    moved = [id_ for one in on_files for id_ in _post_on_file(repo, wanted, one)]
    for at in range(0, len(at_lines), _COMMENTS):
        moved += _post(repo, wanted, review.body, at_lines[at : at + _COMMENTS])
    return moved


def _post_on_file(
    repo: Repository, wanted: ReviewWanted, comment: Comment
) -> tuple[FindingId, ...]:
    """https://docs.github.com/en/rest/pulls/comments#create-a-review-comment-for-a-pull-request"""
    body = {
        "commit_id": wanted.head,
        "path": comment.path,
        "body": comment.body,
        "subject_type": "file",
    }
    try:
        repo.post(f"/pulls/{wanted.pull.number}/comments", body)
    except Refused as error:
        if error.status not in _NOT_TAKEN:
            raise
        return comment.findings
    return ()


def _post(
    repo: Repository, wanted: ReviewWanted, body: str, comments: Sequence[Comment]
) -> list[FindingId]:
    try:
        repo.post(f"/pulls/{wanted.pull.number}/reviews", _review(wanted, body, comments))
    except Refused as error:
        if error.status not in _NOT_TAKEN:
            raise
        if error.status == HTTPStatus.FORBIDDEN or len(comments) == 1:
            return [one for comment in comments for one in comment.findings]
        half = len(comments) // 2
        parts = (comments[:half], comments[half:])
        return [one for part in parts for one in _post(repo, wanted, body, part)]
    return []


def _review(wanted: ReviewWanted, body: str, comments: Sequence[Comment]) -> dict[str, Any]:
    said = ",".join(one for comment in comments for one in comment.findings[:_SAID_EACH])
    hidden = marker(review=key_of(wanted), said=said)
    fits = size(body) + size(hidden) + 2 <= BODY
    return {
        "commit_id": wanted.head,
        "event": "COMMENT",
        "body": f"{body}\n\n{hidden}" if fits else hidden,
        "comments": [_comment(comment) for comment in comments],
    }


def _comment(comment: Comment) -> dict[str, Any]:
    where: dict[str, Any] = {"line": comment.line, "side": comment.side.value}
    if comment.start_line is not None:
        where |= {"start_line": comment.start_line, "start_side": comment.side.value}
    return {"path": comment.path, "body": comment.body, **where}
