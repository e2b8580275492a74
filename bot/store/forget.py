"""Deletes what is kept of repositories that the App may not see any more."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Engine, Table, delete, func, select, update

from bot.inbox import State
from bot.model import Departed
from bot.store.database import now_ms, reading
from bot.store.tables import (
    budgets,
    deliveries,
    findings,
    hazards,
    ignores,
    ledgers,
    open_runs,
    pulls,
    reviews,
    unread_files,
)

__all__ = ["forget"]

_KNOW_INSTALLATION = (reviews, findings, unread_files, hazards, pulls)
_ALL = (*_KNOW_INSTALLATION, ignores, ledgers, open_runs)
_BATCH = 100  # repositories, or payloads, in one transaction


def forget(database: Engine, departed: Departed) -> int:
    """Every row about them goes, and every payload that speaks of them; how many that were.

    Done again it changes nothing.
    """
    repositories = sorted({*departed.repositories, *_known(database, departed)})
    gone = sum(_delete(database, table, repositories) for table in _ALL)
    if departed.whole:
        with database.begin() as connection:
            mine = budgets.c.installation == departed.installation
            gone += connection.execute(delete(budgets).where(mine)).rowcount
    return gone + _empty_payloads(database, departed, frozenset(repositories))


def _known(database: Engine, departed: Departed) -> set[int]:
    """All repositories of which something is kept, where the whole installation is gone."""
    if not departed.whole:
        return set()
    found: set[int] = set()
    with reading(database).connect() as connection:
        for table in _KNOW_INSTALLATION:
            mine = table.c.installation == departed.installation
            query = select(table.c.repo_id).where(mine).distinct()
            found.update(connection.execute(query).scalars())
    return found


def _delete(database: Engine, table: Table, repositories: Sequence[int]) -> int:
    gone = 0
    for at in range(0, len(repositories), _BATCH):
        batch = repositories[at : at + _BATCH]
        with database.begin() as connection:
            gone += connection.execute(delete(table).where(table.c.repo_id.in_(batch))).rowcount
    return gone


def _empty_payloads(database: Engine, departed: Departed, repositories: frozenset[int]) -> int:
    """Of deliveries that were worked on, dead letters too: they hold titles, comments, code."""
    row, gone, last = deliveries.c, 0, ""
    settled = (row.state != State.NEW) & (func.length(row.payload) > 0)
    while True:
        query = select(row.id, row.payload).where(settled & (row.id > last)).order_by(row.id)
        with reading(database).connect() as connection:
            batch = connection.execute(query.limit(_BATCH)).all()
        if not batch:
            return gone
        last = batch[-1][0]
        theirs = [name for name, text in batch if _speaks_of(text, departed, repositories)]
        with database.begin() as connection:
            change = {"payload": b"", "state": State.DONE, "reason": "the App was removed"}
            ours = update(deliveries).where(row.id.in_(theirs))
            gone += connection.execute(ours.values(**change, settled_ms=now_ms())).rowcount


def _speaks_of(payload: bytes, departed: Departed, repositories: frozenset[int]) -> bool:
    try:
        told: Any = json.loads(payload)
    except (ValueError, RecursionError):
        return False  # nobody could tell whose it is
    installation, repository = _whose(told)
    if installation != departed.installation:
        return False
    # Without a repository of its own it is about the installation, and lists what it had.
    return departed.whole or repository is None or repository in repositories


def _whose(told: Any) -> tuple[object, object]:
    """Installation and repository of a payload as GitHub sends it, or of a review's dead letter."""
    pull = told.get("pull") if isinstance(told, dict) else None
    if isinstance(pull, dict):
        return pull.get("installation"), pull.get("repo_id")
    return _id(told, "installation"), _id(told, "repository")


def _id(told: Any, key: str) -> object:
    inner = told.get(key) if isinstance(told, dict) else None
    return inner.get("id") if isinstance(inner, dict) else None
