"""Pull requests over REST: lists, files, diffs, commits, comparisons, moving heads."""

import pytest

from sandbox.gitdata import submodule, symlink
from sandbox.server import Sandbox
from sandbox.world import PullPlan, Push, WorldError
from tests.sandbox.rest_client import Shop, changed, open_shop, text

DIFF = "application/vnd.github.v3.diff"


def test_a_pull_request_says_where_it_stands(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    found = shop.bot.get(f"{shop.repo}/pulls/1").json()
    assert (found["number"], found["state"], found["draft"]) == (1, "open", False)
    assert (found["additions"], found["deletions"], found["changed_files"]) == (2, 2, 1)
    assert (found["commits"], found["mergeable"], found["mergeable_state"]) == (1, True, "clean")
    assert found["head"]["label"] == "ann:change"
    assert found["author_association"] == "COLLABORATOR"
    by_id = shop.bot.get(f"/repositories/{shop.repository.id}/pulls/1")
    assert by_id.json()["id"] == found["id"]


def test_base_sha_is_the_tip_of_the_base_branch_not_the_merge_base(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    before = shop.bot.get(f"{shop.repo}/pulls/1").json()["base"]["sha"]
    tip = sandbox.world.push(shop.repository, "main", Push({"new.md": "new\n"}), shop.ann)
    after = shop.bot.get(f"{shop.repo}/pulls/1").json()
    assert after["base"]["sha"] == tip != before
    compared = shop.bot.get(f"{shop.repo}/compare/main...change").json()
    assert compared["merge_base_commit"]["sha"] == before
    assert [one["filename"] for one in compared["files"]] == ["app.py"]
    assert (compared["status"], compared["ahead_by"], compared["behind_by"]) == ("diverged", 1, 1)


def test_lists_are_filtered_and_sorted(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    world = sandbox.world
    world.push(shop.repository, "second", Push({"second.md": "2\n"}), shop.ann)
    second = world.open_pull(shop.repository, shop.ann, PullPlan("second", "main", "Second"))

    def numbers(query: str) -> list[int]:
        return [one["number"] for one in shop.bot.get(f"{shop.repo}/pulls{query}").json()]

    assert numbers("") == [2, 1]
    assert numbers("?direction=asc") == [1, 2]
    assert numbers("?head=ann:second") == [2]
    assert numbers("?base=other") == []
    world.close(second, shop.ann)
    assert (numbers(""), numbers("?state=closed"), numbers("?state=all")) == ([1], [2], [2, 1])


def test_a_person_opens_a_pull_request_once(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    sandbox.world.push(shop.repository, "second", Push({"second.md": "2\n"}), shop.ann)
    ann = shop.as_(shop.ann)
    wanted = {"title": "Second", "head": "second", "base": "main", "draft": True}
    made = ann.post(f"{shop.repo}/pulls", **wanted)
    assert (made.status_code, made.json()["number"], made.json()["draft"]) == (201, 2, True)
    again = ann.post(f"{shop.repo}/pulls", **wanted)
    assert again.status_code == 422
    assert "already exists" in again.json()["errors"][0]["message"]
    empty = ann.post(f"{shop.repo}/pulls", head="main", base="main", title="Nothing")
    assert empty.json()["errors"][0]["message"] == "No commits between main and main"
    nowhere = ann.post(f"{shop.repo}/pulls", head="nope", base="main", title="x")
    assert nowhere.json()["errors"][0]["field"] == "head"


def test_it_is_edited_closed_and_reopened(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    bob, path = shop.as_(shop.bob), f"{shop.repo}/pulls/1"
    assert bob.patch(path, title="Better", body="Now").json()["title"] == "Better"
    assert bob.patch(path, state="closed").json()["state"] == "closed"
    sha = shop.push({"late.md": "late\n"})
    assert bob.get(path).json()["head"]["sha"] != sha
    reopened = bob.patch(path, state="open").json()
    assert (reopened["state"], reopened["head"]["sha"]) == ("open", sha)
    assert bob.patch(path, base="nope").status_code == 422


def test_a_push_moves_the_head(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    sha = shop.push({"more.md": "more\n"})
    assert shop.bot.get(f"{shop.repo}/pulls/1").json()["head"]["sha"] == sha
    commits = shop.bot.get(f"{shop.repo}/pulls/1/commits").json()
    assert [one["sha"] for one in commits][-1] == sha
    assert commits[0]["author"]["login"] == "bob"


def test_a_forced_push_replaces_the_commit(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    old = shop.pull.head_sha
    new = shop.push({"app.py": changed({10: "TEN"})}, force=True)
    assert len(shop.bot.get(f"{shop.repo}/pulls/1/commits").json()) == 1
    assert shop.pull.head_sha == new != old
    assert shop.bot.get(f"{shop.repo}/commits/{old}").status_code == 200  # still there by its sha


def test_a_deleted_branch_closes_it(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    sandbox.world.delete_branch(shop.repository, "change", shop.bob)
    assert shop.bot.get(f"{shop.repo}/pulls/1").json()["state"] == "closed"
    assert shop.bot.get(f"{shop.repo}/pulls/1/files").json()[0]["filename"] == "app.py"


def test_a_deleted_pull_request_is_a_404(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    sandbox.world.delete_pull(shop.pull)
    assert shop.bot.get(f"{shop.repo}/pulls/1").status_code == 404
    answer = shop.bot.post(f"{shop.repo}/pulls/1/reviews", body="x", event="COMMENT")
    assert answer.status_code == 404


def test_files_of_every_kind(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    files = {
        "logo.png": b"\x89PNG\0\2",
        "new dir/ünï#.txt": "one\n",
        "link": symlink("app.py"),
        "vendor": submodule("1" * 40),
    }
    moved = {"app.py": "src/app.py"}
    shop.push(files, renames=moved, deletions=["docs/guide.md"])
    found = {f["filename"]: f for f in shop.bot.get(f"{shop.repo}/pulls/1/files").json()}
    assert found["src/app.py"]["status"] == "renamed"
    assert found["src/app.py"]["previous_filename"] == "app.py"
    assert found["src/app.py"]["patch"].startswith("@@ -7,7 +7,7 @@ line 6\n")
    assert found["docs/guide.md"]["status"] == "removed"
    assert "patch" not in found["logo.png"]
    assert (found["logo.png"]["status"], found["logo.png"]["changes"]) == ("modified", 0)
    assert found["new dir/ünï#.txt"]["patch"] == "@@ -0,0 +1 @@\n+one"
    assert "%C3%BCn%C3%AF%23.txt" in found["new dir/ünï#.txt"]["raw_url"]
    assert found["link"]["patch"].endswith("+app.py\n\\ No newline at end of file")
    assert found["vendor"]["patch"] == "@@ -0,0 +1 @@\n+Subproject commit " + "1" * 40


def test_files_come_in_pages_and_end_at_the_cap(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    shop.push({f"many/{number:03}.txt": "x\n" for number in range(45)})
    path = f"{shop.repo}/pulls/1/files"
    assert len(shop.bot.get(path).json()) == 30
    assert len(shop.bot.get(f"{path}?page=2").json()) == 16
    sandbox.world.limits.pull_files = 20
    capped = shop.bot.get(path)
    assert len(capped.json()) == 20
    assert "Link" not in capped.headers
    assert shop.bot.get(f"{shop.repo}/pulls/1").json()["changed_files"] == 46


def test_a_large_file_comes_without_its_patch(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    shop.push({"large.txt": text([str(n) for n in range(100)]), "small.txt": "x\n"})
    sandbox.world.limits.patch_lines = 50
    found = {f["filename"]: f for f in shop.bot.get(f"{shop.repo}/pulls/1/files").json()}
    assert "patch" not in found["large.txt"]
    assert found["large.txt"]["additions"] == 100
    assert found["small.txt"]["patch"] == "@@ -0,0 +1 @@\n+x"


def test_one_answer_has_a_budget_of_patches(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    shop.push({f"many/{number}.txt": text(["x"] * 20) for number in range(4)})
    sandbox.world.limits.diff_lines = 60
    path = f"{shop.repo}/pulls/1/files"
    assert ["patch" in one for one in shop.bot.get(path).json()] == [True] * 3 + [False] * 2
    pages = [shop.bot.get(f"{path}?per_page=3&page={n}").json() for n in (1, 2)]
    assert ["patch" in one for page in pages for one in page] == [True] * 5


def test_the_diff_and_the_patch(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    diff = shop.bot.get(f"{shop.repo}/pulls/1", DIFF)
    assert diff.headers["Content-Type"] == "application/vnd.github.diff; charset=utf-8"
    assert diff.text.startswith("diff --git a/app.py b/app.py\n")
    assert "\n-line 10\n+ten\n" in diff.text
    patch = shop.bot.get(f"{shop.repo}/pulls/1", "application/vnd.github.patch")
    assert "Subject: [PATCH] Change two lines" in patch.text


@pytest.mark.parametrize(
    ("limit", "most", "says"),
    [
        ("diff_files", 1, "files (1)"),
        ("diff_lines", 10, "lines (10)"),
        ("diff_bytes", 100, "bytes (100)"),
    ],
)
def test_a_large_diff_is_a_406(sandbox: Sandbox, limit: str, most: int, says: str) -> None:
    shop = open_shop(sandbox)
    shop.push({"second.md": "x\n"})
    setattr(sandbox.world.limits, limit, most)
    refused = shop.bot.get(f"{shop.repo}/pulls/1", DIFF)
    assert refused.status_code == 406
    assert says in refused.json()["message"]
    assert refused.json()["errors"][0]["code"] == "too_large"


def test_a_pull_request_from_a_fork(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    world, eve = sandbox.world, sandbox.world.create_user("eve")
    fork = world.fork(shop.repository, eve)
    world.push(fork, "idea", Push({"app.py": changed({1: "first"})}), eve)
    pull = world.open_pull(
        shop.repository, eve, PullPlan("idea", "main", "Idea", head_repository=fork)
    )
    found = shop.bot.get(f"{shop.repo}/pulls/{pull.number}").json()
    assert (found["head"]["label"], found["head"]["repo"]["fork"]) == ("eve:idea", True)
    sha = world.push(fork, "idea", Push({"app.py": changed({1: "First"})}), eve)
    assert shop.bot.get(f"{shop.repo}/pulls/{pull.number}").json()["head"]["sha"] == sha
    ref = shop.bot.get(f"{shop.repo}/git/ref/pull/{pull.number}/head").json()
    assert ref["object"]["sha"] == sha
    assert shop.bot.get(f"{shop.repo}/contents/app.py?ref={sha}").status_code == 200
    world.delete_repository(fork, eve)
    assert shop.bot.get(f"{shop.repo}/pulls/{pull.number}").json()["head"]["repo"] is None


def test_compare_pages_commits_and_shows_files_once(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    for number in range(4):
        shop.push({f"{number}.txt": "x\n"})
    path = f"{shop.repo}/compare/main...change"
    first = shop.bot.get(f"{path}?per_page=3")
    assert (first.json()["total_commits"], len(first.json()["commits"])) == (5, 3)
    assert len(first.json()["files"]) == 5
    second = shop.bot.get(first.links["next"]["url"]).json()
    assert len(second["commits"]) == 2
    assert "files" not in second
    sandbox.world.limits.compare_files = 2
    assert len(shop.bot.get(path).json()["files"]) == 2
    assert shop.bot.get(f"{shop.repo}/compare/main...main").json()["status"] == "identical"
    assert shop.bot.get(f"{shop.repo}/compare/main...nope").status_code == 404


def test_conflicts_are_dirty(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    sandbox.world.push(shop.repository, "main", Push({"app.py": changed({10: "other"})}), shop.ann)
    found = shop.bot.get(f"{shop.repo}/pulls/1").json()
    assert (found["mergeable"], found["mergeable_state"]) == (False, "dirty")


def test_the_commits_of_a_pull_request_name_it(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    found = shop.bot.get(f"{shop.repo}/commits/{shop.pull.head_sha}/pulls").json()
    assert [one["number"] for one in found] == [1]


def test_nothing_to_merge_is_no_pull_request(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    sandbox.world.reset(shop.repository, "same", shop.pull.base_sha, shop.ann)
    with pytest.raises(WorldError, match="No commits between"):
        sandbox.world.open_pull(shop.repository, shop.ann, PullPlan("same", "main", "Same"))


def test_a_stranger_cannot_change_it(sandbox: Sandbox) -> None:
    shop: Shop = open_shop(sandbox)
    eve = sandbox.world.create_user("eve")
    assert shop.as_(eve).patch(f"{shop.repo}/pulls/1", state="closed").status_code == 403


def test_a_file_that_is_not_utf_8(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    shop.push({"latin.txt": "caf\xe9\n".encode("latin-1")})
    found = {f["filename"]: f for f in shop.bot.get(f"{shop.repo}/pulls/1/files").json()}
    assert found["latin.txt"]["patch"] == "@@ -0,0 +1 @@\n+caf\ufffd"
    diff = shop.bot.get(f"{shop.repo}/pulls/1", DIFF)
    assert b"+caf\xe9\n" in diff.content
