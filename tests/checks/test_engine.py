"""One changed file in, what the rules find in it out."""

import pickle
from pathlib import Path

import pytest

from checks import catalog as catalogs
from checks import engine
from checks.catalog import Catalog, load
from checks.deadline import Deadline
from checks.errors import RuleError
from checks.model import (
    ChangedFile,
    FileDiff,
    Role,
    Safety,
    Severity,
    Side,
    SkipReason,
    Status,
    Touched,
)
from tests.checks.engine_kit import (
    catalog_of,
    changed,
    check,
    lines,
    review,
    rule_toml,
    whole,
    write_rule,
)


@pytest.fixture
def rules(tmp_path: Path) -> Catalog:
    return load(write_rule(tmp_path))


@pytest.fixture(scope="module")
def own() -> Catalog:
    rule = catalogs.FOLDER / "http-call-no-timeout"
    whole_catalog = load()
    mine = [one for one in whole_catalog.rules if one.folder == rule]
    return Catalog(mine, whole_catalog.languages)


def test_a_finding_says_what_where_and_how_bad(rules: Catalog) -> None:
    (found,) = check(whole("x = 1\ndanger(\n    1,\n)\n"), rules).findings
    assert (found.rule, found.severity) == ("danger", Severity.WARNING)
    assert (found.path, found.line, found.end_line, found.side) == ("app/a.py", 2, 4, Side.RIGHT)
    assert found.message == "`danger` is dangerous."
    assert found.evidence == {2, 3, 4}
    assert found.introduced
    assert len(found.id) == 16
    assert set(found.id) <= set("0123456789abcdef")


def test_safe_cancels_the_same_node(rules: Catalog) -> None:
    assert check(whole("danger(1, safe=True)\n"), rules).findings == ()


def test_only_touched_evidence_counts(rules: Catalog) -> None:
    before = "danger(1)\n\n\n\n\n\n\n\nx = 1\n"
    file = changed(before, before.replace("x = 1", "x = 1\ndanger(2)"))
    assert lines(check(file, rules).findings) == [10]


def test_a_changed_argument_of_an_old_call_counts(rules: Catalog) -> None:
    before = "danger(\n    1,\n    2,\n)\n"
    report = review(before, before.replace("2", "two"), rules)
    assert lines(report.findings) == [1]


def test_a_file_without_an_anchor_is_not_parsed(rules: Catalog) -> None:
    report = check(whole("harmless(1)\n"), rules)
    assert (report.parsed, report.skipped, report.language) == (False, None, "python")
    assert check(whole("# danger\n"), rules).parsed


def test_a_language_that_no_rule_speaks_is_not_parsed(rules: Catalog) -> None:
    report = check(whole("danger(1)\n", "src/a.ts"), rules)
    assert (report.parsed, report.language) == (False, "typescript")


def test_a_file_in_no_known_language_is_no_gap(rules: Catalog) -> None:
    report = check(whole("danger(1)\n", "notes.txt"), rules)
    assert (report.language, report.skipped) == (None, None)


@pytest.mark.parametrize("status", [Status.REMOVED, Status.RENAMED])
def test_nothing_is_said_of_a_file_without_touched_lines(rules: Catalog, status: Status) -> None:
    file = ChangedFile(FileDiff("app/b.py", "app/a.py", status), b"danger(1)\n")
    report = check(file, rules)
    assert (report.findings, report.parsed, engine.needs_base(report)) == ((), False, False)


def test_roles_are_production_and_config_unless_the_rule_says_otherwise(tmp_path: Path) -> None:
    usual = load(write_rule(tmp_path / "usual"))
    tests = rule_toml(more='roles = ["test"]')
    other = load(write_rule(tmp_path / "other", toml=tests))
    file = whole("danger(1)\n", "tests/test_a.py")
    assert check(file, usual).role is Role.TEST
    assert check(file, usual).findings == ()
    assert lines(check(file, other).findings) == [1]
    assert check(whole("danger(1)\n"), other).findings == ()


def test_a_rule_that_asks_for_a_role_is_asked_in_it(tmp_path: Path) -> None:
    query = '((call function: (identifier) @_n) @hazard (#eq? @_n "danger") (#in-role? @_n "test"))'
    catalog = catalog_of(tmp_path, query)
    assert lines(check(whole("danger(1)\n", "tests/test_a.py"), catalog).findings) == [1]
    assert check(whole("danger(1)\n"), catalog).findings == ()


def test_two_patterns_at_one_node_are_one_finding(tmp_path: Path) -> None:
    query = """
    ((call function: (identifier) @_n) @hazard (#eq? @_n "danger"))
    ((call function: (identifier) @_n arguments: (argument_list (integer))) @hazard
      (#eq? @_n "danger"))
    """
    catalog = catalog_of(tmp_path, query)
    assert lines(check(whole("danger(1)\n"), catalog).findings) == [1]


def test_findings_stand_in_the_order_of_the_file(rules: Catalog) -> None:
    assert lines(check(whole("danger(3)\ndanger(2)\nif x:\n    danger(1)\n"), rules).findings) == [
        1,
        2,
        4,
    ]


