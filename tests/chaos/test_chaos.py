"""The short form of `make chaos`: nothing lost, nothing twice, nothing stuck."""

import pytest

from tests.chaos.many import Figures, play

RUNS = 32
PARALLEL = 4  # they wait most of the time


@pytest.mark.timeout(600)
def test_whatever_dies_and_wherever_nothing_is_lost_doubled_or_stuck() -> None:
    figures = Figures()
    for ended in play(range(RUNS), 1, PARALLEL, hurried=True):
        figures.add(ended)
    assert figures.is_good, "\n".join(ended.told() for ended in figures.bad)
    assert figures.runs == RUNS
    assert figures.sprung >= RUNS - 6  # a step that a run never came to kills nobody
