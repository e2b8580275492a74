"""The short form of `make fuzz`, and that it sees what it is there for."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from fuzz import target
from fuzz.mutated import spoilt
from fuzz.target import WrongVerdictError
from fuzz.watch import Job, run

# Inputs of each; the long form has thousands.
INPUTS = {"engine": 60, "comments": 15}
USUALLY = 40


@pytest.mark.parametrize("name", target.names())
def test_nothing_breaks(name: str) -> None:
    tried = target.load(name)

    @settings(
        max_examples=INPUTS.get(name, USUALLY),
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(tried.inputs)
    def promise(value: object) -> None:
        tried.hold(value)

    promise()


def test_crashes_hangs_and_wrong_verdicts_are_told_and_it_goes_on(tmp_path: Path) -> None:
    job = Job("tests.fuzz.broken", "hypothesis", 60, seed=7)
    outcome = run(job, tmp_path, lambda _: None, hang_s=2.0)
    assert not outcome.failed
    assert outcome.inputs == 60
    told = {(one.kind, one.what.partition(" at ")[0], one.input) for one in outcome.found}
    assert told == {
        ("crash", "the process died of SIGABRT", "3"),
        ("hang", "more than 2 s", "5"),
        ("crash", "KeyError: 'seven'", "7"),
        ("wrong", "WrongVerdictError: it is not eleven", "11"),
    }


def test_what_cannot_start_is_no_success(tmp_path: Path) -> None:
    outcome = run(Job("tests.fuzz.nothing", "hypothesis", 5, 1), tmp_path, lambda _: None)
    assert outcome.failed
    assert outcome.inputs == 0


def test_the_targets_are_those_that_stand_there() -> None:
    assert {"engine", "diffs", "payloads", "commands", "policies", "comments"} <= set(
        target.names()
    )
    with pytest.raises(WrongVerdictError):
        target.must(False, "no")


def test_spoiling_reaches_every_kind_of_text() -> None:
    made = [("put", 2, 1, 1, b"planted"), ("put", 0, 0, 2, b"\xff")]
    assert spoilt(b"a = 1\n", made) == b"\xff\xffa planted= 1\n".replace(b"= 1", b" 1")
    for kind in ("drop", "double", "swap", "splice", "flip"):
        assert spoilt(b"a = 1 + 2\n", [(kind, 2, 2, 2, b"")], b"other text") != b"a = 1 + 2\n"
