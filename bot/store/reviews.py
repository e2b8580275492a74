"""What reviews came to, written once at the end of each.

A review is known by its key: writing it again replaces what was written, so a repeat after a crash
leaves one. Nothing here holds a text of a repository.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, delete, insert, select, update

from bot.store.database import now_ms
from bot.store.tables import findings, hazards, reviews, unread_files

__all__ = ["LIFE_DAYS", "Found", "Reviewed", "Reviews", "State", "Unread"]

LIFE_DAYS = 180  # unless TOUCHLINE_KEEP_DAYS says otherwise; `Reviews.clean` deletes the rest
_DAY_MS = 86_400_000
_BATCH = 500  # rows deleted in one transaction


class State(StrEnum):
    """How a finding stands."""

    OPEN = "open"
    IGNORED = "ignored"  # by somebody's command
    IGNORED_IN_CODE = "ignored in code"
    BEFORE = "there before"
    FIXED = "fixed"


@dataclass(frozen=True, slots=True)
class Found:
    """One finding. `path` and `line` are where it stands in the review's head."""

    finding: str
    rule: str
    family: str
    severity: str
    state: State
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Unread:
    """A changed file that was not read, and whether a person would have expected it to be."""

    path: str
    reason: str
    is_gap: bool


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One review at its end. Times are milliseconds since 1970; `steps`: milliseconds by step.

    `was_read`: something was examined, so that findings which are not among `found` are gone.
    """

    key: str
    installation: int
    repo_id: int
    number: int
    head: str
    delivery: str
    why: str
    result: str
    verdict: str
    ending: str
    check_run: int | None
    began_ms: int
    ended_ms: int
    files: int = 0
    touched_lines: int = 0
    requests: int = 0
    steps: Mapping[str, int] = field(default_factory=dict)
    found: tuple[Found, ...] = ()
    unread: tuple[Unread, ...] = ()
    was_read: bool = False


class Reviews:
    """The tables `reviews`, `findings`, `unread_files` and `hazards`."""

    def __init__(self, engine: Engine, life_days: int = LIFE_DAYS) -> None:
        self._engine = engine
        self._life_days = life_days

    def record(self, reviewed: Reviewed) -> None:
        """Keep it; durable when it returns. Doing it twice is as doing it once."""
        with self._engine.begin() as connection:
            review = _put(connection, reviewed)
            gone = _follow(connection, reviewed, review) if reviewed.was_read else []
            _insert(connection, findings, [_finding(reviewed, review, one) for one in gone])
            rows = (_finding(reviewed, review, one) for one in reviewed.found)
            _insert(connection, findings, rows)
            unread = {one.path: one for one in reviewed.unread}.values()
            _insert(connection, unread_files, [_unread(reviewed, review, one) for one in unread])

    def clean(self, now: int | None = None) -> int:
        """Delete what is older than its life; how many reviews went. A batch a transaction, so
        that nobody waits long for the lock."""
        before = (now_ms() if now is None else now) - self._life_days * _DAY_MS
        gone = 0
        while batch := self._delete_before(before):
            gone += batch
        with self._engine.begin() as connection:
            connection.execute(delete(hazards).where(hazards.c.last_ms < before))
        return gone

    def _delete_before(self, before: int) -> int:
        with self._engine.begin() as connection:
            old = select(reviews.c.id).where(reviews.c.ended_ms < before).limit(_BATCH)
            ids = connection.execute(old).scalars().all()
            if ids:
                _delete(connection, ids)
                connection.execute(delete(reviews).where(reviews.c.id.in_(ids)))
            return len(ids)


def _put(connection: Connection, reviewed: Reviewed) -> int:
    """The review's row; without its findings of an earlier writing."""
    values = _row(reviewed)
    same = select(reviews.c.id).where(reviews.c.key == reviewed.key)
    known: int | None = connection.scalar(same)
    if known is None:
        made = connection.execute(insert(reviews).values(values)).inserted_primary_key
        return int(made[0]) if made else 0
    connection.execute(update(reviews).where(reviews.c.id == known).values(values))
    _delete(connection, [known])
    return known


