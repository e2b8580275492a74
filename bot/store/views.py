"""What the dashboard asks of the store. Reads only; every question has a bound on its answer.

Who may see a repository is not known here: callers hand in ids that GitHub told them.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, RowMapping, Select, func, select

from bot.ledger.record import Record
from bot.store.database import reading
from bot.store.ignores import record_of
from bot.store.reviews import State
from bot.store.tables import (
    budgets,
    deliveries,
    findings,
    hazards,
    ignores,
    open_runs,
    pulls,
    reviews,
    unread_files,
)

__all__ = ["WEEK_MS", "Counts", "Review", "Summary", "Views"]

WEEK_MS = 7 * 86_400_000
_IDS = 500  # in one question
_IGNORES = 500
Row = RowMapping


@dataclass(frozen=True, slots=True)
class Summary:
    """One repository at a glance: its newest review, and how many it had."""

    reviews: int
    number: int
    verdict: str
    result: str
    ended_ms: int
    is_open: int  # findings that stand open in its pull requests


@dataclass(frozen=True, slots=True)
class Counts:
    """Of findings, by how they stand."""

    fired: int = 0
    fixed: int = 0
    ignored: int = 0
    open: int = 0

    @classmethod
    def of(cls, by_state: Mapping[str, int]) -> "Counts":
        """Out of `State` and number."""
        ignored = by_state.get(State.IGNORED, 0) + by_state.get(State.IGNORED_IN_CODE, 0)
        fixed, still = by_state.get(State.FIXED, 0), by_state.get(State.OPEN, 0)
        return cls(sum(by_state.values()), fixed, ignored, still)


@dataclass(frozen=True, slots=True)
class Review:
    """One review with its steps; the findings are asked for page by page."""

    row: Row
    steps: Mapping[str, int]


class Views:
    """Each method is one question or a few; none writes."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    # --- repositories -----------------------------------------------------------------------

    def summaries(self, repo_ids: Sequence[int]) -> dict[int, Summary]:
        """Of those that were ever reviewed."""
        parts = (repo_ids[at : at + _IDS] for at in range(0, len(repo_ids), _IDS))
        return {repo: summary for ids in parts for repo, summary in self._summaries(ids)}

    def _summaries(self, ids: Sequence[int]) -> Iterator[tuple[int, Summary]]:
        of = reviews.c
        counted = (
            select(of.repo_id, func.max(of.id).label("last"), func.count().label("reviews"))
            .where(of.repo_id.in_(ids))
            .group_by(of.repo_id)
            .subquery()
        )
        newest = select(reviews, counted.c.reviews.label("reviews")).join(
            counted, of.id == counted.c.last
        )
        still = (
            select(hazards.c.repo_id, func.count())
            .where(hazards.c.repo_id.in_(ids), hazards.c.state == State.OPEN)
            .group_by(hazards.c.repo_id)
        )
        with reading(self._engine).connect() as connection:
            open_now = _pairs(connection.execute(still))
            for row in connection.execute(newest).mappings():
                repo = row["repo_id"]
                told = (row["number"], row["verdict"], row["result"], row["ended_ms"])
                yield repo, Summary(row["reviews"], *told, open_now.get(repo, 0))

    # --- pull requests ------------------------------------------------------------------------

    def pulls(self, repo_id: int, skip: int, most: int) -> tuple[int, list[Row]]:
        """How many were reviewed, and the newest review of each, newest first."""
        of = reviews.c
        last = (
            select(func.max(of.id).label("id"), func.count().label("reviews"))
            .where(of.repo_id == repo_id)
            .group_by(of.number)
            .subquery()
        )
        page = select(last).order_by(last.c.id.desc()).offset(skip).limit(most).subquery()
        rows = select(reviews, page.c.reviews.label("reviews")).join(page, of.id == page.c.id)
        with reading(self._engine).connect() as connection:
            total = connection.scalar(select(func.count()).select_from(last)) or 0
            found = connection.execute(rows.order_by(of.id.desc())).mappings().all()
            return total, list(found)

    def of_pull(self, repo_id: int, number: int, skip: int, most: int) -> tuple[int, list[Row]]:
        """How many reviews a pull request had, and some of them, newest first."""
        of = reviews.c
        is_it = (of.repo_id == repo_id) & (of.number == number)
        rows = select(reviews).where(is_it).order_by(of.id.desc()).offset(skip).limit(most)
        with reading(self._engine).connect() as connection:
            total = connection.scalar(select(func.count()).select_from(reviews).where(is_it)) or 0
            return total, list(connection.execute(rows).mappings().all())

    def under_way(self, repo_id: int, number: int) -> tuple[Row | None, bool]:
        """What is wanted of a pull request, and whether its check run is open."""
        wanted = select(pulls).where(pulls.c.repo_id == repo_id, pulls.c.number == number)
        runs = select(open_runs.c.run).where(
            open_runs.c.repo_id == repo_id, open_runs.c.number == number
        )
        with reading(self._engine).connect() as connection:
            row = connection.execute(wanted).mappings().first()
            return row, connection.execute(runs).first() is not None

    def review(self, repo_id: int, number: int, review: int) -> Review | None:
        """One review of this very pull request."""
        of = reviews.c
        query = select(reviews).where(of.id == review, of.repo_id == repo_id, of.number == number)
        with reading(self._engine).connect() as connection:
            row = connection.execute(query).mappings().first()
        return Review(row, json.loads(row["steps"])) if row else None

    def findings_of(self, review: int, skip: int, most: int) -> tuple[int, list[Row]]:
        """How many a review has, and some of them by path and line."""
        of = findings.c
        is_it = of.review == review
        rows = select(findings).where(is_it).order_by(of.path, of.line, of.finding)
        return self._page(select(func.count()).select_from(findings).where(is_it), rows, skip, most)

    def unread_of(self, review: int, most: int) -> tuple[int, list[Row]]:
        """Files that a review did not read; what a person would expect to be read comes first."""
        of = unread_files.c
        is_it = of.review == review
        rows = select(unread_files).where(is_it).order_by(of.is_gap.desc(), of.path)
        count = select(func.count()).select_from(unread_files).where(is_it)
        return self._page(count, rows, 0, most)

    def _page(
        self, count: Select[Any], rows: Select[Any], skip: int, most: int
    ) -> tuple[int, list[Row]]:
        with reading(self._engine).connect() as connection:
            total = connection.scalar(count) or 0
            found = connection.execute(rows.offset(skip).limit(most)).mappings().all()
            return total, list(found)

    # --- hazards ------------------------------------------------------------------------------

    def by_week(self, repo_id: int, since_ms: int) -> list[tuple[int, str, int]]:
        """Week (counted from 1970), family, how many appeared in it."""
        of = hazards.c
        week = (of.first_ms // WEEK_MS).label("week")
        query = (
            select(week, of.family, func.count())
            .where(of.repo_id == repo_id, of.first_ms >= since_ms)
            .group_by(
                "week", of.family
            )  # the name: with a parameter PostgreSQL knows it by nothing else
        )
        with reading(self._engine).connect() as connection:
            return [(int(w), family, number) for w, family, number in connection.execute(query)]

    def verdicts(self, repo_id: int, since_ms: int) -> dict[str, int]:
        """How many reviews came to which verdict; the empty one: to none."""
        of = reviews.c
        query = (
            select(of.verdict, func.count())
            .where(of.repo_id == repo_id, of.ended_ms >= since_ms)
            .group_by(of.verdict)
        )
        with reading(self._engine).connect() as connection:
            return _pairs(connection.execute(query))

    def rules(self, repo_id: int) -> dict[tuple[str, str], Counts]:
        """By rule and family: how often each fired, and what became of it."""
        of = hazards.c
        query = (
            select(of.rule, of.family, of.state, func.count())
            .where(of.repo_id == repo_id)
            .group_by(of.rule, of.family, of.state)
        )
        found: dict[tuple[str, str], dict[str, int]] = {}
        with reading(self._engine).connect() as connection:
            for rule, family, state, number in connection.execute(query):
                found.setdefault((rule, family), {})[state] = number
        return {key: Counts.of(states) for key, states in found.items()}

    def of_rule(self, repo_id: int, rule: str, skip: int, most: int) -> tuple[int, list[Row]]:
        """Where a rule fired, newest first."""
        of = hazards.c
        is_it = (of.repo_id == repo_id) & (of.rule == rule)
        rows = select(hazards).where(is_it).order_by(of.first_ms.desc(), of.number, of.finding)
        return self._page(select(func.count()).select_from(hazards).where(is_it), rows, skip, most)

    def ignores_of(self, repo_id: int, rule: str) -> list[Record]:
        """The newest records about a rule, or about findings of it."""
        of = ignores.c
        own = select(hazards.c.finding).where(hazards.c.repo_id == repo_id, hazards.c.rule == rule)
        query = (
            select(ignores)
            .where(of.repo_id == repo_id, (of.target == rule) | of.target.in_(own))
            .order_by(of.at_ms.desc())
            .limit(_IGNORES)
        )
        with reading(self._engine).connect() as connection:
            return [record_of(row) for row in connection.execute(query).mappings()]

    # --- for operators ------------------------------------------------------------------------

    def dead(self, skip: int, most: int) -> tuple[int, list[Row]]:
        """Deliveries that came to nothing, newest first; without their payloads."""
        of = deliveries.c
        is_dead = of.state == "dead"
        rows = (
            select(of.id, of.event, of.reason, of.received_ms, of.settled_ms, of.tries)
            .where(is_dead)
            .order_by(of.received_ms.desc())
        )
        count = select(func.count()).select_from(deliveries).where(is_dead)
        return self._page(count, rows, skip, most)

    def held_back(self, now: int, most: int) -> tuple[int, list[Row]]:
        """Installations that GitHub told to wait, those that wait longest first."""
        of = budgets.c
        waits = (of.blocked_ms > now) | (of.content_blocked_ms > now)
        rows = select(budgets).where(waits).order_by(of.blocked_ms.desc(), of.installation)
        count = select(func.count()).select_from(budgets).where(waits)
        return self._page(count, rows, 0, most)

    def jobs(self, most: int) -> tuple[int, list[Row]]:
        """Reviews that are queued or running, those that failed most often first."""
        of = pulls.c
        has_job = of.job.is_not(None)
        rows = select(pulls).where(has_job).order_by(of.attempt.desc(), of.not_before_ms)
        count = select(func.count()).select_from(pulls).where(has_job)
        return self._page(count, rows, 0, most)


def _pairs(rows: Iterable[Any]) -> dict[Any, int]:
    return {row[0]: row[1] for row in rows}
