"""What `#inside?` takes for a loop, an async function, a handler, …"""

from pathlib import Path

import pytest

from checks import vocabulary
from checks.catalog import load
from checks.places import PlaceQuery
from tests.checks.engine_kit import catalog_of, check, lines, whole

PYTHON = '((call function: (identifier) @_f) @hazard (#eq? @_f "f") (#inside? @hazard "{place}"))'
SCRIPT = PYTHON.replace("(call ", "(call_expression ")


def found(tmp_path: Path, place: str, code: str, path: str) -> list[int]:
    query, language = (PYTHON, "python") if path.endswith(".py") else (SCRIPT, "javascript")
    catalog = catalog_of(tmp_path, query.replace("{place}", place), language)
    return lines(check(whole(f"{code}\n", path), catalog).findings)


PYTHON_CASES = [
    ("loop", "for a in b:\n  f()", [2]),
    ("loop", "for a in f():\n  g()", []),
    ("loop", "while f():\n  f()", [1, 2]),
    ("loop", "[f() for a in b if c]", [1]),
    ("loop", "[a for a in f()]", []),
    ("loop", "{a: f() for a in b}\n{f() for a in b}\nall(f() for a in b)", [1, 2, 3]),
    ("loop", "for a in b:\n  def g():\n    f()", []),
    ("loop", "for a in b:\n  x = lambda: f()", []),
    ("loop", "for a in b:\n  pass\nelse:\n  f()", []),
    ("async", "async def a():\n  f()\ndef b():\n  f()", [2]),
    ("async", "async def a():\n  def b():\n    f()", []),
    ("async", "async def a(x=f()):\n  pass", []),
    ("async", "@f()\nasync def a():\n  pass", []),
    ("async", "async def a():\n  run(lambda: f())", []),
    ("async", "async def a():\n  for b in c:\n    f()", [3]),
    ("function", "f()\ndef a():\n  def b():\n    f()", [4]),
    ("class", "class A:\n  f()\n  def b(self):\n    f()", [2, 4]),
    ("module-level", "f()\ndef a():\n  f()\nif b:\n  f()\nclass A:\n  f()", [1, 5, 7]),
    ("main-guard", "if __name__ == '__main__':\n  f()\nf()", [2]),
    ("main-guard", "if __name__ == 'other':\n  f()", []),
    ("try", "try:\n  f()\nexcept E:\n  f()\nfinally:\n  f()", [2]),
    ("except", "try:\n  f()\nexcept E:\n  f()\nexcept:\n  f()\nfinally:\n  f()", [4, 6]),
    ("finally", "try:\n  f()\nfinally:\n  f()", [4]),
    ("try", "try:\n  def g():\n    f()\nexcept E: pass", []),
    ("transaction", "with transaction.atomic():\n  f()", [2]),
    ("transaction", "with session.begin() as t, g():\n  f()", [2]),
    ("transaction", "with open(a):\n  f()", []),
    ("handler", "@app.route('/a')\ndef g():\n  f()", [3]),
    ("handler", "@app.post('/a')\nasync def g():\n  def h():\n    f()", [4]),
    (
        "handler",
        "@login_required\ndef g(request):\n  f()\n@api_view(['GET'])\ndef h(r):\n  f()",
        [3, 6],
    ),
    ("handler", "@cached\ndef g():\n  f()\n@a.b.cached()\ndef h():\n  f()", []),
    ("handler", "@app.route(f())\ndef g(): pass", []),
    ("test", "def test_a():\n  f()\ndef a_test():\n  f()", [2]),
]

