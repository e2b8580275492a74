"""What docs/behaviour.md decides, case by case, as a person sees it on GitHub afterwards."""

from sandbox.world import Push
from tests.e2e.project import HAZARD, HAZARD_LINE, Project


def test_another_base_branch(project: Project) -> None:
    """Aimed at a branch that has the hazard already, the pull request no longer adds it."""
    world, author = project.box.world, project.author
    project.push({"pay.py": HAZARD}, branch="release")
    world.push(project.repository, "topic", Push({"more.py": "x = 1\n"}, onto="release"), author)
    pull = project.open()
    project.settle()
    assert project.places(pull) == [("pay.py", HAZARD_LINE)]
    world.edit_base(pull, "release", author)
    project.settle()
    runs = project.runs(pull.head_sha)
    assert [run["conclusion"] for run in runs] == ["neutral", "success"]
    [comment] = project.comments(pull)
    assert comment["body"].startswith(
        f"**Not part of this change any more as of {pull.head_sha}.**"
    )
