"""`touchline rules`: list, explain, test, new."""

import re
from pathlib import Path

import pytest

from checks import kinds
from checks.catalog import load
from checks.model import Severity
from tests.cli.terminal import touchline


def test_the_list_has_every_rule_with_its_facts(tmp_path: Path) -> None:
    done = touchline("rules", "list", cwd=tmp_path)
    assert done.code == 0
    catalog = load()
    rows = [re.split(r" {2,}", line) for line in done.out.splitlines()]
    assert [row[0] for row in rows] == [rule.id for rule in catalog.rules]
    for (_, severity, on, _precision, answers, spoken, title), rule in zip(
        rows, catalog.rules, strict=True
    ):
        assert severity in list(Severity)
        assert on in {"on", "off"}
        assert on == "on" or rule.code is None or not rule.voice.on
        assert (answers.split(","), title) == (list(rule.answers), rule.title)
        assert set(spoken.split(",")) <= {one.name for one in catalog.languages.all} | {"contract"}


def test_the_kinds_of_failure_are_each_answered_or_said_to_be_out_of_sight(tmp_path: Path) -> None:
    done = touchline("rules", "kinds", cwd=tmp_path)
    assert done.code == 0
    rows = [line for line in done.out.splitlines() if line.startswith("| F")]
    assert [row[2:5] for row in rows] == [f"F{number:02}" for number in range(1, 81)]
    named = {rule for row in rows for rule in re.findall(r"`([a-z0-9-]+)`", row)}
    assert {rule.id for rule in load().rules if rule.answers} <= named


def test_every_rule_answers_kinds_that_there_are() -> None:
    for rule in load().rules:
        assert set(rule.answers) <= set(kinds.load()), rule.id


def test_a_rules_page_says_why_and_shows_its_examples(tmp_path: Path) -> None:
    done = touchline("rules", "explain", "http-call-no-timeout", cwd=tmp_path)
    rule = load().rule("http-call-no-timeout")
    assert rule is not None
    assert done.code == 0
    assert done.out.startswith(f"# {rule.title}\n\n`http-call-no-timeout` · ")
    assert rule.why.strip() in done.out
    assert "\n## In python\n" in done.out
    assert "```python bad\n" in done.out
    assert "<!--" not in done.out
    outside_of_code = "".join(done.out.split("```")[::2])
    assert outside_of_code.count("\n# ") == 0


def test_an_unknown_rule_has_a_suggestion(tmp_path: Path) -> None:
    done = touchline("rules", "explain", "http-call-no-timout", cwd=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert "Did you mean `http-call-no-timeout`?" in done.err


def test_our_own_rules_hold_one_of_them_and_all(tmp_path: Path) -> None:
    folder = Path(load().rules[0].folder)
    done = touchline("rules", "test", folder, cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("1 rule, ")
    assert done.out.endswith(" all hold\n")


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    done = touchline("rules", "new", "my-hazard", "--dir", "mine/rules", cwd=tmp_path)
    assert done.code == 0
    folder = tmp_path / "mine" / "rules" / "my-hazard"
    assert sorted(path.name for path in folder.iterdir()) == [
        "python.md",
        "python.scm",
        "rule.toml",
    ]
    return folder


def test_a_rule_just_begun_holds(begun: Path) -> None:
    for folder in (begun, begun.parent):
        done = touchline("rules", "test", folder, cwd=begun)
        assert (done.code, done.out) == (0, "1 rule, 2 examples, all hold\n")


def test_an_example_that_does_not_hold_is_named_with_its_line(begun: Path) -> None:
    page = begun / "python.md"
    page.write_text(page.read_text().replace("import other", "import todo as other"))
    done = touchline("rules", "test", begun, cwd=begun)
    assert done.code == 1
    first, last = done.out.splitlines()
    assert first.startswith(f"{page}:")
    assert "Something is found on line 3" in first
    assert last == "1 rule, 2 examples, 1 does not hold"


def test_a_broken_rule_is_one_line_with_its_place(begun: Path) -> None:
    (begun / "python.scm").write_text("((call) @hazard (#resolvs? @hazard))\n")
    done = touchline("rules", "test", begun, cwd=begun)
    assert (done.code, done.out) == (2, "")
    assert f"{begun / 'python.scm'}:1: " in done.err
    assert done.err.count("\n") == 1


def test_a_rule_is_not_begun_twice(begun: Path) -> None:
    done = touchline("rules", "new", "my-hazard", cwd=begun.parent)
    assert done.code == 2
    assert "is there already" in done.err


def test_in_a_checkout_of_ours_it_goes_to_our_rules(tmp_path: Path) -> None:
    (tmp_path / "checks" / "rules").mkdir(parents=True)
    assert touchline("rules", "new", "my-hazard", cwd=tmp_path).code == 0
    assert (tmp_path / "checks" / "rules" / "my-hazard" / "rule.toml").exists()


@pytest.mark.parametrize("name", ["../evil", "Upper", "a/b", "a_b", ""])
def test_an_id_is_lower_case_words(tmp_path: Path, name: str) -> None:
    done = touchline("rules", "new", name, cwd=tmp_path)
    assert done.code == 2
    assert "lower-case words" in done.err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    done = touchline("rules", "test", "nowhere", cwd=tmp_path)
    assert done.code == 2
    assert "nowhere" in done.err
