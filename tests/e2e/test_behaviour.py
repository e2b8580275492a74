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


OWN_RULE = {
    ".github/touchline/rules/no-eval/rule.toml": """\
title = "Code from a text"
family = "own"
answers = ["F01"]
severity = "blocker"
message = "`{callee}` runs whatever it is given."
why = "Texts of customers end up there."
""",
    ".github/touchline/rules/no-eval/python.scm": """\
((call function: (identifier) @callee) @hazard
  (#eq? @callee "eval"))
""",
}


def test_a_rule_of_the_repositorys_own(project: Project) -> None:
    project.push(OWN_RULE, branch="main")
    pull = project.pull({"run.py": "def run(text):\n    return eval(text)\n"})
    project.settle()
    run = project.only_run(pull.head_sha)
    assert run["conclusion"] == "failure"
    assert "`no-eval`" in run["output"]["text"]
    assert ("run.py", 2) in project.places(pull)
