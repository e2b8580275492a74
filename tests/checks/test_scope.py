"""What is read again because of a change, and what is left alone."""

from pathlib import Path

import pytest

from checks import reading, scope
from checks.catalog import Catalog, load
from checks.deadline import Deadline
from tests.checks.engine_kit import DANGER, changed, write_rule

FAR = """
((call function: (identifier) @name) @hazard (#eq? @name "open_it"))
((call function: (identifier) @_name) @safe.file (#eq? @_name "close_all"))
"""
FILLER = "".join(f"x{n} = {n}\n" for n in range(20))


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    folder = Path(tmp_path_factory.mktemp("rules"))
    write_rule(folder, "danger", python=DANGER)
    write_rule(folder, "far", python=FAR)
    return load(folder)


def read(rules: Catalog, before: str, after: str) -> tuple[set[int], set[str]] | None:
    """The lines that every rule reads, and the rules that read all; None: every rule reads all."""
    file = changed(before, f"{after}danger(1)\nopen_it()\n")
    opened = reading.open_file(file, rules, Deadline.after(9))
    assert isinstance(opened, reading.Reading)
    found = scope.of(file.diff.touched, opened)
    if found is None:
        return None
    return {line for one in found.lines for line in one}, set(found.far)


def test_an_import_is_followed_to_the_lines_that_speak_of_it(rules: Catalog) -> None:
    text = f"{FILLER}s = make.It()\n{FILLER}s.go()\n{FILLER}"
    found = read(rules, text, f"import make\n{text}")
    assert found is not None
    assert {1, 22, 43} <= found[0]
    assert 12 not in found[0]


def test_an_import_that_does_not_say_what_it_brings_touches_all(rules: Catalog) -> None:
    assert read(rules, FILLER, f"from make import *\n{FILLER}") is None


def test_a_local_variable_is_followed_within_its_function(rules: Catalog) -> None:
    def text(value: str) -> str:
        body = "".join(f"    y{n} = {n}\n" for n in range(9))
        return f"def f():\n    s = {value}\n{body}    go(s)\n{FILLER}def g():\n    go(s)\n"

    found = read(rules, text("1"), text("2"))
    assert found is not None
    assert {2, 12} <= found[0]
    assert 34 not in found[0]


def test_a_word_that_is_gone_is_looked_for_by_the_rules_that_know_it(rules: Catalog) -> None:
    found = read(rules, f"close_all()\n{FILLER}", FILLER)
    assert found is not None
    assert found[1] == {"far"}
    assert read(rules, f"other()\n{FILLER}", FILLER) == ({1, 2, 21, 22}, set())


def test_a_word_that_is_written_again_is_not_gone(rules: Catalog) -> None:
    found = read(rules, f"close_all()\n{FILLER}", f"close_all( )\n{FILLER}")
    assert found is not None
    assert found[1] == set()
