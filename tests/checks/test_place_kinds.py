"""Which code stands in which kind of place. `HERE()` marks the call that is asked about."""

from pathlib import Path

import pytest

from checks import catalog, engine
from checks.deadline import Deadline
from checks.model import ChangedFile, FileDiff, Status, Touched
from tests.checks.engine_kit import catalog_of, check, whole

RULE = """
title = "A call in a place"
family = "test"
answers = ["F01"]
severity = "notice"
message = "It stands there."
why = "It does."
"""
CALLS = {"python": "call", "javascript": "call_expression"}
PATHS = {"python": "app/place.py", "javascript": "server/place.js"}

PYTHON = {
    "a literal": ("for x in [1, 2]:\n  HERE()", "bounded-loop", True),
    "a tuple": ("for x in (1, 2):\n  HERE()", "bounded-loop", True),
    "a range": ("for x in range(n):\n  HERE()", "bounded-loop", True),
    "batches": ("for some in itertools.batched(rows, 100):\n  HERE()", "bounded-loop", True),
    "a constant": ("for x in DEFAULT_ROLES:\n  HERE()", "bounded-loop", True),
    "an enum": ("for x in Colour:\n  HERE()", "bounded-loop", True),
    "the first of them": ("for x in rows[:5]:\n  HERE()", "bounded-loop", True),
    "as many as asked for": ("for x in rows[:limit]:\n  HERE()", "bounded-loop", False),
    "rows": ("for x in rows:\n  HERE()", "bounded-loop", False),
    "a query": ("for x in session.scalars(query):\n  HERE()", "bounded-loop", False),
    "a bounded one is a loop, too": ("for x in [1, 2]:\n  HERE()", "loop", True),
    "the bounded one's iterable": ("for x in [HERE()]:\n  pass", "bounded-loop", False),
    "rows around a literal": (
        "for x in rows:\n  for y in [1, 2]:\n    HERE()",
        "bounded-loop",
        True,
    ),
    "a function in a bounded one": (
        "for x in [1, 2]:\n  def f():\n    HERE()",
        "bounded-loop",
        False,
    ),
    "a comprehension over a literal": ("[HERE() for x in (1, 2)]", "bounded-loop", True),
    "a comprehension over rows": ("[HERE() for x in rows]", "bounded-loop", False),
    "lifespan": ("async def lifespan(app):\n  HERE()", "startup", True),
    "by its name": ("async def on_startup():\n  HERE()", "startup", True),
    "by its decorator": ("@app.on_event('shutdown')\nasync def f():\n  HERE()", "startup", True),
    "a function in it": ("def startup():\n  def f():\n    HERE()", "startup", True),
    "another function": ("async def start(app):\n  HERE()", "startup", False),
    "another decorator": ("@app.on('x')\nasync def f():\n  HERE()", "startup", False),
}
JAVASCRIPT = {
    "a route": ('app.get("/x", (request, response) => HERE());', "handler", True),
    "a request of one's own": ('https.get("https://x", (answer) => HERE());', "handler", False),
    "a literal": ("for (const x of [1, 2]) HERE();", "bounded-loop", True),
    "chunks": ("for (const some of chunk(rows, 100)) { HERE(); }", "bounded-loop", True),
    "chunks of a library": ("for (const some of _.chunk(rows, 9)) HERE();", "bounded-loop", True),
    "a constant": ("for (const x of ROLES) HERE();", "bounded-loop", True),
    "the first of them": ("for (const x of rows.slice(0, 5)) HERE();", "bounded-loop", True),
    "as many as asked for": (
        "for (const x of rows.slice(0, limit)) HERE();",
        "bounded-loop",
        False,
    ),
    "rows": ("for (const x of rows) HERE();", "bounded-loop", False),
    "map over a literal": ("[1, 2].map((x) => HERE());", "bounded-loop", True),
    "map over rows": ("rows.map((x) => HERE());", "bounded-loop", False),
    "a callback": ("rows.map(async (x) => { HERE(); });", "callback", True),
    "a callback is a loop": ("rows.map(async (x) => { HERE(); });", "loop", True),
    "a loop is no callback": ("for (const x of rows) HERE();", "callback", False),
    "another callback": ("later(async (x) => { HERE(); });", "callback", False),
}
CASES = [
    pytest.param(language, *case, id=f"{language}: {name}: {case[1]}")
    for language, cases in (("python", PYTHON), ("javascript", JAVASCRIPT))
    for name, case in cases.items()
]