def test_line_ends_and_a_byte_order_mark_change_nothing(rules: Catalog) -> None:
    text = "x = 1\ndanger(1)\n"
    plain = check(whole(text), rules).findings
    assert check(whole("\ufeff" + text.replace("\n", "\r\n")), rules).findings == plain


def test_a_report_crosses_process_borders(own: Catalog) -> None:
    report = check(whole("import requests\n\nrequests.get(url)\n"), own)
    assert pickle.loads(pickle.dumps(report)) == report  # noqa: S301  # our own bytes


# The change caused it from elsewhere


def test_a_loop_put_around_an_old_call_is_found(tmp_path: Path) -> None:
    query = (
        '((call function: (identifier) @_n) @hazard (#eq? @_n "query") (#inside? @hazard "loop"))'
    )
    catalog = catalog_of(tmp_path, query)
    file = ChangedFile(
        FileDiff("a.py", "a.py", Status.MODIFIED, touched=Touched(added=frozenset({2}))),
        b"def f(rows):\n    for row in rows:\n        x = 1\n        query(row)\n",
    )
    (found,) = check(file, catalog).findings
    assert (found.line, found.evidence) == (4, {2, 4})


def test_a_removed_line_within_the_call_counts(rules: Catalog) -> None:
    before = "danger(\n    1,\n    safe=True,\n    z=2,\n)\n"
    report = review(before, before.replace("    safe=True,\n", ""), rules)
    assert lines(report.findings) == [1]
    assert report.findings[0].introduced


FAR = "\n" * 12
LISTENER = f'const pool = open()\n{FAR}pool.on("error", log)\n'
EMITTER = """
((variable_declarator value: (call_expression function: (identifier) @_n) @hazard)
  (#eq? @_n "open"))
((call_expression function: (member_expression object: (_) @safe.binding) arguments:
  (arguments . (string) @_event)) (#any-of? @_event "error"))
"""


def test_a_listener_removed_far_away_is_found_where_it_stood(tmp_path: Path) -> None:
    catalog = catalog_of(tmp_path, EMITTER, "javascript")
    after = LISTENER.replace('pool.on("error", log)', "start(pool)")
    file = changed(LISTENER, after, path="src/a.js")
    first = check(file, catalog)
    assert (first.findings, lines(first.candidates)) == ((), [1])
    report = review(LISTENER, after, catalog, path="src/a.js")
    (found,) = report.findings
    assert (found.side, found.line, found.introduced) == (Side.LEFT, 14, True)
    assert found.message == "Danger. What made line 1 safe is removed here."
    assert report.candidates == ()


def test_a_hazard_that_the_diff_shows_is_told_where_it_stands(tmp_path: Path) -> None:
    catalog = catalog_of(tmp_path, EMITTER, "javascript")
    before = LISTENER.replace(FAR, "\n")
    after = before.replace('pool.on("error", log)', "start(pool)")
    (found,) = review(before, after, catalog, path="src/a.js").findings
    assert (found.side, found.line, found.introduced) == (Side.RIGHT, 1, True)


def test_an_import_makes_an_old_call_what_it_is(own: Catalog) -> None:
    before = f"def send(url):\n    return get(url)\n{FAR}"
    report = review(before, f"from requests import get\n{before}", own)
    assert [(one.line, one.introduced) for one in report.findings] == [(3, True)]


def test_what_an_unrelated_removal_leaves_alone_is_not_told(rules: Catalog) -> None:
    before = f"danger(1)\n{FAR}x = 1\n"
    file = changed(before, before.replace("x = 1\n", ""))
    assert not engine.needs_base(check(file, rules))
    assert review(before, before.replace("x = 1\n", ""), rules).findings == ()


def test_a_change_that_only_adds_needs_no_base_for_what_it_does_not_touch(rules: Catalog) -> None:
    before = f"danger(1)\n{FAR}"
    report = check(changed(before, f"{before}print(1)\n"), rules)
    assert not engine.needs_base(report)


# Introduced, or there before


def test_what_stands_in_the_base_is_not_introduced(rules: Catalog) -> None:
    before = "danger(a, 1)\n"
    report = review(before, "danger(a, 2)\n", rules)  # the literal is masked
    assert [one.introduced for one in report.findings] == [False]


def test_of_two_equal_calls_the_added_one_is_introduced(rules: Catalog) -> None:
    before = "x = 0\ndanger(1)\n"
    report = review(before, "danger(1)\nx = 0\ndanger(1)\n", rules)
    assert [(one.line, one.introduced) for one in report.findings] == [(1, True)]


def test_a_moved_call_is_not_introduced(rules: Catalog) -> None:
    before = f"danger(1)\n{FAR}x = 0\n"
    report = review(before, f"{FAR}x = 0\ndanger(1)\n", rules)
    assert [one.introduced for one in report.findings] == [False]


