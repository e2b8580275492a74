"""The threads that our comments began: read from GitHub, and kept up to date there."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.compose.memory import Thread, read_mark
from bot.compose.words import Edit, Hide
from bot.github.client import Repository
from bot.github.documents import Deed, deeds
from checks.model import Side

__all__ = ["Page", "edit", "page", "said_in"]

_A_REQUEST = 20  # mutations sent together
_SAID = re.compile(r"^<!-- touchline:review=\S+ said=(\S*) -->[ \t\r]*$", re.MULTILINE)

Doing = tuple[Deed, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Page:
    """Threads of ours, oldest first; `after` is where the next page begins, None at the end."""

    threads: tuple[Thread, ...]
    after: str | None


def page(pull: Mapping[str, Any]) -> Page:
    """Read from a pull request with its `reviewThreads`."""
    found = pull.get("reviewThreads") or {}
    info = found.get("pageInfo") or {}
    threads = (_thread(node) for node in found.get("nodes") or () if node)
    more = info.get("endCursor") if info.get("hasNextPage") else None
    return Page(tuple(one for one in threads if one), more)


def _thread(node: Mapping[str, Any]) -> Thread | None:
    """None unless we began it: a mark counts only in what GitHub says that we wrote."""
    comments = node["comments"]
    first = next((one for one in comments["nodes"] or () if one), None)
    if first is None or not first["viewerDidAuthor"]:
        return None
    mark = read_mark(first["body"])
    if mark is None:
        return None
    return Thread(
        id=node["id"],
        comment=first["id"],
        path=node["path"],
        line=node["line"],
        start_line=node["startLine"],
        side=Side(node["diffSide"]),
        resolved=node["isResolved"],
        minimized=first["isMinimized"],
        answered=comments["totalCount"] > 1,
        body=first["body"],
        mark=mark,
        whole_file=node["subjectType"] == "FILE",
    )


def said_in(review: str) -> frozenset[str]:
    """The findings that a review of ours spoke of, by the hidden line in its body."""
    found = _SAID.findall(review)
    return frozenset(found[-1].split(",")) if found else frozenset()


def edit(repo: Repository, edits: Sequence[Edit]) -> None:
    """Brings comments up to date; nothing is done twice, whatever became of an earlier try.

    The new body is written last and tells that all the rest was done. What GitHub refuses (a
    comment that was deleted meanwhile, a locked conversation) is left as it is.
    """
    resolving = [deed for one in edits for deed in _resolving(one)]
    for at in range(0, len(resolving), _A_REQUEST):
        repo.mutate_to_resolve(*deeds(resolving[at : at + _A_REQUEST]))
    for batch in _batches([list(_editing(one)) for one in edits]):
        repo.mutate(*deeds(batch))


def _resolving(one: Edit) -> Iterator[Doing]:
    if one.resolved is not None:
        yield Deed.RESOLVE if one.resolved else Deed.UNRESOLVE, (one.thread,)


def _editing(one: Edit) -> Iterator[Doing]:
    if one.hide is Hide.NOT_ANY_MORE:
        yield Deed.SHOW, (one.comment,)
    elif one.hide is not Hide.LEFT_ALONE:
        yield Deed.HIDE, (one.comment, one.hide.value)
    yield Deed.EDIT, (one.comment, one.body)


def _batches(groups: Sequence[Sequence[Doing]]) -> Iterator[list[Doing]]:
    """What belongs to one comment is sent together."""
    batch: list[Doing] = []
    for group in groups:
        if len(batch) + len(group) > _A_REQUEST:
            yield batch
            batch = []
        batch += group
    if batch:
        yield batch
