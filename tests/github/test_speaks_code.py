"""The sandbox as a reader of code meets it: files, trees, commits, comparisons, branches."""

import base64

import pytest

from sandbox.gitdata import Content, submodule, symlink
from sandbox.server import Sandbox
from sandbox.world import Push
from tests.conftest import Acme, Record
from tests.github.tour import Speaker

CONTENT = {"repos/get-content", "git/get-blob", "git/get-tree", "git/get-commit", "git/get-ref"}
COMMITS = {
    "repos/list-commits",
    "repos/get-commit",
    "repos/compare-commits-with-basehead",
    "repos/list-branches",
    "repos/get-branch",
    "repos/list-pull-requests-associated-with-commit",
}
REPOSITORY = {"repos/get", "repos/get-collaborator-permission-level"}
PROTECTION = {
    "repos/get-branch-protection",
    "repos/update-branch-protection",
    "repos/delete-branch-protection",
    "repos/get-status-checks-protection",
    "repos/update-status-check-protection",
}
STATUSES = {
    "repos/create-commit-status",
    "repos/get-combined-status-for-ref",
    "repos/list-commit-statuses-for-ref",
}
SHOP = "/repos/acme/shop"
RAW = "application/vnd.github.raw+json"
DIFF = "application/vnd.github.diff"


@pytest.fixture
def mona(sandbox: Sandbox, record: Record, acme: Acme) -> Speaker:
    """An admin, in a repository with one of each kind of entry."""
    files: dict[str, Content] = {
        "app/pay.py": "a = 1\n",
        "logo.png": b"\x89PNG\x00",
        "link": symlink("app/pay.py"),
        "broken": symlink("nowhere"),
        "vendored": submodule("1" * 40),
    }
    sandbox.world.push(acme.repository, "main", Push(files, message="All kinds"), acme.mona)
    return Speaker(sandbox, record).as_person("mona")


def test_files_trees_and_blobs(mona: Speaker) -> None:
    shown = mona.get(f"{SHOP}/contents/app/pay.py", params={"ref": "main"})
    assert base64.b64decode(shown["content"]) == b"a = 1\n"
    kinds = {one["name"]: one["type"] for one in mona.get(f"{SHOP}/contents/")}
    assert kinds["app"] == "dir"
    assert mona.get(f"{SHOP}/contents/broken")["type"] == "symlink"
    assert mona.get(f"{SHOP}/contents/link")["type"] == "file"
    assert mona.get(f"{SHOP}/contents/vendored")["type"] == "submodule"
    whole = mona.get(f"{SHOP}/contents/app", accept="application/vnd.github.object+json")
    assert whole["entries"][0]["name"] == "pay.py"
    raw = mona.ask(200, "GET", f"{SHOP}/contents/logo.png", accept=RAW)
    assert raw.content == b"\x89PNG\x00"
    tree = mona.get(f"{SHOP}/git/trees/main", params={"recursive": "1"})
    assert {one["type"] for one in tree["tree"]} == {"blob", "tree", "commit"}
    blob = f"{SHOP}/git/blobs/{shown['sha']}"
    assert mona.get(blob)["size"] == 6
    assert mona.ask(200, "GET", blob, accept=RAW).content == b"a = 1\n"
    sha = mona.get(f"{SHOP}/git/ref/heads/main")["object"]["sha"]
    assert mona.get(f"{SHOP}/git/commits/{sha}")["message"] == "All kinds"
    for missing in ("contents/none", "git/trees/none", f"git/blobs/{'0' * 40}", "git/ref/heads/x"):
        mona.get(f"{SHOP}/{missing}", 404)
    mona.get(f"{SHOP}/contents/app?ref=none", 404)
    assert mona.met() >= CONTENT


def test_a_file_that_is_too_large(mona: Speaker) -> None:
    mona.sandbox.world.limits.contents_bytes = 3
    assert "too_large" in str(mona.get(f"{SHOP}/contents/app/pay.py", 403))


def test_an_empty_repository(mona: Speaker) -> None:
    mona.sandbox.world.create_repository("acme/empty")
    mona.get("/repos/acme/empty/git/trees/main", 409)
    mona.get("/repos/acme/empty/commits", 409)
    mona.get("/repos/acme/empty/contents/", 404)


