"""The changes that were merged into a branch: each step of its first parents, newest last."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.cli import CannotError
from bot.cli.git import Git, repository

_FIELDS = "%H%x1f%P%x1f%ct%x1f%s"


@dataclass(frozen=True, slots=True)
class Merged:
    """A merge, a squashed pull request or a commit of the branch itself.

    `base`: what it came upon; `when`: of the commit, in seconds since 1970.
    """

    sha: str
    base: str
    when: int
    title: str


def clone(folder: Path) -> Git:
    """The repository of a folder; a bare one, too. Raises `CannotError`."""
    if (folder / "HEAD").is_file() and (folder / "objects").is_dir():
        return Git(folder.resolve())
    found = repository(folder.resolve()) if folder.is_dir() else None
    if found is None:
        raise CannotError(f"{folder} is no git repository; replay needs a clone with its history")
    return found


def merged(git: Git, tip: str, last: int) -> tuple[Merged, ...]:
    """The last changes before the tip, oldest first; what has no parent is none."""
    words = ("log", "--first-parent", "-z", f"--max-count={last}", f"--format={_FIELDS}", tip, "--")
    lines = git.run(*words).decode("utf-8", "replace").split("\0")
    return tuple(found for line in reversed(lines) if (found := _merged(line)))


def _merged(line: str) -> Merged | None:
    parts = line.split("\x1f", 3)
    if len(parts) < 4 or not parts[1]:  # noqa: PLR2004 - the four fields above
        return None
    return Merged(parts[0].strip(), parts[1].split()[0], int(parts[2]), parts[3])


def moves(git: Git, change: Merged) -> Mapping[str, str | None]:
    """Where each file that the change touches is afterwards; None: nowhere.

    `<status> NUL <path> NUL` and for a rename `R<score> NUL <old> NUL <new> NUL`: the manual of
    git-diff-tree, "Raw output format".
    """
    words = ("diff-tree", "-r", "-z", "-M", "--no-commit-id", "--name-status")
    answer = git.run(*words, change.base, change.sha)
    parts = iter(answer.decode("utf-8", "surrogateescape").split("\0"))
    found: dict[str, str | None] = {}
    for status in parts:
        if status.startswith("R"):
            found[next(parts)] = next(parts)
        elif status.startswith("C"):
            next(parts), next(parts)
        elif status:
            path = next(parts)
            found[path] = None if status == "D" else path
    return found
