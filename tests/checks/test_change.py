"""A whole change: two looks, and the base asked for once, only where it is needed."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from checks.anchors import AnchorIndex
from checks.catalog import Catalog, load
from checks.change import check_change
from checks.language import Language
from checks.model import FileDiff, SkipReason, Verdict
from tests.checks.engine_kit import changed, whole, write_rule


@pytest.fixture
def rules(tmp_path: Path) -> Catalog:
    return load(write_rule(tmp_path))


class Base:
    """Texts at the merge base, and how often they were asked for."""

    def __init__(self, texts: Mapping[str, bytes]) -> None:
        self.texts, self.asked = texts, list[list[str]]()

    def __call__(self, diffs: Sequence[FileDiff]) -> Mapping[str, bytes | None]:
        self.asked.append([diff.old_path for diff in diffs])
        return {diff.old_path: self.texts.get(diff.old_path) for diff in diffs}


def test_the_base_is_asked_once_for_the_files_that_need_it(rules: Catalog) -> None:
    old = "x = 1\ndanger(1)\n"
    files = [
        changed(old, old.replace("x = 1", "x = danger(2)"), "a.py"),
        changed(old, old.replace("x = 1", "x = 2"), "b.py", "old/b.py"),
        changed("x = 1\n", "x = 2\n", "c.py"),
        whole("danger(3)\n", "d.py"),
    ]
    base = Base({"a.py": old.encode(), "old/b.py": old.encode()})
    report = check_change(files, base, rules)
    assert base.asked == [["a.py", "old/b.py"]]
    assert [(one.path, one.line, one.introduced) for one in report.findings] == [
        ("a.py", 1, True),
        ("d.py", 1, True),
    ]
    assert (report.verdict, report.stats.files, report.stats.rules) == (Verdict.FINDINGS, 4, 1)
    assert report.stats.touched_lines == 4


def test_nothing_is_asked_where_nothing_is_found(rules: Catalog) -> None:
    base = Base({})
    report = check_change([changed("x = 1\n", "x = 2\n")], base, rules)
    assert (report.verdict, base.asked) == (Verdict.CLEAN, [])


def test_a_file_that_the_base_does_not_have_is_all_new(rules: Catalog) -> None:
    report = check_change([changed("x = 1\n", "danger(1)\n")], Base({}), rules)
    assert [one.introduced for one in report.findings] == [True]


def test_one_file_that_cannot_be_read_makes_it_partial(rules: Catalog) -> None:
    files = [whole("danger(1)\0", "a.py"), whole("x = '" + "a" * 9000 + "'\n", "b.py")]
    report = check_change(files, Base({}), rules)
    assert [one.path for one in report.skipped] == ["a.py", "b.py"]
    assert report.verdict is Verdict.PARTIAL


class Broken(Catalog):
    """Whose rules make a mistake in one file."""

    def anchors(self, language: Language) -> AnchorIndex:
        if language.name == "python":
            raise ValueError("ours")
        return super().anchors(language)


def test_a_mistake_of_ours_costs_one_file_and_is_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    whole_rules = load(write_rule(tmp_path))
    rules = Broken(whole_rules.rules, whole_rules.languages)
    report = check_change([whole("danger(1)\n", "a.py"), whole("{}\n", "b.json")], Base({}), rules)
    assert [(one.path, one.reason) for one in report.skipped] == [("a.py", SkipReason.CRASHED)]
    assert report.verdict is Verdict.PARTIAL
    (told,) = caplog.records
    assert told.exc_info
    assert "a.py" in told.message
