"""Which language a file is in, and what `language.toml` must say."""

from pathlib import Path

import pytest

from checks import language
from checks.errors import RuleError


@pytest.mark.parametrize(
    ("path", "head", "name"),
    [
        ("a.py", b"", "python"),
        ("A.PY", b"", "python"),
        ("a.pyi", b"", "python"),
        ("a.js", b"", "javascript"),
        ("a.jsx", b"", "javascript"),
        ("a.mjs", b"", "javascript"),
        ("a.cjs", b"", "javascript"),
        ("a.ts", b"", "typescript"),
        ("a.mts", b"", "typescript"),
        ("a.cts", b"", "typescript"),
        ("a.d.ts", b"", "typescript"),
        ("a.tsx", b"", "tsx"),
        ("deploy/Dockerfile", b"", "dockerfile"),
        ("Dockerfile.web", b"", "dockerfile"),
        ("web.Dockerfile", b"", "dockerfile"),
        ("web.dockerfile", b"", "dockerfile"),
        ("bin/run", b"#!/usr/bin/env python3\n", "python"),
        ("bin/run", b"#!/usr/bin/env -S python3 -u\n", "python"),
        ("bin/run", b"#!/usr/bin/node\n", "javascript"),
        ("bin/run", b"#!/bin/sh\n", "bash"),
        ("bin/run.sh", b"#!/usr/bin/env python3\n", "bash"),
        ("bin/run", b"#!/bin/tcl\n", None),
        ("bin/run.tcl", b"#!/usr/bin/env python3\n", None),
        ("bin/run", b"#!", None),
        ("a.txt", b"", None),
        ("Dockerfiles/readme", b"", None),
        (".env", b"", "dotenv"),
        ("api/.env.production", b"", "dotenv"),
        ("deploy/prod.env", b"", "dotenv"),
        (".envrc", b"", "bash"),
        ("src/main/resources/application.properties", b"", "properties"),
        ("Procfile", b"", "procfile"),
        ("nginx.conf", b"", "nginx"),
        ("web/nginx.prod.conf", b"", "nginx"),
        ("docker/default.conf.template", b"", "nginx"),
        ("deploy/nginx/conf.d/app.conf", b"", "nginx"),
        ("etc/nginx/sites-available/shop", b"", "nginx"),
        ("redis.conf", b"", None),
        ("requirements.txt", b"", "requirements"),
        ("api/requirements-dev.txt", b"", "requirements"),
        ("api/requirements/base.txt", b"", "requirements"),
        ("robots.txt", b"", None),
        ("go.mod", b"", "gomod"),
        ("Makefile", b"", "make"),
        ("prisma/schema.prisma", b"", "prisma"),
        ("pom.xml", b"", "xml"),
        ("Shop.csproj", b"", "xml"),
        ("build.gradle", b"", "groovy"),
        ("build.gradle.kts", b"", "kotlin"),
        ("alembic.ini", b"", "ini"),
        ("deploy/shop.service", b"", "ini"),
    ],
)
def test_the_language_of_a_file(path: str, head: bytes, name: str | None) -> None:
    found = language.load().of(path, head)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("fence", "name"),
    [("py", "python"), ("js", "javascript"), ("ts", "typescript"), ("tsx", "tsx"), ("c", None)],
)
def test_the_language_of_a_code_block(fence: str, name: str | None) -> None:
    found = language.load().named(fence)
    assert (found.name if found else None) == name


def test_every_grammar_loads() -> None:
    for each in language.load().all:
        assert each.tree_sitter.node_kind_count > 0


def copied(tmp_path: Path, old: str, new: str) -> Path:
    text = (language.FOLDER / "python" / "language.toml").read_text()
    assert old in text
    (tmp_path / "python").mkdir()
    (tmp_path / "python" / "language.toml").write_text(text.replace(old, new))
    return tmp_path


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"call"', '"cal"', "No node type `cal`"),
        ('grammar      = "python"', 'grammar = "no-such"', "No grammar `no-such`"),
        ("suffixes", "sufixes", "Unknown key `sufixes`"),
        ('comments     = ["#"]', "", "`comments` is missing"),
        ("await ", "awaits ", "Unknown key `awaits`"),
    ],
)
def test_mistakes_in_language_toml(tmp_path: Path, old: str, new: str, says: str) -> None:
    with pytest.raises(RuleError) as caught:
        (broken,) = language.load(copied(tmp_path, old, new)).all
        assert broken.tree_sitter
        assert broken.nodes
    assert says in caught.value.message
