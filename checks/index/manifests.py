"""Manifests: the packages that a project says it needs, as far as each text tells. Pure."""

import configparser
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import Any, Protocol, TypeVar

from checks import foreign
from checks.index import ranges
from checks.index.ranges import Range


@dataclass(frozen=True, slots=True)
class Need:
    """A package: its range as text and as read (None: unknown), and whether only building or
    testing needs it."""

    name: str
    wanted: str
    range: Range | None
    dev: bool = False
    line: int = 1


Needs = Mapping[str, Need]
_MOST = 2_000  # packages that one manifest names; each is looked for in its text
_REQUIREMENT = re.compile(
    r"^[ \t]*([A-Za-z0-9][A-Za-z0-9._-]*)[ \t]*(?:\[[^\]\n]*\])?[ \t]*"
    r"([^;#@\n]*?)[ \t]*(?:[;#].*)?$"
)
_DEV_FILE = re.compile(r"(^|[/_.-])(dev|test|tests|testing|lint|docs|ci|local)([_.-]|$)")
_SECTIONS = {
    "dependencies": False,
    "optionalDependencies": False,
    "peerDependencies": False,
    "devDependencies": True,
}


def needs(path: str, text: str) -> Needs | None:
    """What this manifest names; None if it is no manifest that can be read."""
    return _needs(path.rpartition("/")[2].lower(), text, path)


@lru_cache(maxsize=256)
def _needs(name: str, text: str, path: str) -> Needs | None:
    read = _readers().get(name) or (_requirements if "requirements" in path.lower() else None)
    if read is None:
        return None
    try:
        listed = list(islice(read(text, path), _MOST + 1))
    except (ValueError, TypeError, AttributeError, KeyError, configparser.Error):
        return None
    return {need.name: need for need in listed} if len(listed) <= _MOST else None


def plain(name: str) -> str:
    """A Python package's name as PyPI compares it: https://peps.python.org/pep-0503/"""
    return re.sub(r"[-_.]+", "-", name).lower()


def _readers() -> Mapping[str, Callable[[str, str], Iterable[Need]]]:
    return {
        "package.json": _package,
        "pyproject.toml": _pyproject,
        "pipfile": _pipfile,
        "composer.json": _composer,
        "cargo.toml": _cargo,
        "gemfile": _gemfile,
        "go.mod": _go,
        "setup.cfg": _setup_cfg,
        "constraints.txt": lambda _, __: (),
    }


def _package(text: str, _: str) -> Iterator[Need]:
    table = foreign.json(text)
    for section, dev in sorted(_SECTIONS.items(), key=lambda pair: not pair[1]):
        for name, wanted in (table.get(section) or {}).items():
            if isinstance(wanted, str):
                yield Need(name, wanted, ranges.npm(wanted), dev, _line(text, f'"{name}"'))


def _requirements(text: str, path: str) -> Iterator[Need]:
    dev = _DEV_FILE.search(path.lower()) is not None
    for number, line in enumerate(text.splitlines(), 1):
        need = _requirement(line.split(" --")[0], dev=dev, line=number)
        if need:
            yield need


def _requirement(text: str, *, dev: bool, line: int = 1) -> Need | None:
    found = _REQUIREMENT.match(text)
    if not found:
        return None
    wanted = found[2].strip("() ")
    return Need(plain(found[1]), wanted, ranges.python(wanted), dev, line)


def _pyproject(text: str, _: str) -> Iterator[Need]:
    table = foreign.toml(text)
    project = table.get("project", {})
    for lines, dev in _groups(table, project):
        for line in lines:
            need = _requirement(line, dev=dev) if isinstance(line, str) else None
            if need:
                yield _placed(need, text)
    tool = table.get("tool", {}).get("poetry", {})
    for name, wanted, dev in _poetry(tool):
        if name != "python":
            spec = _spec(wanted)
            read = ranges.poetry(spec) if spec is not None else None
            yield _placed(Need(plain(name), spec or "", read, dev), text)


def _groups(
    table: Mapping[str, Any], project: Mapping[str, Any]
) -> Iterator[tuple[list[Any], bool]]:
    for lines in table.get("dependency-groups", {}).values():
        yield lines, True
    yield table.get("tool", {}).get("uv", {}).get("dev-dependencies", []), True
    for lines in project.get("optional-dependencies", {}).values():
        yield lines, False
    yield project.get("dependencies", []), False


def _poetry(tool: Mapping[str, Any]) -> Iterator[tuple[str, Any, bool]]:
    groups = tool.get("group", {}).values()
    for group in groups:
        yield from ((name, wanted, True) for name, wanted in group.get("dependencies", {}).items())
    yield from ((name, wanted, True) for name, wanted in tool.get("dev-dependencies", {}).items())
    yield from ((name, wanted, False) for name, wanted in tool.get("dependencies", {}).items())


