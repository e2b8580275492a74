"""Each predicate of the vocabulary: yes, no, and quiet where the answer is not known."""

import re
from pathlib import Path

import pytest

from checks import vocabulary
from checks.predicates.texts import regex
from tests.checks.engine_kit import catalog_of, check, lines, whole

# `f(…)` in Python, with the predicate about what stands where.
CALL = (
    """((call function: (_) @callee arguments: (argument_list) @arguments) @hazard {predicate})"""
)
FIRST = """((call function: (_) @_f arguments: (argument_list . (_) @first)) @hazard
  (#eq? @_f "f") {predicate})"""
SECOND = (
    """((call function: (_) @_f arguments: (argument_list . (_) @first)) @hazard {predicate})"""
)
OBJECT = """((call_expression function: (_) @_f arguments: (arguments . (_) @first)) @hazard
  (#eq? @_f "f") {predicate})"""
JS_CALL = """((call_expression function: (_) @callee arguments: (arguments) @arguments) @hazard
  (#eq? @callee "f") {predicate})"""


def found(tmp_path: Path, query: str, predicate: str, code: str) -> bool:
    language, path = ("javascript", "src/a.js") if "_expression" in query else ("python", "a.py")
    catalog = catalog_of(tmp_path, query.replace("{predicate}", predicate), language)
    report = check(whole(f"{code}\n", path), catalog)
    assert report.skipped is None
    return bool(report.findings)


def denied(predicate: str) -> str:
    return predicate.replace("(#", "(#not-")