def _delete(connection: Connection, ids: Sequence[int]) -> None:
    for table in (findings, unread_files):
        connection.execute(delete(table).where(table.c.review.in_(ids)))


def _row(reviewed: Reviewed) -> dict[str, Any]:
    counts = dict.fromkeys(("blocker", "warning", "notice"), 0)
    for one in reviewed.found:
        counts[one.severity] += one.state is State.OPEN
    same = (
        *("key", "installation", "repo_id", "number", "head", "delivery", "why", "result"),
        *("verdict", "ending", "check_run", "files", "touched_lines", "requests"),
        *("began_ms", "ended_ms"),
    )
    return {
        **{name: getattr(reviewed, name) for name in same},
        "blockers": counts["blocker"],
        "warnings": counts["warning"],
        "notices": counts["notice"],
        "unread": sum(one.is_gap for one in reviewed.unread),
        "steps": json.dumps(dict(reviewed.steps)),
    }


def _follow(connection: Connection, reviewed: Reviewed, review: int) -> list[Found]:
    """Brings `hazards` up to date; gives those that are fixed since."""
    row = hazards.c
    is_ours = (row.repo_id == reviewed.repo_id) & (row.number == reviewed.number)
    known = {one["finding"]: one for one in connection.execute(_all(is_ours)).mappings()}
    brought = [one for one in reviewed.found if one.state is not State.BEFORE]
    for one in brought:
        values = _hazard(reviewed, review, one)
        if one.finding in known:
            values.pop("first_ms")
            of_it = is_ours & (row.finding == one.finding)
            connection.execute(update(hazards).where(of_it).values(values))
        else:
            connection.execute(insert(hazards).values(values))
    there = {one.finding for one in reviewed.found} | _may_be_there(reviewed, known.values())
    fixed = [one for name, one in known.items() if name not in there]
    fixed = [one for one in fixed if one["state"] != State.FIXED or one["review"] == review]
    gone = is_ours & row.finding.in_([one["finding"] for one in fixed])
    values = {"state": State.FIXED, "last_ms": reviewed.ended_ms, "review": review}
    connection.execute(update(hazards).where(gone).values(values))
    return [_fixed(one) for one in fixed]


def _all(condition: Any) -> Any:
    return select(hazards).where(condition)


def _may_be_there(reviewed: Reviewed, known: Iterable[RowMapping]) -> set[str]:
    """In files that were not read: nobody knows."""
    unread = {one.path for one in reviewed.unread}
    return {one["finding"] for one in known if one["path"] in unread}


def _fixed(row: RowMapping) -> Found:
    same = {name: row[name] for name in ("finding", "rule", "family", "severity", "path", "line")}
    return Found(state=State.FIXED, **same)


def _hazard(reviewed: Reviewed, review: int, one: Found) -> dict[str, Any]:
    return {
        "repo_id": reviewed.repo_id,
        "number": reviewed.number,
        "installation": reviewed.installation,
        "finding": one.finding,
        "rule": one.rule,
        "family": one.family,
        "severity": one.severity,
        "state": one.state,
        "path": one.path,
        "line": one.line,
        "first_ms": reviewed.ended_ms,
        "last_ms": reviewed.ended_ms,
        "review": review,
    }


def _finding(reviewed: Reviewed, review: int, one: Found) -> dict[str, Any]:
    return {
        "review": review,
        "finding": one.finding,
        "installation": reviewed.installation,
        "repo_id": reviewed.repo_id,
        "rule": one.rule,
        "severity": one.severity,
        "state": one.state,
        "path": one.path,
        "line": one.line,
    }


def _unread(reviewed: Reviewed, review: int, one: Unread) -> dict[str, Any]:
    return {
        "review": review,
        "path": one.path,
        "installation": reviewed.installation,
        "repo_id": reviewed.repo_id,
        "reason": one.reason,
        "is_gap": one.is_gap,
    }


def _insert(connection: Connection, table: Any, rows: Iterable[Mapping[str, Any]]) -> None:
    if listed := [dict(row) for row in rows]:
        connection.execute(insert(table), listed)
