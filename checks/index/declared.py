"""Packages that code imports and that nothing in the repository asks for. Pure; unsure is None."""

import re
import sys
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from checks.index import manifests
from checks.index.kinds import Kind
from checks.index.tree import Index, join
from checks.index.versions import Ecosystem, declared

_FILE = Path(__file__).parent / "imports.toml"
# Where a package may be asked for, in whatever way.
_ASKING = (Kind.MANIFEST, Kind.LOCK, Kind.DOCKERFILE, Kind.WORKFLOW, Kind.PLATFORM, Kind.START)
# https://nodejs.org/api/modules.html#built-in-modules; prefixed ones have a colon.
_NODE = frozenset(
    [
        "assert",
        "async_hooks",
        "buffer",
        "child_process",
        "cluster",
        "console",
        "constants",
        "crypto",
        "dgram",
        "diagnostics_channel",
        "dns",
        "domain",
        "events",
        "fs",
        "http",
        "http2",
        "https",
        "inspector",
        "module",
        "net",
        "os",
        "path",
        "perf_hooks",
        "process",
        "punycode",
        "querystring",
        "readline",
        "repl",
        "stream",
        "string_decoder",
        "sys",
        "timers",
        "tls",
        "trace_events",
        "tty",
        "url",
        "util",
        "v8",
        "vm",
        "wasi",
        "worker_threads",
        "zlib",
    ]
)
# Given by a bundler, a framework or the host.
_HOSTED = frozenset(
    [
        "electron",
        "vscode",
        "bun",
        "k6",
        "server-only",
        "client-only",
        "aws-sdk",
        "react-native-worklets",
        "k6-http",
        "figma",
        "obsidian",
        "atom",
        "sketch",
        "photoshop",
        "uxp",
    ]
)
_NPM = re.compile(r"(@[a-z0-9][a-z0-9._~-]*/)?[a-z0-9][a-z0-9._~-]*(?=/|$)")


class _Import(NamedTuple):
    packages: tuple[str, ...]
    brought_by: tuple[str, ...]


def python(index: Index, path: str, module: str) -> bool | None:
    """True if this module's package is written in no manifest, lock, image or workflow.

    Only modules whose packages are known are judged, and only below a manifest that asks for some.
    """
    known = _python().get(module)
    if known is None or module in sys.stdlib_module_names or _is_local(index, module):
        return None
    if not any(declared(index, folder, Ecosystem.PYPI) for folder in index.above(path)):
        return None
    if not index.read(Kind.MANIFEST) or not index.whole:
        return None
    return not any(_asks(index, name) for name in (*known.packages, *known.brought_by))


def npm(index: Index, path: str, specifier: str) -> bool | None:
    """True if no package.json above the file, no lock and no alias knows this package."""
    found = _NPM.match(specifier)
    name = found[0] if found else ""
    rest = specifier[len(name) :]
    if not name or rest.endswith((".css", ".scss", ".less")) or _is_given(name):
        return None
    above = [join(folder, "package.json") for folder in index.above(path)]
    there = [one for one in above if index.has(one)]
    if not there or not index.whole or any(index.text(one) is None for one in there):
        return None
    if _is_local(index, name.split("/")[0].lstrip("@")) or _is_deno(index, path):
        return None
    needs = [manifests.needs(one, index.texts[one]) for one in there]
    if any(need is None for need in needs):
        return None
    names = {each for need in needs for each in need or ()}
    types = name.lstrip("@").replace("/", "__")
    if name in names or f"@types/{types}" in names or _has_scope(name, names):
        return False
    return not _is_written(index, name)


def _has_scope(name: str, names: set[str]) -> bool:
    """True if a package of the same scope is there, which may well bring this one along."""
    scope = name.partition("/")[0]
    return name.startswith("@") and any(one.startswith(f"{scope}/") for one in names)


def _is_given(name: str) -> bool:
    return name in _NODE or name in _HOSTED or name.startswith(("@types/", "@aws-sdk/"))


def _is_deno(index: Index, path: str) -> bool:
    names = ("deno.json", "deno.jsonc", "import_map.json", "config/importmap.rb")
    return any(index.has(join(folder, one)) for folder in index.above(path) for one in names)


def _is_local(index: Index, name: str) -> bool:
    """True if a file or a folder anywhere bears the name: it may be what is meant."""
    return name in index.stems


def _asks(index: Index, name: str) -> bool:
    words = re.escape(name).replace(r"\-", "[-_.]")
    found = re.compile(rf"(?<![\w-]){words}(?!\w|-(?!\d))", re.IGNORECASE)
    return any(found.search(index.texts.get(path, "")) for path in index.of_kind(*_ASKING))


def _is_written(index: Index, name: str) -> bool:
    """In a lock, as a package of the repository, in a build's aliases or an image."""
    words = "|".join(re.escape(one) for one in {name, f"{name.partition('/')[0]}/*"})
    found = re.compile(rf"(?:(?<![\w@/.-])|node_modules/)(?:{words})(?![\w-])")
    kinds = (Kind.LOCK, Kind.MANIFEST, Kind.SCHEMA, Kind.DOCKERFILE, Kind.WORKFLOW)
    return any(found.search(index.texts.get(path, "")) for path in index.of_kind(*kinds)) or not (
        index.read(Kind.LOCK, Kind.SCHEMA)
    )


@lru_cache(maxsize=1)
def _python() -> dict[str, _Import]:
    table = tomllib.loads(_FILE.read_text("utf-8"))["python"]
    return {
        module: _Import(tuple(one["packages"]), tuple(one.get("with", ())))
        for module, one in table.items()
    }