SCRIPT_CASES = [
    ("loop", "for (const a of b) {\n f()\n}", [2]),
    ("loop", "for (const a of f()) g()", []),
    ("loop", "for (let i = f(); f(); i++) {\n f()\n}", [1, 2]),
    ("loop", "for (;;) f()", [1]),
    ("loop", "while (f()) g()", [1]),
    ("loop", "do f(); while (a)", [1]),
    ("loop", "b.map(async (a) => {\n f()\n})", [2]),
    ("loop", "b.forEach(function (a) { f() })", [1]),
    ("loop", "b.map(f())\nb.other((a) => f())", []),
    ("loop", "b.map((a) => () => f())", []),
    ("async", "async () => f()", [1]),
    ("async", "async function a() { f() }\nfunction b() { f() }", [1]),
    ("async", "class A { async b() { f() } c() { f() } }", [1]),
    ("async", "async () => { b(() => f()) }", []),
    ("function", "f()\nconst a = () => f()", [2]),
    ("module-level", "f();\n() => f()", [1]),
    ("class", "class A { b() { f() } }\nf()", [1]),
    ("handler", "app.get('/a', auth, (req, res) => {\n f()\n})", [2]),
    ("handler", "router.post(`/a`, async function (req, res) { f() })", [1]),
    ("handler", "app.get('/a', f())", []),
    ("handler", "cache.get('a', (v) => v)\nf()", []),
    ("handler", "app.use((req, res, next) => f())\napp.use((a) => f())", [1]),
    ("handler", "export async function GET(request) { f() }", [1]),
    ("handler", "export const POST = async (request) => { f() }", [1]),
    ("handler", "export default function handler(req, res) { f() }", [1]),
    ("handler", "function GET() { f() }", []),
    ("test", "test('a', () => f())\nit.each(b)\nit('c', function () { f() })", [1, 3]),
    ("try", "try { f() } catch (e) { f() } finally { f() }", [1]),
    ("except", "try {\n} catch (e) {\n f() }", [3]),
    ("finally", "try {\n} finally {\n f() }", [3]),
    ("transaction", "db.$transaction(async (tx) => { f() })", [1]),
]


@pytest.mark.parametrize(("place", "code", "expected"), PYTHON_CASES)
def test_in_python(tmp_path: Path, place: str, code: str, expected: list[int]) -> None:
    assert found(tmp_path, place, code, "app/a.py") == expected


@pytest.mark.parametrize(("place", "code", "expected"), SCRIPT_CASES)
@pytest.mark.parametrize("suffix", ["js", "ts", "tsx"])
def test_in_javascript(
    tmp_path: Path, place: str, code: str, expected: list[int], suffix: str
) -> None:
    assert found(tmp_path, place, code, f"src/a.{suffix}") == expected


def test_only_the_last_stage_of_a_dockerfile_is_shipped(tmp_path: Path) -> None:
    query = '((run_instruction) @hazard (#inside? @hazard "last-stage"))'
    catalog = catalog_of(tmp_path, query, "dockerfile")
    text = "FROM a AS b\nRUN one\nFROM c\nRUN two\n"
    assert lines(check(whole(text, "Dockerfile"), catalog).findings) == [4]


def test_every_place_is_tried_here() -> None:
    tried = {case[0] for case in (*PYTHON_CASES, *SCRIPT_CASES)}
    elsewhere = {"last-stage", "startup", "bounded-loop", "callback"}  # test_place_kinds.py
    assert tried | elsewhere == vocabulary.load().closed["places"]


def test_the_header_of_the_place_is_evidence(tmp_path: Path) -> None:
    catalog = catalog_of(tmp_path, PYTHON.replace("{place}", "loop"))
    code = "for (\n  a\n) in b:\n  x = 1\n  f()\n"
    (one,) = check(whole(code), catalog).findings
    assert one.evidence == {1, 2, 3, 5}


def test_denied_nothing_becomes_evidence(tmp_path: Path) -> None:
    query = PYTHON.replace("#inside?", "#not-inside?").replace("{place}", "loop")
    catalog = catalog_of(tmp_path, query)
    (one,) = check(whole("def g():\n  f()\n"), catalog).findings
    assert one.evidence == {2}


def test_places_compile_for_every_language() -> None:
    languages = load().languages
    for language in languages.all:
        found = PlaceQuery.load(language, languages).patterns
        assert found or not language.nodes["function"], language.name
