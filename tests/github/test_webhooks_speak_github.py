"""Every event that the sandbox can send, happening once, held to GitHub's webhook schemas.

The judge looks at all deliveries when a test ends (`tests/conftest.py`); what a test itself
asserts is that the events it made happen were delivered at all.
"""

import json

import pytest

from sandbox.hooks.hooks import ALWAYS, Hooks
from sandbox.hooks.payloads import BUILDERS
from sandbox.merging import MergePlan, dequeue, enqueue, merge
from sandbox.model import CheckAction, Protection, PullRequest, RequiredCheck, SubjectType
from sandbox.server import Sandbox
from sandbox.world import (
    Draft,
    Output,
    PullPlan,
    Push,
    ReviewDraft,
    RunFields,
    StatusFields,
    World,
)
from tests.conftest import Acme
from tests.github.judge import Judge
from tests.github.test_judge import changed

PULLS = {
    "pull_request.opened",
    "pull_request.synchronize",
    "pull_request.edited",
    "pull_request.labeled",
    "pull_request.converted_to_draft",
    "pull_request.ready_for_review",
    "pull_request.closed",
    "pull_request.reopened",
}
TALK = {"issue_comment.created", "issue_comment.edited", "issue_comment.deleted"}
REVIEWS = {
    "pull_request_review.submitted",
    "pull_request_review.edited",
    "pull_request_review.dismissed",
    "pull_request_review_comment.created",
    "pull_request_review_comment.edited",
    "pull_request_review_comment.deleted",
    "pull_request_review_thread.resolved",
    "pull_request_review_thread.unresolved",
}
CHECKS = {
    "check_run.created",
    "check_run.completed",
    "check_run.rerequested",
    "check_run.requested_action",
    "check_suite.requested",
    "check_suite.completed",
    "check_suite.rerequested",
    "status",
}
QUEUE = {
    "merge_group.checks_requested",
    "merge_group.destroyed",
    "pull_request.enqueued",
    "pull_request.dequeued",
}
REPOSITORIES = {
    "push",
    "repository.privatized",
    "repository.publicized",
    "repository.renamed",
    "repository.deleted",
}
INSTALLATIONS = {
    "installation.created",
    "installation.new_permissions_accepted",
    "installation.suspend",
    "installation.unsuspend",
    "installation.deleted",
    "installation_repositories.added",
    "installation_repositories.removed",
}
PING = {"ping"}
ALL = PULLS | TALK | REVIEWS | CHECKS | QUEUE | REPOSITORIES | INSTALLATIONS | PING
NOWHERE = "http://127.0.0.1:9/"  # nothing is sent: deliveries are kept back and only looked at


@pytest.fixture
def hooks(sandbox: Sandbox) -> Hooks:
    return sandbox.hooks


@pytest.fixture
def world(sandbox: Sandbox, acme: Acme, hooks: Hooks) -> World:
    """A world whose App hears of everything."""
    acme.app.hook.url = NOWHERE
    acme.installation.events = acme.app.events = sorted(set(BUILDERS) - ALWAYS)
    hooks.pause()
    return sandbox.world


@pytest.fixture
def pull(world: World, acme: Acme) -> PullRequest:
    """An open pull request that changes one file and adds one."""
    files = {"README.md": "A shop\n\nand more\n", "app/pay.py": "a = 1\nb = 2\n"}
    world.push(acme.repository, "pay", Push(files, message="Pay"), acme.mona)
    return world.open_pull(acme.repository, acme.mona, PullPlan("pay", "main", "Pay", "Now"))


@pytest.fixture
def opened(world: World, pull: PullRequest) -> dict[str, object]:
    """The payload that says that the pull request was opened."""
    delivery = next(d for d in world.deliveries if d.action == "opened")
    found: dict[str, object] = json.loads(delivery.payload)
    assert found["number"] == pull.number
    return found


def sent(world: World) -> set[str]:
    """The events delivered so far, `event` or `event.action`."""
    return {f"{d.event}.{d.action}" if d.action else d.event for d in world.deliveries}


def test_pull_requests(world: World, acme: Acme, pull: PullRequest) -> None:
    mona, shop = acme.mona, acme.repository
    world.push(shop, "pay", Push({"app/pay.py": "a = 2\n"}), mona)
    world.push(shop, "next", Push({"b.py": "b = 1\n"}), mona)
    world.edit_pull(pull, mona, "Pay at last", "Really")
    world.edit_base(pull, "next", mona)
    world.label_pull(pull, "risky", mona)
    world.to_draft(pull, mona)
    world.ready(pull, mona)
    world.close(pull, mona)
    world.reopen(pull, mona)
    assert sent(world) >= PULLS


def test_a_merge(world: World, acme: Acme, pull: PullRequest) -> None:
    merge(world, pull, acme.mona, MergePlan())
    last = [d for d in world.deliveries if (d.event, d.action) == ("pull_request", "closed")][-1]
    assert json.loads(last.payload)["pull_request"]["merged"] is True


def test_a_pull_request_of_a_fork(world: World, acme: Acme) -> None:
    ann = world.create_user("ann")
    fork = world.fork(acme.repository, ann)
    world.push(fork, "pay", Push({"app/pay.py": "a = 1\n"}), ann)
    plan = PullPlan("pay", "main", "Pay", head_repository=fork)
    pull = world.open_pull(acme.repository, ann, plan)
    world.delete_repository(fork, ann)
    world.comment(pull, ann, "The fork is gone.")
    world.edit_pull(pull, ann, "Pay, from nowhere")
    last = json.loads(world.deliveries[-1].payload)
    assert last["pull_request"]["head"]["repo"] is None


