"""What a scan looks at: against a commit, along a diff, whole files."""

import os
import subprocess
from pathlib import Path

import pytest

from bot.cli import CannotError
from bot.cli.git import Git
from bot.cli.worktree import MAX_BYTES, Scene, against, along, walk, whole
from checks.diff import DiffError
from checks.model import ChangedFile, Status
from tests.cli.repos import Repo

TEN = "".join(f"line {number}\n" for number in range(10))


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    return Repo(tmp_path / "repo")


def by_path(scene: Scene) -> dict[str, ChangedFile]:
    return {file.diff.path: file for file in scene.files}


def test_staged_unstaged_committed_and_untracked_all_count(repo: Repo) -> None:
    base = repo.commit({"kept.py": TEN, "staged.py": TEN, "unstaged.py": TEN, "done.py": TEN})
    repo.commit({"done.py": "new\n" + TEN})
    repo.write({"staged.py": "new\n" + TEN})
    repo.git("add", "-A")
    repo.write({"unstaged.py": "new\n" + TEN, "untracked.py": "x\n"})
    files = by_path(against(Git(repo.path), base, ()))
    assert sorted(files) == ["done.py", "staged.py", "unstaged.py", "untracked.py"]
    for name in ("done.py", "staged.py", "unstaged.py"):
        assert files[name].diff.touched.added == {1}
        assert files[name].head == b"new\n" + TEN.encode()
    assert files["untracked.py"].diff.touched.whole


def test_removed_files_have_nothing_to_read(repo: Repo) -> None:
    base = repo.commit({"gone.py": TEN, "a.py": TEN})
    repo.write({"gone.py": None})
    assert against(Git(repo.path), base, ()).files == ()


def test_the_base_is_read_under_the_old_name(repo: Repo) -> None:
    base = repo.commit({"old.py": TEN})
    repo.git("mv", "old.py", "new.py")
    scene = against(Git(repo.path), base, ())
    (file,) = scene.files
    assert (file.diff.path, file.diff.old_path) == ("new.py", "old.py")
    assert scene.base_texts(["old.py", "new.py"]) == {"old.py": TEN.encode()}


def test_a_rename_from_outside_of_the_paths_is_still_one(repo: Repo) -> None:
    base = repo.commit({"here/a.py": TEN, "there/b.py": TEN + TEN})
    repo.git("mv", "there/b.py", "here/b.py")
    (file,) = against(Git(repo.path), base, ["here"]).files
    assert (file.diff.old_path, file.diff.status) == ("there/b.py", Status.RENAMED)


def test_only_the_paths_asked_for(repo: Repo) -> None:
    base = repo.commit({})
    repo.write({"a/x.py": "", "ab/x.py": "", "b.py": ""})
    assert list(by_path(against(Git(repo.path), base, ["a", "b.py"]))) == ["a/x.py", "b.py"]


def test_marks_come_from_the_base_and_not_from_the_change(repo: Repo) -> None:
    base = repo.commit({".gitattributes": "gen/** linguist-generated\n"})
    repo.write({
        ".gitattributes": "* linguist-generated\n",
        "sub/.gitattributes": "* linguist-vendored\n",
        "gen/a.py": "x\n",
        "sub/b.py": "x\n",
    })  # fmt: skip
    files = by_path(against(Git(repo.path), base, ()))
    assert files["gen/a.py"].marks == {"linguist-generated"}
    assert files["sub/b.py"].marks == frozenset()


def test_a_change_cannot_hide_its_code_by_calling_it_binary(repo: Repo) -> None:
    base = repo.commit({"a.py": TEN, "old.py": TEN + "x\n", "x.png": b"\0\1"})
    repo.git("mv", "old.py", "moved.py")
    repo.write({
        ".gitattributes": "* -diff\n",
        "a.py": "new\n" + TEN,
        "moved.py": "new\n" + TEN + "x\n",
        "x.png": b"\0\2",
    })  # fmt: skip
    files = by_path(against(Git(repo.path), base, ()))
    assert files["a.py"].diff.touched.added == {1}
    assert files["moved.py"].diff.touched.added == {1}
    assert files["moved.py"].diff.old_path == "old.py"
    assert not files["a.py"].diff.binary
    assert files["x.png"].diff.binary


def test_the_nearest_manifest_is_handed_in(repo: Repo) -> None:
    base = repo.commit({})
    repo.write({
        "package.json": "root",
        "web/package.json": "web",
        "web/src/a.ts": "",
        "api/b.js": "",
        "api/c.py": "",
    })  # fmt: skip
    files = by_path(against(Git(repo.path), base, ()))
    assert files["web/src/a.ts"].package == "web"
    assert files["api/b.js"].package == "root"
    assert files["api/c.py"].package is None


def test_links_are_not_followed(repo: Repo, tmp_path: Path) -> None:
    (tmp_path / "secret.py").write_text("secret")
    base = repo.commit({})
    (repo.path / "link.py").symlink_to(tmp_path / "secret.py")
    (file,) = against(Git(repo.path), base, ()).files
    assert (file.diff.mode, file.head) == ("120000", b"")


def test_what_cannot_be_opened_is_named(repo: Repo) -> None:
    base = repo.commit({})
    os.mkfifo(repo.path / "pipe.py")
    repo.write({"a.py": "x\n"})
    scene = whole(repo.path, ["pipe.py", "a.py"], ())
    assert [file.diff.path for file in scene.files] == ["a.py"]
    assert [(diff.path, why) for diff, why in scene.unread] == [("pipe.py", "not a plain file")]
    assert against(Git(repo.path), base, ()).unread == ()


