"""The sandbox as a reviewer meets it: pull requests, reviews, comments, reactions, the merge."""

import pytest

from sandbox.model import PullRequest
from sandbox.server import Sandbox
from sandbox.world import PullPlan, Push
from tests.conftest import Acme, Record
from tests.github.tour import Speaker

PULLS = {
    "pulls/create",
    "pulls/get",
    "pulls/list",
    "pulls/update",
    "pulls/list-files",
    "pulls/list-commits",
}
MERGE = {"pulls/merge", "pulls/check-if-merged"}
REVIEWS = {
    "pulls/create-review",
    "pulls/list-reviews",
    "pulls/get-review",
    "pulls/update-review",
    "pulls/list-comments-for-review",
    "pulls/submit-review",
    "pulls/delete-pending-review",
    "pulls/dismiss-review",
}
LINES = {
    "pulls/create-review-comment",
    "pulls/create-reply-for-review-comment",
    "pulls/get-review-comment",
    "pulls/update-review-comment",
    "pulls/delete-review-comment",
    "pulls/list-review-comments",
    "pulls/list-review-comments-for-repo",
    "reactions/create-for-pull-request-review-comment",
    "reactions/list-for-pull-request-review-comment",
    "reactions/delete-for-pull-request-comment",
}
CONVERSATION = {
    "issues/create-comment",
    "issues/get-comment",
    "issues/update-comment",
    "issues/delete-comment",
    "issues/list-comments",
    "issues/list-comments-for-repo",
    "reactions/create-for-issue-comment",
    "reactions/list-for-issue-comment",
    "reactions/delete-for-issue-comment",
}
SHOP = "/repos/acme/shop"
PULL = f"{SHOP}/pulls/1"
DIFF, PATCH = "application/vnd.github.diff", "application/vnd.github.patch"


@pytest.fixture
def pull(sandbox: Sandbox, acme: Acme) -> PullRequest:
    world = sandbox.world
    files = {"README.md": "A shop\n\nand more\n", "app/pay.py": "a = 1\nb = 2\nc = 3\n"}
    world.push(acme.repository, "pay", Push(files, message="Pay"), acme.mona)
    return world.open_pull(acme.repository, acme.mona, PullPlan("pay", "main", "Pay", "Now"))


@pytest.fixture
def mona(sandbox: Sandbox, record: Record, acme: Acme) -> Speaker:
    """The author, an admin."""
    return Speaker(sandbox, record).as_person("mona")


@pytest.fixture
def bot(sandbox: Sandbox, record: Record, acme: Acme) -> Speaker:
    """The App, with the permissions of app.yml."""
    return Speaker(sandbox, record).as_installation(acme.installation)


def test_pull_requests(mona: Speaker, bot: Speaker, acme: Acme) -> None:
    world, ann = mona.sandbox.world, mona.sandbox.world.create_user("ann")
    fork = world.fork(acme.repository, ann)
    world.push(fork, "pay", Push({"logo.png": b"\x00\x01", "a.py": "a = 1\n"}), ann)
    hers = mona.as_person("ann")
    wanted = {"title": "Pay", "head": "ann:pay", "base": "main", "body": "Now", "draft": True}
    assert hers.post(f"{SHOP}/pulls", wanted)["head"]["label"] == "ann:pay"
    hers.post(f"{SHOP}/pulls", wanted, wanted=422)
    hers.post(f"{SHOP}/pulls", wanted | {"head": "ann:none"}, wanted=422)
    listed = bot.get(f"{SHOP}/pulls", params={"state": "all", "head": "ann:pay", "per_page": 5})
    assert [one["number"] for one in listed] == [1]
    assert bot.get(PULL)["changed_files"] == 2
    files = {one["filename"]: one for one in bot.get(f"{PULL}/files", params={"per_page": 100})}
    assert "patch" not in files["logo.png"]
    paged = bot.ask(200, "GET", f"{PULL}/files", params={"per_page": 1, "page": 2})
    assert 'rel="prev"' in paged.headers["Link"]
    assert len(bot.get(f"{PULL}/commits")) == 1
    assert bot.ask(200, "GET", PULL, accept=DIFF).content.startswith(b"diff --git")
    assert bot.ask(200, "GET", PULL, accept=PATCH).content.startswith(b"From ")
    assert bot.patch(PULL, {"title": "Paid", "state": "closed"})["state"] == "closed"
    assert mona.patch(PULL, {"state": "open", "body": ""})["title"] == "Paid"
    with mona.record.asking_wrongly():
        mona.patch(PULL, {"state": "merged"}, wanted=422)
        mona.post(f"{SHOP}/pulls", {"title": "x"}, wanted=422)
    mona.get(f"{SHOP}/pulls/99", 404)
    world.delete_repository(fork, ann)
    assert bot.get(PULL)["head"]["repo"] is None
    assert bot.get(f"{SHOP}/pulls", params={"state": "all"})[0]["head"]["repo"] is None
    assert mona.met() >= PULLS