# predicate, query, code in which it holds, code in which it does not, code that leaves it open
CASES = [
    ('(#eq? @callee "f")', CALL, "f(1)", "g(1)", None),
    ('(#eq? @first "f")', FIRST, None, 'f("f")', None),
    ('(#any-of? @first "a" "b")', FIRST, 'f("b")', 'f("c")', None),
    ('(#any-of? @first "a" "b")', FIRST, "f(a)", "f(c)", None),
    ('(#any-of? @first "{a,b}.c")', FIRST, "f(b.c)", "f(b)", None),
    ('(#any-of? @first "a")', FIRST, "f(rb'''a''')", 'f(f"a{b}")', None),
    ('(#match? @first "^a+$")', FIRST, "f(aaa)", "f(ab)", None),
    ('(#resolves? @callee "m.f")', CALL, "from m import f\nf()", "import m\nm.g()", "f()"),
    ('(#resolves? @callee "m.*.f")', CALL, "import m\nm.a.f()", "import m\nm.f()", "x.f()"),
    ('(#lacks-argument? @arguments "a")', CALL, "f(1, b=2)", "f(a=1)", "f(**k)"),
    ('(#lacks-argument? @hazard "a")', CALL, "f(*k)", "f(a=1, **k)", "f(b=1, **k)"),
    ('(#lacks-key? @first "a" "b")', FIRST, 'f({"c": 1})', 'f({"b": 1})', "f({**k})"),
    ('(#lacks-key? @first "a")', FIRST, None, None, "f(k)"),
    ('(#lacks-key? @first "a")', OBJECT, "f({b, c: 1, d() {}})", "f({a})", "f({...k})"),
    ('(#lacks-key? @first "a")', OBJECT, 'f({"b": 1})', 'f({"a": 1})', "f({[k]: 1})"),
    ('(#lacks-key? @first "a")', OBJECT, "f({})", "f({...k, a: 1})", "f(k)"),
    ('(#has-key? @first "a" "x" "1")', OBJECT, 'f({a: "x"})', "f({a: 2})", "f({a})"),
    ('(#has-key? @first "a" "1")', OBJECT, "f({a: 2, a: 1})", "f({b: 1})", "f({a: 1, ...k})"),
    ('(#has-key? @first "a" "1")', OBJECT, "f({...k, a: 1})", "f({})", "f(k)"),
    ('(#has-key? @arguments "a" "True")', CALL, "f(a=True)", "f(a=False)", "f(**k)"),
    ('(#arguments-count? @arguments "1")', CALL, "f(1, a=2)", "f(1, 2)", "f(*k)"),
    ('(#arguments-count? @arguments "2+")', CALL, "f(1, 2, 3)", "f(1)", "f(1, 2, *k)"),
    ('(#arguments-count? @arguments "0" "2")', JS_CALL, "f(1, /* a */ 2)", "f(1)", "f(...k)"),
    ("(#literal? @first)", FIRST, 'f("a")', 'f(f"{a}")', None),
    ("(#literal? @first)", FIRST, "f(1)", "f(a)", None),
    ("(#literal? @first)", FIRST, "f(None)", "f([])", None),
    ("(#literal? @first)", OBJECT, "f(`a`)", "f(`${a}`)", None),
    ('(#contains? @arguments "a")', CALL, "f(x[g(a)])", "f(b, ab)", None),
    ('(#contains? @arguments "a")', CALL, 'f(x=["a"])', 'f("ab")', None),
    (
        '(#on-side? @first "server")',
        OBJECT,
        "import 'express'\nf(1)",
        "import 'react'\nf(1)",
        "f(1)",
    ),
    ('(#in-role? @first "production")', FIRST, "f(1)", None, None),
    (
        "(#uses-loop-variable? @first)",
        FIRST,
        "for a in b:\n  f(a.x)",
        "for a in b:\n  f(c)",
        "f(a)",
    ),
    ("(#uses-loop-variable? @first)", FIRST, "[f(a) for a in b]", "[f(b) for a in b]", "f(a)"),
    ("(#uses-loop-variable? @first)", OBJECT, "b.map((a) => f(a))", "b.map((a) => f(b))", "f(a)"),
    ("(#loop-variable? @first)", FIRST, "for a in b:\n  f(a.x.y())", "for a in b:\n  f(c)", "f(a)"),
    (
        "(#loop-variable? @first)",
        FIRST,
        "for a in b:\n  x = a.u\n  f(x)",
        "for a in b:\n  f('' + a)",
        None,
    ),
    ("(#loop-variable? @first)", FIRST, None, "for a in b:\n  x = f'{c}/{a}'\n  f(x)", None),
    (
        "(#leaves-loop? @hazard)",
        FIRST,
        "for a in b:\n  if f(a): break",
        "for a in b:\n  f(a)",
        "f(a)",
    ),
    (
        "(#leaves-loop? @hazard)",
        FIRST,
        "def g():\n  for a in b:\n    if f(a): return a",
        None,
        None,
    ),
    ("(#leaves-loop? @hazard)", OBJECT, None, "b.map((a) => { return f(a) })", None),
    ("(#leaves-loop? @hazard)", OBJECT, None, "for (const a of b) f(a, () => { return 1 })", None),
    ('(#on-condition? @hazard "insecure")', OBJECT, "if (o.insecure) { f(1) }", "f(1)", None),
    (
        '(#on-condition? @hazard "insecure")',
        OBJECT,
        "o.insecure ? f(1) : 0",
        "if (f(1)) { insecure() }",
        None,
    ),
    (
        '(#on-condition? @hazard "insecure")',
        OBJECT,
        "() => { switch (a) { case 'insecure': f(1) } }",
        None,
        None,
    ),
    ('(#named? @hazard "tok")', CALL, "a.token = g(f())", "count = f()", None),
    ('(#named? @hazard "^tok")', CALL, 'x = {"token": [f()]}', "token(f(1))", None),
    ('(#named? @hazard "^tok")', CALL, 'r["token"] = 1 + f()', "def g():\n  return f()", None),
    ('(#named? @hazard "^tok")', CALL, "def token():\n  key = f()", "f()", None),
    ('(#named? @hazard "^tok")', JS_CALL, "const token = (n) => { let a = f() }", "f()", None),
    ('(#named? @hazard "^tok")', JS_CALL, "g({ token: xs.map(() => f()) })", "g(f())", None),
    ('(#text-match? @first "b")', FIRST, 'f("abc")', "f(a)", None),
    ('(#text-match? @first "b")', FIRST, 'a = "abc"\nf(a)', 'a = "c"\nf(a)', None),
    (
        "(#sql-value? @first)",
        FIRST,
        "def g(b):\n  f(f\"SELECT 1 WHERE a = '{b}'\")",
        None,
        "def g(b):\n  f(f'SELECT {b}')",
    ),
    ("(#sql-condition? @first)", FIRST, "def g(b):\n  f(f\"a = '{b}'\")", "f('a')", None),
    ("(#credential? @first)", FIRST, 'f("AKIA4MTWJ2QXZ7P3LK6D")', 'f("AKIA")', None),
    ("(#names-secret? @first)", FIRST, "f(db_password)", "f(password_hash)", None),
    ("(#names-secret? @first)", FIRST, 'f("db_password")', 'f("colour")', None),
    ("(#secret? @first @first)", FIRST, 'f("PASSWORD=Autumn2031")', 'f("PASSWORD=$P")', None),
    (
        "(#secret? @_f @first)",
        SECOND,
        'password("Autumn2031")',
        'password("x y")',
        "password(f'{a}')",
    ),
    ("(#awaited? @hazard)", JS_CALL, "async () => { await f() }", "f()", "x = f()"),
    ("(#awaited? @hazard)", JS_CALL, "() => { return f() }", "f().then(g)", "g({a: f()})"),
    ("(#awaited? @hazard)", JS_CALL, "() => f()", "f().finally(g)", "const a = f()"),
    ("(#awaited? @hazard)", JS_CALL, "f().then(g).catch(h)", "f", None),
    ("(#awaited? @hazard)", JS_CALL, "async () => { await Promise.all([f(), (g())]) }", None, None),
    ("(#awaited? @hazard)", JS_CALL, "void f()", "all([f()])", "f().done"),
    ("(#awaited? @hazard)", FIRST, "async def g():\n  await f(1)", "f(1)", "a = f(1)"),
    ("(#awaited? @hazard)", FIRST, "def g():\n  yield f(1)", "gather(f(1))", "x[f(1)]"),
]


