"""Pairs of `pairs.toml`, held against the versions that get installed."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from checks.contract import Change, Found, Part
from checks.index import Index, manifests, ranges
from checks.index.tree import join
from checks.index.versions import Ecosystem, declared, resolved

TOUCHES = (
    r"(.*/)?(package\.json|pyproject\.toml|pipfile|[\w.-]*requirements[\w.-]*\.(txt|in)"
    r"|requirements/[\w.-]+\.(txt|in))"
)


@dataclass(frozen=True, slots=True)
class _Pair:
    """`first` below `below` (or any) breaks with `second` from `since` on. `brings`: the first one
    installs the second itself; `extra`: only where it is asked for with this extra."""

    ecosystem: Ecosystem
    first: str
    second: str
    since: ranges.Version
    cure: str
    below: ranges.Version | None = None
    brings: bool = False
    extra: str = ""


def check(change: Change, index: Index) -> Iterator[Found]:
    """Each pair that a touched manifest asks for."""
    for part in change.matching(TOUCHES):
        needs = manifests.needs(part.path, part.head or "") or {}
        for pair in _pairs():
            mine = [needs[name] for name in (pair.first, pair.second) if name in needs]
            touched = [need for need in mine if part.touches(need.line)]
            if touched and _breaks(pair, part, index):
                words = {"first": pair.first, "second": pair.second, "cure": pair.cure}
                yield Found(part.path, touched[0].line, words, f"{pair.first} {pair.second}")


def _breaks(pair: _Pair, part: Part, index: Index) -> bool:
    first = resolved(index, part.path, pair.ecosystem, pair.first)
    if first is None or (pair.below and first.is_at_least(pair.below) is not False):
        return False
    second = _second(pair, part, index)
    return second is not None and second.is_at_least(pair.since) is True


def _second(pair: _Pair, part: Part, index: Index) -> ranges.Range | None:
    found = resolved(index, part.path, pair.ecosystem, pair.second)
    if found is not None or not pair.brings:
        return found
    folder = part.path.rpartition("/")[0]
    is_named = any(
        pair.second in declared(index, above, pair.ecosystem) for above in index.above(part.path)
    )
    is_asked = not pair.extra or f"[{pair.extra}]" in (part.head or "").replace(" ", "")
    free = not is_named and is_asked and not _has_lock(index, folder, pair.ecosystem)
    return ranges.ANY if free else None


def _has_lock(index: Index, folder: str, kind: Ecosystem) -> bool:
    names = (join(above, name) for above in index.above(join(folder, "x")) for name in kind.locks)
    return any(index.has(name) or index.has(_title(name)) for name in names)


def _title(path: str) -> str:
    folder, _, name = path.rpartition("/")
    return join(folder, name.capitalize())


@lru_cache(maxsize=1)
def _pairs() -> tuple[_Pair, ...]:
    table = tomllib.loads((Path(__file__).parent / "pairs.toml").read_text("utf-8"))
    return tuple(_pair(one) for one in table["pair"])


def _pair(one: dict[str, str | bool]) -> _Pair:
    since, below = ranges.version(str(one["since"])), ranges.version(str(one.get("below", "")))
    if since is None:
        raise ValueError(f"no version: {one['since']}")
    return _Pair(
        Ecosystem[str(one["ecosystem"])],
        str(one["first"]),
        str(one["second"]),
        since,
        str(one["cure"]),
        below,
        bool(one.get("brings", False)),
        str(one.get("extra", "")),
    )