def test_the_conversation(world: World, acme: Acme, pull: PullRequest) -> None:
    said = world.comment(pull, acme.mona, "/touchline status")
    world.comment(pull, acme.app.bot, "Clean.", acme.app)
    world.edit_comment(said, "/touchline help", acme.mona)
    world.delete_comment(said, acme.mona)
    assert sent(world) >= TALK


def test_reviews(world: World, acme: Acme, pull: PullRequest) -> None:
    ann = world.create_user("ann")
    world.set_collaborator(acme.repository, ann, "write")
    drafts = (
        Draft("app/pay.py", "Here", line=2, start_line=1, start_side="RIGHT"),
        Draft("README.md", "The file", subject_type=SubjectType.FILE),
    )
    draft = ReviewDraft(pull.head_sha, "So so", "REQUEST_CHANGES", drafts)
    review = world.review(pull, ann, draft)
    world.review(pull, acme.app.bot, ReviewDraft(pull.head_sha, "", "COMMENT"), acme.app)
    first = review.comments[0]
    answer = world.reply(first, acme.mona, "Why?")
    world.edit_review_comment(answer, "Why not?", acme.mona)
    world.resolve(first.thread, acme.mona)
    world.unresolve(first.thread, acme.mona)
    world.push(acme.repository, "pay", Push({"app/pay.py": "c = 3\n"}), acme.mona)  # outdated now
    world.reply(first, ann, "Never mind")
    world.delete_review_comment(answer, acme.mona)
    world.edit_review(review, "So", ann)
    world.dismiss_review(review, "Done", acme.mona)
    assert sent(world) >= REVIEWS


def test_checks(world: World, acme: Acme, pull: PullRequest) -> None:
    shop, actions = acme.repository, (CheckAction("Again", "Review again", "rerun"),)
    begun = RunFields("Touchline", "in_progress", external_id="1", actions=actions)
    run = world.create_check_run(acme.app, shop, pull.head_sha, begun)
    output = Output("Clean", "Nothing found", "Really nothing")
    world.update_check_run(run, RunFields(conclusion="success", output=output))
    world.rerequest_run(run, acme.mona)
    world.rerequest_suite(run.suite, acme.mona)
    world.press(run, "rerun", acme.mona)
    status = StatusFields("success", "ci/build", "Built", "https://ci.example/1")
    world.set_status(shop, pull.head_sha, acme.mona, status)
    assert sent(world) >= CHECKS


def test_the_merge_queue(world: World, acme: Acme, pull: PullRequest) -> None:
    shop = acme.repository
    required = [RequiredCheck("Touchline")]
    shop.protections["main"] = Protection("main", required, merge_queue=True)
    passed = RunFields("Touchline", conclusion="success")
    world.create_check_run(acme.app, shop, pull.head_sha, passed)
    enqueue(world, pull, acme.mona)
    dequeue(world, pull)
    entry = enqueue(world, pull, acme.mona)
    world.create_check_run(acme.app, shop, entry.head_sha, passed)
    assert sent(world) >= QUEUE


def test_pushes_and_repositories(world: World, acme: Acme) -> None:
    mona = acme.mona
    other = world.create_repository("acme/other", {"a.py": "a = 1\n"})
    world.push(other, "next", Push({"a.py": "a = 2\n"}), mona)
    world.push(other, "next", Push({"a.py": "a = 3\n"}, force=True), mona)
    world.delete_branch(other, "next", mona)
    world.set_private(other, True, mona)
    world.set_private(other, False, mona)
    world.rename_repository(other, "another", mona)
    world.delete_repository(other, mona)
    assert sent(world) >= REPOSITORIES


def test_installations(world: World, acme: Acme) -> None:
    ann = world.create_user("ann")
    shop = world.create_repository("ann/shop", {"a.py": "a = 1\n"})
    second = world.create_repository("ann/second", {"a.py": "a = 1\n"})
    made = world.install(acme.app, ann, [shop])
    world.select(made, [second])
    world.grant(made, {"checks": "write"})
    world.suspend(made)
    world.unsuspend(made)
    world.uninstall(made)
    assert sent(world) >= INSTALLATIONS


def test_a_ping(hooks: Hooks, world: World, acme: Acme) -> None:
    hooks.ping(acme.app)
    assert sent(world) >= PING


@pytest.mark.parametrize(
    ("path", "new", "said"),
    [
        ("pull_request.head.sha", ..., "$.pull_request.head: 'sha' is a required property"),
        ("pull_request.number", "1", "$.pull_request.number"),
        ("pull_request.state", "merged", "$.pull_request.state"),
        ("pull_request.verdict", "clean", "'verdict' was unexpected"),
        ("repository.owner.login", None, "$.repository.owner.login"),
        ("sender", ..., "'sender' is a required property"),
        ("action", "poked", "no such event"),
    ],
)
def test_a_mutated_delivery_is_caught(
    judge: Judge, opened: dict[str, object], path: str, new: object, said: str
) -> None:
    assert judge.webhook("pull_request", opened) == []
    found = judge.webhook("pull_request", changed(opened, path, new))
    assert len(found) == 1
    assert said in found[0]


def test_an_event_of_another_name_is_caught(judge: Judge) -> None:
    assert judge.webhook("pull_requests", {"action": "opened"}) == [
        "webhook pull_requests opened: the description knows no such event"
    ]
