"""The trimmed schema: what is left of GitHub's, and how it is trimmed."""

import json
from pathlib import Path

from graphql import GraphQLObjectType, build_schema, validate_schema

from sandbox.graphql.execute import TABLES
from sandbox.graphql.schema import FILE, load_schema
from sandbox.graphql.trim_schema import IN_USE, NAMED, trim

MORE = '''
"""A thing that nobody uses."""
type Sponsor { id: ID! }

"""A commit's verification."""
enum Unused { A B }

directive @requiredCapabilities(requiredCapabilities: [String!]) on FIELD_DEFINITION

extend type Nothing { a: Int }
'''


def package(folder: Path, schema: str) -> Path:
    about = {"name": "@octokit/graphql-schema", "version": "1.2.3", "license": "MIT"}
    (folder / "package.json").write_text(json.dumps(about))
    (folder / "schema.graphql").write_text(schema)
    return folder


def body(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.startswith("#"))


def test_the_committed_file_is_what_the_script_makes_of_it(tmp_path: Path) -> None:
    committed = FILE.read_text("utf-8")
    again = trim(package(tmp_path, committed))
    assert body(again) == body(committed)


def test_trimming_takes_types_fields_descriptions_and_directives_out(tmp_path: Path) -> None:
    larger = FILE.read_text("utf-8").replace(
        "type Blob implements",
        '"""Represents a Git blob."""\ntype Blob implements',
    )
    larger = larger.replace(
        "  byteSize: Int!\n",
        '  "Its size"\n  byteSize: Int! @requiredCapabilities(requiredCapabilities: ["a"])\n'
        "  sponsor: Sponsor\n",
    )
    again = trim(package(tmp_path, larger + MORE))
    assert body(again) == body(FILE.read_text("utf-8"))


def test_the_head_names_source_version_and_licence(tmp_path: Path) -> None:
    head = trim(package(tmp_path, FILE.read_text("utf-8"))).split("\n\n")[0]
    for word in ("@octokit/graphql-schema", "version 1.2.3", "MIT", "trim_schema.py"):
        assert word in head
    assert "@octokit/graphql-schema" in FILE.read_text("utf-8").split("\n\n")[0]


def test_nothing_is_wrong_with_it_but_what_github_itself_does() -> None:
    errors = validate_schema(build_schema(FILE.read_text("utf-8")))
    wrong = [e.message for e in errors if "is not deprecated, so implementation" not in e.message]
    assert wrong == []


def test_every_resolver_is_of_a_field_that_github_has() -> None:
    """A resolver of a field that does not exist is a slip of the pen that nothing would show."""
    schema = load_schema()
    for type_name, table in TABLES.items():
        kind = schema.type_map[type_name]
        assert isinstance(kind, GraphQLObjectType)
        assert set(table) - set(kind.fields) == SHARED.get(type_name, set())


# The accounts share one table: what one of them lacks is never asked of it.
SHARED = {
    "Bot": {"email", "isViewer", "name", "repository"},
    "Organization": {"email", "isViewer"},
}


def test_all_types_in_use_are_there() -> None:
    assert set(load_schema().type_map) >= IN_USE | set(NAMED)
