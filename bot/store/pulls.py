"""One row for each pull request: what is wanted of it, and the one review that is under way.

Pushes that come while a review is queued or running only change the row; the review that ends
sees that more was asked for and hands over to the next. Each change is one transaction.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any, NewType

from sqlalchemy import Connection, Engine, RowMapping, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.model import DeliveryId, InstallationId, PullRef, ReviewWanted, Sha, Superseded, Why
from bot.store.database import now_ms, reading
from bot.store.tables import pulls

JobId = NewType("JobId", str)
_FRESH = {"attempt": 0, "waits": 0, "not_before_ms": 0, "put_off_ms": 0, "trouble": ""}
_CLOCKS_MS = 5_000  # by which the clocks of two machines may differ


@dataclass(frozen=True, slots=True)
class Job:
    """One review that is queued or running.

    `attempt` counts from 0; `trouble` is why the one before failed. It starts at `not_before_ms`.
    `waits` counts how often it waited for GitHub's limits.
    """

    id: JobId
    installation: InstallationId
    repo_id: int
    number: int
    attempt: int = 0
    not_before_ms: int = 0
    trouble: str = ""
    waits: int = 0


@dataclass(frozen=True, slots=True)
class Taken:
    """What a job works on: the newest wish, and how many had been made by then."""

    wanted: ReviewWanted
    asked: int


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a pull request."""

    wanted_head: Sha
    is_under_way: bool
    reviewed_head: Sha | None


class Answer(StrEnum):
    """What a wish came to."""

    STARTS = "starts a review"
    JOINS = "joins the review under way"
    KNOWN = "known already"


@dataclass(frozen=True, slots=True)
class Wish:
    """`job`: the one under way; enqueueing it twice does no harm."""

    answer: Answer
    job: Job | None


