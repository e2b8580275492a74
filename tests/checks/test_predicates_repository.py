"""What a rule may ask of the repository around the file; where there is none, nothing is known."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from checks.index import Index
from tests.checks.engine_kit import catalog_of, check, whole

QUERY = (
    '((call function: (_) @_f arguments: (argument_list . (_) @first)) @hazard (#eq? @_f "f") {})'
)


def holds(
    folder: Path, predicate: str, tree: Mapping[str, str] | None, code: str = "f('A_KEY')"
) -> bool:
    catalog = catalog_of(folder, QUERY.format(predicate))
    index = None if tree is None else Index.of(dict.fromkeys(tree, "100644"), tree)
    return bool(check(replace(whole(code), index=index), catalog).findings)


FLASK = {"requirements.txt": "flask==2.3.1\n"}


@pytest.mark.parametrize(
    ("predicate", "tree", "answer"),
    [
        ('(#version? "flask" ">=2.3")', FLASK, True),
        ('(#version? "flask" ">=3")', FLASK, False),
        ('(#version? "flask" "<3")', FLASK, True),
        ('(#not-version? "flask" ">=3")', FLASK, True),
        ('(#not-version? "flask" "<3")', FLASK, False),
        ('(#version? "flask" ">=3")', {"requirements.txt": "flask\n"}, True),
        ('(#version? "django" ">=3")', FLASK, False),
        ('(#not-version? "django" ">=3")', FLASK, False),
        ('(#not-version? "flask" ">=3")', None, False),
        ('(#version? "python" ">=3.12")', {"Dockerfile": "FROM python:3.12-slim\n"}, True),
        ('(#version? "python" ">=3.12")', {".python-version": "3.11\n"}, False),
        ('(#not-version? "python" ">=3.12")', {".python-version": "3.11\n"}, True),
        (
            '(#not-version? "python" ">=3.12")',
            {".python-version": "3.11\n", "Dockerfile": "FROM python:3.13\n"},
            False,
        ),
        ('(#version? "python" "<3.12")', {"runtime.txt": "python-3.11.4\n"}, True),
        ('(#version? "python" "<3.12")', {".tool-versions": "nodejs 24\npython 3.11.4\n"}, True),
    ],
)
def test_versions(
    tmp_path: Path, predicate: str, tree: Mapping[str, str] | None, answer: bool
) -> None:
    assert holds(tmp_path, predicate, tree) is answer


ENV = {".env.example": "OTHER_KEY=\n"}


@pytest.mark.parametrize(
    ("tree", "code", "answer"),
    [
        (ENV, "f('A_KEY')", True),
        (ENV, "f('OTHER_KEY')", False),
        (ENV, "f('PORT')", False),
        (ENV, "f('a_key')", False),
        (ENV, "f(A_KEY)", True),
        ({**ENV, "render.yaml": "- key: A_KEY\n"}, "f('A_KEY')", False),
        (ENV, "f('A_KEY')\nprint('A_MAIL')", False),
        (ENV, "f('A_KEY')\nraise Missing('A_KEY', 'A_MAIL')", True),
        ({".env": "A_MAIL="}, "f('A_KEY')\nprint('A_MAIL')", True),
        ({"README.md": ""}, "f('A_KEY')", False),
        (None, "f('A_KEY')", False),
    ],
)
def test_variables(tmp_path: Path, tree: Mapping[str, str] | None, code: str, answer: bool) -> None:
    assert holds(tmp_path, "(#undeclared-variable? @first)", tree, code) is answer


ASKED = {"requirements.txt": "flask\n"}


@pytest.mark.parametrize(
    ("tree", "code", "answer"),
    [
        (ASKED, "f('redis')", True),
        (ASKED, "f('redis.asyncio')", True),
        (ASKED, "f('flask')", False),
        (ASKED, "f('json')", False),
        (ASKED, "f('nobody_knows_this')", False),
        ({**ASKED, "lib/redis/__init__.py": ""}, "f('redis')", False),
        ({**ASKED, "Dockerfile": "RUN pip install redis\n"}, "f('redis')", False),
        ({"README.md": ""}, "f('redis')", False),
        (None, "f('redis')", False),
    ],
)
def test_packages(tmp_path: Path, tree: Mapping[str, str] | None, code: str, answer: bool) -> None:
    code = f"import json\n{code}"  # a text without any import is not parsed
    assert holds(tmp_path, "(#undeclared-package? @first)", tree, code) is answer


@pytest.mark.parametrize(
    ("tree", "answer"),
    [
        ({"compose.yml": "services:\n  a:\n    volumes:\n      - data:/srv/uploads\n"}, True),
        ({"compose.yml": 'services:\n  a:\n    volumes:\n      - "./x:/srv/uploads:rw"\n'}, True),
        ({"fly.toml": '[mounts]\nsource = "data"\ndestination = "/srv/uploads"\n'}, True),
        ({"compose.yml": "services:\n  a:\n    volumes:\n      - data:/srv/other\n"}, False),
        ({}, False),
        (None, False),
    ],
)
def test_volumes(tmp_path: Path, tree: Mapping[str, str] | None, answer: bool) -> None:
    assert holds(tmp_path, "(#on-volume? @first)", tree, "f('/srv/uploads/a.png')") is answer


@pytest.mark.parametrize(
    ("tree", "answer"),
    [
        (
            {"prisma/schema.prisma": "model Entry {\n  a Int\n  b Int\n  @@unique([a, b])\n}\n"},
            True,
        ),
        ({"prisma/schema.prisma": "model Entry {\n  id Int @id\n  a Int @unique\n}\n"}, True),
        ({"prisma/schema.prisma": "model Entry {\n  id Int @id\n}\n"}, False),
        ({"prisma/schema.prisma": "model Other {\n  a Int @unique\n}\n"}, None),
        ({}, False),
        (None, False),
    ],
)
def test_unique_keys(tmp_path: Path, tree: Mapping[str, str] | None, answer: bool | None) -> None:
    yes, no = "(#unique-in-schema? @first)", "(#not-unique-in-schema? @first)"
    assert holds(tmp_path / "yes", yes, tree, "f(prisma.entry)") is bool(answer)
    assert holds(tmp_path / "no", no, tree, "f(prisma.entry)") is (answer is False)


@pytest.mark.parametrize(
    ("tree", "answer"),
    [
        ({"Procfile": "web: node app.js\n"}, True),
        ({"Dockerfile": "FROM node:24\n", "render.yaml": "services: []\n"}, True),
        ({"Dockerfile": "FROM node:24\n"}, False),
        ({}, True),
        (None, True),
    ],
)
def test_ports(tmp_path: Path, tree: Mapping[str, str] | None, answer: bool) -> None:
    assert holds(tmp_path, "(#port-given? @first)", tree, "f(3000)") is answer


@pytest.mark.parametrize(
    ("tree", "answer"),
    [
        ({"requirements.txt": "psycopg2-binary==2.9.9\n"}, True),
        ({"package.json": '{"dependencies": {"pg": "8.1.0"}}'}, True),
        ({"requirements.txt": "flask==3.1.0\n"}, False),
        ({}, True),
        (None, True),
    ],
)
def test_databases(tmp_path: Path, tree: Mapping[str, str] | None, answer: bool) -> None:
    assert holds(tmp_path, "(#server-database? @first)", tree, "f('sqlite://')") is answer


GUARDED = "router.{}('/{}', auth, f)\n"


@pytest.mark.parametrize(
    ("others", "path", "answer"),
    [(3, "a", True), (2, "a", False), (3, "login", False)],
)
def test_siblings(tmp_path: Path, others: int, path: str, answer: bool) -> None:
    query = (
        "((call_expression function: (member_expression property: (_) @_verb)) @hazard "
        '(#any-of? @_verb "post" "delete") (#unlike-siblings? @hazard))'
    )
    code = "".join(GUARDED.format("post", number) for number in range(others))
    code += f"router.delete('/{path}', g)\n"
    catalog = catalog_of(tmp_path, query, "javascript")
    assert bool(check(whole(code, "server/a.js"), catalog).findings) is answer
