"""JSON, TOML and HCL: what is known of keys; SQL and bash: which text stands in which place."""

from pathlib import Path

import pytest

from tests.checks.languages.kit import findings, stands_in

LACKS = '(#has-key? @hazard "a" "1") (#lacks-key? @hazard "b")'
HCL = f"((body) @hazard {LACKS})"
KEYS = {
    "JSON lacks it": ("json", f"((object) @hazard {LACKS})", '{"x": {"a": 1}}', True),
    "JSON has it": ("json", f"((object) @hazard {LACKS})", '{"x": {"a": 1, "b": 2}}', False),
    "a table lacks it": ("toml", f"((table) @hazard {LACKS})", "[t]\na = 1\n", True),
    "a table has it": ("toml", f"((table) @hazard {LACKS})", "[t]\na = 1\nb = 2\n", False),
    "an inline table": ("toml", f"((inline_table) @hazard {LACKS})", "t = { a = 1 }\n", True),
    "the top": ("toml", f"((document) @hazard {LACKS})", "a = 1\n[b]\n", False),
    "a body lacks it": ("hcl", HCL, 'resource "r" "n" {\n  a = 1\n}\n', True),
    "a body has it": ("hcl", HCL, 'resource "r" "n" {\n  a = 1\n  b = 2\n}\n', False),
    "a body has it as a block": ("hcl", HCL, 'r "n" {\n  a = 1\n  b {\n  }\n}\n', False),
    "a block that is generated": (
        "hcl",
        HCL,
        'r "n" {\n  a = 1\n  dynamic "b" {\n  }\n}\n',
        False,
    ),
    "an object": ("hcl", f"((object) @hazard {LACKS})", "x = { a = 1, c = 2 }\n", True),
    "a text": (
        "hcl",
        '((body) @hazard (#has-key? @hazard "a" "one"))',
        'r "n" {\n  a = "one"\n}\n',
        True,
    ),
    "a text with something in it": (
        "hcl",
        '((body) @hazard (#has-key? @hazard "a" "one"))',
        'r "n" {\n  a = "${one}"\n}\n',
        False,
    ),
}


@pytest.mark.parametrize(("language", "query", "text", "found"), KEYS.values(), ids=KEYS)
def test_keys(tmp_path: Path, language: str, query: str, text: str, found: bool) -> None:
    suffix = {"hcl": "tf"}.get(language, language)
    assert bool(findings(tmp_path, language, query, text, f"deploy/a.{suffix}")) is found


def test_a_template_in_json_has_a_kind(tmp_path: Path) -> None:
    query = (
        '((pair) @hazard (#document-kind? @hazard "cloudformation") (#eq? @hazard "\\"b\\": 1"))'
    )
    text = '{"Resources": {"a": {"Type": "AWS::S3::Bucket"}},\n"b": 1}'
    assert findings(tmp_path, "json", query, text, "deploy/a.json") == [2]


BASH = {
    "for": ('for x in "$@"; do HERE; done', "loop", True),
    "what it goes over": ("for x in $(HERE); do a; done", "loop", False),
    "while": ("while HERE; do a; done", "loop", True),
    "words": ("for x in a b; do HERE; done", "bounded-loop", True),
    "a function": ("f() { HERE; }", "function", True),
    "the script": ("HERE", "module-level", True),
}


@pytest.mark.parametrize(("text", "place", "inside"), BASH.values(), ids=BASH)
def test_a_command_stands_in(tmp_path: Path, text: str, place: str, inside: bool) -> None:
    call = "(command name: (command_name) @_name)"
    assert stands_in(tmp_path, call, text + "\n", "bin/backup.ksh", place) is inside


SQL = {
    "in a transaction": ("BEGIN;\nDROP TABLE t;\nCOMMIT;\n", True),
    "alone": ("DROP TABLE t;\n", False),
}


@pytest.mark.parametrize(("text", "inside"), SQL.values(), ids=SQL)
def test_a_statement_stands_in_a_transaction(tmp_path: Path, text: str, inside: bool) -> None:
    query = '((drop_table) @hazard (#inside? @hazard "transaction"))'
    assert bool(findings(tmp_path, "sql", query, text, "db/a.sql")) is inside