class Pulls:
    """The pulls table."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def want(self, wanted: ReviewWanted) -> Wish:
        """Note the wish. Asking twice for one delivery is the same as asking once."""
        with self._engine.begin() as connection:
            _insert_empty(connection, wanted)
            row = _locked(connection, wanted.pull.repo_id, wanted.pull.number)
            wanted = _aloud(row, wanted)
            if _is_known(row, wanted):
                return Wish(Answer.KNOWN, _job(row))
            change = _changed(row, wanted)
            if not row["job"]:
                change |= {"job": _first_id(wanted.delivery, row, change["asked"])}
            _update(connection, row, change)
            answer = Answer.JOINS if row["job"] else Answer.STARTS
            return Wish(answer, _job({**row, **change}))

    def take(self, job: Job) -> Taken | None:
        """What this job is to do now; None if the row belongs to another by now."""
        row = self._row(job.repo_id, job.number)
        return Taken(_wanted(row), row["asked"]) if row and row["job"] == job.id else None

    def finish(
        self, job: Job, taken: Taken, reviewed: Sha | None, newer: Superseded | None = None
    ) -> Job | None:
        """The job has ended, with this head reviewed or with none; the next job, if one is due.

        `newer`: what GitHub has by now. It is wanted, unless something else was meanwhile: a
        delivery of the older head may have come last, and that of the newer one never.
        """
        with self._engine.begin() as connection:
            row = _locked(connection, job.repo_id, job.number)
            if row["job"] != job.id:
                return _job(row)
            change: dict[str, Any] = {"job": None, **_FRESH}
            if row["asked"] > taken.asked:
                change["job"] = _first_id(_wanted(row).delivery, row, row["asked"])
            elif newer:
                change |= _changed(row, _of_head(taken.wanted, newer))
                change["job"] = _first_id(taken.wanted.delivery, row, change["asked"])
            if reviewed:
                change["reviewed_head"] = reviewed
                change["reviewed_generation"] = taken.wanted.generation
            _update(connection, row, change)
            return _job({**row, **change})

    def put_off(
        self, job: Job, attempt: int, delay_s: float, trouble: str, waits: int = 0
    ) -> Job | None:
        """The job failed, or waits: the one that goes on in its stead, after this many seconds."""
        with self._engine.begin() as connection:
            row = _locked(connection, job.repo_id, job.number)
            if row["job"] != job.id:
                return _job(row)
            now = now_ms()
            change = {
                "job": f"{job.id.partition('~')[0]}~{attempt}.{waits}",
                "attempt": attempt,
                "waits": waits,
                "not_before_ms": now + int(delay_s * 1000),
                "put_off_ms": now,
                "trouble": trouble,
            }
            _update(connection, row, change)
            return _job({**row, **change})

    def put_off_in_future(self) -> tuple[Job, ...]:
        """Jobs that were put off later than now: a clock has gone back, and they would wait for as
        long as it went."""
        query = select(pulls).where(pulls.c.put_off_ms > now_ms() + _CLOCKS_MS)
        with reading(self._engine).connect() as connection:
            rows = connection.execute(query).mappings().all()
        return tuple(job for row in rows if (job := _job(row)))

    def wait_no_more(self, job: Job) -> None:
        """The job is due now."""
        is_it = (pulls.c.repo_id == job.repo_id) & (pulls.c.number == job.number)
        due = {"put_off_ms": now_ms(), "not_before_ms": now_ms()}
        with self._engine.begin() as connection:
            connection.execute(update(pulls).where(is_it & (pulls.c.job == job.id)).values(due))

    def current(self, repo_id: int, number: int) -> Job | None:
        """The job that the row belongs to."""
        row = self._row(repo_id, number)
        return _job(row) if row else None

    def last_wanted(self, repo_id: int, number: int) -> ReviewWanted | None:
        """What was last wanted of a pull request."""
        row = self._row(repo_id, number)
        return _wanted(row) if row and row["asked"] else None

    def standing(self, repo_id: int, number: int) -> Standing | None:
        """None if nothing was ever wanted of it."""
        row = self._row(repo_id, number)
        if not row or not row["asked"]:
            return None
        return Standing(Sha(row["wanted_head"]), bool(row["job"]), row["reviewed_head"])

    def under_way(self) -> tuple[Job, ...]:
        """All jobs that are queued or running."""
        query = select(pulls).where(pulls.c.job.is_not(None))
        with reading(self._engine).connect() as connection:
            rows = connection.execute(query).mappings().all()
        return tuple(job for row in rows if (job := _job(row)))

    def of_repository(self, repo_id: int, most: int = 100) -> tuple[ReviewWanted, ...]:
        """What was last wanted of the repository's newest pull requests, open or not."""
        row = pulls.c  # less than 0 is the number of a merge in a queue
        query = select(pulls).where(row.repo_id == repo_id, row.asked > 0, row.number > 0)
        newest = query.order_by(pulls.c.number.desc()).limit(most)
        with reading(self._engine).connect() as connection:
            return tuple(_wanted(row) for row in connection.execute(newest).mappings())

    def with_head(self, repo_id: int, head: Sha) -> tuple[ReviewWanted, ...]:
        """What was last wanted of the repository's pull requests that have this head."""
        query = select(pulls).where(pulls.c.repo_id == repo_id, pulls.c.wanted_head == head)
        with reading(self._engine).connect() as connection:
            return tuple(_wanted(row) for row in connection.execute(query).mappings())

    def _row(self, repo_id: int, number: int) -> RowMapping | None:
        query = select(pulls).where(pulls.c.repo_id == repo_id, pulls.c.number == number)
        with reading(self._engine).connect() as connection:
            return connection.execute(query).mappings().first()


def _is_known(row: RowMapping, wanted: ReviewWanted) -> bool:
    """The very delivery once more, or its event under another id, and it is seen to."""
    if not row["asked"]:
        return False
    last = _wanted(row)
    is_same = last.head == wanted.head and not _asks_anew(row, wanted)
    if not is_same and last.delivery != wanted.delivery:
        return False
    reviewed = (row["reviewed_head"], row["reviewed_generation"])
    return bool(row["job"]) or reviewed == (last.head, row["generation"])


