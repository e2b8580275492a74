"""The git store, and the reading of what git prints."""

import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sandbox import positions
from sandbox.gitdata import NewCommit, Signature, executable, submodule, symlink
from sandbox.gitstore import GitError, GitStore
from sandbox.world import World, WorldError

WHO = Signature("Ann", "ann@example.test", datetime(2026, 5, 1, 12, tzinfo=UTC))
MAIN = "refs/heads/main"


@pytest.fixture
def store(tmp_path: Path) -> GitStore:
    made = GitStore(tmp_path)
    made.create(1)
    return made


def commit(store: GitStore, **new: object) -> str:
    whole = NewCommit(WHO, "a message", **new)  # type: ignore[arg-type] # the tests' own shorthand
    return store.commit(1, MAIN, store.branch(1, "main"), whole)


def test_what_is_committed_can_be_read(store: GitStore) -> None:
    odd = 'a b/"q\\ü\n.txt'
    sha = commit(store, files={odd: "one\n", "bin": b"\0\xff", "run": executable("#!\n")})
    assert store.read(1, "main", odd) == b"one\n"
    assert store.read(1, sha, "bin") == b"\0\xff"
    assert store.read(1, sha, "nope") is None
    found = store.read_commit(1, sha)
    assert (found.message, found.author, found.parents) == ("a message", WHO, ())
    assert {e.path: e.mode for e in store.tree(1, sha, recursive=True)} == {
        "a b": "040000",
        odd: "100644",
        "bin": "100644",
        "run": "100755",
    }


def test_a_diff_of_everything(store: GitStore) -> None:
    before = commit(
        store,
        files={
            "edited": "1\n2\n3\n",
            "moved": "".join(f"{n}\n" for n in range(20)),
            "gone": "x\n",
            "bin": b"\0\1",
            "link": symlink("edited"),
            "lib": submodule("1" * 40),
            "odd-ü": "x\n",
        },
    )
    after = commit(
        store,
        renames={"moved": "moved away"},
        deletions=["gone"],
        files={
            "edited": "1\n2\n3\n4\n",
            "bin": b"\0\2",
            "link": "a file now\n",
            "lib": submodule("2" * 40),
            "odd-ü": "y\n",
            "fresh": "diff --git a/x b/x\n--- a\n+++ b\n@@ -1 +1 @@\n",
        },
    )
    found = {c.path: c for c in store.diff(1, before, after)}
    assert {path: c.status for path, c in found.items()} == {
        "bin": "M",
        "edited": "M",
        "fresh": "A",
        "gone": "D",
        "lib": "M",
        "link": "T",
        "moved away": "R",
        "odd-ü": "M",
    }
    assert found["moved away"].old_path == "moved"
    assert (found["moved away"].patch, found["bin"].patch) == (None, None)
    assert found["bin"].binary
    assert found["odd-ü"].patch == "@@ -1 +1 @@\n-x\n+y"
    assert found["fresh"].patch == (
        "@@ -0,0 +1,4 @@\n+diff --git a/x b/x\n+--- a\n++++ b\n+@@ -1 +1 @@"
    )
    assert (found["edited"].additions, found["edited"].deletions) == (1, 0)
    assert found["link"].patch == "@@ -1 +0,0 @@\n-edited\n\\ No newline at end of file"


def test_a_first_commit_is_compared_with_nothing(store: GitStore) -> None:
    sha = commit(store, files={"a": "x\n"})
    assert [c.status for c in store.diff(1, None, sha)] == ["A"]


def test_equal_commits_have_no_diff(store: GitStore) -> None:
    sha = commit(store, files={"a": "x\n"})
    assert store.diff(1, sha, sha) == ()


def test_a_fork_shares_objects_and_gives_its_commits_back(store: GitStore) -> None:
    base = commit(store, files={"a": "x\n"})
    store.fork(2, 1, "main")
    assert store.branches(2) == {"main": base}
    new = store.commit(2, "refs/heads/idea", base, NewCommit(WHO, "idea", {"b": "y\n"}))
    assert store.resolve(1, new) is None
    store.bring(1, 2, new, "refs/pull/1/head")
    assert store.resolve(1, "refs/pull/1/head") == new
    assert store.merge_base(1, base, new) == base


def test_histories_without_a_common_commit(store: GitStore) -> None:
    one = commit(store, files={"a": "x\n"})
    other = store.commit(1, "refs/heads/other", None, NewCommit(WHO, "other", {"b": "y\n"}))
    assert store.merge_base(1, one, other) is None


