"""What a file is for, and where JavaScript runs. Pure: told from path, text and what is handed in.

The tables are `roles.toml` and `sides.toml` beside this file; the facts behind them stand in the
project's catalogue of hazards ("What the analyser must know before any check runs").
"""

import fnmatch
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

import re2  # what meets foreign text must run in linear time

from checks import packages
from checks.model import ChangedFile, Role, RuntimeSide, Status

_HERE = Path(__file__).parent
_HEAD = 2048  # bytes in which a header, a shebang or a directive must stand
_MARKS = {"linguist-generated": Role.GENERATED, "linguist-vendored": Role.VENDORED}
# Go's own form (go.dev/s/generatedcode), Meta's, and what most other generators write. `[g]`: or
# else it would say so of this very file.
_GENERATED = re2.compile(
    rb"(?i)@[g]enerated\b|Code [g]enerated .*DO NOT EDIT|<auto-[g]enerated|"
    rb"\b(auto-?generated|generated (by|from)\b)[^\n]*\b(do not (edit|modify)|don't edit)"
)
_STARTED = re.compile(r"app|main|server|wsgi|asgi|api|worker|bot|index|run|www")
_CODE = frozenset({".py", ".js", ".ts", ".mjs", ".cjs", ".rb", ".pl", ""})


def role_of(file: ChangedFile) -> Role:
    """What this file is for. Unknown files are production.

    A header that calls the file generated counts only where the change did not bring it: otherwise
    a pull request could switch off its own review. `.gitattributes` comes from the base side.
    """
    for mark, role in _MARKS.items():
        if mark in file.marks:
            return role
    by_path = role_of_path(file.diff.path)
    if by_path in (Role.GENERATED, Role.VENDORED) or not _calls_itself_generated(file):
        return _script_by_shebang(file) if by_path is Role.PRODUCTION else by_path
    return Role.GENERATED


def role_of_path(path: str) -> Role:
    """As far as the path alone tells."""
    low = path.lower()
    return next((role for role, table in _roles() if table.fits(low)), Role.PRODUCTION)


def _calls_itself_generated(file: ChangedFile) -> bool:
    found = _GENERATED.search(file.head, 0, _HEAD)
    if not found or file.diff.status is Status.ADDED:
        return False
    return file.head.count(b"\n", 0, found.start()) + 1 not in file.diff.touched.added


def _script_by_shebang(file: ChangedFile) -> Role:
    """`#!` makes a script of it, and so does a script of package.json that runs it by hand.

    Not under a name that production is started by, and not what a package installs.
    """
    path = PurePosixPath(file.diff.path)
    package = packages.read(file.package if path.suffix.lower() in _SCRIPTED else None)
    has_shebang = file.head.startswith(b"#!") and path.suffix in _CODE
    low = str(path).lower()
    is_script = (has_shebang and not package.is_entry(low)) or package.is_run_by_hand(low)
    return Role.SCRIPT if is_script and not _STARTED.fullmatch(path.stem) else Role.PRODUCTION


_SCRIPTED = frozenset({".js", ".mjs", ".cjs", ".ts", ".mts", ".cts"})


@dataclass(frozen=True, slots=True)
class _Table:
    """One section of `roles.toml`, compiled."""

    folders: frozenset[str]
    names: re.Pattern[str]
    paths: re.Pattern[str]
    excepted: re.Pattern[str]

    def fits(self, path: str) -> bool:
        *folders, name = path.split("/")
        fits = (
            not self.folders.isdisjoint(folders)
            or self.names.fullmatch(name) is not None
            or self.paths.fullmatch(path) is not None
        )
        return fits and not self.excepted.fullmatch(path)


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """One expression for many shell patterns; it fits nothing where there are none."""
    return re.compile("|".join(map(fnmatch.translate, patterns)) or r"(?!)")


@lru_cache(maxsize=1)
def _roles() -> tuple[tuple[Role, _Table], ...]:
    sections = tomllib.loads((_HERE / "roles.toml").read_text("utf-8"))
    return tuple((Role(name), _table(section)) for name, section in sections.items())


def _table(section: Mapping[str, list[str]]) -> _Table:
    return _Table(
        folders=frozenset(section.get("folders", ())),
        names=_any_of(section.get("names", ())),
        paths=_any_of(section.get("paths", ())),
        excepted=_any_of(section.get("except", ())),
    )


# Where JavaScript runs

