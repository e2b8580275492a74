"""A review that fails, is cut off or dies at any point, and is tried again: nothing is doubled,
nothing is lost, and no check run is left open."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from bot.compose import Annotation, CheckRun, Comment, Ending, Level, Review
from bot.github.errors import GitHubError, RateLimited, Unavailable
from bot.github.publish import end_check_run, open_check_run, post_review
from bot.review import Json, Result, review
from checks.model import FindingId, Side
from sandbox.faults import Cut, Fault, When
from sandbox.model import PullRequest
from sandbox.refusals import (
    Answer,
    abuse,
    bad_gateway,
    primary_limit,
    refusal,
    secondary_limit,
    unicorn,
)
from sandbox.server import Sandbox
from tests.bot.desk import Desk
from tests.conftest import Acme

BAD = "import requests\n\n\ndef load(url):\n    return requests.get(url)\n"
# More findings than comments, and more annotations than one request takes.
MANY = {
    f"app/{at}.py": "import requests\n\n"
    + "".join(f'requests.get("https://p.example/{at}/{n}")\n' for n in range(3))
    for at in range(40)
}
FINDINGS, COMMENTS = 120, 10
PAGE = "https://docs.github.com/rest"


@pytest.fixture
def desk(sandbox: Sandbox, acme: Acme) -> Desk:
    return Desk(sandbox, acme)


@pytest.fixture
def pull(desk: Desk) -> PullRequest:
    return desk.pull(MANY)


def assert_said_once(desk: Desk, pull: PullRequest) -> None:
    """What a person finds on GitHub: one ended run, every finding in it or at its line, once."""
    (run,) = desk.runs(pull.head_sha)
    assert (run["status"], run["conclusion"]) == ("completed", "failure")
    comments = desk.comments(pull)
    assert len(comments) == COMMENTS
    placed = [(said["path"], said["line"]) for said in comments]
    noted = [(note["path"], note["start_line"]) for note in annotations(desk, run)]
    assert len(placed) + len(noted) == FINDINGS
    assert len(set(placed) | set(noted)) == FINDINGS


def annotations(desk: Desk, run: dict[str, Any]) -> list[dict[str, Any]]:
    count = run["output"]["annotations_count"]
    found = [
        note
        for page in range(1, count // 100 + 2)
        for note in desk.see(f"/check-runs/{run['id']}/annotations?page={page}")
    ]
    assert len(found) == count
    return found


# --- the process dies ---------------------------------------------------------------------------


class DiedError(Exception):
    """The process is gone, at this very place."""


@dataclass
class Journal:
    """Durable steps as the job engine has them: what was stored is read, in the same order.

    It dies once: before the effect of a step, or after it and before its answer was stored.
    """

    dies_at: str = ""
    after: bool = False
    stored: list[tuple[str, Json]] = field(default_factory=list)
    turn: int = 0

    def step(self, name: str, effect: Callable[[], Json]) -> Json:
        self.turn += 1
        if self.turn <= len(self.stored):
            known, answer = self.stored[self.turn - 1]
            assert known == name, f"step {self.turn} was {known} and is {name} now"
            return answer
        dies, self.dies_at = self.dies_at == name, "" if self.dies_at == name else self.dies_at
        if dies and not self.after:
            raise DiedError
        answer = effect()
        if dies:
            raise DiedError
        self.stored.append((name, answer))
        return answer

    def begin_again(self) -> None:
        self.turn = 0


STEPS = ("open", "post", "end")


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("step", STEPS)
def test_a_death_at_any_step_doubles_nothing(
    desk: Desk, pull: PullRequest, step: str, after: bool
) -> None:
    journal = Journal(step, after)
    with pytest.raises(DiedError):
        desk.review(pull, journal.step)
    journal.begin_again()
    assert desk.review(pull, journal.step).result is Result.REVIEWED
    assert_said_once(desk, pull)


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("step", STEPS)
def test_a_new_job_takes_over_what_a_dead_one_left(
    desk: Desk, pull: PullRequest, step: str, after: bool
) -> None:
    """As after tries that failed: the new job knows nothing of the old one's steps."""
    with pytest.raises(DiedError):
        desk.review(pull, Journal(step, after).step)
    desk.review(pull, Journal().step)
    assert_said_once(desk, pull)


