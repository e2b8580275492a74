"""Files, folders, trees, blobs and commits over REST."""

import base64

import pytest

from sandbox.gitdata import submodule, symlink
from sandbox.server import Sandbox
from tests.sandbox.rest_client import LINES, open_shop, text

RAW = "application/vnd.github.raw+json"
OBJECT = "application/vnd.github.object+json"


def test_a_file_in_three_media_types(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    path = f"{shop.repo}/contents/app.py"
    found = shop.bot.get(path).json()
    assert base64.b64decode(found["content"]).decode() == text(LINES)
    assert (found["type"], found["encoding"], found["name"]) == ("file", "base64", "app.py")
    assert shop.bot.get(path, RAW).text == text(LINES)
    assert "ten" in shop.bot.get(f"{path}?ref=change", RAW).text
    assert shop.bot.get(f"{path}?ref=nope").status_code == 404
    assert shop.bot.get(f"{shop.repo}/contents/nope").status_code == 404


def test_folders(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    root = shop.bot.get(f"{shop.repo}/contents/docs").json()
    assert [(one["type"], one["path"]) for one in root] == [("file", "docs/guide.md")]
    whole = shop.bot.get(f"{shop.repo}/contents/docs", OBJECT).json()
    assert (whole["type"], len(whole["entries"])) == ("dir", 1)


def test_links_and_submodules(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    shop.push(
        {
            "docs/app": symlink("../app.py"),
            "away": symlink("/etc/hosts"),
            "vendor/lib": submodule("1" * 40),
        }
    )
    client, path = shop.bot, f"{shop.repo}/contents"
    assert client.get(f"{path}/docs/app?ref=change").json()["type"] == "file"
    away = client.get(f"{path}/away?ref=change").json()
    assert (away["type"], away["target"]) == ("symlink", "/etc/hosts")
    lib = client.get(f"{path}/vendor/lib?ref=change").json()
    assert (lib["type"], lib["sha"], lib["git_url"]) == ("submodule", "1" * 40, None)
    listed = client.get(f"{path}/vendor?ref=change").json()
    assert listed[0]["type"] == "file"  # as GitHub lists submodules


def test_a_large_file_is_only_to_be_had_raw(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    sandbox.world.limits.contents_bytes = 100
    path = f"{shop.repo}/contents/app.py"
    whole = shop.bot.get(path, OBJECT).json()
    assert (whole["encoding"], whole["content"], whole["size"]) == ("none", "", len(text(LINES)))
    assert shop.bot.get(path, RAW).text == text(LINES)
    blob = shop.bot.get(f"{shop.repo}/git/blobs/{whole['sha']}").json()
    assert base64.b64decode(blob["content"]).decode() == text(LINES)


def test_a_large_file_is_refused_as_json(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    sandbox.world.limits.contents_bytes = 100
    refused = shop.bot.get(f"{shop.repo}/contents/app.py")
    assert refused.status_code == 403
    assert refused.json()["errors"][0]["code"] == "too_large"


def test_trees(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    shop.push({"vendor": submodule("1" * 40)})
    top = shop.bot.get(f"{shop.repo}/git/trees/main").json()
    assert [one["path"] for one in top["tree"]] == ["app.py", "docs", "logo.png"]
    below = shop.bot.get(f"{shop.repo}/git/trees/change?recursive=1").json()
    kinds = {one["path"]: one["type"] for one in below["tree"]}
    assert kinds == {
        "app.py": "blob",
        "docs": "tree",
        "docs/guide.md": "blob",
        "logo.png": "blob",
        "vendor": "commit",
    }
    assert shop.bot.get(f"{shop.repo}/git/trees/{top['sha']}").json() == top
    sandbox.world.limits.tree_entries = 2
    cut = shop.bot.get(f"{shop.repo}/git/trees/main?recursive=1").json()
    assert (cut["truncated"], len(cut["tree"])) == (True, 2)
    assert shop.bot.get(f"{shop.repo}/git/trees/nope").status_code == 404


def test_blobs(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    tree = shop.bot.get(f"{shop.repo}/git/trees/main").json()["tree"]
    sha = next(one["sha"] for one in tree if one["path"] == "logo.png")
    blob = shop.bot.get(f"{shop.repo}/git/blobs/{sha}")
    assert base64.b64decode(blob.json()["content"]) == b"\x89PNG\0\1"
    assert shop.bot.get(f"{shop.repo}/git/blobs/{sha}", RAW).content == b"\x89PNG\0\1"
    assert shop.bot.get(f"{shop.repo}/git/blobs/{'1' * 40}").status_code == 404


def test_commits(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    sha = shop.pull.head_sha
    found = shop.bot.get(f"{shop.repo}/commits/change").json()
    assert (found["sha"], found["stats"]["total"]) == (sha, 4)
    assert found["commit"]["message"] == "Change two lines"
    assert [one["filename"] for one in found["files"]] == ["app.py"]
    assert shop.bot.get(f"{shop.repo}/commits/change", "application/vnd.github.sha").text == sha
    listed = shop.bot.get(f"{shop.repo}/commits?sha=change").json()
    assert [one["sha"] for one in listed] == [sha, found["parents"][0]["sha"]]
    assert shop.bot.get(f"{shop.repo}/git/commits/{sha}").json()["tree"] == found["commit"]["tree"]
    assert shop.bot.get(f"{shop.repo}/commits/nope").status_code == 422


@pytest.mark.parametrize("name", ["feature/with/slashes", "ümlaut"])
def test_branches_with_any_name(sandbox: Sandbox, name: str) -> None:
    shop = open_shop(sandbox)
    sandbox.world.reset(shop.repository, name, shop.pull.head_sha, shop.ann)
    assert (
        shop.bot.get(f"{shop.repo}/branches/{name}").json()["commit"]["sha"] == shop.pull.head_sha
    )
    runs = shop.bot.get(f"{shop.repo}/commits/{name}/check-runs")
    assert runs.json()["total_count"] == 0
    names = [one["name"] for one in shop.bot.get(f"{shop.repo}/branches").json()]
    assert sorted(names) == sorted(["change", name, "main"])