def _aloud(row: RowMapping, wanted: ReviewWanted) -> ReviewWanted:
    """What was seen since the App came is no find of its arrival, which may be told later."""
    if wanted.why is Why.INSTALLED and row["asked"] and _wanted(row).why is not Why.INSTALLED:
        return replace(wanted, why=Why.FOUND)
    return wanted


def _asks_anew(row: RowMapping, wanted: ReviewWanted) -> bool:
    """The same head once more: because somebody wants that, or because all that was wanted of it
    was a review without a word, and this one may speak."""
    if not row["asked"] or wanted.why.asks_anew:
        return wanted.why.asks_anew
    return wanted.why is not Why.INSTALLED and bool(row["quiet_head"] == wanted.head)


def _first_id(delivery: DeliveryId, row: RowMapping, asked: int) -> str:
    # `asked` makes it one that was never used: the engine runs no id twice.
    return f"{delivery}.{row['repo_id']}.{row['number']}.{asked}"


def _quiet_head(row: RowMapping, wanted: ReviewWanted) -> str | None:
    """Remembered whatever else is wanted meanwhile, until that head is wanted aloud."""
    if wanted.why is Why.INSTALLED:
        return wanted.head
    kept: str | None = row["quiet_head"]
    return None if kept == wanted.head else kept


def _changed(row: RowMapping, wanted: ReviewWanted) -> dict[str, Any]:
    return {
        "quiet_head": _quiet_head(row, wanted),
        "installation": wanted.pull.installation,
        "wanted": json.dumps(asdict(wanted)),
        "wanted_head": wanted.head,
        "asked": row["asked"] + 1,
        "generation": row["generation"] + _asks_anew(row, wanted),
    }


def _of_head(wanted: ReviewWanted, newer: Superseded) -> ReviewWanted:
    return replace(wanted, head=newer.head, base=newer.base, why=Why.PUSHED)


def _insert_empty(connection: Connection, wanted: ReviewWanted) -> None:
    """So that there is a row to lock."""
    dialect: Any = postgresql if connection.dialect.name == "postgresql" else sqlite
    values = {
        "repo_id": wanted.pull.repo_id,
        "number": wanted.pull.number,
        "installation": wanted.pull.installation,
        "wanted": "",
        "wanted_head": "",
        "asked": 0,
        "generation": 0,
    }
    connection.execute(dialect.insert(pulls).values(values).on_conflict_do_nothing())


def _locked(connection: Connection, repo_id: int, number: int) -> RowMapping:
    query = select(pulls).where(pulls.c.repo_id == repo_id, pulls.c.number == number)
    # SQLite has no row locks and needs none: our transactions begin with its only write lock.
    return connection.execute(query.with_for_update()).mappings().one()


def _update(connection: Connection, row: RowMapping, values: Mapping[str, Any]) -> None:
    is_it = (pulls.c.repo_id == row["repo_id"]) & (pulls.c.number == row["number"])
    connection.execute(update(pulls).where(is_it).values(values))


def _job(row: Mapping[str, Any] | RowMapping) -> Job | None:
    if not row["job"]:
        return None
    return Job(
        JobId(row["job"]),
        InstallationId(row["installation"]),
        row["repo_id"],
        row["number"],
        row["attempt"],
        row["not_before_ms"],
        row["trouble"],
        row["waits"],
    )


def _wanted(row: RowMapping) -> ReviewWanted:
    stored = json.loads(row["wanted"])
    return wanted_from_json({**stored, "generation": row["generation"]})


def wanted_from_json(stored: Mapping[str, Any]) -> ReviewWanted:
    """The inverse of `dataclasses.asdict`."""
    return ReviewWanted(
        pull=PullRef(**stored["pull"]),
        head=Sha(stored["head"]),
        base=Sha(stored["base"]),
        why=Why(stored["why"]),
        delivery=DeliveryId(stored["delivery"]),
        generation=stored["generation"],
    )
