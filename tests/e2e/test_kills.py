"""kill -9, and a start on the same database: the review is there, once."""

import pytest

from sandbox.faults import bad_gateway
from tests.e2e.conftest import NewProject
from tests.e2e.project import HAZARD_LINE, Project
from tests.e2e.service import until

PLACE = [("pay.py", HAZARD_LINE)]
# Slow requests in the order of a review: it is killed while each of them is under way, and GitHub
# does what was asked all the same.
DURING = [
    "GET /commits/*/check-runs",
    "POST /check-runs",
    "GET /compare/**",
    "POST /pulls/*/reviews",
    "PATCH /check-runs/*",
]
DELAY_S = 0.8


def test_right_after_the_202(project: Project) -> None:
    service = project.service
    pull = project.pull()
    until(lambda: project.delivery(pull).attempts, "the 202")
    service.kill()
    assert [one.status_code for one in project.delivery(pull).attempts] == [202]
    service.start()
    project.settle()
    assert project.reviewed_once(pull, PLACE)["conclusion"] == "neutral"


def test_while_a_slow_request_is_under_way(new_project: NewProject) -> None:
    """One kill hits five reviews, each at another place."""
    projects = {during: new_project() for during in DURING}
    service = next(iter(projects.values())).service
    faults = {during: projects[during].fail(during, delay=DELAY_S * 3) for during in DURING}
    pulls = {during: projects[during].pull() for during in DURING}
    for during, project in projects.items():
        project.wait_for(faults[during])
    service.kill()
    service.start()
    for during, project in projects.items():
        project.settle()
        run = project.reviewed_once(pulls[during], PLACE)
        assert (run["conclusion"], run["output"]["title"]) == ("neutral", "1 warning"), during


@pytest.mark.parametrize("during", ["POST /check-runs", "POST /pulls/*/reviews"])
def test_twice_at_the_same_place(project: Project, during: str) -> None:
    service = project.service
    slow = project.fail(during, delay=DELAY_S, times=2)
    pull = project.pull()
    for _ in range(2):
        before = project.struck(slow)
        project.wait_for(slow)
        service.kill()
        service.start()
        if before:
            break
    project.settle()
    project.reviewed_once(pull, PLACE)


def test_while_it_waits_to_try_again(project: Project) -> None:
    service = project.service
    fault = project.fail("GET /compare/**", bad_gateway())
    pull = project.pull()
    project.wait_for(fault)
    until(lambda: service.lines("try failed", delivery=project.delivery(pull).guid), "a failure")
    service.kill()
    service.start()
    project.settle()
    assert project.reviewed_once(pull, PLACE)["conclusion"] == "neutral"


def test_a_push_while_it_is_dead(project: Project) -> None:
    """GitHub's deliveries find nobody; a redelivery brings them, as GitHub's page offers."""
    service = project.service
    slow = project.fail("POST /pulls/*/reviews", delay=DELAY_S)
    pull = project.pull()
    project.wait_for(slow)
    service.kill()
    first = pull.head_sha
    project.push({"cash.py": "x = 1\n"})
    lost = project.delivery(pull, "synchronize")
    until(lambda: lost.attempts, "an attempt")
    service.start()
    project.box.hooks.redeliver(lost)
    project.settle()
    assert pull.head_sha != first
    assert project.only_run(first)["conclusion"] == "cancelled"
    assert project.only_run(pull.head_sha)["conclusion"] == "neutral"
    # Its comments reached GitHub when it was dead already, and are not said again.
    assert len(project.reviews(pull)) == 1
    assert project.places(pull) == PLACE
