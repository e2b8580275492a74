"""What is to be scanned: changed files with their texts, and how to come by the base side.

Three ways lead to a `Scene`: against a merge base (`against`), along a given diff (`along`), and
whole files (`whole`). All read the working tree; paths are relative to the scene's root.
"""

import os
import stat
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path, PurePath, PurePosixPath

from bot.cli import CannotError
from bot.cli.git import Git
from bot.github.attributes import FILE as ATTRIBUTES
from bot.github.attributes import folders, marks_of
from checks.diff import DiffError, FilePatch, parse, read, reverse
from checks.index import Index
from checks.model import ChangedFile, FileDiff, Status, Touched

MAX_BYTES = 1024 * 1024  # more than the engine reads; what is longer comes cut off
_FIRST_BYTES = 8000
_SCRIPTS = frozenset({".js", ".jsx", ".ts", ".tsx", ".mjs", ".cjs", ".mts", ".cts"})
_NOT_OURS = frozenset(
    {".git", ".hg", ".svn", "node_modules", "__pycache__", ".venv", "venv", ".tox"}
)
_LINK, _SUBMODULE, _PLAIN = "120000", "160000", "100644"

BaseTexts = Callable[[Sequence[str]], Mapping[str, bytes]]
"""From paths of the base side to their texts; what is not there is left out."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What a scan looks at. `unread`: paths and reasons of the system, for what cannot be opened.

    `has_base` is False where everything counts as new because there is nothing to compare with.
    `removed`: files that the change takes away. `paths`: every file of the working tree, asked for
    only where a check wants to know them. `around`: the index of what lies around some files, where
    it is not that of the working tree.
    """

    root: Path
    files: tuple[ChangedFile, ...]
    unread: tuple[tuple[FileDiff, str], ...]
    base_texts: BaseTexts
    has_base: bool = True
    paths: Callable[[], Iterable[str]] = tuple
    removed: tuple[FileDiff, ...] = ()
    around: Callable[[Sequence[str]], Index] | None = None


def against(git: Git, base: str, only: Collection[str]) -> Scene:
    """Everything that differs between a commit and the working tree, untracked files too."""
    diffs = [*_with_hidden_text(git, base, parse(git.diff(base))), *_untracked(git)]
    scene = _scene(git.top, diffs, only, lambda paths: git.blobs(base, paths, MAX_BYTES))
    return replace(scene, paths=lambda: everything(git.top, git))


def along(root: Path, diff: bytes, only: Collection[str]) -> Scene:
    """What a diff says, whose new side is the working tree. Raises `DiffError` where it is not."""
    patches = {patch.diff.path: patch for patch in read(diff)}
    for path in patches:
        _refuse_outside(path)
    scene = _scene(root, [p.diff for p in patches.values()], only, _reversed_texts(root, patches))
    for file in scene.files:
        if len(file.head) < MAX_BYTES and has_text(file.diff):
            _old_side(patches[file.diff.path], file.head)
    return scene


def whole(root: Path, paths: Iterable[str], only: Collection[str]) -> Scene:
    """These files with every line, as if all of it were new."""
    every = [
        FileDiff(path, path, Status.MODIFIED, touched=Touched(whole=True), mode=_mode(root / path))
        for path in sorted(set(paths))
        if os.path.lexists(root / path)
    ]
    return replace(_scene(root, every, only, _texts_on_disk(root)), has_base=False)


def everything(root: Path, git: Git | None) -> list[str]:
    """All that git knows or would, or all below the root where there is no git."""
    return [*git.tracked(), *git.untracked()] if git else walk(root, ".")


def walk(root: Path, start: str) -> list[str]:
    """All files below a folder, without what version control and package managers keep there.

    Paths are relative to the root. Where `start` is a file, it is the one.
    """
    if not (root / start).is_dir():
        return [start]
    found: list[str] = []
    for folder, names, files in os.walk(root / start):
        names[:] = [name for name in names if name not in _NOT_OURS]
        found += [Path(folder, name).relative_to(root).as_posix() for name in files]
    return found


def is_within(path: str, only: Collection[str]) -> bool:
    """True if the path is one of these or lies below one; nothing given means everything."""
    return not only or any(o in (".", path) or path.startswith(f"{o}/") for o in only)


def _scene(
    root: Path, diffs: Iterable[FileDiff], only: Collection[str], base_texts: BaseTexts
) -> Scene:
    within = [d for d in diffs if is_within(d.path, only)]
    wanted = [d for d in within if d.status is not Status.REMOVED]
    attributes = attributes_of(wanted, base_texts)
    package = _packages(root)
    files: list[ChangedFile] = []
    unread: list[tuple[FileDiff, str]] = []
    for diff in wanted:
        try:
            head = _head(root, diff)
        except OSError as error:
            unread.append((diff, error.strerror or "cannot be opened"))
            continue
        files.append(ChangedFile(diff, head, marks_of(diff.path, attributes), package(diff.path)))
    removed = tuple(d for d in within if d.status is Status.REMOVED)
    return Scene(root, tuple(files), tuple(unread), base_texts, removed=removed)


