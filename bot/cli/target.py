"""Which scene a scan is asked for: where the paths lie, and what they are compared with."""

import argparse
import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from bot.cli import CannotError
from bot.cli.git import Git, repository
from bot.cli.worktree import Scene, against, along, everything, is_within, walk, whole

_MAX_DIFF = 256 * 1024 * 1024  # bytes; what is larger is not a review
_DEFAULT_BRANCHES = ("main", "master")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the paths given lie: the repository if there is one, and the paths below the root."""

    git: Git | None
    root: Path
    only: tuple[str, ...]


def scene_of(args: argparse.Namespace) -> Scene:
    """The scene for `paths`, `--base`, `--diff` and `--all`.

    Raises `CannotError` for a mistake in them, `DiffError` for one in the diff.
    """
    place = _place(args.paths, needs_git=not args.all)
    if args.diff:
        scene = along(place.root, _diff(args.diff), place.only)
        return replace(scene, paths=lambda: everything(place.root, place.git))
    if args.all:
        scene = whole(place.root, _every_path(place), place.only)
        return replace(scene, paths=lambda: everything(place.root, place.git))
    if not place.git:
        raise CannotError("this is no git repository; scan whole files with --all, or give --diff")
    return against(place.git, _merge_base(place.git, args.base), place.only)


def _place(paths: Sequence[Path], *, needs_git: bool) -> _Place:
    for path in paths:
        if not os.path.lexists(path):
            raise CannotError(f"there is no {path}")
    here = Path.cwd()
    start = here if not paths else paths[0] if paths[0].is_dir() else paths[0].absolute().parent
    git = repository(start.resolve()) if needs_git or shutil.which("git") else None
    root = git.top if git else _root_without_git(paths)
    return _Place(git, root, tuple(_below(root, path) for path in paths))


def _root_without_git(paths: Sequence[Path]) -> Path:
    """One folder given is the root, so that the names above it mean nothing; else where we are."""
    if len(paths) == 1 and paths[0].is_dir():
        return paths[0].resolve()
    return Path.cwd().resolve()


def _below(root: Path, path: Path) -> str:
    """The path from the root; a link stays the link that it is."""
    full = path.absolute()
    real = (
        full.resolve()
        if full == full.parent or path.name == ".."
        else full.parent.resolve() / full.name
    )
    below = name_below(root, real)
    if below is None:
        raise CannotError(f"{path} lies outside of {root}; scan one tree at a time")
    return below


def name_below(root: PurePath, path: PurePath) -> str | None:
    """The path from the root as git writes it, with `/` on every machine; None: it is not below."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else None


def _every_path(place: _Place) -> list[str]:
    """What git knows or would, and what was asked for although git ignores it."""
    known = everything(place.root, place.git)
    asked = [o for o in place.only if not any(is_within(path, (o,)) for path in known)]
    return [*known, *(path for folder in asked for path in walk(place.root, folder))]


def _diff(name: str) -> bytes:
    """The diff from a file, or from stdin for `-`."""
    try:
        with sys.stdin.buffer if name == "-" else Path(name).open("rb") as file:
            diff = file.read(_MAX_DIFF + 1)
    except OSError as error:
        raise CannotError(f"cannot read the diff {name}: {error.strerror}") from error
    if len(diff) > _MAX_DIFF:
        raise CannotError(f"the diff {name} is larger than {_MAX_DIFF // 1024**2} MB")
    return diff


def _merge_base(git: Git, ref: str | None) -> str:
    if not git.commit("HEAD"):
        raise CannotError("there is no commit yet to compare with; scan whole files with --all")
    base = git.commit(ref) if ref else default_base(git)
    if not base:
        problem = f"there is no commit {ref}" if ref else "cannot tell the default branch"
        raise CannotError(f"{problem}; fetch it, or name another with --base REF")
    merge_base = git.text("merge-base", base, "HEAD", fails=False)
    if not merge_base:
        raise CannotError(
            f"no common ancestor with {ref or base[:12]}; fetch more history, or --all"
        )
    return merge_base


def default_base(git: Git) -> str | None:
    """The remote's default branch, then the usual names there, then here."""
    branch = git.text("symbolic-ref", "-q", "--short", "HEAD", fails=False)
    told = git.text("config", "--get", f"branch.{branch}.remote", fails=False) if branch else ""
    remotes = [name for name in (told, "origin") if name and name != "."]
    names = [f"refs/remotes/{remote}/HEAD" for remote in remotes]
    names += [f"refs/remotes/{remote}/{name}" for remote in remotes for name in _DEFAULT_BRANCHES]
    names += [f"refs/heads/{name}" for name in _DEFAULT_BRANCHES]
    return next((commit for name in names if (commit := git.commit(name))), None)
