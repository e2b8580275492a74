"""Where the function around a node begins and ends. `HERE()` marks the call that is asked about."""

from pathlib import Path

import pytest

from tests.checks.engine_kit import catalog_of, check, whole

PATHS = {
    "python": "app/a.py",
    "javascript": "src/a.js",
    "ruby": "app/a.rb",
    "kotlin": "src/A.kt",
    "go": "a.go",
}
HERE = {
    "python": '((call function: (_) @_f) @hazard (#eq? @_f "HERE") {})',
    "javascript": '((call_expression function: (_) @_f) @hazard (#eq? @_f "HERE") {})',
    "ruby": '((call method: (_) @_f) @hazard (#eq? @_f "HERE") {})',
    "kotlin": '((call_expression . (_) @_f) @hazard (#eq? @_f "HERE") {})',
    "go": '((call_expression function: (_) @_f) @hazard (#eq? @_f "HERE") {})',
}

# language, code, whether its function speaks of `told`
CASES = {
    "in the same function": ("python", "def f():\n  told\n  HERE()", True),
    "in another": ("python", "def g():\n  told\ndef f():\n  HERE()", False),
    "outside of functions": ("python", "told\nHERE()", True),
    "beside the function": ("python", "told\ndef f():\n  HERE()", False),
    "by a decorator": ("python", "@told\ndef f():\n  HERE()", True),
    "around a lambda": ("python", "def f():\n  told\n  do(lambda: HERE())", True),
    "around an inner function": ("python", "def f():\n  told\n  def g():\n    HERE()", False),
    "around a then": ("javascript", "function f() { told(); a().then(() => HERE()) }", True),
    "in a route": ("javascript", "app.post('/a', () => { told(); HERE() })", True),
    "around a route": (
        "javascript",
        "function f() { told(); app.post('/a', () => HERE()) }",
        False,
    ),
    "around a wrapped route": (
        "javascript",
        "function f() { told(); app.post('/a', wrap(async () => { HERE() })) }",
        False,
    ),
    "around a named arrow": ("javascript", "told(); const f = () => HERE()", False),
    "around a called function": ("javascript", "told(); (() => HERE())()", False),
    "around a block": ("ruby", "def f\n  told\n  rows.each do |row|\n    HERE()\n  end\nend", True),
    "around a route of Ruby": ("ruby", "told\npost '/a' do\n  HERE()\nend", False),
    "around a lambda of Kotlin": ("kotlin", "fun f() { told(); rows.forEach { HERE() } }", True),
    "around a route of Kotlin": ("kotlin", 'fun f() { told(); post("/a") { HERE() } }', False),
    "around a literal of Go": ("go", "package a\nfunc f() { told(); do(func() { HERE() }) }", True),
    "around a route of Go": (
        "go",
        'package a\nfunc f() { told(); r.POST("/a", func() { HERE() }) }',
        False,
    ),
}


def found(tmp_path: Path, language: str, predicate: str, code: str) -> bool:
    catalog = catalog_of(tmp_path, HERE[language].replace("{}", predicate), language)
    report = check(whole(f"{code}\n", PATHS[language]), catalog)
    assert report.skipped is None
    return bool(report.findings)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_function_is_what_a_reader_takes_for_it(
    tmp_path: Path, case: tuple[str, str, bool]
) -> None:
    language, code, told = case
    assert found(tmp_path / "plain", language, '(#function-match? @hazard "told")', code) is told
    denied = '(#not-function-match? @hazard "told")'
    assert found(tmp_path / "denied", language, denied, code) is not told


@pytest.mark.parametrize(("name", "holds"), [("a", True), ("b.c", False)])
def test_braces_are_the_text_of_the_node(tmp_path: Path, name: str, holds: bool) -> None:
    query = """((call function: (_) @_f arguments: (argument_list (_) @_a)) @hazard
      (#eq? @_f "HERE") (#function-match? @_a "use {};"))"""
    code = f'def f():\n  told("use a; use bxc;")\n  HERE({name})\n'
    assert bool(check(whole(code), catalog_of(tmp_path, query)).findings) is holds