def test_a_diff_that_is_too_large(bot: Speaker, pull: PullRequest) -> None:
    bot.sandbox.world.limits.diff_files = 1
    assert "too_large" in bot.ask(406, "GET", PULL, accept=DIFF).text


def test_merging(mona: Speaker, bot: Speaker, pull: PullRequest) -> None:
    mona.ask(404, "GET", f"{PULL}/merge")
    mona.put(f"{PULL}/merge", {"sha": "0" * 40}, wanted=409)
    bot.put(f"{PULL}/merge", {}, wanted=403)
    merged = mona.put(f"{PULL}/merge", {"merge_method": "squash", "commit_title": "Pay (#1)"})
    assert merged["merged"] is True
    mona.ask(204, "GET", f"{PULL}/merge")
    mona.put(f"{PULL}/merge", {}, wanted=405)
    assert bot.get(PULL)["merged_by"]["login"] == "mona"
    assert mona.met() >= MERGE


def test_reviews(mona: Speaker, bot: Speaker, acme: Acme, pull: PullRequest) -> None:
    comments = [
        {"path": "app/pay.py", "body": "Here", "line": 2, "side": "RIGHT"},
        {
            "path": "app/pay.py",
            "body": "And here",
            "start_line": 1,
            "start_side": "RIGHT",
            "line": 3,
            "side": "RIGHT",
        },
    ]
    wanted = {"commit_id": pull.head_sha, "event": "COMMENT", "body": "So", "comments": comments}
    made = bot.post(f"{PULL}/reviews", wanted, wanted=200)
    path = f"{PULL}/reviews/{made['id']}"
    assert bot.get(path)["state"] == "COMMENTED"
    assert len(bot.get(f"{path}/comments")) == 2
    assert bot.put(path, {"body": "So so"})["body"] == "So so"
    outside = wanted | {"comments": [{"path": "app/pay.py", "body": "Out", "line": 99}]}
    bot.post(f"{PULL}/reviews", outside, wanted=422)
    mona.post(f"{PULL}/reviews", {"event": "APPROVE"}, wanted=422)
    with mona.record.asking_wrongly():
        bot.post(f"{PULL}/reviews", {"event": "APPLAUD"}, wanted=422)
        bot.post(f"{PULL}/reviews", wanted | {"verdict": "clean"}, wanted=422)
    world, ann = mona.sandbox.world, mona.sandbox.world.create_user("ann")
    world.set_collaborator(acme.repository, ann, "write")
    hers = mona.as_person("ann")
    pending = hers.post(f"{PULL}/reviews", {"body": "Wait"}, wanted=200)
    assert "submitted_at" not in pending
    hers.post(f"{PULL}/reviews", {"body": "Again"}, wanted=422)
    hers.ask(200, "DELETE", f"{PULL}/reviews/{pending['id']}")
    pending = hers.post(f"{PULL}/reviews", {}, wanted=200)
    event = {"event": "REQUEST_CHANGES", "body": "No"}
    hers.post(f"{PULL}/reviews/{pending['id']}/events", event, wanted=200)
    hers.ask(422, "DELETE", f"{PULL}/reviews/{pending['id']}")
    dismissal = f"{PULL}/reviews/{pending['id']}/dismissals"
    assert mona.put(dismissal, {"message": "Yes"})["state"] == "DISMISSED"
    assert len(bot.get(f"{PULL}/reviews")) == 2
    bot.get(f"{PULL}/reviews/99", 404)
    assert mona.met() >= REVIEWS


