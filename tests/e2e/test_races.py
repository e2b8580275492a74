"""What people do to a pull request while its review runs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sandbox.gitdata import Content
from sandbox.model import PullRequest
from tests.e2e.conftest import NewProject
from tests.e2e.project import HAZARD, HAZARD_LINE, Project

OTHER: dict[str, Content] = {"cash.py": "# Cash\n" + HAZARD}
PLACE = [("pay.py", HAZARD_LINE)]
EARLY = ["POST /check-runs", "GET /compare/**"]
POSTING, ENDING = "POST /pulls/*/reviews", "PATCH /check-runs/*"
DURING = [*EARLY, POSTING, ENDING]
DELAY_S = 0.7
Act = Callable[[Project, PullRequest], object]


@dataclass(frozen=True)
class Raced:
    """A review that ran while somebody did something, and the head that it was of."""

    project: Project
    pull: PullRequest
    head: str

    @property
    def ending(self) -> tuple[str, str]:
        """Conclusion and title of the head's one check run."""
        run = self.project.only_run(self.head)
        return run["conclusion"], run["output"]["title"]


def raced(new_project: NewProject, act: Act) -> Mapping[str, Raced]:
    """Reviews that are disturbed at each of these requests, all at the same time."""
    projects = {during: new_project() for during in DURING}
    slow = {during: projects[during].fail(during, delay=DELAY_S) for during in DURING}
    started = {during: projects[during].pull() for during in DURING}
    found = {at: Raced(projects[at], pull, pull.head_sha) for at, pull in started.items()}
    for during, one in found.items():
        one.project.wait_for(slow[during])
        act(one.project, one.pull)
    for one in found.values():
        one.project.settle()
    return found


def test_deleted(new_project: NewProject) -> None:
    found = raced(new_project, lambda project, pull: project.box.world.delete_pull(pull))
    for during in (*EARLY, POSTING):
        assert found[during].pull.reviews == [], during
        assert found[during].ending == ("cancelled", "The pull request is gone"), during
    assert found[ENDING].ending == ("neutral", "1 warning")  # all was said by then


def test_closed(new_project: NewProject) -> None:
    found = raced(new_project, lambda project, pull: project.box.world.close(pull, project.author))
    for during in EARLY:
        assert found[during].project.reviews(found[during].pull) == [], during
        assert found[during].ending == ("cancelled", "The pull request was closed"), during
    for during in (POSTING, ENDING):  # too late to take it back: it is all there, and once
        found[during].project.reviewed_once(found[during].pull, PLACE)


def test_closed_and_opened_again(new_project: NewProject) -> None:
    def act(project: Project, pull: PullRequest) -> None:
        project.box.world.close(pull, project.author)
        project.box.world.reopen(pull, project.author)

    for during, one in raced(new_project, act).items():
        one.project.reviewed_once(one.pull, PLACE)
        assert one.ending == ("neutral", "1 warning"), during


def test_force_pushed(new_project: NewProject) -> None:
    found = raced(new_project, lambda project, _pull: project.push(OTHER, force=True))
    for during, one in found.items():
        assert one.pull.head_sha != one.head
        one.project.only_run(one.head)
        if during == ENDING:  # it was said before the push; the finding keeps that thread
            (said,) = one.project.comments(one.pull)
            assert said["body"].startswith(f"This is line {HAZARD_LINE + 1} of `cash.py` now:")
            run = one.project.only_run(one.pull.head_sha)
        else:
            run = one.project.reviewed_once(one.pull, [("cash.py", HAZARD_LINE + 1)])
        assert run["output"]["title"] == "1 warning", during
    for during in EARLY:
        head = found[during].pull.head_sha
        assert found[during].ending == ("cancelled", f"Superseded by {head[:7]}"), during


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
    assert project.places(pull) == PLACE
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
    project.reviewed_once(pull, PLACE)


def test_the_app_is_uninstalled(project: Project) -> None:
    slow = project.fail("GET /compare/**", delay=DELAY_S)
    pull = project.pull()
    project.wait_for(slow)
    project.box.world.uninstall(project.installation)
    project.settle()
    assert project.reviews(pull) == []
    assert project.service.lines("nothing to review", delivery=project.delivery(pull).guid)
