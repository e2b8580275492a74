"""Branch protection, the merge box, and merging by the button."""

from collections.abc import Callable

import pytest

from sandbox.merging import merge
from sandbox.model import Protection, PullRequest, RequiredCheck
from sandbox.protection import merge_box
from sandbox.server import Sandbox
from sandbox.world import Draft, PullPlan, Push, ReviewDraft, RunFields, StatusFields, World
from tests.conftest import Acme
from tests.sandbox.client import Client, as_installation

MERGE = "/repos/acme/shop/pulls/1/merge"


@pytest.fixture
def world(sandbox: Sandbox) -> World:
    return sandbox.world


@pytest.fixture
def pull(world: World, acme: Acme) -> PullRequest:
    world.push(acme.repository, "pay", Push({"pay.py": "a = 1\n"}, message="Pay"), acme.mona)
    return world.open_pull(acme.repository, acme.mona, PullPlan("pay", "main", "Take money"))


@pytest.fixture
def client(sandbox: Sandbox, acme: Acme) -> Client:
    """Lisa, who may push and is no admin."""
    lisa = sandbox.world.create_user("lisa")
    sandbox.world.set_collaborator(acme.repository, lisa, "write")
    return Client(sandbox, sandbox.world.token_for(lisa))


@pytest.fixture
def required(acme: Acme) -> RequiredCheck:
    """The branch wants the App's check."""
    check = RequiredCheck("Touchline", acme.app.id)
    acme.repository.protections["main"] = Protection("main", [check])
    return check


Ran = Callable[..., None]


@pytest.fixture
def ran(world: World, acme: Acme, pull: PullRequest) -> Ran:
    """Report a check run on the head."""

    def report(conclusion: str | None, name: str = "Touchline") -> None:
        fields = RunFields(name, None if conclusion else "in_progress", conclusion)
        world.create_check_run(acme.app, acme.repository, pull.head_sha, fields)

    return report


def state(client: Client) -> str:
    return str(client.get("/repos/acme/shop/pulls/1").json()["mergeable_state"])


def refusal(client: Client) -> tuple[int, str]:
    answer = client.ask("PUT", MERGE, json={})
    return answer.status_code, answer.json()["message"]


# --- required checks ------------------------------------------------------------------------------


def test_a_check_that_nobody_reported_blocks(
    world: World, client: Client, pull: PullRequest, required: RequiredCheck
) -> None:
    assert state(client) == "blocked"
    assert refusal(client) == (405, 'Required status check "Touchline" is expected.')
    reasons = merge_box(world, pull).reasons
    assert reasons == ("Required check 'Touchline' is expected: nothing has reported it yet.",)
    assert not pull.merged


def test_a_check_that_runs_blocks(
    client: Client, pull: PullRequest, required: RequiredCheck, ran: Ran
) -> None:
    ran(None)
    assert (state(client), refusal(client)[0]) == ("blocked", 405)


@pytest.mark.parametrize("conclusion", ["success", "neutral", "skipped"])
def test_these_conclusions_pass(
    client: Client, pull: PullRequest, required: RequiredCheck, ran: Ran, conclusion: str
) -> None:
    ran(conclusion)
    assert state(client) == "clean"
    assert client.ask("PUT", MERGE, json={}).status_code == 200
    assert pull.merged


@pytest.mark.parametrize(
    "conclusion", ["failure", "cancelled", "timed_out", "action_required", "stale"]
)
def test_these_conclusions_block(
    client: Client, pull: PullRequest, required: RequiredCheck, ran: Ran, conclusion: str
) -> None:
    ran(conclusion)
    assert state(client) == "blocked"
    assert refusal(client) == (405, 'Required status check "Touchline" is failing.')


def test_the_newest_run_of_a_name_counts(
    client: Client, pull: PullRequest, required: RequiredCheck, ran: Ran
) -> None:
    ran("failure")
    ran("success")
    assert state(client) == "clean"
    ran(None)
    assert state(client) == "blocked"


