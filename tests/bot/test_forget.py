"""What is kept of repositories that the App may not see any more is deleted, and nothing else."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from sqlalchemy import BigInteger, Boolean, Engine, Integer, LargeBinary, Table, insert, select

from bot.model import DeliveryId, Departed, InstallationId
from bot.store.forget import forget
from bot.store.tables import deliveries, metadata, probes

MINE, OTHERS = 7, 8
GONE, STAYS, FOREIGN = 42, 43, 99


@pytest.fixture
def database_url(any_url: str) -> str:
    return any_url


def filled(table: Table, at: int, **known: Any) -> dict[str, Any]:
    """A row with something in every column."""
    row: dict[str, Any] = {}
    for column in table.columns:
        if column.name in known:
            row[column.name] = known[column.name]
        elif isinstance(column.type, Boolean):
            row[column.name] = False
        elif isinstance(column.type, BigInteger | Integer):
            row[column.name] = at
        elif isinstance(column.type, LargeBinary):
            row[column.name] = b"x"
        else:
            row[column.name] = f"text {at}"
    return row


def owned() -> list[Table]:
    """Every table that knows whose a row is, by what it is made of."""
    return [
        table
        for table in metadata.tables.values()
        if {"repo_id", "installation"} & set(table.columns.keys())
    ]


def fill(database: Engine) -> None:
    whose = ((GONE, MINE), (STAYS, MINE), (FOREIGN, OTHERS))
    with database.begin() as connection:
        for table in owned():
            for at, (repo, installation) in enumerate(whose, 1):
                row = filled(table, at, repo_id=repo, installation=installation, review=at)
                if "repo_id" in table.columns or repo != STAYS:  # one row an installation
                    connection.execute(insert(table).values(row))
        for at, (repo, installation) in enumerate(whose, 1):
            for state in ("new", "done", "dead"):
                told = {"installation": {"id": installation}, "repository": {"id": repo}}
                row = filled(
                    deliveries,
                    at,
                    id=f"{state}-{repo}",
                    state=state,
                    payload=json.dumps(told).encode(),
                )
                connection.execute(insert(deliveries).values(row))
        connection.execute(
            insert(deliveries).values(filled(deliveries, 9, id="rubbish", state="dead"))
        )
        review = json.dumps({"pull": {"installation": MINE, "repo_id": GONE}}).encode()
        row = filled(deliveries, 9, id="review-42", state="dead", payload=review)
        connection.execute(insert(deliveries).values(row))


def left(database: Engine) -> Mapping[str, set[int]]:
    """The repositories (or installations) that are left in each table."""
    found = {}
    with database.connect() as connection:
        for table in owned():
            key = table.c["repo_id" if "repo_id" in table.columns else "installation"]
            found[table.name] = set(connection.execute(select(key)).scalars())
    return found


def payloads(database: Engine) -> dict[str, bytes]:
    with database.connect() as connection:
        rows = connection.execute(select(deliveries.c.id, deliveries.c.payload)).all()
    return {name: text for name, text in rows if text}


def test_a_repository_that_is_taken_away_leaves_nothing_and_the_others_all(
    database: Engine,
) -> None:
    fill(database)
    departed = Departed(InstallationId(MINE), (GONE,), whole=False, delivery=DeliveryId("d"))
    assert forget(database, departed) > 0
    for name, there in left(database).items():
        assert there in ({STAYS, FOREIGN}, {MINE, OTHERS}), name
    kept = payloads(database)
    assert {"done-42", "dead-42", "review-42"} & kept.keys() == set()
    assert {"new-42", "done-43", "dead-43", "done-99", "dead-99", "rubbish"} <= kept.keys()
    assert forget(database, departed) == 0


def test_an_installation_that_ends_leaves_nothing_whatever_it_had(database: Engine) -> None:
    fill(database)
    departed = Departed(InstallationId(MINE), (), whole=True, delivery=DeliveryId("d"))
    forget(database, departed)
    for name, there in left(database).items():
        assert there in ({FOREIGN}, {OTHERS}), name
    assert {"done-42", "dead-42", "done-43", "dead-43"} & payloads(database).keys() == set()
    assert {"done-99", "dead-99"} <= payloads(database).keys()


def test_every_table_knows_whose_its_rows_are() -> None:
    """A new table without an owner would outlive an uninstallation."""
    assert {table.name for table in metadata.tables.values()} - {t.name for t in owned()} == {
        deliveries.name,
        probes.name,
    }
