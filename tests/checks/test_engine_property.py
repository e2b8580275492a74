"""Whatever a change looks like: nothing new is lost, and nothing old is called new."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from checks.catalog import Catalog, load
from checks.model import FileReport
from tests.checks.engine_kit import check, review, rule_toml, whole, write_rule

QUERIES = {
    "in-loop": """
        ((call function: (_) @_f) @hazard (#resolves? @_f "db.query") (#inside? @hazard "loop"))
        (call arguments: (argument_list (dictionary_splat))) @safe""",
    "no-timeout": """
        ((call function: (_) @_f) @hazard (#resolves? @_f "db.Client().get" "db.get"))
        ((call function: (attribute object: (_) @safe.binding attribute: (identifier) @_m))
          (#eq? @_m "mount"))
        ((call function: (_) @_f) @safe.file (#resolves? @_f "db.default"))""",
    "blocking": """
        ((call function: (_) @_f) @hazard (#resolves? @_f "db.get") (#inside? @hazard "async"))""",
}
LINES = [
    "import db",
    "from db import query as q, get",
    "from db import *",
    "client = db.Client()",
    "client.get(1)",
    "get(2)",
    "q(a, **k)",
    "q(a)",
    "client.mount(3)",
    "db.default()",
    "def f(client):",
    "async def g():",
    "for a in b:",
    "x = 1  # touchline: ignore[no-timeout] why",
    "get = 4",
    ")",
    "",
]
LINE = st.builds(
    lambda depth, line: "    " * depth + line, st.integers(0, 2), st.sampled_from(LINES)
)
TEXT = st.lists(LINE, max_size=12)
EDIT = st.tuples(st.integers(0, 12), st.integers(0, 3), st.lists(LINE, max_size=3))


@cache
def rules() -> Catalog:
    with TemporaryDirectory() as folder:
        for name, query in QUERIES.items():
            write_rule(Path(folder), name, rule_toml("Danger."), python=query)
        catalog = load(Path(folder))
        catalog.compile_all()
        return catalog


def edited(lines: list[str], edits: list[tuple[int, int, list[str]]]) -> list[str]:
    for at, gone, put in edits:
        lines = [*lines[:at], *put, *lines[at + gone :]]
    return lines


def told(report: FileReport) -> set[str]:
    findings = [*report.findings, *(one.finding for one in report.ignored)]
    return {one.id for one in findings if not one.rule.startswith("ignore-")}


@settings(max_examples=60, deadline=None)
@given(TEXT, st.lists(EDIT, min_size=1, max_size=3))
def test_a_review_tells_exactly_what_the_change_brings(
    lines: list[str], edits: list[tuple[int, int, list[str]]]
) -> None:
    before, after = ("\n".join(some) + "\n" for some in (lines, edited(lines, edits)))
    if before == after:
        return
    report = review(before, after, rules())
    full, old = (check(whole(text), rules()) for text in (after, before))
    if report.skipped or full.skipped or old.skipped:
        return
    assert told(report) <= told(full)
    counts = [len(told(one)) for one in (old, full)]
    introduced = [one for one in report.findings if one.introduced and one.rule in QUERIES]
    introduced += [one.finding for one in report.ignored if one.finding.introduced]
    assert len(introduced) >= counts[1] - counts[0]


@settings(max_examples=30, deadline=None)
@given(TEXT, st.integers(0, 12), st.integers(1, 3))
def test_moving_lines_down_introduces_nothing(lines: list[str], at: int, blank: int) -> None:
    before = "\n".join([*lines, ""])
    after = "\n".join([*lines[:at], *[""] * blank, *lines[at:], ""])
    report = review(before, after, rules())
    assert [one for one in report.findings if one.introduced and one.rule in QUERIES] == []
