"""What runs on a developer's machine alone, in every language's way of asking."""

import re
from pathlib import Path

import pytest

from checks import development
from tests.checks.engine_kit import catalog_of, check, whole

PYTHON = '((call function: (identifier) @_f) @hazard (#eq? @_f "call"))'
OTHERS = {
    "js": '((call_expression function: (identifier) @_f) @hazard (#eq? @_f "call"))',
    "go": '((call_expression function: (identifier) @_f) @hazard (#eq? @_f "call"))',
    "rs": '((call_expression function: (identifier) @_f) @hazard (#eq? @_f "call"))',
    "rb": '((call method: (identifier) @_f) @hazard (#eq? @_f "call"))',
    "php": '((function_call_expression function: (name) @_f) @hazard (#eq? @_f "call"))',
    "cs": '((invocation_expression function: (identifier) @_f) @hazard (#eq? @_f "call"))',
    "java": '((method_invocation name: (identifier) @_f) @hazard (#eq? @_f "call"))',
    "kt": '((call_expression (simple_identifier) @_f) @hazard (#eq? @_f "call"))',
}
QUERIES = {"py": PYTHON, **OTHERS}
STEMS = {
    "py": "python", "js": "javascript", "go": "go", "rs": "rust", "rb": "ruby", "php": "php",
    "cs": "csharp", "java": "java", "kt": "kotlin",
}  # fmt: skip

LOCAL = [
    ("py", "if settings.DEBUG:\n    call()\n"),
    ("py", "if is_production():\n    serve()\nelse:\n    call()\n"),
    ("py", "def f():\n    if not is_dev:\n        raise Refused\n    call()\n"),
    ("py", "x = call() if settings.DEBUG else None\n"),
    ("py", 'if os.environ["APP_ENV"] == "development":\n    call()\n'),
    ("py", 'if settings.environment != "production":\n    call()\n'),
    ("js", 'if (process.env.NODE_ENV !== "production") { try { call(); } catch (e) { log(e); } }'),
    (
        "js",
        'async function f() { if (process.env.NODE_ENV !== "development") return no(); call(); }',
    ),
    ("js", "if (import.meta.env.DEV && token) { call(); }"),
    ("js", "const x = isProd ? null : call();"),
    ("js", "isDev && call();"),
    ("js", "if (!isProduction) call();"),
    ("go", 'package a\nfunc f() { if os.Getenv("APP_ENV") == "local" { call() } }'),
    ("rs", "fn f() { if cfg!(debug_assertions) { call(); } }"),
    ("rb", "call(1) if Rails.env.development?"),
    ("rb", "unless Rails.env.production?\n  call(1)\nend"),
    ("php", "<?php if (App::environment('local') && $p) { call(); }"),
    ("cs", "class A { void F() { if (env.IsDevelopment()) { call(); } } }"),
    ("java", "class A { void f() { if (isDev) { call(); } } }"),
    ("kt", "fun f() { if (isDev) { call() } }"),
]
LIVE = [
    ("py", "if settings.DEBUG:\n    pass\nelse:\n    call()\n"),
    ("py", "if settings.DEBUG or forced:\n    call()\n"),
    ("py", "def f():\n    if is_dev:\n        raise Refused\n    call()\n"),
    ("py", "x = 1 if settings.DEBUG else call()\n"),
    ("py", "if call() and settings.DEBUG:\n    pass\n"),
    ("py", "if is_device:\n    call()\n"),
    ("js", 'if (process.env.NODE_ENV === "production") { call(); }'),
    ("js", "if (isDev) { log(); }\ncall();"),
    ("js", "if (isProd) { log(); }\ncall();"),
    ("js", "isDev || call();"),
    ("js", "const x = isDev ? null : call();"),
    ("js", 'function f() { const e = process.env.NODE_ENV === "development"; call(); }'),
    ("rb", "call(1) if Rails.env.production?"),
    ("rb", "unless Rails.env.development?\n  call(1)\nend"),
]


def found(suffix: str, code: str, folder: Path) -> int:
    catalog = catalog_of(folder, QUERIES[suffix], STEMS[suffix])
    return len(check(whole(code, f"app.{suffix}"), catalog).findings)


@pytest.mark.parametrize(("suffix", "code"), LOCAL)
def test_what_customers_never_meet_is_not_told(suffix: str, code: str, tmp_path: Path) -> None:
    assert found(suffix, code, tmp_path) == 0


@pytest.mark.parametrize(("suffix", "code"), LIVE)
def test_all_else_is(suffix: str, code: str, tmp_path: Path) -> None:
    assert found(suffix, code, tmp_path) == 1


@pytest.mark.parametrize("suffix", QUERIES)
def test_each_query_finds_its_call(suffix: str, tmp_path: Path) -> None:
    code = next(code for one, code in LOCAL if one == suffix)
    asked = r"DEBUG|development|environment|local|isDev\b|debug_assertions|IsDevelopment|production"
    code = re.sub(asked, "other", code)
    assert found(suffix, code, tmp_path) == 1


def test_a_long_condition_says_more_than_where_it_runs(tmp_path: Path) -> None:
    long = " && ".join(f"flag{number}" for number in range(60))
    assert found("js", f"if (isDev && {long}) {{ call(); }}", tmp_path) == 1


@pytest.mark.parametrize("condition", ["!isDev", "isProd", "NODE_ENV === 'production' || !key"])
def test_conditions_that_hold_in_production(condition: str) -> None:
    assert development.is_live(condition)
    assert not development.is_local(condition)
