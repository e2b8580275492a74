"""GitHub fails, cuts the line or asks for patience: one check run, ended, and one review."""

import time

import pytest

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
from tests.e2e.project import HAZARD_LINE, Project
from tests.e2e.service import until

PLACE = [("pay.py", HAZARD_LINE)]
EFFECTS = ["POST /check-runs", "POST /pulls/*/reviews", "PATCH /check-runs/*"]
READS = ["GET /commits/*/check-runs", "GET /compare/**"]
FAILURES = {
    "502 after": (bad_gateway(), When.AFTER),
    "502 before": (bad_gateway(), When.BEFORE),
    "503 page after": (unicorn(), When.AFTER),
    "cut after": (Cut.SILENT, When.AFTER),
    "cut in the answer": (Cut.MIDDLE, When.AFTER),
}


@pytest.mark.parametrize("effect", EFFECTS)
def test_an_effect_whose_answer_is_lost_is_had_once(new_project: NewProject, effect: str) -> None:
    """All failures at the same time, each in a project of its own."""
    projects = {name: new_project() for name in FAILURES}
    faults = {name: projects[name].fail(effect, *FAILURES[name]) for name in FAILURES}
    pulls = {name: projects[name].pull() for name in FAILURES}
    for name, project in projects.items():
        project.settle()
        assert project.struck(faults[name]) == 1, name
        run = project.reviewed_once(pulls[name], PLACE)
        assert (run["conclusion"], run["output"]["title"]) == ("neutral", "1 warning"), name
        # What a comment says already is not said again beside it.
        assert project.annotations(run) == [], name


@pytest.mark.parametrize("read", READS)
def test_a_read_that_fails_is_read_again(new_project: NewProject, read: str) -> None:
    answers = {"502": bad_gateway(), "page": unicorn(), "cut": Cut.SILENT, "half": Cut.MIDDLE}
    projects = {name: new_project() for name in answers}
    for name, project in projects.items():
        project.fail(read, answers[name], When.AFTER)
    pulls = {name: project.pull() for name, project in projects.items()}
    for name, project in projects.items():
        project.settle()
        assert project.reviewed_once(pulls[name], PLACE)["conclusion"] == "neutral", name


def refusals() -> dict[str, Answer]:
    """All ways in which GitHub asks to wait a second."""
    soon = int(time.time()) + 2
    return {
        "secondary 403": secondary_limit(403, retry_after=1),
        "secondary 429": secondary_limit(429, retry_after=1),
        "content 403": content_limit(403, retry_after=1),
        "abuse 422": abuse(422, retry_after=1),
        "primary 403": primary_limit(soon),
        "primary 429": primary_limit(soon, 429),
    }


@pytest.mark.parametrize("request_", [*EFFECTS, *READS])
def test_a_rate_limit_is_waited_out(new_project: NewProject, request_: str) -> None:
    found = refusals()
    projects = {name: new_project() for name in found}
    faults = {name: projects[name].fail(request_, found[name]) for name in found}
    pulls = {name: projects[name].pull() for name in found}
    for name, project in projects.items():
        project.settle()
        assert project.struck(faults[name]) == 1, name
        run = project.reviewed_once(pulls[name], PLACE)
        assert run["conclusion"] == "neutral", name


def test_graphql_and_tokens_have_limits_too(project: Project) -> None:
    for method, path in (
        ("POST", "/api/graphql"),
        ("POST", "/app/installations/*/access_tokens"),
    ):
        answer = graphql_limit(int(time.time()) + 1) if "graphql" in path else secondary_limit(429, 1)
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
    number = {"pull": f"{project.repository.full_name}#{pull.number}"}
    until(lambda: service.lines("try failed", **number), "a word about it")
    (line,) = service.lines("try failed", **number)
    assert 60 <= line["next_in_s"] <= 72
    assert [run["status"] for run in project.runs(pull.head_sha)] == ["in_progress"]