def test_a_check_of_another_app_does_not_count(
    world: World, acme: Acme, client: Client, pull: PullRequest, required: RequiredCheck
) -> None:
    other, _key = world.create_app("Impostor", acme.mona, {"checks": "write"})
    world.install(other, acme.organization)
    passed = RunFields("Touchline", conclusion="success")
    world.create_check_run(other, acme.repository, pull.head_sha, passed)
    assert refusal(client) == (405, 'Required status check "Touchline" is expected.')


def test_a_new_head_wants_a_new_check(
    world: World, acme: Acme, client: Client, required: RequiredCheck, ran: Ran
) -> None:
    ran("success")
    world.push(acme.repository, "pay", Push({"pay.py": "a = 2\n"}), acme.mona)
    assert state(client) == "blocked"


def test_a_status_and_a_check_of_one_name_must_both_pass(
    world: World, acme: Acme, client: Client, pull: PullRequest, ran: Ran
) -> None:
    acme.repository.protections["main"] = Protection("main", [RequiredCheck("ci")])
    ran("success", "ci")
    world.set_status(acme.repository, pull.head_sha, acme.mona, StatusFields("failure", "ci"))
    assert state(client) == "blocked"
    world.set_status(acme.repository, pull.head_sha, acme.mona, StatusFields("success", "ci"))
    assert state(client) == "clean"


def test_several_missing_checks_are_counted(
    acme: Acme, client: Client, pull: PullRequest, ran: Ran
) -> None:
    checks = [RequiredCheck(name) for name in ("a", "b", "c")]
    acme.repository.protections["main"] = Protection("main", checks)
    ran("success", "a")
    assert refusal(client) == (405, "2 of 3 required status checks are expected.")


def test_a_check_that_nobody_requires_only_makes_it_unstable(
    client: Client, pull: PullRequest, ran: Ran
) -> None:
    ran("failure")
    assert state(client) == "unstable"
    assert client.ask("PUT", MERGE, json={}).status_code == 200


# --- what else stands in the way ------------------------------------------------------------------


def test_open_conversations_block_where_they_must_be_resolved(
    world: World, acme: Acme, client: Client, pull: PullRequest
) -> None:
    rules = Protection("main", required_conversation_resolution=True)
    acme.repository.protections["main"] = rules
    draft = ReviewDraft(pull.head_sha, "", "COMMENT", (Draft("pay.py", "Why?", line=1),))
    thread = world.review(pull, acme.app.bot, draft, acme.app).comments[0].thread
    thread.comments[0].minimized = "outdated"  # minimised is not resolved
    assert merge_box(world, pull).reasons == ("1 conversation must be resolved before merging.",)
    message = "A conversation must be resolved before this pull request can be merged."
    assert refusal(client) == (405, message)
    world.resolve(thread, acme.mona)
    assert state(client) == "clean"


def test_approvals_are_counted_by_writers_and_can_be_taken_back(
    world: World, acme: Acme, client: Client, pull: PullRequest
) -> None:
    acme.repository.protections["main"] = Protection("main", required_approvals=1)
    ann, bob = world.create_user("ann"), world.create_user("bob")
    world.set_collaborator(acme.repository, ann, "write")
    approve = ReviewDraft(pull.head_sha, "", "APPROVE")
    world.review(pull, bob, approve)
    assert state(client) == "blocked"
    world.review(pull, ann, approve)
    assert state(client) == "clean"
    world.review(pull, ann, ReviewDraft(pull.head_sha, "No", "REQUEST_CHANGES"))
    assert state(client) == "blocked"


def test_a_draft_is_not_merged(world: World, acme: Acme, client: Client, pull: PullRequest) -> None:
    world.to_draft(pull, acme.mona)
    assert state(client) == "draft"
    assert refusal(client) == (405, "Pull Request is still a draft")


def test_a_conflict_is_not_merged(
    world: World, acme: Acme, client: Client, pull: PullRequest
) -> None:
    world.push(acme.repository, "main", Push({"pay.py": "b = 2\n"}), acme.mona)
    assert state(client) == "dirty"
    assert refusal(client) == (405, "Pull Request is not mergeable")


