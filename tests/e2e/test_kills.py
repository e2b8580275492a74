"""kill -9, and a start on the same database: the review is there, once."""

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


def test_right_after_the_202(project: Project) -> None:
    service = project.service
    pull = project.pull()
    until(lambda: project.delivery(pull).attempts, "the 202")
    service.kill()
    assert [one.status_code for one in project.delivery(pull).attempts] == [202]
    service.start()
    project.settle()
    assert project.reviewed_once(pull, PLACE)["conclusion"] == "neutral"


def test_at_six_places_of_a_review_at_once(new_project: NewProject) -> None:
    """One kill hits a review that waits to try again, and five in the midst of a request."""
    waiting = new_project()
    service = waiting.service
    waiting.fail("GET /compare/**", bad_gateway())
    put_off = waiting.pull()
    until(lambda: service.lines("try failed", pull=waiting.name(put_off)), "a failure")
    projects = {during: new_project() for during in DURING}
    faults = {during: projects[during].fail(during, delay=3.0) for during in DURING}
    pulls = {during: project.pull() for during, project in projects.items()}
    for during, project in projects.items():
        project.wait_for(faults[during])
    service.kill()
    service.start()
    for during, project in projects.items():
        project.settle()
        run = project.reviewed_once(pulls[during], PLACE)
        assert (run["conclusion"], run["output"]["title"]) == ("neutral", "1 warning"), during
    waiting.settle()
    assert waiting.reviewed_once(put_off, PLACE)["conclusion"] == "neutral"


def test_three_times_in_one_review(project: Project) -> None:
    service = project.service
    writes = [during for during in DURING if not during.startswith("GET")]
    slow = [project.fail(during, delay=0.7) for during in writes]
    pull = project.pull()
    for fault in slow:
        project.wait_for(fault)
        service.kill()
        service.start()
    project.settle()
    run = project.reviewed_once(pull, PLACE)
    assert (run["conclusion"], run["output"]["title"]) == ("neutral", "1 warning")


def test_a_push_while_it_is_dead(project: Project) -> None:
    """GitHub's deliveries find nobody; a redelivery brings them, as GitHub's page offers."""
    service = project.service
    slow = project.fail("POST /pulls/*/reviews", delay=0.7)
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
