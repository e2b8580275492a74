"""Lock files: which version of a package is installed. Pure; what cannot be read says nothing."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from checks import foreign
from checks.index.manifests import plain

Versions = Mapping[str, frozenset[str]]
_TOML = re.compile(
    r'^\[\[package\]\]\s*\nname = "([^"\n]+)"\s*\nversion = "([^"\n]+)"', re.MULTILINE
)
_GEM = re.compile(r"^    ([\w.-]+) \(([\w.]+?)(?:-[\w-]+)?\)$", re.MULTILINE)
_YARN = re.compile(r'^("?[^\s#][^\n]*):\n  version:? "?([^"\n]+)"?', re.MULTILINE)
_YARN_NAME = re.compile(r'"?(@?[^@"\s,]+)@')
_PNPM = re.compile(r"^( *)'?([^\s':]+|@[^\s':]+)'?:(?: +'?([^\s'(]+))?")


def versions(path: str, text: str, importer: str = "") -> Versions | None:
    """Every package that this lock names, with its version or versions; None if it is no lock.

    `importer`: the folder, from the lock's own, of the package that asks: in a lock of many it may
    have its own version of a package.
    """
    return _versions(path.rpartition("/")[2].lower(), text, importer)


@lru_cache(maxsize=256)
def _versions(name: str, text: str, importer: str) -> Versions | None:
    read = _READERS.get(name)
    if read is None:
        return None
    try:
        return read(text, importer)
    except (ValueError, TypeError, AttributeError, KeyError):
        return None


def _npm(text: str, importer: str) -> Versions:
    table = foreign.json(text)
    packages = table.get("packages")
    if not isinstance(packages, dict):
        return _one_each(table.get("dependencies", {}).items())
    found: dict[str, Any] = {}
    for start in ("node_modules/", f"{importer}/node_modules/" if importer else "node_modules/"):
        rest = {
            key.removeprefix(start): one for key, one in packages.items() if key.startswith(start)
        }
        found |= {key: one for key, one in rest.items() if "node_modules/" not in key}
    return _one_each(found.items())


def _one_each(items: Any) -> Versions:
    return {
        name: frozenset({one["version"]})
        for name, one in items
        if isinstance(one, dict) and isinstance(one.get("version"), str)
    }


def _toml(text: str, _: str) -> Versions:
    return _gathered((plain(name), version) for name, version in _TOML.findall(text))


def _cargo(text: str, _: str) -> Versions:
    return _gathered(_TOML.findall(text))


def _gems(text: str, _: str) -> Versions:
    return _gathered(_GEM.findall(text))


def _yarn(text: str, _: str) -> Versions:
    pairs = [
        (name, version)
        for head, version in _YARN.findall(text)
        for name in set(_YARN_NAME.findall(head))
        if "workspace:" not in head
    ]
    return _gathered(pairs)


def _pipfile(text: str, _: str) -> Versions:
    table = foreign.json(text)
    both = [*table.get("develop", {}).items(), *table.get("default", {}).items()]
    pairs = [(plain(n), one["version"].lstrip("=")) for n, one in both if "version" in one]
    return _gathered(pairs)


def _composer(text: str, _: str) -> Versions:
    table = foreign.json(text)
    every = [*table.get("packages", []), *table.get("packages-dev", [])]
    return _gathered((one["name"].lower(), one["version"]) for one in every)


def _pnpm(text: str, importer: str) -> Versions:
    """`importers`, each with its dependencies; before version 6 without that, at the top."""
    found: dict[str, str] = {}
    at: list[str] = []
    for line in text.splitlines():
        if not (hit := _PNPM.match(line)):
            continue
        depth = len(hit[1]) // 2
        at = [*at[:depth], hit[2]]
        if at[0] == "packages":
            break
        _note_pnpm(at, hit[3], importer or ".", found)
    return _gathered(found.items())


def _note_pnpm(at: list[str], value: str | None, importer: str, found: dict[str, str]) -> None:
    if value is None:
        return
    if at[0] == "importers" and at[1:2] == [importer] and at[-1] == "version":
        found[at[3]] = value
    elif at[0] in ("dependencies", "devDependencies") and (at[2:] or ["version"]) == ["version"]:
        found[at[1]] = value


def _gathered(pairs: Any) -> Versions:
    found: dict[str, frozenset[str]] = {}
    for name, version in pairs:
        found[name] = found.get(name, frozenset()) | {version}
    return found


_READERS: Mapping[str, Callable[[str, str], Versions]] = {
    "package-lock.json": _npm,
    "npm-shrinkwrap.json": _npm,
    "pnpm-lock.yaml": _pnpm,
    "yarn.lock": _yarn,
    "poetry.lock": _toml,
    "uv.lock": _toml,
    "pdm.lock": _toml,
    "cargo.lock": _cargo,
    "gemfile.lock": _gems,
    "composer.lock": _composer,
    "pipfile.lock": _pipfile,
}
