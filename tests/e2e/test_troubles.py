"""GitHub fails, cuts the line or asks for patience: one check run, ended, and one review."""

import time
from collections.abc import Iterator, Mapping

import pytest

from checks.policy import Policy
from sandbox.faults import (
    Answer,
    Cut,
    When,
    abuse,
    bad_gateway,
    content_limit,
    graphql_limit,
    primary_limit,
    secondary_limit,
    unicorn,
)
from sandbox.faults import Fault as SandboxFault
from tests.e2e.conftest import NewProject
from tests.e2e.project import HAZARD, HAZARD_LINE, Project
from tests.e2e.service import until

PLACE = [("pay.py", HAZARD_LINE)]
CAP = Policy().comments
EFFECTS = ["POST /check-runs", "POST /pulls/*/reviews", "PATCH /check-runs/*"]
READS = ["GET /commits/*/check-runs", "GET /compare/**"]
Trouble = tuple[Answer | Cut, When]
FAILURES: Mapping[str, Trouble] = {
    "502 after": (bad_gateway(), When.AFTER),
    "502 before": (bad_gateway(), When.BEFORE),
    "503 page after": (unicorn(), When.AFTER),
    "cut after": (Cut.SILENT, When.AFTER),
    "cut in the answer": (Cut.MIDDLE, When.AFTER),
}


def reviewed_in_spite_of(
    new_project: NewProject, troubles: Mapping[tuple[str, str], Trouble], files: int = 1
) -> None:
    """A review of a project for each trouble, by request and name, all at the same time."""
    names = [f"pay{number:02}.py" for number in range(files)]
    projects = {key: new_project() for key in troubles}
    faults = {key: projects[key].fail(key[0], *troubles[key]) for key in troubles}
    pulls = {key: project.pull(dict.fromkeys(names, HAZARD)) for key, project in projects.items()}
    for key, project in projects.items():
        project.settle()
        assert project.struck(faults[key]) == 1, key
        run = project.reviewed_once(pulls[key], [(name, HAZARD_LINE) for name in names[:CAP]])
        title = "1 warning" if files == 1 else f"{files} warnings"
        assert (run["conclusion"], run["output"]["title"]) == ("neutral", title), key
        # What a comment says already is not said again; what none says is marked, and once.
        assert [one["path"] for one in project.annotations(run)] == names[CAP:], key


@pytest.mark.parametrize(("effect", "files"), [(EFFECTS[0], 1), (EFFECTS[1], 1), (EFFECTS[2], 12)])
def test_an_effect_whose_answer_is_lost_is_had_once(
    new_project: NewProject, effect: str, files: int
) -> None:
    troubles = {(effect, name): how for name, how in FAILURES.items()}
    reviewed_in_spite_of(new_project, troubles, files)


def test_a_read_that_fails_is_read_again(new_project: NewProject) -> None:
    reviewed_in_spite_of(
        new_project, {(read, name): how for read in READS for name, how in FAILURES.items()}
    )


def limits() -> Iterator[tuple[str, Answer]]:
    """All ways in which GitHub asks to wait a second."""
    soon = int(time.time()) + 2
    yield "secondary 403", secondary_limit(403, retry_after=1)
    yield "secondary 429", secondary_limit(429, retry_after=1)
    yield "content 403", content_limit(403, retry_after=1)
    yield "abuse 422", abuse(422, retry_after=1)
    yield "primary 403", primary_limit(soon)
    yield "primary 429", primary_limit(soon, 429)


@pytest.mark.parametrize("effect", EFFECTS)
def test_a_limit_on_writing_is_waited_out(new_project: NewProject, effect: str) -> None:
    reviewed_in_spite_of(
        new_project, {(effect, name): (answer, When.BEFORE) for name, answer in limits()}
    )


def test_a_limit_on_reading_is_waited_out(new_project: NewProject) -> None:
    troubles = {
        (read, name): (answer, When.BEFORE)
        for read in READS
        for name, answer in limits()
        if name.startswith(("secondary", "primary"))
    }
    reviewed_in_spite_of(new_project, troubles)


def test_graphql_and_tokens_have_limits_too(project: Project) -> None:
    for method, path in (
        ("POST", "/api/graphql"),
        ("POST", "/app/installations/*/access_tokens"),
    ):
        answer = (
            graphql_limit(int(time.time()) + 1) if "graphql" in path else secondary_limit(429, 1)
        )
        project.box.faults.add(SandboxFault(method, path, answer))
    pull = project.pull()
    project.settle()
    project.reviewed_once(pull, PLACE)


def test_a_limit_without_a_time_is_waited_for_a_minute_at_most(project: Project) -> None:
    """GitHub often does not say how long; what is planned is read from the log, not sat out."""
    service = project.service
    fault = project.fail("GET /compare/**", secondary_limit(403))
    pull = project.pull()
    project.wait_for(fault)
    until(lambda: service.lines("try failed", pull=project.name(pull)), "a word about it")
    (line,) = service.lines("try failed", pull=project.name(pull))
    assert 60 <= line["next_in_s"] <= 60 * 1.2 * 1.2  # the budget's spread, and the job's own
    assert [run["status"] for run in project.runs(pull.head_sha)] == ["in_progress"]
