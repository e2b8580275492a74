"""`touchline: ignore[…]` in the code: obeyed with a reason, told of when it does nothing."""

from pathlib import Path

import pytest

from checks.catalog import Catalog, load
from checks.model import Severity
from tests.checks.engine_kit import (
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
    query = '((call_expression function: (identifier) @n) @hazard (#eq? @n "danger"))'
    jsx = '((jsx_attribute (property_identifier) @n) @hazard (#eq? @n "danger"))'
    docker = '((run_instruction) @hazard (#match? @hazard "danger"))'
    write_rule(tmp_path)
    write_rule(tmp_path, "peril", rule_toml("Peril."), javascript=query, jsx=jsx, dockerfile=docker)
    return load(tmp_path)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("danger(1)  # touchline: ignore[danger] known\n", "a.py"),
        ("# touchline: ignore[danger] known\ndanger(1)\n", "a.py"),
        ("# touchline: ignore[danger] known\n# more\ndanger(1)\n", "a.py"),
        ("danger(\n  1,\n)  # touchline: ignore[danger] known\n", "a.py"),
        ("#touchline:ignore [ peril , danger ]: known\ndanger(1)\n", "a.py"),
        ("danger(1) // touchline: ignore[peril] known\n", "src/a.ts"),
        ("/* touchline: ignore[peril] known */\ndanger(1)\n", "src/a.js"),
        ("/*\n * touchline: ignore[peril] known\n */\ndanger(1)\n", "src/a.js"),
        (
            "const a = <b>\n{/* touchline: ignore[peril] known */}\n<i danger='1'/></b>\n",
            "src/a.tsx",
        ),
        ("FROM a\n# touchline: ignore[peril] known\nRUN danger\n", "Dockerfile"),
    ],
)
def test_with_a_reason_a_finding_is_left_alone(rules: Catalog, text: str, path: str) -> None:
    report = check(whole(text, path), rules)
    assert [one.rule for one in report.findings if not one.rule.startswith("ignore-")] == []
    (ignored,) = report.ignored
    assert (ignored.reason, ignored.added_here) == ("known", True)
    assert ignored.finding.rule in ("danger", "peril")


@pytest.mark.parametrize(
    "text",
    [
        "# touchline: ignore[danger] known\nx = 1\ndanger(1)\n",
        "x = 1  # touchline: ignore[danger] known\ndanger(1)\n",
        "danger(1)\n# touchline: ignore[danger] known\n",
        "danger(1)  # touchline: ignore[peril] known\n",
        "danger('# touchline: ignore[danger] known')\n",
        "danger(1)  # touchline: ignore danger known\n",
        "danger(1)  # touchline: ignore[danger]\n",
    ],
)
def test_otherwise_it_is_not(rules: Catalog, text: str) -> None:
    report = check(whole(text), rules)
    assert "danger" in [one.rule for one in report.findings]
    assert report.ignored == ()


@pytest.mark.parametrize(
    ("text", "rule", "says"),
    [
        ("x = 1  # touchline: ignore[danger] why\n", "ignore-unused", "Nothing here needs"),
        ("danger(1)  # touchline: ignore[danger]\n", "ignore-without-reason", "with a reason"),
        (
            "x = 1  # touchline: ignore[dangr] why\n",
            "ignore-unknown-rule",
            "Did you mean `danger`?",
        ),
    ],
)
def test_an_ignore_that_does_nothing_is_told(
    rules: Catalog, text: str, rule: str, says: str
) -> None:
    found = [one for one in check(whole(text), rules).findings if one.rule != "danger"]
    assert [(one.rule, one.severity, one.line) for one in found] == [(rule, Severity.NOTICE, 1)]
    assert says in found[0].message


def test_each_id_of_an_ignore_is_looked_at(rules: Catalog) -> None:
    text = "danger(1)  # touchline: ignore[danger, peril] why\n"
    report = check(whole(text), rules)
    assert [one.rule for one in report.findings] == ["ignore-unused"]
    assert len(report.ignored) == 1


def test_several_notices_have_several_ids(rules: Catalog) -> None:
    text = "x = 1  # touchline: ignore[danger, peril, dangr]\n" * 2
    found = check(whole(text), rules).findings
    assert len({one.id for one in found}) == len(found) == 8


def test_a_hazard_fixed_under_its_ignore_leaves_a_notice(rules: Catalog) -> None:
    before = "# touchline: ignore[danger] known\ndanger(1)\n"
    report = review(before, before.replace("danger(1)", "danger(1, safe=1)"), rules)
    assert [(one.rule, one.line) for one in report.findings] == [("ignore-unused", 1)]


def test_what_the_change_does_not_touch_is_not_told(rules: Catalog) -> None:
    before = "x = 1  # touchline: ignore[danger] why\n" + "\n" * 10
    assert check(changed(before, f"{before}y = 1\n"), rules).findings == ()


def test_an_ignore_added_to_an_old_finding_is_listed_as_old(rules: Catalog) -> None:
    before = "x = 1\ndanger(1)\n"
    after = "x = 1\n# touchline: ignore[danger] known\ndanger(1)\n"
    report = review(before, after, rules)
    assert report.findings == ()
    assert [(one.added_here, one.finding.introduced) for one in report.ignored] == [(True, False)]


def test_an_old_ignore_covers_a_touched_finding(rules: Catalog) -> None:
    before = "# touchline: ignore[danger] known\ndanger(1, 2)\n"
    report = review(before, before.replace("1, 2", "1, two"), rules)
    assert [(one.added_here, one.line, one.finding.line) for one in report.ignored] == [
        (False, 1, 2)
    ]
    assert lines(report.findings) == []


def test_an_ignore_counts_also_for_a_rule_left_out_of_a_restricted_catalog(rules: Catalog) -> None:
    file = whole("x = 1  # touchline: ignore[danger] why\n")
    some = rules.restricted([file])
    assert [one.rule for one in check(file, some).findings] in ([], ["ignore-unused"])
    assert "ignore-unknown-rule" not in [one.rule for one in check(file, some).findings]
