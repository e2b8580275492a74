"""What people see at the end of a run, held against what must be there: once, and no less."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sandbox.model import App, CheckRun, IssueComment, PullRequest
from sandbox.world import World

ENDING = "failure"  # the rule of these runs is a blocker


@dataclass(frozen=True)
class Expected:
    """A pull request at the end: findings by path and line, those that were mended on the way,
    how often its head was asked for again, and the comment with a command."""

    pull: PullRequest
    findings: Mapping[str, int]
    mended: set[str]
    generation: int
    command: IssueComment


@dataclass(frozen=True)
class Truth:
    """What is missing and what is there twice, in words."""

    lost: tuple[str, ...] = ("nothing was looked at",)
    doubled: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        return not self.lost


def look(world: World, app: App, expected: list[Expected]) -> Truth:
    """How it stands at this moment."""
    lost: list[str] = []
    doubled: list[str] = []
    with world.lock:
        for one in expected:
            _runs(one, app, lost, doubled)
            _threads(one, app, lost, doubled)
            _answers(one, app, lost, doubled)
    return Truth(tuple(lost), tuple(doubled))


def _runs(one: Expected, app: App, lost: list[str], doubled: list[str]) -> None:
    suites = [suite for suite in one.pull.repository.check_suites if suite.app is app]
    runs = [run for suite in suites for run in suite.runs]
    name = f"{one.pull.repository.full_name}#{one.pull.number}"
    # One that was cancelled, as an older head came in between, is followed by another.
    said = [run.external_id for run in runs if run.conclusion != "cancelled"]
    for key, count in Counter(said).items():
        if count > 1:
            doubled.append(f"{count} check runs {key}")
    lost += [f"{name}: a check run is left open" for run in runs if run.status != "completed"]
    head = f"{one.pull.repository.id}/{one.pull.number}/{one.pull.head_sha}/"
    # What was first looked at quietly, because the App had just been installed, has one more.
    keys = [f"{head}{one.generation + more}" for more in range(2)]
    if not any(_is_true(run, one) for run in runs if run.external_id in keys):
        found = [(run.external_id[-44:], run.conclusion, run.title) for run in runs]
        lost.append(f"{name}: no true check run {keys[0][-44:]}: {found}")


def _is_true(run: CheckRun, one: Expected) -> bool:
    count = len(one.findings)
    title = f"{count} blocker{'s' if count != 1 else ''}"
    return run.conclusion == ENDING and run.title == title


def _threads(one: Expected, app: App, lost: list[str], doubled: list[str]) -> None:
    roots = [thread.comments[0] for thread in one.pull.threads if thread.comments]
    ours = [root for root in roots if root.user is app.bot]
    count = Counter(root.path for root in ours)
    doubled += [f"{many} threads at {path}" for path, many in count.items() if many > 1]
    for path, line in one.findings.items():
        if not any((root.path, root.line) == (path, line) for root in ours):
            lost.append(f"no thread at {path}:{line}")
    for root in ours:
        if root.path in one.mended and not root.body.startswith("Fixed in"):
            lost.append(f"{root.path} is not said to be fixed")
        elif root.path not in one.mended and root.path not in one.findings:
            doubled.append(f"a thread at {root.path}, where nothing is")


def _answers(one: Expected, app: App, lost: list[str], doubled: list[str]) -> None:
    answers = [comment for comment in one.pull.comments if comment.user is app.bot]
    if not answers:
        lost.append(f"no answer to {one.command.body}")
    if len(answers) > 1:
        doubled.append(f"{len(answers)} answers to {one.command.body}")
    if not any(reaction.user is app.bot for reaction in one.command.reactions):
        lost.append(f"no eyes on {one.command.body}")


def checked(pull: PullRequest, findings: int) -> str:
    """What is wrong with the head's check run and its threads; empty if nothing is."""
    suites = [suite for suite in pull.repository.check_suites if suite.head_sha == pull.head_sha]
    runs = [(run.status, run.conclusion) for suite in suites for run in suite.runs]
    ending = ENDING if findings else "success"
    name = f"{pull.repository.full_name}#{pull.number}"
    if runs != [("completed", ending)]:
        return f"{name}: {runs}"
    threads = len(pull.threads)
    return "" if threads == findings else f"{name}: {threads} threads"
