"""The last commits of git clones on this disk; nothing is fetched."""

import subprocess  # git
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.material import LARGEST, Change, wanted
from checks.catalog import Catalog
from checks.diff import DiffError, parse
from checks.model import FileDiff, Status

COMMITS = 100  # of each clone, merges left out
_GIT_S = 120  # seconds for one git command
_DIFF = ("diff", "--no-color", "--no-ext-diff", "--find-renames", "--unified=3")


def clones_in(folder: Path) -> list[Path]:
    """Every git repository in the folder, bare or not, and one level below its entries."""
    places = [*folder.iterdir(), *folder.glob("*/*")]
    return sorted(place for place in places if _is_repository(place))


def _is_repository(place: Path) -> bool:
    is_bare = (place / "HEAD").is_file() and (place / "objects").is_dir()
    return is_bare or (place / ".git").exists()


def changes_of(clone: Path, catalog: Catalog, count: int = COMMITS) -> Iterator[Change]:
    """The newest commits that have a parent here, newest first. What a shallow or partial clone
    lacks is left out, and said on stderr."""
    listed = _git(clone, "rev-list", "--no-merges", f"--max-count={count}", "--parents", "HEAD")
    for line in listed.decode().splitlines():
        commit, *parents = line.split()
        if not parents:
            continue
        try:
            yield from _change(clone, parents[0], commit, catalog)
        except subprocess.CalledProcessError as error:
            why = error.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
            sys.stderr.write(f"{clone}: {commit[:12]} is left out: {' '.join(why)}\n")


def _change(clone: Path, parent: str, commit: str, catalog: Catalog) -> Iterator[Change]:
    diff = _git(clone, *_DIFF, parent, commit)
    try:
        files = wanted(parse(diff), catalog)
    except DiffError:
        return
    heads = _blobs(clone, commit, [file.path for file in files])
    bases = _blobs(clone, parent, [file.old_path for file in files if _has_base(file)])
    yield Change(_name(clone), diff, heads, bases)


def _name(clone: Path) -> str:
    """The folder's; of one that says nothing by itself, with the one above."""
    here = clone.resolve()
    return f"{here.parent.name}/{here.name}" if here.name in ("repo", "git") else here.name


def _has_base(file: FileDiff) -> bool:
    return file.status is not Status.ADDED


def _blobs(clone: Path, commit: str, paths: Iterable[str]) -> dict[str, bytes]:
    """The texts at these paths; what is no file, or too large to be read, is left out."""
    asked = [path for path in dict.fromkeys(paths) if "\n" not in path]
    lines = "".join(f"{commit}:{path}\n" for path in asked).encode("utf-8", "surrogateescape")
    out = _git(clone, "cat-file", "--batch", stdin=lines)
    found: dict[str, bytes] = {}
    for path in asked:
        header, _, out = out.partition(b"\n")
        words = header.split()
        if words[-1] == b"missing":
            continue
        size = int(words[-1])
        if words[-2] == b"blob" and size <= LARGEST:
            found[path] = out[:size]
        out = out[size + 1 :]
    return found


def _git(clone: Path, *words: str, stdin: bytes = b"") -> bytes:
    command = ("git", "-c", "safe.directory=*", "-c", "core.quotepath=off", "-C", str(clone))
    done = subprocess.run(  # noqa: S603 - git with fixed words, on a folder that the caller named
        [*command, *words], input=stdin, capture_output=True, timeout=_GIT_S, check=True
    )
    return done.stdout
