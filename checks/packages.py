"""What the nearest package.json says of a file: what it needs, and who runs it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from checks import foreign

_DEPENDENCIES = ("dependencies", "devDependencies", "peerDependencies")
_ENTRIES = ("bin", "main", "module", "exports", "browser", "types")
_CODE = re.compile(r"[\w@./-]+\.[cm]?[jt]sx?(?=$|[\s\"';&])")
_MAX_DEPTH = 6  # of `exports`
# Scripts that production is started by, or that a server is developed with.
_STARTS = re.compile(r"(start|serve|server|dev|prod|production|worker|bot|web|api|watch|run|app)\b")
_SHARED = re.compile(r"(?:.*[/-])?(shared|universal|isomorphic)")


@dataclass(frozen=True, slots=True)
class Package:
    """One package.json. `starts` and `runs`: files of scripts that start production, and others."""

    needs: frozenset[str] = frozenset()
    entries: frozenset[str] = frozenset()
    starts: frozenset[str] = frozenset()
    runs: frozenset[str] = frozenset()
    is_shared: bool = False

    def is_entry(self, path: str) -> bool:
        """True for what the package exports or installs, and for what starts production."""
        return _is_of(path, self.entries | self.starts)

    def is_run_by_hand(self, path: str) -> bool:
        """True for what only a script of development runs."""
        return _is_of(path, self.runs) and not self.is_entry(path)


def _is_of(path: str, files: frozenset[str]) -> bool:
    """The manifest's folder is not known: a file fits with as many folders as are written."""
    return any(path == one or path.endswith(f"/{one}") for one in files)


@lru_cache(maxsize=256)
def read(text: str | None) -> Package:
    """What a package.json says; nothing where it is none."""
    try:
        table = foreign.json(text or "{}")
    except foreign.ForeignError:
        return Package()
    if not isinstance(table, dict):
        return Package()
    scripts = {key: one for key, one in _table(table, "scripts").items() if isinstance(one, str)}
    return Package(
        frozenset(name for key in _DEPENDENCIES for name in _table(table, key)),
        frozenset(_plain(one) for key in _ENTRIES for one in _texts(table.get(key))),
        _files(scripts, starting=True),
        _files(scripts, starting=False),
        "browser" in table or _SHARED.fullmatch(str(table.get("name", ""))) is not None,
    )


def _table(table: Mapping[str, object], key: str) -> Mapping[str, object]:
    found = table.get(key)
    return found if isinstance(found, dict) else {}


def _texts(value: object, depth: int = 0) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list) and depth < _MAX_DEPTH:
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one, depth + 1)


def _files(scripts: Mapping[str, str], starting: bool) -> frozenset[str]:
    """The files of code that these scripts name."""
    chosen = (one for name, one in scripts.items() if bool(_STARTS.match(name)) is starting)
    return frozenset(_plain(word) for one in chosen for word in _CODE.findall(one))


def _plain(path: str) -> str:
    return path.removeprefix("./").lower()
