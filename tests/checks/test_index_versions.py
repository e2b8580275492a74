"""Which version of a package a file gets: locks, manifests, ranges."""

from collections.abc import Mapping

import pytest

from checks.index import Index, ranges
from checks.index.ranges import Range
from checks.index.versions import Ecosystem, resolved

NPM, PYPI = Ecosystem.NPM, Ecosystem.PYPI


def index(texts: Mapping[str, str]) -> Index:
    return Index.of(dict.fromkeys(texts, "100644"), texts)


def got(texts: Mapping[str, str], path: str, kind: Ecosystem, name: str) -> str:
    """The lowest version, and the first that it cannot be any more."""
    found = resolved(index(texts), path, kind, name)
    if found is None:
        return "unknown"
    high = ".".join(map(str, found.high)) if found.high else "…"
    return f"{'.'.join(map(str, found.low))} {high}"


def package(**needs: str) -> str:
    listed = ", ".join(f'"{name}": "{wanted}"' for name, wanted in needs.items())
    return f'{{"dependencies": {{{listed}}}}}'


@pytest.mark.parametrize(
    ("name", "lock"),
    [
        ("package-lock.json", '{"packages": {"node_modules/zod": {"version": "3.25.1"}}}'),
        ("package-lock.json", '{"dependencies": {"zod": {"version": "3.25.1"}}}'),
        ("yarn.lock", '# yarn lockfile v1\n\n\nzod@^3.0.0, zod@^3.1:\n  version "3.25.1"\n'),
        ("yarn.lock", '__metadata:\n  version: 8\n\n"zod@npm:^3.0.0":\n  version: 3.25.1\n'),
        (
            "pnpm-lock.yaml",
            "lockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    dependencies:\n      zod:\n"
            "        specifier: ^3.0.0\n        version: 3.25.1\n\npackages:\n\n  zod@3.25.1: {}\n",
        ),
        ("pnpm-lock.yaml", "dependencies:\n  zod:\n    specifier: ^3\n    version: 3.25.1\n"),
        ("pnpm-lock.yaml", "specifiers:\n  zod: ^3\ndependencies:\n  zod: 3.25.1\n"),
    ],
)
def test_a_lock_of_javascript_tells_the_version(name: str, lock: str) -> None:
    texts = {"package.json": package(zod="^3.0.0"), name: lock}
    assert got(texts, "src/a.ts", NPM, "zod") == "3.25.1 3.25.2"


@pytest.mark.parametrize(
    ("name", "lock"),
    [
        ("poetry.lock", '[[package]]\nname = "flask-sqlalchemy"\nversion = "3.1.1"\n'),
        ("uv.lock", 'version = 1\n\n[[package]]\nname = "flask-sqlalchemy"\nversion = "3.1.1"\n'),
        ("Pipfile.lock", '{"default": {"flask-sqlalchemy": {"version": "==3.1.1"}}}'),
    ],
)
def test_a_lock_of_python_tells_the_version(name: str, lock: str) -> None:
    texts = {"pyproject.toml": '[project]\ndependencies = ["Flask_SQLAlchemy"]\n', name: lock}
    assert got(texts, "app/db.py", PYPI, "Flask-SQLAlchemy") == "3.1.1 3.1.2"


@pytest.mark.parametrize(
    ("texts", "kind", "name"),
    [
        (
            {"Gemfile": 'gem "rails"\n', "Gemfile.lock": "GEM\n  specs:\n    rails (7.1.3)\n"},
            Ecosystem.GEM,
            "rails",
        ),
        ({"go.mod": "require (\n\ta.org/zap v7.1.3 // x\n)\n"}, Ecosystem.GO, "a.org/zap"),
        (
            {
                "composer.json": '{"require": {"a/guzzle": "*"}}',
                "composer.lock": '{"packages": [{"name": "a/guzzle", "version": "7.1.3"}]}',
            },
            Ecosystem.COMPOSER,
            "a/guzzle",
        ),
        (
            {
                "Cargo.toml": '[dependencies]\nreqwest = {version = "7"}\n',
                "Cargo.lock": '[[package]]\nname = "reqwest"\nversion = "7.1.3"\n',
            },
            Ecosystem.CRATE,
            "reqwest",
        ),
    ],
)  # fmt: skip
def test_other_locks_tell_the_version(texts: Mapping[str, str], kind: Ecosystem, name: str) -> None:
    assert got(texts, "app/x", kind, name) == "7.1.3 7.1.4"


def test_the_nearest_manifest_that_names_the_package_decides() -> None:
    texts = {
        "package.json": package(zod="3.0.0", express="4.21.0"),
        "apps/web/package.json": package(zod="4.1.0"),
    }
    assert got(texts, "apps/web/src/a.ts", NPM, "zod") == "4.1.0 4.1.1"
    assert got(texts, "apps/api/src/a.ts", NPM, "zod") == "3.0.0 3.0.1"
    assert got(texts, "apps/web/src/a.ts", NPM, "express") == "4.21.0 4.21.1"
    assert got(texts, "apps/web/src/a.ts", NPM, "react") == "unknown"


def test_a_workspace_has_its_own_version_in_the_lock_of_all() -> None:
    lock = (
        '{"packages": {"node_modules/zod": {"version": "3.1.0"},'
        ' "apps/web/node_modules/zod": {"version": "4.2.0"},'
        ' "node_modules/a/node_modules/zod": {"version": "2.0.0"}}}'
    )
    texts = {
        "package.json": "{}",
        "package-lock.json": lock,
        "apps/web/package.json": package(zod="*"),
        "apps/api/package.json": package(zod="*"),
    }
    assert got(texts, "apps/web/a.ts", NPM, "zod") == "4.2.0 4.2.1"
    assert got(texts, "apps/api/a.ts", NPM, "zod") == "3.1.0 3.1.1"