_IMPORT = re2.compile(
    rb"""(?:\bfrom|\bimport|\brequire\s*\(|\bimport\s*\()\s*['"]([^'"\n]{1,200})['"]"""
)
# TypeScript takes these away: they say nothing about where the code runs.
_TYPES_ALONE = re2.compile(rb"""\b(?:import|export)\s+type\b[^'";]{0,500}['"][^'"\n]{1,200}['"]""")
_DIRECTIVE = re2.compile(  # behind comments and 'use strict'
    rb"""(?s)\s*(?:(?://[^\n]*|/\*.*?\*/|['"]use strict['"];?)\s*)*['"](use \w+)['"]"""
)
_JSX = (".jsx", ".tsx")
_DEFAULT = re2.compile(rb"\bexport\s+default\b|\bas\s+default\b|\bmodule\.exports\b")


@dataclass(frozen=True, slots=True)
class _Signs:
    """One section of `sides.toml`, compiled."""

    imports: re.Pattern[str]
    directives: frozenset[str]
    paths: re.Pattern[str]
    folders: frozenset[str]
    text: "re2._Regexp[bytes]"


def side_of(file: ChangedFile) -> RuntimeSide:
    """Where this JavaScript or TypeScript runs, by the surest sign there is.

    From sure to unsure: a directive, a framework's path, a shebang, imports, JSX, the names of
    folders, the nearest package.json, the runtime's own names in the text.
    """
    path = file.diff.path.lower()
    told = (
        _by_directive(file.head),
        _by_path(path, file.head),
        RuntimeSide.SERVER if file.head.startswith(b"#!") else RuntimeSide.UNKNOWN,
        _by_imports(file.head, path),
        _by_folder_and_package(path, file.package),
        _by_text(file.head),
    )
    return next((side for side in told if side is not RuntimeSide.UNKNOWN), RuntimeSide.UNKNOWN)


def _one(server: object, client: object) -> RuntimeSide:
    """The side that has a sign, if only one has."""
    if bool(server) == bool(client):
        return RuntimeSide.UNKNOWN
    return RuntimeSide.SERVER if server else RuntimeSide.CLIENT


def _by_directive(text: bytes) -> RuntimeSide:
    found = _DIRECTIVE.match(text, 0, _HEAD)
    word = found[1].decode("ascii", "replace") if found else ""
    server, client = _sides()
    return _one(word in server.directives, word in client.directives)


def _by_path(path: str, text: bytes) -> RuntimeSide:
    """A framework's path. What lies beside Next's routes and exports no default is none."""
    if "pages/api/" in path and not _DEFAULT.search(text):
        return RuntimeSide.UNKNOWN
    server, client = _sides()
    return _one(server.paths.fullmatch(path), client.paths.fullmatch(path))


def _by_imports(text: bytes, path: str) -> RuntimeSide:
    """A server's package decides even beside React (server rendering); JSX means a browser."""
    found = _IMPORT.findall(_TYPES_ALONE.sub(b"", text))
    names = {name.decode("utf-8", "replace") for name in found}
    server, client = _sides()
    if any(map(server.imports.fullmatch, names)):
        return RuntimeSide.SERVER
    is_client = any(map(client.imports.fullmatch, names)) or path.endswith(_JSX)
    return RuntimeSide.CLIENT if is_client else RuntimeSide.UNKNOWN


def _by_folder_and_package(path: str, package: str | None) -> RuntimeSide:
    folders = path.split("/")[:-1]
    server, client = _sides()
    by_folder = _one(not server.folders.isdisjoint(folders), not client.folders.isdisjoint(folders))
    return by_folder if by_folder is not RuntimeSide.UNKNOWN else _by_package(folders, package)


def _by_package(folders: Sequence[str], text: str | None) -> RuntimeSide:
    """What a package needs; where both sides may use its code, that says nothing."""
    package = packages.read(text)
    server, client = _sides()
    side = _one(
        any(map(server.imports.fullmatch, package.needs)),
        any(map(client.imports.fullmatch, package.needs)),
    )
    is_client_only = side is RuntimeSide.CLIENT and not _SHARED.isdisjoint(folders)
    return RuntimeSide.UNKNOWN if package.is_shared or is_client_only else side


_SHARED = frozenset({"shared", "universal", "isomorphic"})


def _by_text(text: bytes) -> RuntimeSide:
    server, client = _sides()
    return _one(server.text.search(text), client.text.search(text))


@lru_cache(maxsize=1)
def _sides() -> tuple[_Signs, _Signs]:
    sections = tomllib.loads((_HERE / "sides.toml").read_text("utf-8"))
    return _signs(sections["server"]), _signs(sections["client"])


def _signs(section: Mapping[str, list[str]]) -> _Signs:
    below = [f"{name}/*" for name in section["imports"] if not name.endswith("*")]
    return _Signs(
        imports=_any_of([*section["imports"], *below]),
        directives=frozenset(section["directives"]),
        paths=_any_of(section["paths"]),
        folders=frozenset(section["folders"]),
        text=re2.compile("|".join(section["text"]).encode()),
    )
