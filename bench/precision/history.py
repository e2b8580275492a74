"""The commits of a clone, each as the change that it was; the clone itself is left as it is."""

import subprocess  # git
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

COMMITS = 200  # of each repository, merges left out
LIST = Path(__file__).with_name("repositories.toml")
_GIT_S = 600  # seconds for one git command; a first checkout is the longest


@dataclass(frozen=True, slots=True)
class Repository:
    """One that is measured on. `commit` is where its history is read from, newest first."""

    name: str
    commit: str
    kind: str


def repositories() -> list[Repository]:
    """All of `repositories.toml`."""
    told = tomllib.loads(LIST.read_text("utf-8"))
    return [Repository(one["name"], one["commit"], one["kind"]) for one in told["repository"]]


def clone_of(clones: Path, name: str) -> Path | None:
    """Where the clone is, if it is there."""
    places = (clones / name.replace("/", "+") / "repo", clones / name, clones / name.split("/")[1])
    return next((place for place in places if place.is_dir()), None)


def copy(clone: Path, tree: Path) -> None:
    """An empty working tree of the clone's, to be filled with one commit after the other."""
    git(clone.parent, "clone", "--quiet", "--shared", "--no-checkout", str(clone), str(tree))


def changes(repository: Repository, tree: Path, commits: int) -> Iterator[tuple[str, str]]:
    """Pairs of parent and commit, while `tree` holds the files of the commit."""
    listed = git(
        tree, "rev-list", "--no-merges", f"--max-count={commits}", "--parents", repository.commit
    )
    for line in listed.decode().splitlines():
        commit, *parents = line.split()
        if parents:
            check_out(tree, commit)
            yield parents[0], commit


def check_out(tree: Path, commit: str) -> None:
    """Fills the working tree with the commit's files.

    A clone may lack its largest files: what cannot be put there counts as unchanged.
    """
    git(tree, "checkout", "--quiet", "--force", "--detach", commit, fails=False)
    git(tree, "update-index", "--skip-worktree", "-z", "--stdin", feed=_missing(tree))
    git(tree, "clean", "--quiet", "-ffdx")


def _missing(tree: Path) -> bytes:
    """Paths of the index that are not in the tree, each ended by a NUL."""
    return git(tree, "ls-files", "-z", "--deleted")


def git(folder: Path, *words: str, fails: bool = True, feed: bytes = b"") -> bytes:
    """What git prints. Raises `subprocess.CalledProcessError` where it fails and that matters."""
    off = ("-c", "safe.directory=*", "-c", "core.hooksPath=/dev/null", "-c", "filter.lfs.smudge=")
    more = ("-c", "filter.lfs.required=false", "-c", "filter.lfs.process=", "-C", str(folder))
    command = ("git", *off, *more, *words)
    done = subprocess.run(  # noqa: S603 - git with fixed words, on a folder that the caller named
        command, input=feed, capture_output=True, timeout=_GIT_S, check=fails
    )
    return done.stdout
