"""What is read of the repository around a change: manifests, locks, images, env files and more.

Each gives what it knows for certain or nothing; none raises, and none is slow.
"""

import json
import time
from typing import NamedTuple

from hypothesis import strategies as st

from bot.github import attributes
from checks.index import (
    Index,
    Kind,
    compose,
    declared,
    dockerfile,
    kind_of,
    ledgers,
    locks,
    manifests,
    runtimes,
    versions,
)
from checks.index.tree import names_only
from checks.model import Finding, FindingId, RuleId, Severity, Side
from checks.peers import Peers
from fuzz.mutated import Edit, edits, spoilt
from fuzz.target import must

SHARE = 12
_PACKAGE = {"dependencies": {"express": "^4.18.0", "a": "1 || 2"}, "engines": {"node": ">=18 <21"}}
_LOCK = {
    "packages": {
        "node_modules/express": {"version": "4.18.2"},
        "a/node_modules/b": {"version": "1"},
    }
}
_SEEDS: dict[str, str] = {
    "package.json": json.dumps(_PACKAGE, indent=2),
    "package-lock.json": json.dumps(_LOCK, indent=2),
    "pnpm-lock.yaml": "lockfileVersion: 9\nimporters:\n  .:\n    dependencies:\n      a:\n        version: 1.2.3\npackages:\n",
    "yarn.lock": '"a@^1.0.0", "a@~1":\n  version "1.2.3"\n\nb@2:\n  version: 2.0\n',
    "requirements.txt": "flask[async]>=2,<3 ; python_version > '3' # x\n-r base.txt\ngunicorn==20.1.0 --hash=sha256:0\n",
    "pyproject.toml": '[project]\ndependencies = ["flask>=2"]\n[tool.poetry.dependencies]\npython = "^3.11"\na = {version = "^1.2"}\n[tool.ruff.lint]\nselect = ["S"]\n',
    "Pipfile": '[packages]\nflask = "*"\n[dev-packages]\npytest = {version = ">=7"}\n',
    "Pipfile.lock": '{"default": {"flask": {"version": "==2.0"}}, "develop": {}}',
    "poetry.lock": '[[package]]\nname = "flask"\nversion = "2.0.1"\n',
    "composer.json": '{"require": {"php": "^8.1", "a/b": "~1.2"}}',
    "composer.lock": '{"packages": [{"name": "a/b", "version": "v1.2.0"}]}',
    "Cargo.toml": '[dependencies]\nserde = "1.0"\na = { version = "0.1", package = "b" }\n',
    "Gemfile": "source 'x'\ngem 'rails', '~> 7.0', '>= 7.0.4'\n",
    "Gemfile.lock": "GEM\n  specs:\n    rails (7.0.4)\n    pg (1.4-x86)\n",
    "go.mod": "module a\nrequire (\n\tgithub.com/a/b v1.2.3 // indirect\n)\n",
    "setup.cfg": "[options]\ninstall_requires =\n    flask>=2\n",
    "Dockerfile": "FROM python:3.11 AS a\nARG X=1\nENV A=b C=\"d e\"\nRUN a && \\\n  b\nCMD [\"x\", \"y\"]\nCOPY --from=a / /\n",
    "compose.yml": "services:\n  web:\n    build: {context: ., args: [A=b]}\n    environment: [A=b]\n    ports: ['80:80']\n    command: x\n",
    ".env": "A=hunter2\nexport B = 'c'\n# x\n",
    ".python-version": "3.11.4\n",
    ".nvmrc": "v18\n",
    "Procfile": "web: gunicorn app:app\nrelease: python manage.py migrate\n",
    "fly.toml": '[env]\nA = "b"\n[http_service]\ninternal_port = 8080\n',
    "render.yaml": "services:\n  - type: web\n    envVars:\n      - key: A\n        value: b\n",
    ".pre-commit-config.yaml": "repos:\n  - repo: x\n    hooks:\n      - id: ruff\n        args: [--select, S113]\n",
    "ruff.toml": 'select = ["S"]\nignore = ["S113"]\n',
    ".github/workflows/a.yml": "on: push\njobs:\n  a:\n    steps:\n      - run: ruff check\n",
    ".gitattributes": "*.gen.py linguist-generated\nvendor/** linguist-vendored=true\n[attr]x y\n",
    "alembic/versions/1_a.py": "revision = '1'\ndown_revision = None\n",
}  # fmt: skip
_ALIENS = [
    *(b'"version"', b'{"packages": 3}', b"[[package]]\n", b"=" * 30, b"^" * 30, b"||" * 30, b"~> ", b"git+https://x"),
    *(b"a" * 3_000, b" " * 3_000, b"1." * 400, b"x86_64-" * 100, b"${A:-" * 30, b"'" * 99, b"{a: " * 99, b"workspace:*"),
]  # fmt: skip
_SLOW_S = 10.0


class Case(NamedTuple):
    """A file of the repository, spoilt."""

    path: str
    other: str
    made: list[Edit]


_NAMES = st.sampled_from(sorted(_SEEDS))
INPUTS = st.builds(Case, _NAMES, _NAMES, edits(6, _ALIENS))


def hold(case: Case) -> None:
    """Raises where one of the promises is broken."""
    data = spoilt(_SEEDS[case.path].encode(), case.made, _SEEDS[case.other].encode())
    text = data.decode("utf-8", "replace")
    began = time.process_time()
    _read(case.path, text)
    _around(case.path, text)
    must(time.process_time() - began < _SLOW_S, f"{case.path} is read quickly")


def _read(path: str, text: str) -> None:
    must(manifests.needs(path, text) == manifests.needs(path, text), "read alike twice")
    for importer in ("", "a"):
        locks.versions(path, text, importer)
    compose.services(text)
    dockerfile.stages(text)
    attributes.marks_of("vendor/a.gen.py", {"": text, "vendor": text})
    if kind_of(path) is Kind.ENV:
        must("'c'" not in names_only(text), "no value is kept")


def _around(path: str, text: str) -> None:
    """Everything that may be asked of an index that holds it."""
    texts = {**{name: seed for name, seed in _SEEDS.items() if name in _BESIDE}, path: text}
    index = Index.of(dict.fromkeys(texts, "100644"), texts)
    for kind in versions.Ecosystem:
        for name in ("express", "flask", "rails", "serde", "a/b", "github.com/a/b"):
            versions.resolved(index, "src/a.py", kind, name)
    for name in runtimes.NAMES:
        runtimes.version(index, "src/a.py", name)
    declared.python(index, "src/a.py", "flask")
    declared.npm(index, "src/a.ts", "express/x")
    entry = ledgers.entry_of("alembic/versions/1_a.py", index)
    if entry is not None:
        (
            ledgers.code(text, entry.tool),
            ledgers.tables(text, entry.tool),
            list(ledgers.entries(entry.folder, index)),
        )
    must(isinstance(index.words, frozenset), "an index knows its words")
    for twin in ("ruff:S113", "hadolint:DL3008", "bandit:B113"):
        Peers(index, ()).tells(_FINDING, (twin,))


_BESIDE = ("package.json", "requirements.txt")
_FINDING = Finding(
    FindingId("0" * 16), RuleId("x"), Severity.NOTICE, "src/a.py", 1, 1, Side.RIGHT, "x"
)