def test_a_lock_that_does_not_tell_leaves_only_a_bounded_range() -> None:
    """An open range is the newest only where nothing holds it back."""
    lock = {"package-lock.json": "{}"}
    assert got({"package.json": package(zod=">=3")}, "a.ts", NPM, "zod") == "3.0.0 …"
    assert got({"package.json": package(zod=">=3"), **lock}, "a.ts", NPM, "zod") == "unknown"
    assert got({"package.json": package(zod="^3"), **lock}, "a.ts", NPM, "zod") == "3.0.0 4.0.0"


def test_a_package_that_another_one_brings_along_is_in_the_lock_alone() -> None:
    lock = '[[package]]\nname = "starlette"\nversion = "1.0.0"\n'
    texts = {"pyproject.toml": '[project]\ndependencies = ["fastapi"]\n', "uv.lock": lock}
    assert got(texts, "app/a.py", PYPI, "starlette") == "1.0.0 1.0.1"


def test_two_locks_that_may_differ_tell_nothing() -> None:
    texts = {
        "package.json": package(zod="*"),
        "package-lock.json": '{"packages": {"node_modules/zod": {"version": "3.1.0"}}}',
        "yarn.lock": 'zod@*:\n  version "4.1.0"\n',
    }
    assert got(texts, "a.ts", NPM, "zod") == "unknown"


def test_requirements_in_every_usual_place() -> None:
    for path in ("requirements.txt", "requirements/prod.txt", "requirements-web.txt"):
        text = "# ours\n-r base.txt\nflask[async]==2.3.1 ; python_version > '3.8'  # why\n"
        assert got({path: text}, "app/a.py", PYPI, "Flask") == "2.3.1 2.3.2", path


def test_what_production_needs_wins_over_tests() -> None:
    texts = {"requirements-dev.txt": "httpx==0.27.0\n", "requirements.txt": "httpx==0.28.1\n"}
    assert got(texts, "app/a.py", PYPI, "httpx") == "0.28.1 0.28.2"


@pytest.mark.parametrize("text", ["{", "[]", '{"dependencies": []}', "[" * 100_000, "null"])
def test_a_broken_manifest_is_unknown(text: str) -> None:
    assert got({"package.json": text}, "a.ts", NPM, "zod") == "unknown"


@pytest.mark.parametrize(
    ("read", "text", "low", "high"),
    [
        (ranges.npm, "^1.2.3", (1, 2, 3), (2, 0, 0)),
        (ranges.npm, "^0.2.3", (0, 2, 3), (0, 3, 0)),
        (ranges.npm, "~1.2", (1, 2, 0), (1, 3, 0)),
        (ranges.npm, "1.x", (1, 0, 0), (2, 0, 0)),
        (ranges.npm, "4", (4, 0, 0), (5, 0, 0)),
        (ranges.npm, "v1.2.3", (1, 2, 3), (1, 2, 4)),
        (ranges.npm, ">=1.2 <3", (1, 2, 0), (3, 0, 0)),
        (ranges.npm, "^3 || ^4", (3, 0, 0), (5, 0, 0)),
        (ranges.npm, "latest", (0, 0, 0), None),
        (ranges.npm, "5.0.0-beta.1", (5, 0, 0), (5, 0, 1)),
        (ranges.python, "==2.3.*", (2, 3, 0), (2, 4, 0)),
        (ranges.python, "~=2.3", (2, 3, 0), (3, 0, 0)),
        (ranges.python, "~=2.3.1", (2, 3, 1), (2, 4, 0)),
        (ranges.python, ">=1,<2,!=1.5", (1, 0, 0), (2, 0, 0)),
        (ranges.python, "<=1.4", (0, 0, 0), (1, 5, 0)),
        (ranges.poetry, "^1.2", (1, 2, 0), (2, 0, 0)),
        (ranges.poetry, ">=1.2", (1, 2, 0), None),
        (ranges.poetry, "1.2.3", (1, 2, 3), (1, 2, 4)),
        (ranges.ruby, "~> 7.1.2", (7, 1, 2), (7, 2, 0)),
        (ranges.ruby, "~> 7.1", (7, 1, 0), (8, 0, 0)),
        (ranges.cargo, "0.11", (0, 11, 0), (0, 12, 0)),
        (ranges.cargo, "=1.2.3", (1, 2, 3), (1, 2, 4)),
        (ranges.composer, "~1.2", (1, 2, 0), (2, 0, 0)),
        (ranges.composer, "^7.1|^8", (7, 1, 0), (9, 0, 0)),
    ],
)
def test_a_range_is_read_as_its_package_manager_does(
    read: object, text: str, low: ranges.Version, high: ranges.Version | None
) -> None:
    assert callable(read)
    assert read(text) == Range(low, high)


@pytest.mark.parametrize("text", ["workspace:*", "git+https://x/y", "github:a/b", "1 - 2", "next"])
def test_what_is_no_range_is_unknown(text: str) -> None:
    assert ranges.npm(text) is None


@pytest.mark.parametrize(
    ("text", "bound", "answer"),
    [
        ("^5.1.0", (5, 0, 0), True),
        ("^4.1.0", (5, 0, 0), False),
        (">=4", (5, 0, 0), True),
        (">=4 <6", (5, 0, 0), None),
        (">=4 <7", (5, 0, 0), True),
        (">=4 <5", (4, 5, 0), None),
    ],
)
def test_a_bound_is_held_against_what_gets_installed(
    text: str, bound: ranges.Version, answer: bool | None
) -> None:
    found = ranges.npm(text)
    assert found is not None
    assert found.is_at_least(bound) is answer