def test_merging_and_conflicts(store: GitStore) -> None:
    base = commit(store, files={"a": "x\n"})
    left = store.commit(1, "refs/heads/l", base, NewCommit(WHO, "l", {"b": "l\n"}))
    right = store.commit(1, "refs/heads/r", base, NewCommit(WHO, "r", {"b": "r\n"}))
    apart = store.commit(1, "refs/heads/a", base, NewCommit(WHO, "a", {"c": "c\n"}))
    assert store.merge_tree(1, left, right) is None
    tree = store.merge_tree(1, left, apart)
    assert tree is not None
    merged = store.commit_tree(1, tree, [left, apart], WHO, "Merge")
    assert store.read_commit(1, merged).parents == (left, apart)
    assert store.read(1, merged, "c") == b"c\n"


@pytest.mark.parametrize("name", ["--help", "", "a..b", "main:a", "a\nb", "main^{tree}", "@{-1}"])
def test_what_is_no_name_of_a_commit_names_none(store: GitStore, name: str) -> None:
    commit(store, files={"a": "x\n"})
    assert store.resolve(1, name) is None


def test_git_says_why_it_refuses(store: GitStore) -> None:
    with pytest.raises(GitError, match="bad file"):
        store.read_commit(1, "1" * 40)


# -- a repository of this disk ---------------------------------------------------------------


def git(folder: Path, *arguments: str) -> str:
    who = ["-c", "user.name=x", "-c", "user.email=x@example.test", "-c", "commit.gpgsign=false"]
    command = ["git", "-C", str(folder), *who, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=30)
    return done.stdout.strip()


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "trunk")
    for number in range(3):
        (folder / "a.txt").write_text(f"{number}\n")
        git(folder, "add", "a.txt")
        git(folder, "commit", "-q", "-m", f"commit {number}")
    return folder


def test_a_change_of_another_repository_becomes_branches(tmp_path: Path, elsewhere: Path) -> None:
    world = World(tmp_path / "world")
    world.create_user("ann")
    made = world.import_repository("ann/real", elsewhere, "trunk~1", "trunk")
    head, base = git(elsewhere, "rev-parse", "trunk"), git(elsewhere, "rev-parse", "trunk~1")
    assert world.git.branches(made.id) == {"main": base, "change": head}
    assert len(world.git.log(made.id, "change")) == 3
    assert git(elsewhere, "status", "--porcelain") == ""


def test_a_shallow_clone_gives_what_it_has(tmp_path: Path, elsewhere: Path) -> None:
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "-q", "--depth=2", elsewhere.as_uri(), str(shallow))
    world = World(tmp_path / "world")
    world.create_user("ann")
    made = world.import_repository("ann/real", shallow, "HEAD~1", "HEAD")
    assert len(world.git.log(made.id, "change")) == 2
    assert len(world.git.diff(made.id, *world.git.log(made.id, "change")[::-1])) == 1


def test_a_name_that_is_not_there_is_said(tmp_path: Path, elsewhere: Path) -> None:
    world = World(tmp_path / "world")
    world.create_user("ann")
    with pytest.raises(WorldError, match="has no commit named 'nope'"):
        world.import_repository("ann/real", elsewhere, "nope", "trunk")
    assert world.find_repository("ann/real") is None


# -- positions -------------------------------------------------------------------------------

PATCH = (
    "@@ -1,3 +1,4 @@ head\n one\n-two\n+TWO\n+more\n three\n@@ -10 +11 @@\n-x\n+y\n\\ No newline"
)


def test_lines_and_positions_of_a_patch() -> None:
    hunks = positions.parse(PATCH)
    assert [h.header for h in hunks] == ["@@ -1,3 +1,4 @@ head", "@@ -10 +11 @@"]
    numbers = [(line.tag, line.old, line.new, line.position) for h in hunks for line in h.lines]
    assert numbers == [
        (" ", 1, 1, 1),
        ("-", 2, None, 2),
        ("+", None, 2, 3),
        ("+", None, 3, 4),
        (" ", 3, 4, 5),
        ("-", 10, None, 7),
        ("+", None, 11, 8),
        ("\\", None, None, 9),
    ]


@pytest.mark.parametrize(
    ("old", "new"), [(1, 1), (2, None), (3, 4), (4, 5), (9, 10), (10, None), (11, 12)]
)
def test_where_an_old_line_stands_after_a_change(old: int, new: int | None) -> None:
    assert positions.follow(positions.parse(PATCH), old) == new


def test_no_patch_has_no_hunks_and_moves_nothing() -> None:
    assert positions.parse(None) == ()
    assert positions.follow((), 7) == 7