def test_a_branch_that_must_be_up_to_date(
    world: World, acme: Acme, client: Client, pull: PullRequest
) -> None:
    acme.repository.protections["main"] = Protection("main", strict=True)
    assert state(client) == "clean"
    world.push(acme.repository, "main", Push({"other.py": "b = 2\n"}), acme.mona)
    assert state(client) == "behind"
    assert refusal(client)[0] == 405


def test_a_head_that_moved_since_it_was_looked_at(client: Client, pull: PullRequest) -> None:
    answer = client.ask("PUT", MERGE, json={"sha": "0" * 40})
    message = "Head branch was modified. Review and try the merge again."
    assert (answer.status_code, answer.json()["message"]) == (409, message)


@pytest.mark.parametrize(("enforced", "status"), [(True, 405), (False, 200)])
def test_an_admin_passes_by_a_protection_that_is_not_for_admins(
    sandbox: Sandbox, acme: Acme, required: RequiredCheck, enforced: bool, status: int
) -> None:
    acme.repository.protections["main"].enforce_admins = enforced
    sandbox.world.push(acme.repository, "pay", Push({"pay.py": "a = 1\n"}), acme.mona)
    sandbox.world.open_pull(acme.repository, acme.mona, PullPlan("pay", "main", "Pay"))
    admin = Client(sandbox, sandbox.world.token_for(acme.mona))
    assert admin.ask("PUT", MERGE, json={}).status_code == status


def test_an_app_without_contents_write_does_not_merge(
    sandbox: Sandbox, acme: Acme, pull: PullRequest
) -> None:
    weak = as_installation(sandbox, acme.installation, {"contents": "read"})
    assert weak.ask("PUT", MERGE, json={}).status_code == 403
    assert not pull.merged


# --- what a merge makes ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("method", "said"),
    [("merge", "Merge pull request #1"), ("squash", "Take money (#1)"), ("rebase", "Pay")],
)
def test_the_commit_of_a_merge(
    world: World, client: Client, pull: PullRequest, method: str, said: str
) -> None:
    shop, ends = pull.repository.id, (pull.base_sha, pull.head_sha)
    answer = client.ask("PUT", MERGE, json={"merge_method": method}).json()
    assert (answer["merged"], answer["sha"]) == (True, world.git.branch(shop, "main"))
    commit = world.git.read_commit(shop, answer["sha"])
    assert commit.parents == (ends if method == "merge" else ends[:1])
    assert world.git.read(shop, "main", "pay.py") == b"a = 1\n"
    assert commit.message.startswith(said)


def test_a_merge_of_branches_that_both_moved(
    world: World, acme: Acme, client: Client, pull: PullRequest
) -> None:
    world.push(acme.repository, "main", Push({"other.py": "b = 2\n"}), acme.mona)
    assert client.ask("PUT", MERGE, json={}).status_code == 200
    names = {entry.path for entry in world.git.tree(acme.repository.id, "main")}
    assert names == {"README.md", "other.py", "pay.py"}


def test_a_merge_closes_tells_and_shows(
    world: World, acme: Acme, client: Client, pull: PullRequest
) -> None:
    seen: list[tuple[str, str | None]] = []
    world.subscribers.append(lambda event: seen.append((event.name, event.action)))
    assert client.get(MERGE).status_code == 404
    tip = merge(world, pull, acme.mona)
    assert seen[:2] == [("pull_request", "closed"), ("push", None)]
    assert client.get(MERGE).status_code == 204
    shown = client.get("/repos/acme/shop/pulls/1").json()
    assert (shown["merged"], shown["state"], shown["merge_commit_sha"]) == (True, "closed", tip)
    assert shown["merged_by"]["login"] == "mona"


def test_the_base_of_other_pull_requests_moves_along(
    world: World, acme: Acme, pull: PullRequest
) -> None:
    world.push(acme.repository, "next", Push({"next.py": "n = 1\n"}), acme.mona)
    other = world.open_pull(acme.repository, acme.mona, PullPlan("next", "main", "Next"))
    assert other.base_sha != merge(world, pull, acme.mona) == other.base_sha