@pytest.mark.parametrize("step", ["post", "end"])
def test_steps_keep_their_order_when_the_head_moved_before_the_second_life(
    desk: Desk, pull: PullRequest, step: str
) -> None:
    journal = Journal(step, after=True)
    with pytest.raises(DiedError):
        desk.review(pull, journal.step)
    old = pull.head_sha
    wanted = desk.wanted(pull)
    desk.push({"other.py": "x = 1\n"})
    journal.begin_again()
    review(wanted, desk.tools, journal.step)
    (run,) = desk.runs(old)
    assert run["status"] == "completed"


# --- GitHub fails ---------------------------------------------------------------------------------


def patiently(_name: str, effect: Callable[[], Json]) -> Json:
    """A step that tries again, as the queue does; waits are the queue's business."""
    for _ in range(4):
        try:
            return effect()
        except (RateLimited, Unavailable):
            continue
    return effect()


def tried_again(desk: Desk, pull: PullRequest) -> None:
    """What fails outside of a step fails the job, and a new job tries again."""
    for _ in range(4):
        try:
            desk.review(pull, patiently)
        except GitHubError:
            continue
        return
    desk.review(pull, patiently)


WRITES = (
    ("POST", "/repos/*/*/check-runs"),
    ("POST", "/repos/*/*/pulls/*/reviews"),
    ("PATCH", "/repos/*/*/check-runs/*"),
)
FAULTS: dict[str, tuple[Answer | Cut, When]] = {
    "502, nothing done": (bad_gateway(), When.BEFORE),
    "502, all done": (bad_gateway(), When.AFTER),
    "503 as a page": (unicorn(), When.AFTER),
    "cut off, nothing done": (Cut.SILENT, When.BEFORE),
    "cut off, all done": (Cut.SILENT, When.AFTER),
    "cut off in the middle of the answer": (Cut.MIDDLE, When.AFTER),
    "403, wait a minute": (secondary_limit(403), When.BEFORE),
    "429, wait": (secondary_limit(429, 3), When.BEFORE),
    "403, hourly limit": (primary_limit(0), When.BEFORE),
    "422 that says abuse": (abuse(422), When.BEFORE),
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("write", WRITES, ids=" ".join)
def test_a_failed_write_is_tried_again_and_done_once(
    desk: Desk, pull: PullRequest, write: tuple[str, str], fault: str
) -> None:
    answer, when = FAULTS[fault]
    desk.box.faults.add(Fault(*write, answer, when))
    tried_again(desk, pull)
    assert len(desk.box.faults.fired) == 1
    assert_said_once(desk, pull)


@pytest.mark.parametrize("when", When)
@pytest.mark.parametrize("nth", [1, 2, 3])
def test_annotations_go_on_where_they_were_cut_off(
    desk: Desk, pull: PullRequest, nth: int, when: When
) -> None:
    """Each request appends: 110 annotations are three, any of which may fail."""
    desk.box.faults.add(Fault(*WRITES[2], bad_gateway(), when, nth=nth))
    tried_again(desk, pull)
    assert len(desk.box.faults.fired) == 1
    assert_said_once(desk, pull)


def test_a_storm_ends_in_one_review(desk: Desk, pull: PullRequest) -> None:
    desk.box.faults.add(Fault("*", "/**", bad_gateway(), When.AFTER, times=None, chance=0.15))
    tried_again(desk, pull)
    desk.box.faults.clear()
    tried_again(desk, pull)
    assert_said_once(desk, pull)


# --- GitHub refuses -------------------------------------------------------------------------------


def comment(line: int, path: str = "pay.py") -> Comment:
    identity = FindingId(f"{path}{line:04d}")
    return Comment(path, line, Side.RIGHT, f"About line {line}.", (identity,))


@pytest.mark.parametrize("bad", [[0], [4], [9], [0, 9], [3, 4], list(range(10)), []])
def test_comments_that_github_refuses_cost_no_other_its_place(desk: Desk, bad: list[int]) -> None:
    """Line 4000 is outside the diff, which nobody could know here: the review is refused whole."""
    pull = desk.pull({"pay.py": "x = 1\n" * 50})
    comments = [comment(4000 + at if at in bad else at + 1) for at in range(10)]
    repo, review = desk.repo(pull), Review("Ten findings.", tuple(comments))
    moved = post_review(repo, desk.wanted(pull), review)
    assert moved == [comments[at].findings[0] for at in bad]
    assert sorted(said["line"] for said in desk.comments(pull)) == [
        at + 1 for at in range(10) if at not in bad
    ]


@pytest.mark.parametrize("refused", [False, True])
def test_a_comment_on_a_whole_file_is_a_request_of_its_own(desk: Desk, refused: bool) -> None:
    pull = desk.pull({"pay.py": "x = 1\n" * 50})
    on_file = replace(comment(1), line=None)
    both = Review("Two findings.", (on_file, comment(7)))
    if refused:
        answer = refusal(422, "Validation Failed", PAGE)
        desk.box.faults.add(Fault("POST", "/repos/*/*/pulls/*/comments", answer))
    moved = post_review(desk.repo(pull), desk.wanted(pull), both)
    kinds = [(said["subject_type"], said["line"]) for said in desk.comments(pull)]
    assert kinds == [("line", 7)] if refused else [("file", None), ("line", 7)]
    assert moved == ([on_file.findings[0]] if refused else [])


def test_what_was_refused_at_its_line_is_told_in_the_check_run(desk: Desk) -> None:
    pull = desk.pull({"pay.py": BAD})
    desk.box.faults.add(Fault(*WRITES[1], refusal(422, "Unprocessable Entity", PAGE)))
    desk.review(pull)
    (run,) = desk.runs(pull.head_sha)
    assert desk.comments(pull) == []
    assert run["conclusion"] == "failure"
    assert [(note["path"], note["start_line"]) for note in desk.annotations(run)] == [("pay.py", 5)]


def test_where_nobody_may_comment_the_check_run_says_it_all(desk: Desk, pull: PullRequest) -> None:
    desk.box.faults.add(Fault(*WRITES[1], refusal(403, "Issue is locked.", PAGE), times=None))
    desk.review(pull)
    (run,) = desk.runs(pull.head_sha)
    assert len(desk.box.faults.fired) == 1
    assert desk.comments(pull) == []
    assert (run["conclusion"], run["output"]["annotations_count"]) == ("failure", FINDINGS)


def test_refused_annotations_do_not_keep_the_run_open(desk: Desk) -> None:
    pull = desk.pull({"pay.py": BAD})
    repo, now = desk.repo(pull), desk.tools.clock()
    run = open_check_run(repo, desk.wanted(pull), now)
    notes = (Annotation("pay.py", 5, 5, Level.FAILURE, "t", "m"),)
    desk.box.faults.add(Fault(*WRITES[2], refusal(422, "Invalid request.", PAGE)))
    end_check_run(repo, run.id, CheckRun(Ending.FAILURE, "T", "S", "x", notes), now, sent=0)
    (shown,) = desk.runs(pull.head_sha)
    assert (shown["status"], shown["output"]["annotations_count"]) == ("completed", 0)


def test_more_annotations_than_we_send_are_cut_in_number_not_in_words(desk: Desk) -> None:
    pull = desk.pull({"pay.py": BAD})
    repo, now = desk.repo(pull), desk.tools.clock()
    run = open_check_run(repo, desk.wanted(pull), now)
    notes = tuple(Annotation("pay.py", 1, 1, Level.NOTICE, "t", f"{at}") for at in range(600))
    end_check_run(repo, run.id, CheckRun(Ending.NEUTRAL, "T", "S", "", notes), now, sent=0)
    (shown,) = desk.runs(pull.head_sha)
    assert (shown["status"], shown["output"]["annotations_count"]) == ("completed", 500)
