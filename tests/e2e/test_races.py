"""What people do to a pull request while its review runs."""

import pytest

from sandbox.gitdata import Content
from tests.e2e.project import HAZARD, HAZARD_LINE, Project

OTHER: dict[str, Content] = {"cash.py": "# Cash\n" + HAZARD}
DURING = ["POST /check-runs", "GET /compare/**", "POST /pulls/*/reviews", "PATCH /check-runs/*"]
DELAY_S = 1.0


@pytest.mark.parametrize("during", DURING)
def test_deleted(project: Project, during: str) -> None:
    slow = project.fail(during, delay=DELAY_S)
    pull = project.pull()
    project.wait_for(slow)
    project.box.world.delete_pull(pull)
    project.settle()
    run = project.only_run(pull.head_sha)
    told_before = during.startswith("PATCH")  # its comments stood there already
    assert len(pull.reviews) == told_before
    if not told_before:
        assert (run["conclusion"], run["output"]["title"]) == (
            "cancelled",
            "The pull request is gone",
        )


@pytest.mark.parametrize("during", DURING)
def test_closed(project: Project, during: str) -> None:
    slow = project.fail(during, delay=DELAY_S)
    pull = project.pull()
    project.wait_for(slow)
    project.box.world.close(pull, project.author)
    project.settle()
    run = project.only_run(pull.head_sha)
    if during in DURING[:2]:
        assert project.reviews(pull) == []
        assert (run["conclusion"], run["output"]["title"]) == (
            "cancelled",
            "The pull request was closed",
        )
    else:  # too late to take it back: it is all there, and once
        project.reviewed_once(pull, [("pay.py", HAZARD_LINE)])


@pytest.mark.parametrize("during", DURING)
def test_closed_and_opened_again(project: Project, during: str) -> None:
    slow = project.fail(during, delay=DELAY_S)
    pull = project.pull()
    project.wait_for(slow)
    project.box.world.close(pull, project.author)
    project.box.world.reopen(pull, project.author)
    project.settle()
    run = project.reviewed_once(pull, [("pay.py", HAZARD_LINE)])
    assert run["conclusion"] == "neutral"


@pytest.mark.parametrize("during", DURING)
def test_force_pushed(project: Project, during: str) -> None:
    slow = project.fail(during, delay=DELAY_S)
    pull = project.pull()
    project.wait_for(slow)
    old = pull.head_sha
    new = project.push(OTHER, force=True)
    project.settle()
    assert pull.head_sha == new != old
    assert project.only_run(old)["conclusion"] is not None
    run = project.reviewed_once(pull, [("cash.py", HAZARD_LINE + 1)])
    assert run["output"]["title"] == "1 warning"


def test_force_pushed_away_and_back(project: Project) -> None:
    slow = project.fail("GET /compare/**", delay=DELAY_S)
    pull = project.pull()
    project.wait_for(slow)
    first = pull.head_sha
    project.push(OTHER, force=True)
    project.box.world.reset(project.repository, "topic", first, project.author)
    project.settle()
    assert pull.head_sha == first
    runs = project.runs(first)
    assert [run["status"] for run in runs] == ["completed"] * len(runs)
    assert runs[-1]["conclusion"] == "neutral"
    assert project.places(pull) == [("pay.py", HAZARD_LINE)]
    assert len(project.reviews(pull)) == 1


def test_the_head_moves_five_times(project: Project) -> None:
    """Pushes that come while a review runs are one more review, of the last of them."""
    slow = project.fail("GET /compare/**", delay=DELAY_S)
    pull = project.pull()
    project.wait_for(slow)
    heads = [project.push({"cash.py": f"# {number}\n" + HAZARD}) for number in range(5)]
    project.settle()
    assert pull.head_sha == heads[-1]
    project.reviewed_once(pull, [("cash.py", HAZARD_LINE + 1), ("pay.py", HAZARD_LINE)])
    assert [len(project.runs(head)) for head in heads[:-1]] == [0, 0, 0, 0]


def test_its_branch_is_deleted(project: Project) -> None:
    slow = project.fail("GET /compare/**", delay=DELAY_S)
    pull = project.pull()
    project.wait_for(slow)
    project.box.world.delete_branch(project.repository, "topic", project.author)
    project.settle()
    assert project.only_run(pull.head_sha)["output"]["title"] == "The pull request was closed"
    assert project.reviews(pull) == []


def test_the_repository_is_renamed(project: Project) -> None:
    """Its old name leads to the new one, as on GitHub."""
    slow = project.fail("GET /compare/**", delay=DELAY_S)
    pull = project.pull()
    project.wait_for(slow)
    project.box.world.rename_repository(project.repository, "store", project.author)
    project.settle()
    project.reviewed_once(pull, [("pay.py", HAZARD_LINE)])


def test_the_app_is_uninstalled(project: Project) -> None:
    slow = project.fail("GET /compare/**", delay=DELAY_S)
    pull = project.pull()
    project.wait_for(slow)
    project.box.world.uninstall(project.installation)
    project.settle()
    assert project.reviews(pull) == []
    assert project.service.lines("nothing to review", delivery=project.delivery(pull).guid)
