"""The repository index of a working tree: what `checks` may know beside the files under scan."""

import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from checks.index import Index, wanted


@dataclass(frozen=True, slots=True)
class _Found:
    """A file on the disk: its mode as git writes it, and its bytes."""

    mode: str
    size: int


def index_of(root: Path, paths: Iterable[str], near: Iterable[str]) -> Index:
    """The index of these paths below the root. `near`: the files under scan."""
    found = {path: one for path in sorted(set(paths)) if (one := _look(root / path))}
    sizes = {path: one.size for path, one in found.items() if one.mode.startswith("100")}
    texts = _texts(root, wanted(sizes, near))
    return Index.of({path: one.mode for path, one in found.items()}, texts)


def _look(path: Path) -> _Found | None:
    try:
        about = path.lstat()
    except OSError:
        return None
    if stat.S_ISLNK(about.st_mode):
        return _Found("120000", 0)
    if not stat.S_ISREG(about.st_mode):
        return _Found("160000", 0)
    return _Found("100755" if about.st_mode & stat.S_IXUSR else "100644", about.st_size)


def _texts(root: Path, paths: Iterable[str]) -> Mapping[str, str]:
    """What cannot be opened, or lies outside behind a linked folder, has no text."""
    top = os.path.realpath(root)
    texts = {}
    for path in paths:
        try:
            if os.path.realpath(root / path).startswith(f"{top}{os.sep}"):
                texts[path] = (root / path).read_bytes().decode("utf-8", "replace")
        except OSError:
            continue
    return texts