def test_a_renamed_file_keeps_its_findings(rules: Catalog) -> None:
    before = "danger(1)\n"
    old = check(whole(before, "app/old.py"), rules).findings[0]
    report = review(before, "danger(2)\n", rules, path="app/new.py", old_path="app/old.py")
    assert [(one.id, one.path, one.introduced) for one in report.findings] == [
        (old.id, "app/new.py", False)
    ]


def test_a_base_that_cannot_be_read_leaves_all_introduced(rules: Catalog) -> None:
    file = changed("danger(0, 0)\n", "danger(1)\n")
    report = check(file, rules)
    settled = engine.settle(report, b"\xff\xfe", file, rules, Deadline.after(30))
    assert [one.introduced for one in settled.findings] == [True]


# Fixes


def test_a_fix_is_whole_lines_proven(own: Catalog) -> None:
    (found,) = check(whole("import requests\n\nrequests.get(url)\n"), own).findings
    assert found.fix is not None
    assert (found.fix.start_line, found.fix.end_line) == (3, 3)
    assert found.fix.text == "requests.get(url, timeout=10)"
    assert (found.fix.title, found.fix.safety) == ("Give up after 10 seconds", Safety.REVIEW)


def test_a_fix_that_leaves_the_finding_is_not_offered(tmp_path: Path) -> None:
    query = """
    ((call function: (identifier) @_n arguments: (argument_list) @a) @hazard
      (#eq? @_n "danger") (#set-argument! @a "other=1"))
    """
    (found,) = check(whole("danger(1)\n"), catalog_of(tmp_path, query)).findings
    assert found.fix is None


# Hostile and broken


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        (b"danger(" + b"(\n" * 100_000 + b")\n" * 100_000 + b")", SkipReason.TOO_DEEP),
        (b"danger(1)\n" + b"[\n" * 15_000, SkipReason.UNPARSED),
        (b"danger(1)\nx = '" + b"a" * 400_000 + b"'\n", SkipReason.MINIFIED),
        (b"danger('" + b"a" * 5_000_000 + b"')\n", SkipReason.TOO_LARGE),
        (b"danger('\xff')\n", SkipReason.NOT_UTF8),
        (b"danger(1)\0\n", SkipReason.BINARY),
        (b"danger()\n" * 1_001, SkipReason.TOO_MANY_MATCHES),
    ],
)
def test_hostile_text_is_a_named_gap(rules: Catalog, head: bytes, reason: SkipReason) -> None:
    diff = FileDiff("a.py", "a.py", Status.ADDED, touched=Touched(whole=True))
    report = check(ChangedFile(diff, head), rules)
    assert report.skipped is not None
    assert report.skipped.reason is reason
    assert lines(check(whole("danger(1)\n"), rules).findings) == [1]  # the next file is well


def test_a_deadline_that_has_passed_is_a_named_gap(rules: Catalog) -> None:
    report = engine.check(whole("danger(1)\n" * 20_000), rules, Deadline.after(0))
    assert report.skipped is not None
    assert report.skipped.reason is SkipReason.TOO_SLOW
    assert report.findings == ()


@pytest.mark.parametrize(
    ("mode", "reason"), [("120000", SkipReason.SYMLINK), ("160000", SkipReason.SUBMODULE)]
)
def test_links_and_submodules_are_listed(rules: Catalog, mode: str, reason: SkipReason) -> None:
    touched = Touched(whole=True)
    diff = FileDiff("a.py", "a.py", Status.ADDED, touched=touched, mode=mode)
    report = check(ChangedFile(diff, b"danger(1)\n"), rules)
    assert report.skipped is not None
    assert report.skipped.reason is reason


def test_a_query_that_does_not_compile_says_where(tmp_path: Path) -> None:
    catalog = catalog_of(tmp_path, "(call) @hazard\n\n(no_such_node) @hazard\n")
    with pytest.raises(RuleError) as caught:
        check(whole("danger(1)\n"), catalog)
    assert (caught.value.file.name, caught.value.line) == ("python.scm", 3)


def test_code_in_messages_is_one_short_line_without_backticks(tmp_path: Path) -> None:
    query = '((call_expression function: (_) @name) @hazard (#match? @name "danger"))'
    catalog = catalog_of(tmp_path, query, "javascript", message="`{name}` is dangerous.")
    text = "x.danger`a`.b(\n  1).c(2)\n" + f"danger{'r' * 200}(1)\n"
    every = check(whole(text, "src/a.js"), catalog).findings
    for found in every:
        assert found.message.count("`") == 2
        assert len(found.message) <= 80
    assert len(every) > 1


def test_touched_lines_that_do_not_parse_are_a_named_gap(rules: Catalog) -> None:
    before = "danger(1)\n" + "x = 1\n" * 10
    after = before + "x = = 2\n"
    report = check(changed(before, after), rules)
    assert report.skipped is not None
    assert (report.skipped.reason, report.skipped.detail) == (SkipReason.UNPARSED_LINES, "line 12")
    later = check(changed(after, after.replace("x = 1", "x = 2", 1)), rules)
    assert later.skipped is None
