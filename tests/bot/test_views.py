"""What the dashboard asks of the store, on both databases."""

import pytest
from sqlalchemy import Engine

from bot.store.database import now_ms
from bot.store.views import WEEK_MS, Views
from tests.bot.years import fill

REPO, SIZE = 42, 300


@pytest.fixture
def database_url(any_url: str) -> str:
    return any_url


def test_every_question_has_its_answer(database: Engine) -> None:
    fill(database, REPO, size=SIZE)
    views, now = Views(database), now_ms()
    assert views.summaries([1, 2]) == {}
    summary = views.summaries([REPO, 7])[REPO]
    assert summary.reviews == SIZE and summary.is_open > 0
    total, newest = views.pulls(REPO, 0, 10)
    assert total > 10 == len(newest)
    assert [row["id"] for row in newest] == sorted((row["id"] for row in newest), reverse=True)
    assert newest[0]["ended_ms"] == summary.ended_ms
    number = newest[0]["number"]
    count, of_pull = views.of_pull(REPO, number, 0, 50)
    assert count == newest[0]["reviews"] == len(of_pull)
    review = views.review(REPO, number, of_pull[0]["id"])
    assert review is not None and review.steps["read"] == 420
    assert views.review(7, number, of_pull[0]["id"]) is None
    weeks = views.by_week(REPO, now - 20 * WEEK_MS)
    rules = views.rules(REPO)
    assert sum(n for _, _, n in weeks) == sum(of.fired for of in rules.values())
    assert len({week for week, _, _ in weeks}) >= 12
    assert sum(views.verdicts(REPO, 0).values()) == SIZE
    (rule, _), most = max(rules.items(), key=lambda pair: pair[1].fired)
    fired, places = views.of_rule(REPO, rule, 0, 5)
    assert fired == most.fired and len(places) == 5
    assert most.fired == most.fixed + most.ignored + most.open
    assert len(views.ignores_of(REPO, rule)) <= most.ignored
    assert views.dead(0, 40)[0] == 300 and views.jobs(10) == (0, [])
    assert views.held_back(now, 10) == (0, [])
    assert views.under_way(REPO, number) == (None, False)


def test_a_review_is_paged(database: Engine) -> None:
    fill(database, REPO, size=SIZE)
    views = Views(database)
    review = max(views.pulls(REPO, 0, 40)[1], key=lambda row: row["warnings"])["id"]
    total, all_of_it = views.findings_of(review, 0, 100)
    assert total == len(all_of_it) >= 3
    second = views.findings_of(review, 1, 1)[1]
    assert [row["finding"] for row in second] == [all_of_it[1]["finding"]]
    assert views.unread_of(review, 10)[0] in (0, 1)
