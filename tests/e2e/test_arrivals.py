"""The first minutes after an installation, as people see them on GitHub."""

from datetime import timedelta

from bot.arriving import FRESH
from sandbox.model import PullRequest, Repository
from sandbox.world import PullPlan, Push
from tests.e2e.project import HAZARD, HAZARD_LINE, Project
from tests.e2e.service import Service, until


def uninstalled(project: Project) -> Project:
    """The same project before anybody installed the App."""
    project.box.world.uninstall(project.installation)
    return project


def installed(project: Project, repositories: list[Repository] | None = None) -> Project:
    world = project.box.world
    stage = project.service.stage
    made = world.install(stage.app, project.repository.owner, repositories)
    return Project(project.service, project.repository, made)


def ended(project: Project, pull: PullRequest) -> None:
    def is_so() -> bool:
        return [run["status"] for run in project.runs(pull.head_sha)] == ["completed"]

    until(is_so, "the check run has ended")


def looked(service: Service, count: int, installation: int) -> None:
    said = "open pull requests are reviewed quietly"
    until(lambda: service.lines(said, installation=installation, pulls=count), said)


def test_open_pull_requests_are_reviewed_quietly_until_their_next_push(project: Project) -> None:
    uninstalled(project)
    pull = project.pull()
    # GitHub tells whole seconds: within one nobody can say which of the two came first.
    project.box.world.clock.advance(2)
    project = installed(project)
    ended(project, pull)
    run = project.only_run(pull.head_sha)
    assert run["conclusion"] == "neutral"
    assert "A first look" in run["output"]["summary"]
    assert [(a["path"], a["start_line"]) for a in project.annotations(run)] == [
        ("pay.py", HAZARD_LINE)
    ]
    assert (project.reviews(pull), project.comments(pull)) == ([], [])
    project.push({"other.py": "x = 1\n"})
    project.settle()
    last = project.reviewed_once(pull, [("pay.py", HAZARD_LINE)])
    assert "A first look" not in last["output"]["summary"]


def test_a_repository_that_is_added_later_is_looked_at_as_well(project: Project) -> None:
    world = project.box.world
    uninstalled(project)
    other = world.create_repository(f"{project.repository.owner.login}/other", {"a.md": "a\n"})
    pull = project.pull()
    project = installed(project, [other])
    looked(project.service, 0, project.installation.id)
    assert project.runs(pull.head_sha) == []
    world.select(project.installation, [other, project.repository])
    ended(project, pull)
    assert project.comments(pull) == []


def test_drafts_and_what_nobody_touched_for_long_are_left_alone(project: Project) -> None:
    world = project.box.world
    uninstalled(project)
    old = project.pull()
    world.push(project.repository, "draft", Push({"pay.py": HAZARD}), project.author)
    plan = PullPlan("draft", "main", "Not yet", draft=True)
    draft = world.open_pull(project.repository, project.author, plan)
    old.updated_at -= FRESH + timedelta(days=1)
    project = installed(project)
    looked(project.service, 0, project.installation.id)
    assert project.runs(old.head_sha) == project.runs(draft.head_sha) == []
