"""The walls of docs/architecture.md, held up: who may import what.

Every import statement counts, wherever it stands in a file, for types alone or not; so does
`import_module("…")`. Each wall is also tried on a small tree that breaks it.
"""

import ast
import functools
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
OURS = ("bot", "checks", "sandbox")
NETWORK = {"socket", "ssl", "http", "urllib.request", "urllib3", "requests", "httpx", "aiohttp"}
DATABASE = {"sqlite3", "sqlalchemy", "alembic", "psycopg", "dbos"}
SERVER = {"flask", "werkzeug", "waitress"}
# `Path` opens files, `PurePosixPath` does not.
MACHINE = {"os", "subprocess", "multiprocessing", "threading", "asyncio", "tempfile", "shutil"}
FILES = {"pathlib.Path", "io.open", "open", "print", "input"}
IO = NETWORK | DATABASE | SERVER | MACHINE | FILES | {"github", "logging", "structlog", "time"}
ENVIRONMENT = {"os.environ", "os.getenv", "os.environb"}


@dataclass(frozen=True)
class Use:
    """One file uses one thing: a module, a name out of a module, or a builtin that does I/O."""

    file: str  # from the root, with slashes
    line: int
    thing: str

    def is_of(self, names: set[str]) -> bool:
        """Whether the thing is one of these, or lies in one."""
        return any(self.thing == name or self.thing.startswith(f"{name}.") for name in names)

    def is_in(self, *places: str) -> bool:
        """Whether the file is one of these, or in one of these folders (`bot/events/`)."""
        return any(self.file == p or (p.endswith("/") and self.file.startswith(p)) for p in places)

    def __str__(self) -> str:
        return f"{self.file}:{self.line} uses {self.thing}"


@functools.cache
def uses(root: Path) -> tuple[Use, ...]:
    """Everything that every file of ours below the root uses."""
    return tuple(_uses(root))


def _uses(root: Path) -> Iterator[Use]:
    for folder in OURS:
        for path in sorted((root / folder).rglob("*.py")):
            file = path.relative_to(root).as_posix()
            tree = ast.parse(path.read_text("utf-8"))
            for node in ast.walk(tree):
                for thing in things(node, file):
                    yield Use(file, getattr(node, "lineno", 0), thing)


def things(node: ast.AST, file: str) -> Iterator[str]:
    """What one node uses: `from a import b` uses `a.b`, which lies in `a`."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        module = source(node, file)
        yield from (f"{module}.{alias.name}" for alias in node.names)
    elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        yield f"{node.value.id}.{node.attr}"
    elif isinstance(node, ast.Call):
        yield from called(node)


def source(node: ast.ImportFrom, file: str) -> str:
    """The module that names are taken from; a relative one is counted from the file's place."""
    if not node.level:
        return node.module or ""
    package = file.split("/")[: -node.level]
    return ".".join([*package, *([node.module] if node.module else [])])


def called(node: ast.Call) -> Iterator[str]:
    name = getattr(node.func, "id", getattr(node.func, "attr", ""))
    if isinstance(node.func, ast.Name):
        yield name
    if name in ("import_module", "__import__") and node.args:
        first = node.args[0]
        yield str(first.value) if isinstance(first, ast.Constant) else "a module of any name"


def within(places: tuple[str, ...], forbidden: set[str]) -> Callable[[Use], bool]:
    """In these places, none of these."""
    return lambda use: use.is_in(*places) and use.is_of(forbidden)


def outside(places: tuple[str, ...], forbidden: set[str]) -> Callable[[Use], bool]:
    """None of these but in these places."""
    return lambda use: not use.is_in(*places) and use.is_of(forbidden)


PURE = (
    "checks/diff.py",
    "checks/engine.py",
    "checks/engine/",
    "bot/compose.py",
    "bot/compose/",
    "bot/events/",
)
WALLS: dict[str, tuple[Callable[[Use], bool], tuple[str, str]]] = {
    "checks imports nothing of ours": (
        within(("checks/",), {"bot", "sandbox"}),
        ("checks/names/of.py", "from bot.model import PullRef"),
    ),
    "sandbox imports neither bot nor checks": (
        within(("sandbox/",), {"bot", "checks"}),
        ("sandbox/world.py", "def f():\n    import checks.diff"),
    ),
    "only bot.cli starts the sandbox": (
        within(("bot/",), {"sandbox"}),
        ("bot/review.py", "import importlib\nimportlib.import_module('sandbox.server')"),
    ),
    "only bot/github imports PyGithub": (
        outside(("bot/github/",), {"github"}),
        ("bot/review.py", "from github import Github"),
    ),
    "only bot/queue knows the job engine": (
        outside(("bot/queue.py", "bot/queue/"), {"dbos"}),
        ("bot/cli/serve.py", "from dbos import DBOS"),
    ),
    "diff, engine, events and compose do no I/O": (
        within(PURE, IO),
        ("bot/events/pull_request.py", "from pathlib import Path"),
    ),
    "checks knows no HTTP, no database and no environment": (
        within(("checks/",), NETWORK | DATABASE | SERVER | ENVIRONMENT),
        ("checks/catalog.py", "import os\nhome = os.environ['HOME']"),
    ),
    "the environment is read by settings and the command line alone": (
        within(("bot/",), ENVIRONMENT),
        ("bot/github/client.py", "from os import getenv"),
    ),
}
EXCEPT = {
    "only bot.cli starts the sandbox": ("bot/cli/",),
    "the environment is read by settings and the command line alone": (
        "bot/cli/",
        "bot/settings.py",
    ),
}


def breaches(wall: str, root: Path) -> list[str]:
    broken, _ = WALLS[wall]
    allowed = EXCEPT.get(wall, ())
    return [str(use) for use in uses(root) if broken(use) and not use.is_in(*allowed)]


@pytest.mark.parametrize("wall", WALLS)
def test_the_wall_stands(wall: str) -> None:
    assert breaches(wall, ROOT) == []


@pytest.mark.parametrize("wall", WALLS)
def test_a_breach_is_seen(wall: str, tmp_path: Path) -> None:
    _, (file, text) = WALLS[wall]
    path = tmp_path / file
    path.parent.mkdir(parents=True)
    path.write_text(text)
    assert [found.partition(":")[0] for found in breaches(wall, tmp_path)] == [file]


@pytest.mark.parametrize(
    ("text", "module"),
    [
        ("from . import fetch", "bot.github.fetch"),
        ("from ..model import Sha", "bot.model.Sha"),
        ("from ... import sandbox", "sandbox"),
    ],
)
def test_relative_imports_are_followed(text: str, module: str) -> None:
    node = ast.parse(text).body[0]
    assert [t.lstrip(".") for t in things(node, "bot/github/publish.py")] == [module]


SCAN = """
import sys
folder, said = sys.argv[1:]
sys.argv = ["touchline", "scan", "--all", folder]
from bot.cli import main
try:
    main()
finally:
    open(said, "w").write("\\n".join(sys.modules))
"""


def test_a_scan_needs_neither_server_nor_github_nor_database(tmp_path: Path) -> None:
    """`touchline scan` installs without the extras, and starts quickly: it imports none of them."""
    code, said = tmp_path / "code", tmp_path / "modules"
    code.mkdir()
    (code / "pay.py").write_text("import requests\nrequests.get('https://example.com')\n")
    command = [sys.executable, "-c", SCAN, str(code), str(said)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    modules = set(said.read_text().split())
    assert "bot.cli.scan" in modules, done.stderr
    assert done.returncode in (0, 1), done.stderr
    assert not modules & {"flask", "github", "dbos", "sqlalchemy", "waitress", "requests"}
