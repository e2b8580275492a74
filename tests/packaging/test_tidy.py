"""What must not stand in any file of the repository, and what the lock must hold."""

import io
import re
import tokenize
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.packaging.wheelhouse import ROOT, must

REQUIREMENTS = ROOT / "requirements"
LOCKS = sorted(REQUIREMENTS.glob("*.txt"))

# In parts, for this file is looked at too.
REGISTRIES = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("anaconda", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
        ("proxy", "golang", "org"),
        ("crates", "io"),
        ("rubygems", "org"),
        ("packagist", "org"),
        ("repo", "maven", "apache", "org"),
        ("repo1", "maven", "org"),
    )
]
_HOSTS = "|".join(map(re.escape, REGISTRIES))
REGISTRY = re.compile(rf"(?<![\w-])({_HOSTS})(?![\w-])", re.IGNORECASE)
# `/home/…` at the start of a path, not `docs/home/…` nor `https://example.com/home/…`.
HOME = re.compile(r"(?<![\w.$})\]*-])/(?:(?:root|work)(?![\w-])|(?:home|Users|tmp)/[\w.-]+)")
# Code as people write it, and containers: they have these folders, too.
EXAMPLES = ("checks/rules/*/*.md:*", "sandbox/shop/*", "deploy/Dockerfile:*")

WITH_CODE = re.compile(r"(noqa: [A-Z]+\d+(, ?[A-Z]+\d+)*|type: ?ignore\[[\w, -]+\])(?=\s|$)")
EXCUSE = re.compile(r"\bnoqa\b|\btype: ?ignore\b", re.IGNORECASE)
WHOLE_FILE = re.compile(r"#\s*(ruff|flake8|mypy|pyright):", re.IGNORECASE)


def files() -> list[str]:
    """What git keeps."""
    listed = must("git", "ls-files", "-z", cwd=ROOT).split("\0")
    return [name for name in listed if name and (ROOT / name).is_file()]


def lines() -> Iterator[tuple[str, str]]:
    """Each line of every text file with its place, `path:line`."""
    for name in files():
        content = (ROOT / name).read_bytes()
        if b"\0" not in content:
            for number, line in enumerate(content.decode("utf-8").split("\n"), 1):
                yield f"{name}:{number}", line


def excuses(source: str) -> Iterator[tuple[int, str]]:
    """The comments that silence ruff or mypy without saying about what, and their lines."""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            rest = WITH_CODE.sub("", token.string)
            if EXCUSE.search(rest) or WHOLE_FILE.search(rest):
                yield token.start[0], token.string


def test_no_file_names_the_host_of_a_package_registry() -> None:
    assert [place for place, line in lines() if REGISTRY.search(line)] == []


def test_no_file_names_a_folder_of_ones_own_machine() -> None:
    found = [place for place, line in lines() if HOME.search(line)]
    examples = [place for place in found if any(fnmatch(place, kind) for kind in EXAMPLES)]
    assert [place for place in found if place not in examples] == []


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("cd {}root/.cache", True),
        ("see {}work/main", True),
        ('open("{}home/ann/x")', True),
        ("file:{}tmp/x", True),
        ("{}tmp", False),
        ("docs{}home/ann", False),
        ("https://example.com{}home/ann", False),
        ("{}rooted", False),
    ],
)
def test_a_folder_of_ones_own_is_told_from_others(line: str, is_one: bool) -> None:
    assert bool(HOME.search(line.format("/"))) is is_one


def test_a_registry_is_told_from_others() -> None:
    index, name = REGISTRIES[0], REGISTRIES[0].partition(".")[0]
    assert REGISTRY.search(f"https://{index}/simple")
    assert REGISTRY.search(f"files.{index.upper()}")
    assert not REGISTRY.search(f"my{index} {name} {index}anization")


def test_nothing_is_silenced_without_a_code() -> None:
    ours = [name for name in files() if name.endswith(".py") and not name.startswith("tests/")]
    found = [
        f"{name}:{number}: {comment}"
        for name in ours
        for number, comment in excuses((ROOT / name).read_text("utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("comment", "is_blanket"),
    [
        ("# noqa", True),
        ("# NOQA  because", True),
        ("# noqa: because", True),
        ("# type: ignore", True),
        ("# type: ignore  # because", True),
        ("# type: ignore[arg-type]  # noqa", True),
        ("# ruff: noqa", True),
        ("# mypy: ignore-errors", True),
        ("# noqa: S603 - because", False),
        ("# noqa: S603, PLR2004", False),
        ("# type: ignore[arg-type, misc]  # because", False),
        ("# the type: ignored", False),
    ],
)
def test_a_blanket_excuse_is_seen(comment: str, is_blanket: bool) -> None:
    assert bool(list(excuses(f"x = 1  {comment}\n"))) is is_blanket


def test_an_excuse_in_a_text_is_none() -> None:
    assert list(excuses('x = "# noqa"\n')) == []


def locked(lock: Path) -> dict[str, tuple[str, bool]]:
    """Version and whether there are hashes, of each package in a lock."""
    text = lock.read_text("utf-8").replace("\\\n", " ")
    entries = [line for line in text.splitlines() if line.strip() and not line.startswith("    #")]
    found = {}
    for entry in entries:
        name, _, rest = entry.partition("==")
        assert re.fullmatch(r"[a-z0-9][a-z0-9.-]*(\[[a-z0-9,-]+\])?", name), entry
        found[canonicalize_name(name.partition("[")[0])] = (rest.split()[0], "--hash=" in rest)
    return found


def asked_for(*sets: str) -> list[Requirement]:
    """What the project depends on, with these extras and groups."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    of = {**table["project"]["optional-dependencies"], **table["dependency-groups"]}
    asked = table["project"]["dependencies"] + [line for name in sets for line in of[name]]
    every = [Requirement(line) for line in asked if isinstance(line, str)]  # else: another group
    return [one for one in every if one.name != "touchline"]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_everything_in_a_lock_has_a_hash_and_no_address(lock: Path) -> None:
    assert [name for name, (_, hashed) in locked(lock).items() if not hashed] == []
    assert "://" not in lock.read_text("utf-8")


@pytest.mark.parametrize(
    ("lock", "sets"),
    [("dev.txt", ("app", "demo", "build", "dev")), ("app.txt", ("app", "build"))],
)
def test_a_lock_holds_what_the_project_asks_for(lock: str, sets: tuple[str, ...]) -> None:
    held = locked(REQUIREMENTS / lock)
    for requirement in asked_for(*sets):
        version, _ = held[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), requirement


def test_the_locks_agree() -> None:
    dev, app = locked(REQUIREMENTS / "dev.txt"), locked(REQUIREMENTS / "app.txt")
    assert {name: dev[name][0] for name in app} == {name: held[0] for name, held in app.items()}
