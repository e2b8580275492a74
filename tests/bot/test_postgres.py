"""The tests' own PostgreSQL: many at once, and a crash loses nothing."""

from contextlib import ExitStack

import psycopg

from tests.bot import postgres


def test_two_run_beside_each_other_and_outlive_a_crash() -> None:
    with ExitStack() as stack:
        first, second = (stack.enter_context(postgres.running()) for _ in range(2))
        assert first.port != second.port
        url = first.new_database().replace("+psycopg", "")
        with psycopg.connect(url) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 1 AS one")
        first.stop()
        first.start()
        with psycopg.connect(url) as connection:
            assert connection.execute("SELECT one FROM kept").fetchone() == (1,)