def test_comments_on_lines(mona: Speaker, bot: Speaker, acme: Acme, pull: PullRequest) -> None:
    at = {"commit_id": pull.head_sha, "path": "app/pay.py", "body": "Here"}
    line = bot.post(f"{PULL}/comments", at | {"line": 2, "side": "RIGHT"})
    file = bot.post(f"{PULL}/comments", at | {"subject_type": "file"})
    assert file["subject_type"] == "file"
    answered = mona.post(f"{PULL}/comments/{line['id']}/replies", {"body": "Why?"})
    assert answered["in_reply_to_id"] == line["id"]
    path = f"{SHOP}/pulls/comments/{line['id']}"
    assert bot.patch(path, {"body": "There"})["body"] == "There"
    bot.post(f"{PULL}/comments", at | {"line": 99}, wanted=422)
    bot.post(f"{PULL}/comments", at | {"line": 2, "path": "none"}, wanted=422)
    with mona.record.asking_wrongly():
        bot.post(f"{PULL}/comments", at | {"line": "2"}, wanted=422)
    reaction = mona.post(f"{path}/reactions", {"content": "eyes"})
    assert mona.post(f"{path}/reactions", {"content": "eyes"}, wanted=200) == reaction
    assert len(bot.get(f"{path}/reactions", params={"content": "eyes"})) == 1
    assert bot.get(path)["reactions"]["eyes"] == 1
    mona.ask(204, "DELETE", f"{path}/reactions/{reaction['id']}")
    mona.sandbox.world.push(acme.repository, "pay", Push({"app/pay.py": "d = 4\n"}), acme.mona)
    outdated = bot.get(path)
    assert (outdated["line"], outdated["position"]) == (None, None)
    assert len(bot.get(f"{PULL}/comments", params={"sort": "updated", "direction": "desc"})) == 3
    assert len(bot.get(f"{SHOP}/pulls/comments")) == 3
    bot.ask(403, "DELETE", f"{SHOP}/pulls/comments/{answered['id']}")
    bot.ask(204, "DELETE", path)
    bot.get(path, 404)
    assert mona.met() >= LINES


def test_the_conversation(mona: Speaker, bot: Speaker, acme: Acme, pull: PullRequest) -> None:
    said = mona.post(f"{SHOP}/issues/1/comments", {"body": "/touchline status"})
    path = f"{SHOP}/issues/comments/{said['id']}"
    reaction = bot.post(f"{path}/reactions", {"content": "eyes"})
    assert bot.post(f"{path}/reactions", {"content": "eyes"}, wanted=200) == reaction
    assert len(bot.get(f"{path}/reactions")) == 1
    answered = bot.post(f"{SHOP}/issues/1/comments", {"body": "Clean."})
    assert answered["performed_via_github_app"]["slug"] == "touchline"
    bot.patch(f"{SHOP}/issues/comments/{answered['id']}", {"body": "Clean!"})
    assert mona.get(path)["reactions"]["total_count"] == 1
    assert len(bot.get(f"{SHOP}/issues/1/comments", params={"per_page": 100})) == 2
    assert len(bot.get(f"{SHOP}/issues/comments")) == 2
    bot.ask(204, "DELETE", f"{path}/reactions/{reaction['id']}")
    bot.patch(path, {"body": "mine now"}, wanted=403)
    bot.post(f"{SHOP}/issues/1/comments", {"body": "x" * 65_537}, wanted=422)
    bot.post(f"{SHOP}/issues/99/comments", {"body": "x"}, wanted=404)
    with mona.record.asking_wrongly():
        bot.post(f"{path}/reactions", {"content": "wave"}, wanted=422)
    mona.ask(204, "DELETE", path)
    mona.get(path, 404)
    assert mona.met() >= CONVERSATION