def test_large_files_are_cut_and_binaries_only_peeked_at(repo: Repo) -> None:
    repo.write({"large.py": b"x" * (MAX_BYTES + 5), "x.bin": b"\0" * MAX_BYTES})
    files = by_path(whole(repo.path, ["large.py", "x.bin"], ()))
    assert len(files["large.py"].head) == MAX_BYTES
    assert len(files["x.bin"].head) < 10_000


# Along a diff


def test_the_old_side_is_made_from_the_diff(repo: Repo) -> None:
    base = repo.commit(
        {"old.py": TEN, "other.py": TEN, ".gitattributes": "*.py linguist-vendored\n"}
    )
    repo.git("mv", "old.py", "new.py")
    repo.write(
        {"new.py": TEN.replace("line 5\n", "five\n"), ".gitattributes": None, "add.py": "x\n"}
    )
    repo.git("add", "-A")
    diff = repo.git("diff", "--cached", "-M", base).encode()
    scene = along(repo.path, diff, ())
    files = by_path(scene)
    assert sorted(files) == ["add.py", "new.py"]
    assert files["new.py"].diff.touched.added == {6}
    assert files["new.py"].marks == {"linguist-vendored"}
    wanted = ["old.py", "new.py", "other.py", "add.py", "never.py"]
    assert scene.base_texts(wanted) == {"old.py": TEN.encode(), "other.py": TEN.encode()}


def test_a_diff_that_leads_elsewhere_is_an_error(repo: Repo) -> None:
    base = repo.commit({"a.py": TEN})
    repo.write({"a.py": "new\n" + TEN})
    diff = repo.git("diff", base).encode()
    repo.write({"a.py": "other\n" + TEN})
    with pytest.raises(DiffError, match=r"a\.py .* line 1"):
        along(repo.path, diff, ())


def test_crlf_in_the_working_tree_alone_is_no_difference(repo: Repo) -> None:
    base = repo.commit({"a.py": TEN})
    repo.git("config", "core.autocrlf", "true")
    repo.write({"a.py": TEN.replace("line 5", "five").replace("\n", "\r\n")})
    diff = repo.git("diff", base).encode()
    assert b"\r" not in diff
    scene = along(repo.path, diff, ())
    assert scene.base_texts(["a.py"]) == {"a.py": TEN.encode()}
    (file,) = against(Git(repo.path), base, ()).files
    assert file.diff == scene.files[0].diff


def test_a_merge_with_conflicts_is_read_as_it_stands(repo: Repo) -> None:
    base = repo.commit({"a.py": TEN, "b.py": TEN})
    repo.git("switch", "-q", "-c", "other")
    repo.commit({"a.py": "other\n" + TEN})
    repo.git("switch", "-q", "main")
    repo.commit({"a.py": "main\n" + TEN, "b.py": TEN + "more\n"})
    with pytest.raises(subprocess.CalledProcessError):
        repo.git("merge", "-q", "other")
    files = by_path(against(Git(repo.path), base, ()))
    assert sorted(files) == ["a.py", "b.py"]
    assert files["a.py"].diff.touched.added == {1, 2, 3, 4, 5}


@pytest.mark.parametrize("path", ["../a.py", "/a.py", "a/../../b.py", ".git/config"])
def test_a_diff_may_not_name_files_outside(repo: Repo, path: str) -> None:
    diff = f"--- a/{path}\n+++ b/{path}\n@@ -1 +1 @@\n-a\n+b\n".encode()
    with pytest.raises(CannotError, match="outside"):
        along(repo.path, diff, ())


def test_links_and_submodules_in_a_diff_are_not_compared(repo: Repo) -> None:
    base = repo.commit({"a.py": "x\n"})
    (repo.path / "link").symlink_to("a.py")
    (repo.path / "sub").mkdir()
    repo.git("add", "link")
    repo.git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},sub")
    diff = repo.git("diff", "--cached", base).encode()
    files = by_path(along(repo.path, diff, ()))
    assert {name: (file.diff.mode, file.head) for name, file in files.items()} == {
        "link": ("120000", b""),
        "sub": ("160000", b""),
    }


def test_a_folder_that_is_a_link_leads_nowhere(repo: Repo, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "a.py").write_text("b\n")
    (repo.path / "in").symlink_to(tmp_path / "outside")
    diff = b"--- a/in/a.py\n+++ b/in/a.py\n@@ -1 +1 @@\n-a\n+b\n"
    scene = along(repo.path, diff, ())
    assert [(d.path, why) for d, why in scene.unread] == [
        ("in/a.py", "lies outside, behind a link")
    ]


# Whole files


def test_without_git_the_folders_of_tools_are_left_out(tmp_path: Path) -> None:
    for name in (
        "a.py",
        "b/c.py",
        ".git/config",
        "node_modules/x.js",
        ".venv/y.py",
        ".hidden/z.py",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert sorted(walk(tmp_path, ".")) == [".hidden/z.py", "a.py", "b/c.py"]
    assert walk(tmp_path, "b/c.py") == ["b/c.py"]
    scene = whole(tmp_path, walk(tmp_path, "."), ["b"])
    (file,) = scene.files
    assert file.diff.touched.whole
    assert not scene.has_base