def test_commits_and_comparisons(mona: Speaker, acme: Acme) -> None:
    world = mona.sandbox.world
    world.push(acme.repository, "feature/pay", Push({"app/pay.py": "a = 2\n"}), acme.mona)
    renames = Push({"new.py": "b = 1\n"}, ["logo.png"], {"README.md": "docs/README.md"})
    tip = world.push(acme.repository, "feature/pay", renames, acme.mona)
    listed = mona.ask(200, "GET", f"{SHOP}/commits", params={"sha": "feature/pay", "per_page": 1})
    assert 'rel="last"' in listed.headers["Link"]
    assert mona.get(f"{SHOP}/commits/feature/pay")["sha"] == tip
    for accept in (DIFF, "application/vnd.github.sha"):
        mona.ask(200, "GET", f"{SHOP}/commits/{tip}", accept=accept)
    ends = f"{SHOP}/compare/main...feature/pay"
    compared = mona.get(ends)
    assert {one["status"] for one in compared["files"]} == {
        "modified",
        "renamed",
        "removed",
        "added",
    }
    assert "files" not in mona.get(ends, params={"per_page": 1, "page": 2})
    assert mona.ask(200, "GET", ends, accept=DIFF).content.startswith(b"diff --git")
    assert mona.get(f"{SHOP}/compare/acme:main...acme:main")["status"] == "identical"
    assert len(mona.get(f"{SHOP}/branches")) == 2
    assert mona.get(f"{SHOP}/branches/feature/pay")["commit"]["sha"] == tip
    assert mona.get(f"{SHOP}/commits/{tip}/pulls") == []
    mona.get(f"{SHOP}/commits/none", 422)
    mona.get(f"{SHOP}/compare/main...none", 404)
    mona.get(f"{SHOP}/branches/none", 404)
    assert mona.met() >= COMMITS


def test_the_repository_and_who_may_what(mona: Speaker, acme: Acme) -> None:
    world, nobody = mona.sandbox.world, Speaker(mona.sandbox, mona.record)
    fork = world.fork(acme.repository, world.create_user("ann"))
    assert mona.get("/repos/ann/shop")["parent"]["full_name"] == "acme/shop"
    bot = mona.as_installation(acme.installation)
    assert bot.get(SHOP)["private"] is False
    assert bot.get(f"{SHOP}/collaborators/mona/permission")["permission"] == "admin"
    assert bot.get(f"{SHOP}/collaborators/ann/permission")["permission"] == "read"
    bot.get(f"{SHOP}/collaborators/nobody/permission", 404)
    world.set_private(acme.repository, True, acme.mona)
    nobody.get(SHOP, 404)
    assert mona.get(SHOP)["visibility"] == "private"
    world.rename_repository(acme.repository, "store", acme.mona)
    moved = mona.ask(301, "GET", SHOP)
    followed = mona.ask(200, "GET", moved.headers["Location"].removeprefix(mona.sandbox.api_url))
    assert followed.json()["full_name"] == "acme/store"
    world.delete_repository(fork, world.user("ann"))
    mona.get("/repos/ann/shop", 404)
    assert mona.met() >= REPOSITORY


def test_nothing_has_changed_since(mona: Speaker) -> None:
    tag = mona.ask(200, "GET", SHOP).headers["ETag"]
    again = mona.ask(304, "GET", SHOP, headers={"If-None-Match": tag})
    assert again.content == b""


def test_branch_protection(mona: Speaker, acme: Acme) -> None:
    path = f"{SHOP}/branches/main/protection"
    mona.get(path, 404)
    checks = {"strict": True, "checks": [{"context": "Touchline", "app_id": acme.app.id}]}
    wanted = {
        "required_status_checks": checks | {"contexts": []},
        "enforce_admins": True,
        "required_pull_request_reviews": {"required_approving_review_count": 1},
        "restrictions": None,
        "required_conversation_resolution": True,
    }
    assert mona.put(path, wanted)["enforce_admins"]["enabled"] is True
    assert mona.get(path)["required_status_checks"]["contexts"] == ["Touchline"]
    assert mona.get(f"{SHOP}/branches/main")["protected"] is True
    policy = f"{path}/required_status_checks"
    assert mona.patch(policy, {"contexts": ["ci/build"]})["checks"][0]["app_id"] is None
    assert mona.get(policy)["strict"] is True
    with mona.record.asking_wrongly():
        mona.put(path, {"enforce_admins": True}, wanted=422)
    mona.as_installation(acme.installation).get(path, 403)
    mona.ask(204, "DELETE", path)
    mona.get(f"{SHOP}/branches/none/protection", 404)
    assert mona.met() >= PROTECTION


def test_statuses(mona: Speaker) -> None:
    sha = mona.get(f"{SHOP}/git/ref/heads/main")["object"]["sha"]
    for state in ("pending", "success"):
        body = {"state": state, "context": "ci/build", "description": "Built"}
        mona.post(f"{SHOP}/statuses/{sha}", body)
    mona.post(f"{SHOP}/statuses/{sha}", {"state": "failure", "target_url": "https://ci.example"})
    assert mona.get(f"{SHOP}/commits/main/status")["state"] == "failure"
    assert len(mona.get(f"{SHOP}/commits/main/statuses")) == 3
    with mona.record.asking_wrongly():
        mona.post(f"{SHOP}/statuses/{sha}", {"state": "passed"}, wanted=422)
    assert mona.met() >= STATUSES
