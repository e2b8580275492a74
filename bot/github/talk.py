"""The conversation of a pull request: what commands read there and what is answered."""

from collections.abc import Iterator, Mapping
from http import HTTPStatus
from itertools import islice
from typing import Any

from bot.compose.memory import read_mark
from bot.github.client import Repository
from bot.github.errors import Gone, Refused
from bot.github.publish import NAME
from bot.logs import logger
from bot.model import CommandGiven, Sha, Where

__all__ = [
    "acknowledge",
    "answer",
    "find_answer",
    "last_run",
    "own_bodies",
    "own_bodies_anywhere",
    "run",
    "spoken_of",
]

_PAGES = 5  # of a hundred comments
_CLOSED = (HTTPStatus.FORBIDDEN, HTTPStatus.UNPROCESSABLE_ENTITY)  # locked: nobody may write
log = logger("touchline.talk")


def acknowledge(repo: Repository, given: CommandGiven) -> None:
    """Eyes on the comment, once however often this is called; nothing for a button."""
    at = {Where.CONVERSATION: "issues", Where.LINE: "pulls"}.get(given.where)
    if at is None:
        return
    try:
        repo.post(f"/{at}/comments/{given.comment_id}/reactions", {"content": "eyes"})
    except (Refused, Gone) as error:
        log.info("not acknowledged", why=str(error))  # locked or deleted; the answer will tell


def find_answer(repo: Repository, given: CommandGiven, mark: str) -> bool:
    """True if our answer that carries this mark is there already."""
    path = _comments(given)
    return any(mark in one["body"] for one in _own(repo, path, since=given.since))


def answer(repo: Repository, given: CommandGiven, body: str) -> bool:
    """Writes the answer where the command was given; False where nobody may write any more."""
    number = given.pull.number
    path = f"/issues/{number}/comments"
    if given.where is Where.LINE:
        path = f"/pulls/{number}/comments/{given.thread or given.comment_id}/replies"
    try:
        repo.post(path, {"body": body})
    except Refused as error:
        if error.status not in _CLOSED:
            raise
        log.warning("not answered", why=str(error))
        return False
    return True


def own_bodies(repo: Repository) -> Iterator[str]:
    """The texts of everything that we wrote on the pull request."""
    number = repo.pull.number
    for path in (f"/issues/{number}/comments", f"/pulls/{number}/comments"):
        yield from (one["body"] for one in _own(repo, path))


def own_bodies_anywhere(repo: Repository) -> Iterator[str]:
    """The texts of our comments among the newest of the whole repository: what was decided for all
    of it stands in one of them. At most `_PAGES` requests for each kind."""
    for path in ("/issues/comments", "/pulls/comments"):
        pages = repo.pages(path, sort="updated", direction="desc")
        for page in islice(pages, _PAGES):
            yield from (one["body"] for one in page if _is_ours(repo, one))


def spoken_of(repo: Repository, comment: int) -> tuple[str, ...]:
    """The findings that a review comment speaks of; none if it is not ours or is gone."""
    try:
        found = repo.get(f"/pulls/comments/{comment}")
    except Gone:
        return ()
    mark = read_mark(found["body"]) if _is_ours(repo, found) else None
    return mark.findings if mark else ()


def last_run(repo: Repository, head: Sha) -> Mapping[str, Any] | None:
    """Our newest check run on this commit that has ended with a verdict."""
    path = f"/commits/{head}/check-runs"
    runs: list[Mapping[str, Any]] = []
    for page in repo.pages(path, check_name=NAME, filter="all", app_id=repo.app_id):
        runs += [run for run in page["check_runs"] if _has_verdict(run, repo)]
    return max(runs, key=lambda run: int(run["id"])) if runs else None


def run(repo: Repository, number: int) -> Mapping[str, Any] | None:
    """The check run of this id; None if it is not ours or is gone."""
    try:
        found: Mapping[str, Any] = repo.get(f"/check-runs/{number}")
    except Gone:
        return None
    return found if (found["app"] or {}).get("id") == repo.app_id else None


def _has_verdict(run: Mapping[str, Any], repo: Repository) -> bool:
    ended = run["status"] == "completed" and run["conclusion"] != "cancelled"
    return ended and (run["app"] or {}).get("id") == repo.app_id


def _comments(given: CommandGiven) -> str:
    kind = "pulls" if given.where is Where.LINE else "issues"
    return f"/{kind}/{given.pull.number}/comments"


def _own(repo: Repository, path: str, **query: str) -> Iterator[Mapping[str, Any]]:
    for page in repo.pages(path, **query):
        yield from (one for one in page if _is_ours(repo, one))


def _is_ours(repo: Repository, comment: Mapping[str, Any]) -> bool:
    user = comment["user"] or {}
    return bool(user.get("type") == "Bot" and user.get("login") == repo.own_login)
