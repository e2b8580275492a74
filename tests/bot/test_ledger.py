"""Ignores: which count at a moment, what they keep quiet, and whom to believe about them."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from sqlalchemy import Engine

from bot.ledger.apply import apply
from bot.ledger.record import Deed, Record, in_force
from bot.ledger.seal import Seal
from bot.store.ignores import Ignores
from tests.bot.saying import finding, report

SEAL = Seal(b"the key of the tests")
ONE = Record(42, 3, "conversation-1.001", Deed.IGNORE, "a-rule", "mona", "why — «so» --> @all", 10)
UNDONE = replace(ONE, key="conversation-2.001", deed=Deed.UNIGNORE, reason="", at_ms=20)
SHORT = replace(ONE, key="conversation-3.001", target="b-rule", at_ms=30, until_ms=40)


@pytest.fixture
def database_url(any_url: str) -> str:
    return any_url


@pytest.mark.parametrize(
    ("records", "now", "count"),
    [
        ((ONE,), 10, (ONE,)),
        ((UNDONE, ONE), 20, ()),
        ((ONE, UNDONE, replace(ONE, key="c", at_ms=21)), 21, (replace(ONE, key="c", at_ms=21),)),
        ((SHORT, ONE), 39, (ONE, SHORT)),
        ((SHORT, ONE), 40, (ONE,)),
        # Whoever makes it shorter has the last word: the older one does not come back.
        ((replace(SHORT, key="d", at_ms=1, until_ms=None), SHORT), 40, ()),
        ((ONE, replace(UNDONE, at_ms=10, key="conversation-1.002")), 10, ()),
    ],
)
def test_the_last_word_on_each_target_counts(
    records: Sequence[Record], now: int, count: tuple[Record, ...]
) -> None:
    assert in_force(records, now) == count


def test_a_report_goes_without_what_is_ignored() -> None:
    first, second, third = finding(1), finding(2), replace(finding(3), rule="other-rule")  # type: ignore[arg-type]  # a string is what it is
    by_id, by_rule = replace(ONE, target=first.id), replace(ONE, target=first.rule, key="k")
    left, accepted = apply(report([first, second, third]), [by_id, by_rule])
    assert left.findings == (third,)
    assert [one.findings for one in accepted] == [(first,), (second,)]


def test_a_mark_gives_its_record_back_to_its_pull_request_alone() -> None:
    body = f"Ignored.\n{SEAL.mark(ONE)}\n{SEAL.mark(SHORT)}\nMore."
    assert list(SEAL.records(body, 42, 3)) == [ONE, SHORT]
    assert list(SEAL.records(body, 42, 4)) == list(SEAL.records(body, 43, 3)) == []
    assert "--" not in SEAL.mark(ONE)[4:-3]


def test_a_mark_that_was_touched_gives_nothing() -> None:
    body = SEAL.mark(ONE)
    assert list(Seal(b"another key").records(body, 42, 3)) == []
    for at in range(len(body)):
        changed = body[:at] + ("B" if body[at] != "B" else "C") + body[at + 1 :]
        assert list(SEAL.records(changed, 42, 3)) == []


def test_records_are_kept_once_and_a_lost_store_is_noticed(database: Engine) -> None:
    store = Ignores(database)
    assert not store.is_known(42, 3)
    store.restore(42, 3, [ONE])
    assert store.is_known(42, 3)
    assert not store.is_known(42, 4)
    store.add([replace(ONE, reason="another"), SHORT])
    assert store.of(42, 3) == (ONE, SHORT)
    assert store.of(42, 4) == ()


def test_an_end_is_told_once_and_only_where_it_changes_something(database: Engine) -> None:
    store, taken_back = Ignores(database), replace(UNDONE, target="b-rule", at_ms=35, key="z")
    store.add([ONE, SHORT])
    assert store.over(39) == ()
    assert store.over(40) == (SHORT,)
    assert store.counted_until(SHORT)
    store.add([taken_back])
    assert not store.counted_until(SHORT)
    store.told(SHORT)
    assert store.over(40) == ()
