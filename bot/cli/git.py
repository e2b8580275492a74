"""git, asked for plain facts. Nothing of the repository under scan is run.

Hooks, file system monitors, filters, external diffs and textconv can be set by a repository's own
configuration, and a repository may be somebody else's: all of them are switched off here.
"""

import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bot.cli import CannotError

TIMEOUT = 120  # seconds for one call; a diff against a huge working tree takes tens
PATHS_IN_ONE_CALL = 500  # keeps far from the limit of a command line
_OFF = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "core.quotepath=off",
    "core.attributesFile=" + os.devnull,
)
_ENVIRONMENT = {
    "GIT_OPTIONAL_LOCKS": "0",  # look, but write no index
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "LC_ALL": "C",
}
_DIFF = (
    "--no-color", "--no-ext-diff", "--no-textconv", "--no-relative", "--find-renames",
    "--submodule=short", "--src-prefix=a/", "--dst-prefix=b/", "--unified=3",
)  # fmt: skip


_NO_SIZE = {"-": 0, "BAD": -1}


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a tree: its mode, as git writes it, its object and its size in bytes.

    The size is -1 where the object is missing: a partial clone has not fetched it.
    """

    mode: str
    oid: str
    size: int


class Git:
    """A repository. Paths in and out are relative to its top folder."""

    def __init__(self, top: Path) -> None:
        self.top = top

    def text(self, *words: str, fails: bool = True) -> str:
        """One line of answer, or nothing where git says no and `fails` is False."""
        return os.fsdecode(self.run(*words, fails=fails)).rstrip("\n")

    def run(self, *words: str, fails: bool = True, feed: bytes = b"") -> bytes:
        """What git prints. Raises `CannotError` with git's own words where it fails."""
        return _run(self.top, [*self._no_filters, *words], fails=fails, feed=feed)

    @cached_property
    def _no_filters(self) -> list[str]:
        """Filters are programs; comparing the working tree would run them."""
        pattern = r"^filter\..*\.(clean|smudge|process|required)$"
        words = ["config", "--null", "--name-only", "--get-regexp", pattern]
        names = _paths(_run(self.top, words, fails=False))
        return [word for name in sorted(set(names)) for word in ("-c", _switched_off(name))]

    def commit(self, name: str) -> str | None:
        """The commit that a name stands for."""
        wanted = f"{name}^{{commit}}"
        return (
            self.text("rev-parse", "--verify", "-q", "--end-of-options", wanted, fails=False)
            or None
        )

    def diff(self, base: str, *more: str, paths: Sequence[str] = ()) -> bytes:
        """From a commit to the working tree, staged or not, as a unified diff."""
        return self.run("diff", *_DIFF, *more, base, "--", *paths)

    def untracked(self) -> list[str]:
        """Files that git does not know and does not ignore."""
        return _paths(self.run("ls-files", "-z", "--others", "--exclude-standard"))

    def tracked(self) -> list[str]:
        """Files in the index."""
        return _paths(self.run("ls-files", "-z", "--cached"))

    def tree(self, commit: str, paths: Sequence[str]) -> dict[str, Entry]:
        """Those of the paths that are files in this commit."""
        found: dict[str, Entry] = {}
        for at in range(0, len(paths), PATHS_IN_ONE_CALL):
            some = paths[at : at + PATHS_IN_ONE_CALL]
            answer = self.run("ls-tree", "-z", "-l", "--full-tree", commit, "--", *some)
            found |= dict(_entry(line) for line in _paths(answer))
        return {path: found[path] for path in paths if path in found}

    def listing(self, commit: str) -> dict[str, Entry]:
        """Every file of this commit."""
        answer = self.run("ls-tree", "-r", "-z", "-l", "--full-tree", commit)
        return dict(_entry(line) for line in _paths(answer))

    def blobs(self, commit: str, paths: Sequence[str], limit: int) -> dict[str, bytes]:
        """The texts of those paths that are plain files of at most `limit` bytes there."""
        entries = self.tree(commit, paths)
        wanted = {
            path: entry.oid
            for path, entry in entries.items()
            if entry.mode.startswith("100") and 0 <= entry.size <= limit
        }
        feed = "".join(f"{oid}\n" for oid in wanted.values()).encode()
        answer = self.run("cat-file", "--batch", feed=feed) if wanted else b""
        return dict(zip(wanted, _contents(answer), strict=True))


def repository(folder: Path) -> Git | None:
    """The repository that a folder lies in, if any. Raises `CannotError` where git refuses it."""
    if not any((above / ".git").exists() for above in (folder, *folder.parents)):
        return None
    top = _run(folder, ["rev-parse", "--show-toplevel"], fails=True)
    return Git(Path(os.fsdecode(top.removesuffix(b"\n"))))


def _run(folder: Path, words: Sequence[str], *, fails: bool, feed: bytes = b"") -> bytes:
    command = ["git", *(word for name in _OFF for word in ("-c", name)), *words]
    environment = {**os.environ, **_ENVIRONMENT}
    try:
        done = subprocess.run(  # noqa: S603  a list, no shell; git is looked up as people do
            command,
            cwd=folder,
            env=environment,
            input=feed,
            capture_output=True,
            timeout=TIMEOUT,
            check=False,
        )
    except FileNotFoundError as error:
        raise CannotError("git is not installed; install it, or scan with --all") from error
    except subprocess.TimeoutExpired as error:
        raise CannotError(f"`git {words[-1]}` took longer than {TIMEOUT} s") from error
    if done.returncode and fails:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["no reason given"]
        raise CannotError(f"git: {said[0].removeprefix('fatal: ')}")
    return b"" if done.returncode else done.stdout


def _switched_off(name: str) -> str:
    return f"{name}={'false' if name.endswith('.required') else ''}"


def _paths(answer: bytes) -> list[str]:
    return [os.fsdecode(path) for path in answer.split(b"\0") if path]


def _entry(line: str) -> tuple[str, Entry]:
    """`<mode> SP <type> SP <object> SP+ <size or -> TAB <path>`: the manual of git-ls-tree."""
    facts, _, path = line.partition("\t")
    mode, _, oid, size = facts.split()
    # `BAD`: the object is not in this clone.
    return path, Entry(mode, oid, int(size) if size.isdecimal() else _NO_SIZE[size])


def _contents(answer: bytes) -> Iterator[bytes]:
    """`<object> SP <type> SP <size> LF <contents> LF`: the manual of git-cat-file."""
    at = 0
    while at < len(answer):
        head_end = answer.index(b"\n", at)
        size = int(answer[at:head_end].split()[2])
        yield answer[head_end + 1 : head_end + 1 + size]
        at = head_end + size + 2
