"""The short form of the load test: what is counted, not what is timed."""

import pytest

from bot.queue.engine import OF_ONE_INSTALLATION
from tests.bot import postgres
from tests.chaos.load import load
from tests.chaos.play import Ground


@pytest.mark.timeout(600)
def test_a_flood_loses_nothing_and_leaves_the_quiet_ones_their_turn() -> None:
    with postgres.running() as cluster:
        borne = load(200, 2.0, Ground(cluster))
    assert set(borne.statuses) == {202}
    assert (borne.stored, borne.unfinished) == (200, 0)
    # Four at once; a second round begins where a quiet job comes just after a look at the queue.
    assert borne.ahead <= 2 * OF_ONE_INSTALLATION
