"""The schema and the row of a pull request: one review at a time, and no wish is lost."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

from bot.model import DeliveryId, InstallationId, PullRef, ReviewWanted, Sha, Superseded, Why
from bot.store.database import now_ms, open_database
from bot.store.migrate import (
    _SCRIPTS,
    NotMigratedError,
    _config,
    migrate,
    require_migrated,
)
from bot.store.pulls import Answer, Job, JobId, Pulls
from bot.store.tables import metadata

real_ns = time.time_ns
PULL = PullRef(InstallationId(7), 42, "acme", "shop", 3)


def wanted(head: str = "a", why: Why = Why.PUSHED, delivery: str = "d1") -> ReviewWanted:
    return ReviewWanted(PULL, Sha(head * 40), Sha("b" * 40), why, DeliveryId(delivery))


@pytest.fixture
def database_url(any_url: str) -> str:
    return any_url


@pytest.fixture
def pulls(database: Engine) -> Pulls:
    return Pulls(database)


def started(pulls: Pulls, wish: ReviewWanted) -> Job:
    answer = pulls.want(wish)
    assert answer.answer is Answer.STARTS
    assert answer.job
    return answer.job


def finished(pulls: Pulls, job: Job, reviewed: str | None) -> Job | None:
    taken = pulls.take(job)
    assert taken
    return pulls.finish(job, taken, Sha(reviewed * 40) if reviewed else None)


def test_the_migrations_make_the_tables_that_the_code_knows(database: Engine) -> None:
    with database.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_migrating_twice_and_twice_at_once_is_safe(database_url: str) -> None:
    engines = [open_database(database_url) for _ in range(4)]
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(migrate, engines))
    for engine in engines:
        require_migrated(engine)
        engine.dispose()


def test_a_database_that_was_not_migrated_says_what_to_do(database_url: str) -> None:
    engine = open_database(database_url)
    with pytest.raises(NotMigratedError, match="run: touchline migrate"):
        require_migrated(engine)
    engine.dispose()


def test_older_code_starts_on_the_schema_of_newer_code(database: Engine) -> None:
    with database.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    migrate(database)
    require_migrated(database)
    with database.connect() as connection:
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    assert found == "9999"


def test_each_migration_leaves_older_code_at_work(database_url: str) -> None:
    """It only adds: tables, and columns that a row may be written without."""
    engine = open_database(database_url)
    revisions = [one.revision for one in ScriptDirectory(str(_SCRIPTS)).walk_revisions()][::-1]
    before: dict[str, set[str]] = {}
    for revision in revisions:
        with engine.begin() as connection:
            command.upgrade(_config(connection), revision)
        looks = inspect(engine)
        for table, columns in before.items():
            now = {column["name"]: column for column in looks.get_columns(table)}
            assert columns <= now.keys(), f"{revision}: {table} has lost a column"
            for name in now.keys() - columns:
                can_lack = now[name]["nullable"] or now[name]["default"] is not None
                assert can_lack, f"{revision}: {table}.{name} must be written"
        before = {
            table: {column["name"] for column in looks.get_columns(table)}
            for table in looks.get_table_names()
        }
    engine.dispose()
    assert len(revisions) > 1


def test_the_first_wish_starts_a_review(pulls: Pulls) -> None:
    job = started(pulls, wanted())
    taken = pulls.take(job)
    assert taken
    assert taken.wanted == wanted()
    assert pulls.current(42, 3) == job
    assert pulls.under_way() == (job,)


def test_pushes_during_a_review_cost_one_more_review_of_the_newest(pulls: Pulls) -> None:
    job = started(pulls, wanted("a"))
    taken = pulls.take(job)
    assert taken
    for number, head in enumerate("cdef"):
        answer = pulls.want(wanted(head, delivery=f"push-{number}"))
        assert (answer.answer, answer.job) == (Answer.JOINS, job)
    following = pulls.finish(job, taken, Sha("a" * 40))
    assert following
    newest = pulls.take(following)
    assert newest
    assert newest.wanted.head == "f" * 40
    assert pulls.take(job) is None
    assert pulls.finish(following, newest, newest.wanted.head) is None
    assert pulls.under_way() == ()


def test_the_same_delivery_again_changes_nothing(pulls: Pulls) -> None:
    job = started(pulls, wanted())
    again = pulls.want(wanted())
    assert (again.answer, again.job) == (Answer.KNOWN, job)
    assert finished(pulls, job, "a") is None
    assert pulls.want(wanted()).job is None


def test_the_same_event_under_another_id_changes_nothing(pulls: Pulls) -> None:
    job = started(pulls, wanted("a"))
    assert pulls.want(wanted("a", delivery="replayed")).answer is Answer.KNOWN
    assert finished(pulls, job, "a") is None
    assert pulls.want(wanted("a", delivery="replayed-later")).answer is Answer.KNOWN
    assert pulls.want(wanted("a", Why.REOPENED, "reopened")).answer is Answer.KNOWN


def test_what_could_not_be_reviewed_is_reviewed_when_asked_again(pulls: Pulls) -> None:
    assert finished(pulls, started(pulls, wanted("a")), None) is None
    assert pulls.want(wanted("a", Why.REOPENED, "d2")).answer is Answer.STARTS


def test_a_dead_letter_that_is_retried_starts_again(pulls: Pulls) -> None:
    first = started(pulls, wanted("a"))
    finished(pulls, first, None)
    second = started(pulls, wanted("a"))
    assert second.id != first.id


def test_a_rerun_is_a_new_generation_of_the_same_head(pulls: Pulls) -> None:
    finished(pulls, started(pulls, wanted("a")), "a")
    job = started(pulls, wanted("a", Why.RERUN, "rerun-1"))
    taken = pulls.take(job)
    assert taken
    assert taken.wanted.generation == 1
    assert pulls.want(wanted("a", Why.RERUN, "rerun-1")).answer is Answer.KNOWN
    assert pulls.finish(job, taken, taken.wanted.head) is None
    assert pulls.want(wanted("a", Why.RERUN, "rerun-1")).answer is Answer.KNOWN
    assert pulls.want(wanted("a", Why.RERUN, "rerun-2")).answer is Answer.STARTS


def test_a_rerun_during_a_review_comes_after_it(pulls: Pulls) -> None:
    job = started(pulls, wanted("a"))
    taken = pulls.take(job)
    assert taken
    assert pulls.want(wanted("a", Why.RERUN, "rerun")).answer is Answer.JOINS
    following = pulls.finish(job, taken, Sha("a" * 40))
    assert following
    again = pulls.take(following)
    assert again
    assert (again.wanted.generation, again.wanted.why) == (1, Why.RERUN)


def test_ids_are_never_used_twice(pulls: Pulls) -> None:
    seen: set[JobId] = set()
    for head in "abcabc":
        job = started(pulls, wanted(head, delivery="same"))
        assert job.id not in seen
        seen.add(job.id)
        finished(pulls, job, None)


def test_a_failed_job_goes_on_as_another_and_keeps_the_row(pulls: Pulls) -> None:
    job = started(pulls, wanted())
    later = pulls.put_off(job, 1, 30.0, "GitHub is away")
    assert later
    assert (later.attempt, later.trouble) == (1, "GitHub is away")
    assert 0 < later.not_before_ms - now_ms() <= 30_000
    assert pulls.take(job) is None
    assert pulls.put_off(job, 1, 30.0, "again, after a crash") == later
    taken = pulls.take(later)
    assert taken
    assert pulls.want(wanted("c", delivery="d2")).job == later
    following = pulls.finish(later, taken, None)
    assert following
    assert (following.attempt, following.trouble, following.not_before_ms) == (0, "", 0)


def test_finishing_twice_gives_the_same_answer(pulls: Pulls) -> None:
    job = started(pulls, wanted("a"))
    taken = pulls.take(job)
    assert taken
    pulls.want(wanted("c", delivery="d2"))
    following = pulls.finish(job, taken, None)
    assert following
    assert pulls.finish(job, taken, None) == following


def test_the_head_that_github_has_is_wanted_where_an_older_one_came_last(pulls: Pulls) -> None:
    job = started(pulls, wanted("a"))
    taken = pulls.take(job)
    assert taken
    newer = Superseded(Sha("f" * 40), Sha("b" * 40))
    following = pulls.finish(job, taken, None, newer)
    assert following
    assert pulls.finish(job, taken, None, newer) == following
    newest = pulls.take(following)
    assert newest
    assert (newest.wanted.head, newest.wanted.generation) == ("f" * 40, 0)
    assert pulls.want(wanted("f", delivery="its-own")).answer is Answer.KNOWN


def test_a_clock_that_went_back_keeps_nothing_waiting(
    pulls: Pulls, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = started(pulls, wanted())
    with monkeypatch.context() as patch:
        patch.setattr(time, "time_ns", lambda: real_ns() + 3600 * 10**9)
        later = pulls.put_off(job, 1, 5.0, "GitHub is away")
    assert later
    assert later.not_before_ms - now_ms() > 3_000_000
    assert pulls.put_off_in_future() == (later,)
    pulls.wait_no_more(later)
    assert pulls.put_off_in_future() == ()
    due = pulls.current(42, 3)
    assert due
    assert (due.id, due.not_before_ms <= now_ms()) == (later.id, True)


def test_an_arrival_that_is_told_late_silences_no_review(pulls: Pulls) -> None:
    job = started(pulls, wanted("a"))
    pulls.want(wanted("c", Why.OPENED, "came-late"))
    pulls.want(wanted("a", Why.INSTALLED, "arrival"))
    taken = pulls.take(job)
    assert taken
    assert (taken.wanted.head, taken.wanted.why) == ("a" * 40, Why.FOUND)


def test_a_quiet_review_is_had_aloud_once_its_own_delivery_comes(pulls: Pulls) -> None:
    """Also where the delivery of an older head came in between."""
    job = started(pulls, wanted("a", Why.INSTALLED, "arrival"))
    taken = pulls.take(job)
    assert taken
    pulls.want(wanted("c", Why.OPENED, "came-late"))
    pulls.want(wanted("a", Why.PUSHED, "pushed"))
    aloud = pulls.finish(job, taken, taken.wanted.head)
    assert aloud
    again = pulls.take(aloud)
    assert again
    assert (again.wanted.head, again.wanted.generation) == ("a" * 40, 1)
    assert pulls.want(wanted("a", Why.PUSHED, "pushed-again")).answer is Answer.KNOWN


def test_many_wishes_at_once_start_one_review(pulls: Pulls) -> None:
    wishes = [wanted("abcdef"[n % 6], delivery=f"d{n}") for n in range(24)]
    with ThreadPoolExecutor(12) as threads:
        answers = [wish.answer for wish in threads.map(pulls.want, wishes)]
    assert answers.count(Answer.STARTS) == 1
    assert len(pulls.under_way()) == 1


def test_pull_requests_are_found_by_their_head(pulls: Pulls) -> None:
    other = replace(wanted("a", delivery="d2"), pull=replace(PULL, number=4))
    for wish in (wanted("a"), other):
        pulls.want(wish)
    pulls.want(replace(wanted("a", delivery="d3"), pull=replace(PULL, repo_id=43)))
    assert {found.pull.number for found in pulls.with_head(42, Sha("a" * 40))} == {3, 4}
    assert pulls.with_head(42, Sha("c" * 40)) == ()


def test_nothing_is_left_waiting_for_ever(database: Engine) -> None:
    asked = {"sqlite": "PRAGMA busy_timeout", "postgresql": "SHOW statement_timeout"}
    with database.connect() as connection:
        found = connection.execute(text(asked[database.dialect.name])).scalar_one()
    assert found in (10_000, "10s")


def test_after_a_quiet_review_of_a_head_a_speaking_one_may_follow(pulls: Pulls) -> None:
    """It was open at the installation, and its own delivery comes only then."""
    quiet, opened = wanted(why=Why.INSTALLED), wanted(why=Why.OPENED, delivery="d2")
    job = started(pulls, quiet)
    assert pulls.want(opened).answer is Answer.JOINS
    taken = pulls.take(job)
    assert taken and taken.wanted == replace(opened, generation=1)
    assert pulls.finish(job, taken, opened.head) is None
    assert pulls.want(replace(quiet, delivery=DeliveryId("d3"))).answer is Answer.KNOWN
    assert pulls.want(replace(opened, delivery=DeliveryId("d4"))).answer is Answer.KNOWN
