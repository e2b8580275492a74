"""The short form of a day's outage; `make chaos` plays it with 200 pull requests."""

import pytest

from tests.bot import postgres
from tests.chaos.outage import outage
from tests.chaos.play import Ground

PULLS = 20


@pytest.mark.timeout(600)
def test_after_a_day_of_being_down_starting_is_enough() -> None:
    with postgres.running() as cluster:
        recovered = outage(PULLS, Ground(cluster))
    assert recovered.wrong == ()
    requests = recovered.requests
    # One look at the log, one at the installations, two and the pull requests for each of these.
    assert requests["GET deliveries"] == requests["GET installations"] == 1
    assert requests["GET repositories"] == requests["GET pulls"] == 2
    assert requests["POST redelivery"] == PULLS  # half of what was sent
    assert sum(requests.values()) <= 20 * PULLS
