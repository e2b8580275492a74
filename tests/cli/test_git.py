"""git asked for facts, in repositories that try to have something run."""

from pathlib import Path

import pytest

from bot.cli import CannotError
from bot.cli.git import Entry, Git, repository
from tests.cli.repos import Repo


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    return Repo(tmp_path / "repo")


def test_the_repository_is_found_from_below(repo: Repo) -> None:
    repo.commit({"a/b/c.py": "x\n"})
    git = repository(repo.path / "a" / "b")
    assert git is not None
    assert git.top == repo.path.resolve()


def test_no_repository_is_none(tmp_path: Path) -> None:
    assert repository(tmp_path) is None


def test_a_commit_has_many_names_and_a_blob_is_none(repo: Repo) -> None:
    sha = repo.commit({"a.py": "x\n"})
    git = Git(repo.path)
    assert git.commit("main") == git.commit("HEAD") == git.commit(sha) == sha
    assert git.commit("HEAD:a.py") is None
    assert git.commit("--help") is None
    assert git.commit("nothing") is None


ODD_NAMES = [
    "plain.py",
    "caf\u00e9 \u6f22.py",
    'q"uote.py',
    "line\nfeed.py",
    "[glob]*.py",
    ":(top)x",
    "-dash",
]


def test_texts_and_lists_with_any_name(repo: Repo) -> None:
    sha = repo.commit({name: f"text of {name}" for name in ODD_NAMES})
    git = Git(repo.path)
    assert sorted(git.tracked()) == sorted(ODD_NAMES)
    texts = git.blobs(sha, [*ODD_NAMES, "missing.py"], limit=1000)
    assert texts == {name: f"text of {name}".encode() for name in ODD_NAMES}


def test_texts_that_are_empty_or_hold_line_feeds_and_nul(repo: Repo) -> None:
    files: dict[str, str | bytes | None] = {"a": b"", "b": b"\n\n\n", "c": b"\0\n\0", "d": b"x"}
    sha = repo.commit(files)
    assert Git(repo.path).blobs(sha, ["a", "b", "c", "d"], limit=10) == files


def test_links_folders_and_large_files_have_no_text(repo: Repo) -> None:
    repo.write({"big": "x" * 11, "folder/file": "x"})
    (repo.path / "link").symlink_to("big")
    sha = repo.commit({})
    assert Git(repo.path).blobs(sha, ["big", "link", "folder"], limit=10) == {}


def test_many_paths_are_asked_for_in_parts(repo: Repo) -> None:
    names = [f"{number:04}.py" for number in range(1100)]
    sha = repo.commit(dict.fromkeys(names, "x"))
    tree = Git(repo.path).tree(sha, names)
    assert list(tree) == names
    assert set(tree.values()) == {Entry("100644", tree["0000.py"].oid, 1)}


def test_untracked_files_without_the_ignored(repo: Repo) -> None:
    repo.commit({".gitignore": "*.log\n"})
    repo.write({"new.py": "x", "a.log": "x"})
    assert Git(repo.path).untracked() == ["new.py"]


def test_what_git_says_becomes_the_error(repo: Repo) -> None:
    with pytest.raises(CannotError, match=r"git: .*nothing"):
        Git(repo.path).diff("nothing")


def test_nothing_of_the_repository_is_run(repo: Repo) -> None:
    """A filter, a textconv, an external diff, a file system monitor and hooks: none may run."""
    sha = repo.commit({"a.py": "one\n", ".gitattributes": "*.py filter=evil diff=evil\n"})
    (repo.path / "hooks").mkdir()
    trap = repo.path / "hooks" / "post-index-change"
    trap.write_text(f"#!/bin/sh\ntouch {repo.path}/ran-hook\n")
    trap.chmod(0o755)
    evil = {
        "filter.evil.clean": f"touch {repo.path}/ran-clean; cat",
        "filter.evil.process": f"touch {repo.path}/ran-process",
        "filter.evil.required": "true",
        "diff.evil.textconv": f"touch {repo.path}/ran-textconv; cat",
        "diff.evil.command": f"touch {repo.path}/ran-command",
        "diff.external": f"touch {repo.path}/ran-external",
        "core.fsmonitor": f"touch {repo.path}/ran-monitor",
        "core.hooksPath": str(repo.path / "hooks"),
        "core.pager": f"touch {repo.path}/ran-pager",
    }
    for key, value in evil.items():
        repo.git("config", key, value)
    repo.write({"a.py": "two\n"})
    git = Git(repo.path)
    assert b"+two" in git.diff(sha)
    assert git.untracked() == ["hooks/post-index-change"]
    assert git.blobs(sha, ["a.py"], 100) == {"a.py": b"one\n"}
    assert list(repo.path.glob("ran-*")) == []


def test_the_users_way_of_showing_diffs_does_not_matter(repo: Repo) -> None:
    sha = repo.commit({"a.py": "one\n"})
    for key, value in {
        "diff.noprefix": "true",
        "diff.mnemonicPrefix": "true",
        "color.diff": "always",
        "diff.context": "0",
        "core.quotepath": "true",
        "diff.renames": "false",
        "diff.submodule": "log",
    }.items():
        repo.git("config", key, value)
    repo.write({"a.py": "two\n"})
    assert b"\n--- a/a.py\n+++ b/a.py\n@@ -1 +1 @@\n-one\n+two\n" in Git(repo.path).diff(sha)