def _pipfile(text: str, _: str) -> Iterator[Need]:
    table = foreign.toml(text)
    for section, dev in (("dev-packages", True), ("packages", False)):
        for name, wanted in table.get(section, {}).items():
            spec = _spec(wanted)
            read = ranges.python(spec) if spec is not None else None
            yield _placed(Need(plain(name), spec or "", read, dev), text)


def _composer(text: str, _: str) -> Iterator[Need]:
    table = foreign.json(text)
    for section, dev in (("require-dev", True), ("require", False)):
        for name, wanted in (table.get(section) or {}).items():
            line = _line(text, f'"{name}"')
            yield Need(name.lower(), wanted, ranges.composer(wanted), dev, line)


def _cargo(text: str, _: str) -> Iterator[Need]:
    table = foreign.toml(text)
    for section, dev in (("dev-dependencies", True), ("dependencies", False)):
        for name, wanted in table.get(section, {}).items():
            spec = _spec(wanted)
            read = ranges.cargo(spec) if spec is not None else None
            need = _placed(Need(name, spec or "", read, dev), text)
            renamed = wanted.get("package") if isinstance(wanted, dict) else None
            yield replace(need, name=renamed) if isinstance(renamed, str) else need


_GEM = re.compile(r"""^[ \t]*gem[ \t]+["']([\w.-]+)["']((?:[ \t]*,[ \t]*["'][^"'\n]*["'])*)""")


def _gemfile(text: str, _: str) -> Iterator[Need]:
    for number, line in enumerate(text.splitlines(), 1):
        if found := _GEM.match(line):
            wanted = ", ".join(re.findall(r"""["']([^"']*)["']""", found[2]))
            yield Need(found[1], wanted, ranges.ruby(wanted), line=number)


_GO = re.compile(r"^[ \t]*(?:require[ \t]+)?([\w.-]+\.[\w.-]+/[\w./~-]+)[ \t]+(v[\w.+-]+)")


def _go(text: str, _: str) -> Iterator[Need]:
    for number, line in enumerate(text.splitlines(), 1):
        if (found := _GO.match(line)) and "=>" not in line:
            yield Need(found[1], found[2], ranges.exact(found[2]), line=number)


def _setup_cfg(text: str, _: str) -> Iterator[Need]:
    read = configparser.ConfigParser(interpolation=None)
    read.read_string(text)
    for line in read.get("options", "install_requires", fallback="").splitlines():
        need = _requirement(line, dev=False)
        if need:
            yield _placed(need, text)


def _spec(wanted: object) -> str | None:
    """The range of a table's entry: text, or a table with `version`; None for paths and git."""
    if isinstance(wanted, str):
        return wanted
    if isinstance(wanted, dict) and isinstance(wanted.get("version"), str):
        return str(wanted["version"])
    return None


def _placed(need: Need, text: str) -> Need:
    """With the first line that names it, any way of writing the name."""
    words = re.escape(need.name).replace(r"\-", "[-_.]+")
    found = re.search(rf"(?im)^[^#\n]*(?<![\w.-]){words}(?![\w-])", text)
    line = text.count("\n", 0, found.end()) + 1 if found else 1
    return Need(need.name, need.wanted, need.range, need.dev, line)


def _line(text: str, word: str) -> int:
    return text.count("\n", 0, max(text.rfind(word), 0)) + 1


# Manifests that may say of a project that it is a server.
SERVERS_IN = (
    r"(.*/)?(package\.json|pyproject\.toml|pipfile|gemfile|composer\.json|go\.mod"
    r"|[\w.-]*requirements[\w.-]*\.txt)"
)
_SERVERS = re.compile(
    r"express|fastify|koa|hono|@nestjs/core|@hapi/hapi|flask|django|fastapi|starlette|sanic|tornado"
    r"|litestar|rails|sinatra|laravel/framework|symfony/framework-bundle|slim/slim"
    r"|github\.com/(gin-gonic/gin|labstack/echo/v\d|gofiber/fiber/v\d|go-chi/chi/v\d)"
)


class Altered(Protocol):
    """A changed file with its texts, as contracts see it."""

    @property
    def path(self) -> str:
        """Where it is."""
        ...

    @property
    def head(self) -> str | None:
        """Its new text."""
        ...

    @property
    def base(self) -> str | None:
        """Its old text."""
        ...


AlteredT = TypeVar("AlteredT", bound=Altered)


def new_servers(parts: Iterable[AlteredT]) -> Iterator[tuple[AlteredT, Need]]:
    """The manifests that begin to ask for a server's framework, each with the first of them."""
    for part in parts:
        if part.head is None or not re.fullmatch(SERVERS_IN, part.path.lower()):
            continue
        before = needs(part.path, part.base) if part.base is not None else {}
        found = [one for one in (needs(part.path, part.head) or {}).values() if _is_server(one)]
        if found and before is not None and not any(map(_is_server, before.values())):
            yield part, found[0]


def _is_server(need: Need) -> bool:
    return not need.dev and _SERVERS.fullmatch(need.name.lower()) is not None