@pytest.mark.parametrize(("predicate", "query", "yes", "no", "unknown"), CASES)
def test_a_predicate_and_its_denial(  # noqa: PLR0913, PLR0917  # one table, read across
    tmp_path: Path, predicate: str, query: str, yes: str | None, no: str | None, unknown: str | None
) -> None:
    for name, code, plain, turned in (
        ("yes", yes, True, False),
        ("no", no, False, True),
        ("unknown", unknown, False, False),
    ):
        if code is not None:
            here = tmp_path / name
            assert found(here / "plain", query, predicate, code) is plain, (name, code)
            if code != "f":
                assert found(here / "denied", query, denied(predicate), code) is turned, (
                    name,
                    code,
                )


def test_every_predicate_is_tried_by_some_test_of_its_own() -> None:
    """In a case here, or in a query of another test, or it is what that test is about."""
    texts = [each.read_text("utf-8") for each in Path(__file__).parent.rglob("test_*.py")]
    asked = {word.removeprefix("not-") for text in texts for word in _ASKED.findall(text)}
    assert {name.rstrip("?") for name in vocabulary.load().predicates} <= asked


_ASKED = re.compile(r"\b([a-z-]+)(?=[?\"])")


def test_same_sees_through_scopes_and_falls_back_on_text(tmp_path: Path) -> None:
    query = """
    ((assignment left: (_) @a right: (call arguments: (argument_list . (_) @b))) @hazard
      (#same? @a @b))
    """
    catalog = catalog_of(tmp_path, query)
    code = "x = f(x)\nx = f(y)\na.b = f(a.b)\na[0] = f(a[0])\na[0] = f(a[1])\n"
    assert lines(check(whole(code), catalog).findings) == [1, 3, 4]


def test_a_predicate_about_what_was_not_captured_is_false_also_denied(tmp_path: Path) -> None:
    query = """((call function: (identifier) @_f arguments: (argument_list . (string)? @a)) @hazard
      (#eq? @_f "f") {predicate})"""
    for number, predicate in enumerate(('(#eq? @a "x")', '(#not-eq? @a "x")')):
        assert not found(tmp_path / str(number), query, predicate, "f()")


def test_a_hostile_pattern_takes_linear_time() -> None:
    text = "a" * 50_000 + "!"
    assert regex("^(a+)+$").search(text) is None
