"""Whose variable a name is, and what it may hold."""

from pathlib import Path

import pytest

from tests.checks.test_engine_predicates import found

FIRST = """((call function: (_) @_f arguments: (argument_list . (_) @first)) @hazard
  (#eq? @_f "f") {predicate})"""
JS_FIRST = """((call_expression function: (_) @_f arguments: (arguments . (_) @first)) @hazard
  (#eq? @_f "f") {predicate})"""


@pytest.mark.parametrize(
    ("predicate", "query", "code", "holds"),
    [
        ("(#module-variable? @first)", FIRST, "a = {}\ndef g():\n  f(a)", True),
        ("(#module-variable? @first)", FIRST, "def g():\n  global a\n  a = 1\n  f(a)", True),
        ("(#module-variable? @first)", FIRST, "a = 1\ndef g(a):\n  f(a)", False),
        ("(#module-variable? @first)", FIRST, "def g():\n  f(a)", False),
        ("(#module-variable? @first)", JS_FIRST, "let a\nfunction g() { f(a) }", True),
        ("(#module-variable? @first)", JS_FIRST, "function g() { let a; f(a) }", False),
        ('(#holds? @first "^\\\\{")', FIRST, "a = {}\ndef g():\n  f(a)", True),
        ('(#holds? @first "^\\\\{")', FIRST, "a = []\nf(a)", False),
        ('(#not-holds? @first "^\\\\{")', FIRST, "f(a)", False),
        ('(#holds? @first "^new Map")', JS_FIRST, "const a = new Map()\nx = () => f(a)", True),
    ],
)
def test_whose_it_is_and_what_it_holds(
    tmp_path: Path, predicate: str, query: str, code: str, holds: bool
) -> None:
    assert found(tmp_path, query, predicate, code) is holds


HEADS = [
    ("def on_hook(x):\n  f(hit)", "hook", True),
    ("@app.post('/hook')\ndef take():\n  f(hit)", "hook", True),
    ("def take():\n  f(hook)", "hook", False),
    ("f(hook)", "hook", False),
]


@pytest.mark.parametrize(("code", "pattern", "holds"), HEADS)
def test_the_head_of_the_function_around(
    tmp_path: Path, code: str, pattern: str, holds: bool
) -> None:
    assert found(tmp_path, FIRST, f'(#function-head? @first "{pattern}")', code) is holds


def test_a_head_begins_where_its_line_does(tmp_path: Path) -> None:
    code = 'app.post("/hook", async () => { f(hit) })'
    assert found(tmp_path, JS_FIRST, '(#function-head? @first "hook")', code)
