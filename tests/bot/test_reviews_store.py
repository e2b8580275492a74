"""What reviews came to: written once, followed from push to push, deleted in time."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Engine, func, select

from bot.store.reviews import LIFE_DAYS, Found, Reviewed, Reviews, State, Unread
from bot.store.tables import findings, hazards, reviews, unread_files

DAY_MS = 86_400_000
TABLES = (reviews, findings, unread_files, hazards)


@pytest.fixture
def database_url(any_url: str) -> str:
    return any_url


def found(name: str, state: State = State.OPEN, path: str = "app/pay.py") -> Found:
    return Found(name, "http-call-no-timeout", "network", "warning", state, path, 5)


def reviewed(head: str, *of: Found, at: int = 1_000, unread: tuple[Unread, ...] = ()) -> Reviewed:
    return Reviewed(
        key=f"42/7/{head}/0",
        installation=3,
        repo_id=42,
        number=7,
        head=head,
        delivery="d1",
        why="pushed",
        result="reviewed",
        verdict="findings",
        ending="neutral",
        check_run=9,
        began_ms=at - 500,
        ended_ms=at,
        steps={"read": 300, "check": 100},
        found=of,
        unread=unread,
        was_read=True,
    )


def rows(database: Engine, table: Any, *columns: str) -> list[tuple[Any, ...]]:
    query = select(*(table.c[name] for name in columns)).order_by(*table.primary_key.columns)
    with database.connect() as connection:
        return [tuple(row) for row in connection.execute(query)]


def test_a_review_is_kept_with_its_findings_and_what_it_did_not_read(database: Engine) -> None:
    gap = Unread("big.py", "too large", is_gap=True)
    Reviews(database).record(reviewed("a", found("f1"), found("f2", State.IGNORED), unread=(gap,)))
    assert rows(database, reviews, "head", "warnings", "unread", "steps") == [
        ("a", 1, 1, '{"read": 300, "check": 100}')
    ]
    assert rows(database, findings, "finding", "state") == [("f1", "open"), ("f2", "ignored")]
    assert rows(database, unread_files, "path", "reason") == [("big.py", "too large")]
    assert rows(database, hazards, "finding", "state") == [("f1", "open"), ("f2", "ignored")]


def test_writing_it_twice_leaves_one(database: Engine) -> None:
    kept = Reviews(database)
    kept.record(reviewed("a", found("f1"), at=1_000))
    second = reviewed("b", found("f2"), at=2_000)
    kept.record(second)
    once = [rows(database, table, *table.c.keys()) for table in TABLES]
    kept.record(second)
    assert [rows(database, table, *table.c.keys()) for table in TABLES] == once


def test_what_is_gone_is_fixed_and_what_comes_back_is_open(database: Engine) -> None:
    kept = Reviews(database)
    kept.record(reviewed("a", found("f1"), found("f2"), at=1_000))
    kept.record(reviewed("b", found("f2"), at=2_000))
    assert rows(database, hazards, "finding", "state", "first_ms", "last_ms") == [
        ("f1", "fixed", 1_000, 2_000),
        ("f2", "open", 1_000, 2_000),
    ]
    kept.record(reviewed("c", found("f2"), at=3_000))
    assert ("f1", "fixed", 2_000) in rows(database, hazards, "finding", "state", "last_ms")
    kept.record(reviewed("d", found("f1"), found("f2"), at=4_000))
    assert ("f1", "open", 1_000) in rows(database, hazards, "finding", "state", "first_ms")
    assert rows(database, findings, "review", "finding", "state") == [
        (1, "f1", "open"),
        (1, "f2", "open"),
        (2, "f1", "fixed"),
        (2, "f2", "open"),
        (3, "f2", "open"),
        (4, "f1", "open"),
        (4, "f2", "open"),
    ]


def test_nobody_knows_of_a_file_that_was_not_read(database: Engine) -> None:
    kept = Reviews(database)
    kept.record(reviewed("a", found("f1"), at=1_000))
    kept.record(reviewed("b", at=2_000, unread=(Unread("app/pay.py", "too large", is_gap=True),)))
    assert rows(database, hazards, "finding", "state") == [("f1", "open")]


def test_a_review_that_read_nothing_fixes_nothing(database: Engine) -> None:
    kept = Reviews(database)
    kept.record(reviewed("a", found("f1"), at=1_000))
    kept.record(replace(reviewed("b", at=2_000), was_read=False, result="superseded"))
    assert rows(database, hazards, "finding", "state") == [("f1", "open")]


def test_what_was_there_before_is_no_hazard_of_the_pull_request(database: Engine) -> None:
    Reviews(database).record(reviewed("a", found("f1", State.BEFORE)))
    assert rows(database, findings, "finding", "state") == [("f1", "there before")]
    assert rows(database, hazards, "finding") == []
    assert rows(database, reviews, "warnings") == [(0,)]


def test_old_reviews_go_with_all_that_hangs_on_them(database: Engine) -> None:
    kept, day = Reviews(database), DAY_MS
    for age in (0, LIFE_DAYS + 1):
        at = (LIFE_DAYS + 2 - age) * day
        one = replace(reviewed(f"h{age}", found(f"f{age}"), at=at), number=age)
        kept.record(
            replace(one, key=f"42/{age}/h/0", unread=(Unread("x", "binary", is_gap=False),))
        )
    assert kept.clean(now=(LIFE_DAYS + 2) * day) == 1
    for table in TABLES:
        with database.connect() as connection:
            assert connection.scalar(select(func.count()).select_from(table)) == 1
    assert rows(database, hazards, "finding") == [("f0",)]
