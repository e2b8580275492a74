"""The merge queue: a real merge on a branch of its own, checked before it lands."""

import pytest

from sandbox.merging import MergeError, QueueEntry, dequeue, enqueue, in_queue
from sandbox.model import Event, Protection, PullRequest, RequiredCheck
from sandbox.server import Sandbox
from sandbox.world import PullPlan, Push, RunFields, World
from tests.conftest import Acme
from tests.sandbox.client import Client

Told = list[tuple[str, str | None, str | None]]


@pytest.fixture
def world(sandbox: Sandbox, acme: Acme) -> World:
    """The branch `main` has a queue and wants the App's check."""
    check = RequiredCheck("Touchline", acme.app.id)
    acme.repository.protections["main"] = Protection("main", [check], merge_queue=True)
    return sandbox.world


@pytest.fixture
def told(world: World) -> Told:
    """What was told of queues: name, action, reason."""
    seen: Told = []

    def hear(event: Event) -> None:
        if event.name == "merge_group" or event.action in {"enqueued", "dequeued", "closed"}:
            seen.append((event.name, event.action, event.reason))

    world.subscribers.append(hear)
    return seen


def ready(world: World, acme: Acme, name: str, content: str = "a = 1\n") -> PullRequest:
    """A pull request whose own check has passed."""
    world.push(acme.repository, name, Push({f"{name}.py": content}, message=name), acme.mona)
    pull = world.open_pull(acme.repository, acme.mona, PullPlan(name, "main", name))
    report(world, acme, pull.head_sha, "success")
    return pull


def report(world: World, acme: Acme, sha: str, conclusion: str) -> None:
    fields = RunFields("Touchline", conclusion=conclusion)
    world.create_check_run(acme.app, acme.repository, sha, fields)


def queued(world: World, acme: Acme, pull: PullRequest) -> QueueEntry:
    return enqueue(world, pull, acme.mona)


def branches(world: World, acme: Acme) -> list[str]:
    found = world.git.branches(acme.repository.id)
    return sorted(name for name in found if name.startswith("gh-readonly-queue/"))


def test_the_merge_is_made_and_its_checks_are_asked_for(
    world: World, acme: Acme, told: Told
) -> None:
    pull = ready(world, acme, "pay")
    entry = queued(world, acme, pull)
    assert branches(world, acme) == [f"gh-readonly-queue/main/pr-1-{pull.base_sha}"]
    commit = world.git.read_commit(acme.repository.id, entry.head_sha)
    assert commit.parents == (pull.base_sha, pull.head_sha)
    assert world.git.read(acme.repository.id, entry.head_sha, "pay.py") == b"a = 1\n"
    assert told == [
        ("pull_request", "enqueued", None),
        ("merge_group", "checks_requested", None),
    ]
    assert in_queue(world, pull) and not pull.merged


def test_success_merges_and_takes_the_branch_away(world: World, acme: Acme, told: Told) -> None:
    pull = ready(world, acme, "pay")
    entry = queued(world, acme, pull)
    report(world, acme, entry.head_sha, "success")
    assert pull.merged
    assert world.git.branch(acme.repository.id, "main") == entry.head_sha
    assert branches(world, acme) == []
    assert told[2:] == [
        ("pull_request", "closed", None),
        ("pull_request", "dequeued", "MERGE"),
        ("merge_group", "destroyed", "merged"),
    ]


def test_failure_takes_it_out_of_the_queue(world: World, acme: Acme, told: Told) -> None:
    pull = ready(world, acme, "pay")
    entry = queued(world, acme, pull)
    report(world, acme, entry.head_sha, "failure")
    assert not pull.merged and not in_queue(world, pull)
    assert branches(world, acme) == []
    assert told[2:] == [
        ("pull_request", "dequeued", "CI_FAILURE"),
        ("merge_group", "destroyed", "dequeued"),
    ]


def test_the_second_stands_on_the_first(world: World, acme: Acme) -> None:
    one, two = ready(world, acme, "one"), ready(world, acme, "two")
    first, second = queued(world, acme, one), queued(world, acme, two)
    assert second.base_sha == first.head_sha
    report(world, acme, second.head_sha, "success")
    assert not two.merged  # it waits for what is ahead of it
    report(world, acme, first.head_sha, "success")
    assert one.merged and two.merged
    names = {entry.path for entry in world.git.tree(acme.repository.id, "main")}
    assert names >= {"one.py", "two.py"}


def test_what_stood_on_a_failed_one_is_built_anew(world: World, acme: Acme, told: Told) -> None:
    one, two = ready(world, acme, "one"), ready(world, acme, "two")
    first, second = queued(world, acme, one), queued(world, acme, two)
    del told[:]
    report(world, acme, first.head_sha, "failure")
    assert told == [
        ("pull_request", "dequeued", "CI_FAILURE"),
        ("merge_group", "destroyed", "dequeued"),
        ("merge_group", "destroyed", "invalidated"),
        ("merge_group", "checks_requested", None),
    ]
    assert branches(world, acme) == [f"gh-readonly-queue/main/pr-2-{two.base_sha}"]
    rebuilt = world.git.branch(acme.repository.id, branches(world, acme)[0]) or ""
    assert rebuilt != second.head_sha
    report(world, acme, rebuilt, "success")
    assert two.merged and not one.merged


def test_a_push_takes_a_pull_request_out(world: World, acme: Acme, told: Told) -> None:
    pull = ready(world, acme, "pay")
    queued(world, acme, pull)
    world.push(acme.repository, "pay", Push({"pay.py": "a = 2\n"}), acme.mona)
    assert not in_queue(world, pull)
    assert ("pull_request", "dequeued", "MANUAL") in told


def test_leaving_by_hand(world: World, acme: Acme) -> None:
    pull = ready(world, acme, "pay")
    queued(world, acme, pull)
    dequeue(world, pull)
    assert not in_queue(world, pull) and branches(world, acme) == []


@pytest.mark.parametrize("spoil", ["check", "draft", "twice"])
def test_who_may_not_join(world: World, acme: Acme, spoil: str) -> None:
    pull = ready(world, acme, "pay")
    if spoil == "check":
        report(world, acme, pull.head_sha, "failure")
    elif spoil == "draft":
        world.to_draft(pull, acme.mona)
    else:
        queued(world, acme, pull)
    with pytest.raises(MergeError) as refused:
        queued(world, acme, pull)
    assert refused.value.status == 405


def test_nobody_passes_by_the_queue(sandbox: Sandbox, world: World, acme: Acme) -> None:
    pull = ready(world, acme, "pay")
    client = Client(sandbox, world.token_for(acme.mona))
    answer = client.ask("PUT", "/repos/acme/shop/pulls/1/merge", json={})
    message = "Changes must be made through the merge queue"
    assert (answer.status_code, answer.json()["message"]) == (405, message)
    assert not pull.merged