@pytest.mark.parametrize(("language", "text", "place", "inside"), CASES)
def test_a_call_stands_in_the_place(
    tmp_path: Path, language: str, text: str, place: str, inside: bool
) -> None:
    home = tmp_path / "call-in-a-place"
    home.mkdir()
    (home / "rule.toml").write_text(RULE)
    (home / f"{language}.scm").write_text(
        f"(({CALLS[language]} function: (identifier) @_name) @hazard\n"
        f'  (#eq? @_name "HERE")\n  (#inside? @hazard "{place}"))\n'
    )
    path = PATHS[language]
    diff = FileDiff(path, path, Status.ADDED, touched=Touched(whole=True))
    report = engine.check(
        ChangedFile(diff, text.encode()), catalog.load(tmp_path), Deadline.after(20)
    )
    assert report.parsed
    assert bool(report.findings) is inside


USES = {
    "the variable": ("for x in rows:\n  HERE(x.id)", True),
    "one of two": ("for i, x in enumerate(rows):\n  HERE(x.id)", True),
    "made of it": ("for x in rows:\n  key = x.id\n  HERE(key)", True),
    "made of what is made of it": (
        "for x in rows:\n  key = x.id\n  query = select(key)\n  HERE(query)",
        True,
    ),
    "something else": ("for x in rows:\n  HERE(key)", False),
    "made before the loop": (
        "for x in old:\n  key = x.id\nfor x in rows:\n  HERE(key)",
        False,
    ),
    "a circle": ("for x in rows:\n  key = key + 1\n  HERE(key)", False),
    "a keyword of that name": ("for x in rows:\n  HERE(x=1)", False),
}

USES_IN_JAVASCRIPT = {
    "the variable": ("for (const x of rows) HERE(x.id);", True),
    "taken apart": ("for (const { id } of rows) HERE(id);", True),
    "taken apart and renamed": ("for (const { id: key } of rows) HERE(key);", True),
    "not the name that was left": ("for (const { id: key } of rows) HERE(id);", False),
    "a callback's parameter": ("rows.map((x) => HERE(x.id));", True),
    "a callback's, alone": ("rows.map(x => HERE(x.id));", True),
    "a callback's, taken apart": ("rows.map(({ id }) => HERE(id));", True),
    "something else": ("rows.map((x) => HERE(y));", False),
}
USE_CASES = [
    pytest.param(language, path, *case, id=f"{path}: {name}")
    for language, path, cases in (
        ("python", "app/a.py", USES),
        ("javascript", "server/a.js", USES_IN_JAVASCRIPT),
        ("javascript", "server/a.ts", USES_IN_JAVASCRIPT),
    )
    for name, case in cases.items()
]
LISTS = {"python": "argument_list", "javascript": "arguments"}


@pytest.mark.parametrize(("language", "path", "text", "uses"), USE_CASES)
def test_an_argument_is_made_of_the_loops_variable(
    tmp_path: Path, language: str, path: str, text: str, uses: bool
) -> None:
    home = tmp_path / "call-in-a-place"
    home.mkdir()
    (home / "rule.toml").write_text(RULE)
    (home / f"{language}.scm").write_text(
        f"(({CALLS[language]} function: (identifier) @_name\n"
        f"  arguments: ({LISTS[language]}) @_arguments) @hazard\n"
        '  (#eq? @_name "HERE")\n  (#uses-loop-variable? @_arguments))\n'
    )
    diff = FileDiff(path, path, Status.ADDED, touched=Touched(whole=True))
    report = engine.check(
        ChangedFile(diff, text.encode()), catalog.load(tmp_path), Deadline.after(20)
    )
    assert bool(report.findings) is uses


def test_a_loop_of_several_variables_uses_them_all(tmp_path: Path) -> None:
    query = "((call_expression arguments: (_) @_given) @hazard (#uses-loop-variable? @_given))"
    code = "package a\nfunc b() {\n\tfor i, x := range xs {\n\t\tf(i)\n\t\tg(x)\n\t\th(y)\n\t}\n}\n"
    report = check(whole(code, "a.go"), catalog_of(tmp_path, query, "go"))
    assert [finding.line for finding in report.findings] == [4, 5]