def attributes_of(diffs: Sequence[FileDiff], base_texts: BaseTexts) -> dict[str, str]:
    """The base side's `.gitattributes` by folder: the change itself may not say what to skip."""
    above = sorted({folder for diff in diffs for folder in folders(diff.path)})
    names = {f"{folder}/{ATTRIBUTES}".lstrip("/"): folder for folder in above}
    texts = base_texts(list(names))
    return {names[path]: text.decode("utf-8", "replace") for path, text in texts.items()}


def has_text(diff: FileDiff) -> bool:
    """False for what has no lines: binaries, links, submodules."""
    return not diff.binary and diff.mode not in (_LINK, _SUBMODULE)


def _head(root: Path, diff: FileDiff) -> bytes:
    """The file's text now. Links and submodules have none that we would read."""
    if diff.mode in (_LINK, _SUBMODULE):
        return b""
    path = root / diff.path
    if not is_utf8(diff.path):
        raise OSError(0, "its name is not UTF-8")
    if not path.resolve().is_relative_to(root.resolve()):
        raise OSError(0, "lies outside, behind a link")
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(0, "not a plain file")
    with path.open("rb") as file:
        first = file.read(_FIRST_BYTES)
        return first if b"\0" in first else first + file.read(MAX_BYTES - len(first))


def is_utf8(path: str) -> bool:
    """False for bytes that `os.fsdecode` had to escape: ids and reports are made of text."""
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _mode(path: Path) -> str:
    if path.is_symlink():
        return _LINK
    return _SUBMODULE if path.is_dir() else _PLAIN


def _untracked(git: Git) -> list[FileDiff]:
    """Files that were not added yet. A name that ends in / is a repository of its own."""
    names = [name for name in git.untracked() if not name.endswith("/")]
    return [
        FileDiff(name, name, Status.ADDED, touched=Touched(whole=True), mode=_mode(git.top / name))
        for name in names
    ]


def _with_hidden_text(git: Git, base: str, diffs: Sequence[FileDiff]) -> list[FileDiff]:
    """A `.gitattributes` of the change may call code binary; its lines are read all the same."""
    hidden = [d for d in diffs if d.binary and _looks_like_text(git.top / d.path)]
    if not hidden:
        return list(diffs)
    paths = sorted({path for diff in hidden for path in (diff.path, diff.old_path)})
    shown = {diff.path: diff for diff in parse(git.diff(base, "--text", paths=paths))}
    return [shown.get(diff.path, diff) for diff in diffs]


def _looks_like_text(path: Path) -> bool:
    """git's own test: no NUL among the first bytes (`buffer_is_binary` of xdiff-interface.c)."""
    try:
        with path.open("rb") as file:
            return b"\0" not in file.read(_FIRST_BYTES)
    except OSError:
        return False


def leads_outside(path: str, kind: type[PurePath] = PurePath) -> bool:
    """True for a path that does not stay below the folder that it is meant from, or that is git's
    own. `kind`: the machine's paths; on Windows `..\\a`, `C:a` and `.GIT` lead there, too."""
    found = kind(path)
    names = {name.lower() for name in found.parts} if kind("a") == kind("A") else set(found.parts)
    return bool(found.anchor) or not names.isdisjoint({"..", ".git"})


def _refuse_outside(path: str) -> None:
    if leads_outside(path) or leads_outside(path, PurePosixPath):
        raise CannotError(f"the diff names {path!r}, which is outside of the working tree")


def _reversed_texts(root: Path, patches: Mapping[str, FilePatch]) -> BaseTexts:
    """The old side of what the diff changes, and what is on the disk for all else."""
    by_old_path = {
        patch.diff.old_path: patch
        for patch in patches.values()
        if patch.diff.status is not Status.ADDED
    }

    def texts(paths: Sequence[str]) -> dict[str, bytes]:
        same = [p for p in paths if p not in patches and p not in by_old_path]
        old = {p: _old_text(root, by_old_path[p]) for p in paths if p in by_old_path}
        return {**_texts_on_disk(root)(same), **old}

    return texts


def _old_text(root: Path, patch: FilePatch) -> bytes:
    is_there = patch.diff.status is not Status.REMOVED
    return _old_side(patch, (root / patch.diff.path).read_bytes() if is_there else b"")


def _old_side(patch: FilePatch, new: bytes) -> bytes:
    """git may keep CRLF in the working tree and write LF in a diff (core.autocrlf)."""
    try:
        return reverse(patch, new)
    except DiffError:
        if b"\r\n" not in new:
            raise
        return reverse(patch, new.replace(b"\r\n", b"\n"))


def _texts_on_disk(root: Path) -> BaseTexts:
    def texts(paths: Sequence[str]) -> dict[str, bytes]:
        return {path: (root / path).read_bytes() for path in paths if (root / path).is_file()}

    return texts


def _packages(root: Path) -> Callable[[str], str | None]:
    """Finds the nearest package.json above a script; each is read once."""

    @cache
    def nearest(folder: str) -> str | None:
        try:
            with (root / folder / "package.json").open("rb") as file:
                return file.read(MAX_BYTES).decode("utf-8", "replace")
        except OSError:
            return nearest(str(PurePosixPath(folder).parent)) if folder not in ("", ".") else None

    return lambda path: nearest(str(PurePosixPath(path).parent)) if is_script(path) else None


def is_script(path: str) -> bool:
    """True for what a package.json says something about."""
    return PurePosixPath(path).suffix in _SCRIPTS
