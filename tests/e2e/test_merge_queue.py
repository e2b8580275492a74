"""A merge queue asks for checks of what it is about to merge: reviewed, not waved through."""

import pytest

from sandbox.merging import QueueEntry, enqueue, in_queue
from sandbox.model import Protection, PullRequest, RequiredCheck
from tests.e2e.project import HAZARD, RULE, Json, Project
from tests.e2e.service import until
from tests.e2e.talking import Talk, told

POLICY = ".github/touchline.yml"
BLOCKS = f"rules:\n  {RULE}: blocker\n"
FINE = HAZARD.replace("get(url)", "get(url, timeout=3)")


@pytest.fixture
def queue(project: Project) -> Project:
    """The branch `main` has a queue and wants our check; our one rule blocks."""
    project.push({POLICY: BLOCKS}, branch="main")
    check = RequiredCheck("touchline", project.service.stage.app.id)
    project.repository.protections["main"] = Protection("main", [check], merge_queue=True)
    return project


def enqueued(project: Project, pull: PullRequest) -> QueueEntry:
    project.settle()
    return enqueue(project.box.world, pull, project.author)


def ended(project: Project, sha: str) -> Json:
    until(lambda: [r for r in project.runs(sha) if r["status"] == "completed"], "a check run")
    return project.only_run(sha)


def test_a_clean_merge_is_reviewed_on_its_own_head_and_lands(queue: Project) -> None:
    pull = queue.pull({"pay.py": FINE})
    entry = enqueued(queue, pull)
    run = ended(queue, entry.head_sha)
    assert told(run)[:2] == ("success", "Clean: 1 file read")
    until(lambda: pull.merged, "merged")
    assert entry.head_sha != pull.head_sha
    assert queue.reviews(pull) == []


BEFORE = "from safe import get\n\n\n# Loads what stands there.\n\n\ndef load(url):\n    return 1\n"


def test_what_only_the_merge_shows_takes_it_out_of_the_queue(queue: Project) -> None:
    """Two changes, each fine by itself: one calls `get`, the other makes it that of requests."""
    queue.push({"pay.py": BEFORE}, branch="main")
    queue.push({"pay.py": BEFORE.replace("safe", "requests")}, branch="one")
    queue.push({"pay.py": BEFORE.replace("return 1", "return get(url)")}, branch="two")
    first, second = queue.open("one"), queue.open("two")
    enqueued(queue, first)
    until(lambda: first.merged, "merged")
    assert queue.only_run(second.head_sha)["conclusion"] == "success"
    entry = enqueued(queue, second)
    assert told(ended(queue, entry.head_sha))[:2] == ("failure", "1 blocker")
    until(lambda: not in_queue(queue.box.world, second), "out of the queue")
    assert not second.merged


def test_a_blocker_that_reaches_the_queue_fails_the_merge(queue: Project) -> None:
    """The policy was made stricter after the pull request's own review."""
    queue.push({POLICY: "mode: comment\n"}, branch="main")
    pull = queue.pull({"pay.py": HAZARD})
    queue.settle()
    assert queue.only_run(pull.head_sha)["conclusion"] == "neutral"
    queue.push({POLICY: BLOCKS}, branch="main")
    comments = len(queue.comments(pull))
    entry = enqueue(queue.box.world, pull, queue.author)
    run = ended(queue, entry.head_sha)
    assert told(run)[:2] == ("failure", "1 blocker")
    assert [one["path"] for one in queue.annotations(run)] == ["pay.py"]
    until(lambda: not in_queue(queue.box.world, pull), "out of the queue")
    assert not pull.merged
    assert len(queue.comments(pull)) == comments  # the pull request itself is told nothing new


def test_the_ignores_of_its_pull_request_hold_in_the_queue(queue: Project) -> None:
    pull = queue.pull({"pay.py": HAZARD})
    queue.settle()
    talk = Talk(queue, pull)
    talk.say(f"/touchline ignore {talk.findings()[0]} the peer is on this host")
    assert told(talk.verdict(2))[0] == "success"
    entry = enqueued(queue, pull)
    assert told(ended(queue, entry.head_sha))[:2] == ("success", "Clean: 1 file read; 1 ignored")
    until(lambda: pull.merged, "merged")


def test_the_second_in_line_is_judged_upon_the_first(queue: Project) -> None:
    """What the first brings is not of the second's change."""
    pulls = []
    for name in ("one", "two"):
        queue.push({f"{name}.py": FINE}, branch=name)
        pulls.append(queue.open(name))
    queue.settle()
    slow = queue.fail("GET /compare/**", delay=2.0)
    entries = [enqueue(queue.box.world, pull, queue.author) for pull in pulls]
    queue.wait_for(slow)
    assert told(ended(queue, entries[1].head_sha))[1] == "Clean: 1 file read"
    until(lambda: all(pull.merged for pull in pulls), "both merged")


def test_a_re_run_on_the_merge_s_head_reviews_the_merge(queue: Project) -> None:
    failing = queue.pull({"pay.py": FINE})
    queue.settle()
    fault = queue.fail("GET /compare/**", delay=1.0)
    entry = enqueue(queue.box.world, failing, queue.author)
    queue.wait_for(fault)
    run = ended(queue, entry.head_sha)
    world = queue.box.world
    [there] = world.runs_at(queue.repository, entry.head_sha)
    world.rerequest_run(there, queue.author)
    until(lambda: len(queue.runs(entry.head_sha)) == 2, "a second run")
    queue.settle()
    assert [told(one)[:2] for one in queue.runs(entry.head_sha)] == [told(run)[:2]] * 2
