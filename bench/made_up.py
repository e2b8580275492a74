"""Real files with made-up changes, for machines without clones.

The files are the sources of the packages installed beside us and of the sample shop. A change
takes a few of them and calls some runs of their lines new: the base side lacks them, or has them
in another order.
"""

import difflib
import random
import sysconfig
from collections.abc import Iterator, Sequence
from pathlib import Path

import sandbox
from bench.material import LARGEST, Change
from checks.catalog import Catalog

SEED = 20_260_101
CHANGES = 60
_FILES = (1, 8)  # of one change
_RUNS = (1, 4)  # of new lines in one file
_LINES = (1, 12)  # of one run
_ALTERED = 0.5  # share of the runs that the base has in another order
_SMALLEST = 200  # bytes


def changes(catalog: Catalog, count: int = CHANGES) -> Iterator[Change]:
    """The same on every run with the same packages."""
    dice = random.Random(SEED)  # noqa: S311 - repeatable, no secret
    shop = Path(sandbox.__file__).parent / "shop"
    files = [*_sources(Path(sysconfig.get_path("purelib")), catalog), *_sources(shop, catalog)]
    for _ in range(count):
        chosen = dice.sample(files, min(len(files), dice.randint(*_FILES)))
        yield _change([(path, path.read_bytes()) for path in chosen], dice)


def _sources(folder: Path, catalog: Catalog) -> list[Path]:
    """Files in a language that rules read, the same order everywhere."""
    return sorted(
        path
        for path in folder.rglob("*")
        if catalog.languages.of(path.name, b"")
        and path.is_file()
        and _SMALLEST <= path.stat().st_size <= LARGEST
    )


def _change(chosen: Sequence[tuple[Path, bytes]], dice: random.Random) -> Change:
    diff, heads, bases = b"", {}, {}
    for number, (path, head) in enumerate(chosen):
        # Not below site-packages: there it would count as vendored, and not be read.
        name = f"app{number}/{path.parent.name}/{path.name}"
        base = _before(head, dice)
        part = _diff(name, base, head)
        if part:
            diff += part
            heads[name], bases[name] = head, base
    return Change("packages", diff, heads, bases)


def _before(head: bytes, dice: random.Random) -> bytes:
    lines = head.splitlines(keepends=True)
    for _ in range(dice.randint(*_RUNS)):
        start = dice.randrange(max(1, len(lines)))
        run = slice(start, start + dice.randint(*_LINES))
        lines[run] = reversed(lines[run]) if dice.random() < _ALTERED else ()
    return b"".join(lines)


def _diff(name: str, base: bytes, head: bytes) -> bytes:
    """As git would write it. Files without a last line end, or not in UTF-8, are left out."""
    try:
        sides = [side.decode("utf-8") for side in (base, head)]
    except UnicodeDecodeError:
        return b""
    if any("\r" in side or (side and not side.endswith("\n")) for side in sides):
        return b""
    old, new = ([f"{line}\n" for line in side.split("\n")[:-1]] for side in sides)
    hunks = "".join(difflib.unified_diff(old, new, f"a/{name}", f"b/{name}", n=3))
    return f"diff --git a/{name} b/{name}\n{hunks}".encode() if hunks else b""
