"""`#at?` and `#match-at?`: where in a document something stands, and what else it says."""

from pathlib import Path

import pytest

from tests.checks.engine_kit import catalog_of, check, whole
from tests.checks.languages.kit import findings

WORKFLOW = """on: push
permissions: &rights {contents: read}
jobs:
  test:
    needs: lint
    steps:
      - run: HERE
  lint:
    name: Lint
    <<: *rights
    steps: [{run: x}]
"""
SERVICES = """services:
  web:
    image: app
    depends_on: [db, "cache"]
  db:
    image: postgres
  cache: *other
"""
HERE = '((string_scalar) @hazard (#eq? @hazard "HERE") {})'
PATHS = {
    "its path": ("jobs.test.steps.[].run", True),
    "any key": ("*.*.*.[].*", True),
    "any way down": ("**.steps.[].run", True),
    "any way, also none": ("**.jobs.*.steps.[].run", True),
    "a pair of alternatives": ("jobs.*.steps.[].{uses,run}", True),
    "too short": ("jobs.*.steps.[]", False),
    "too long": ("jobs.*.steps.[].run.x", False),
    "another key": ("jobs.lint.steps.[].run", False),
    "another end": ("**.needs", False),
    "a list is no key": ("jobs.*.steps.*.run", False),
}


@pytest.mark.parametrize(("path", "fits"), PATHS.values(), ids=PATHS)
def test_a_node_stands_at_a_path(tmp_path: Path, path: str, fits: bool) -> None:
    query = HERE.format(f'(#at? @hazard "{path}")')
    assert bool(findings(tmp_path, "yaml", query, WORKFLOW, "a.yaml")) is fits
    turned = HERE.format(f'(#not-at? @hazard "{path}")')
    assert bool(findings(tmp_path / "not", "yaml", turned, WORKFLOW, "a.yaml")) is not fits


def test_a_pair_its_key_and_its_value_stand_at_one_path(tmp_path: Path) -> None:
    query = (
        '((_) @hazard (#at? @hazard "jobs.lint.name") (#match? @hazard "^(name|Lint|name: .*)$"))'
    )
    assert len(findings(tmp_path, "yaml", query, WORKFLOW, "a.yaml")) > 2


def test_a_path_in_json(tmp_path: Path) -> None:
    """The key and the value."""
    query = '((string) @hazard (#at? @hazard "a.[].b") (#match-at? @hazard "a.[].c" "1"))'
    assert findings(tmp_path, "json", query, '{"a": [{"b": "x", "c": 1}]}', "a.json") == [1, 1]


# path, pattern, does it match (None: that is not known)
SAID = {
    "from the root": ("on", "^push$", True),
    "not that": ("on", "lint", False),
    "nothing there": ("concurrency", ".", False),
    "its own job": ("jobs.*.needs", "lint", True),
    "its own job alone": ("jobs.*.name", "Lint", False),
    "of another job by name": ("jobs.lint.name", "Lint", True),
    "its own step": ("jobs.*.steps.[].run", "HERE", True),
    "the step around it": ("**.steps.[].run", "HERE", True),
    "the step as a whole": ("**.steps.[]", "run: HERE", True),
    "no step around it": ("**.services.[]", ".", None),
    "every item": ("jobs.lint.steps.[].run", "x", True),
    "every key": ("permissions.*", "read", True),
    "an item of what is no list": ("jobs.lint.[]", ".", False),
    "a key below a text": ("on.push", ".", False),
    "what a merge may bring": ("jobs.lint.needs", ".", None),
    "the whole document": ("", "Lint", True),
}


@pytest.mark.parametrize(("path", "pattern", "known"), SAID.values(), ids=SAID)
def test_what_stands_at_a_path(tmp_path: Path, path: str, pattern: str, known: bool | None) -> None:
    asked = f'(#match-at? @hazard "{path}" "{pattern}")'
    plain, turned = HERE.format(asked), HERE.format(asked.replace("#", "#not-"))
    assert bool(findings(tmp_path, "yaml", plain, WORKFLOW, "a.yaml")) is (known is True)
    assert bool(findings(tmp_path / "not", "yaml", turned, WORKFLOW, "a.yaml")) is (known is False)


@pytest.mark.parametrize(("name", "lines"), [("app", []), ("postgres", [4])])
def test_a_path_with_the_text_of_a_capture(tmp_path: Path, name: str, lines: list[int]) -> None:
    query = f"""((flow_sequence (flow_node) @dependency) @hazard
      (#match-at? @dependency "services.{{dependency}}.image" "{name}"))"""
    assert findings(tmp_path, "yaml", query, SERVICES, "a.yaml") == lines


def test_what_is_lost_to_the_parser_is_not_known(tmp_path: Path) -> None:
    query = HERE.format('(#not-match-at? @hazard "on.push" ".")')
    lost = "on: {x: HERE}\nb: c\n{{- if .Values.x }}\nd: e\n{{- end }}\n"
    catalog = catalog_of(tmp_path, query, "yaml")
    assert check(whole("on: {x: HERE}\n", "a.yaml"), catalog).findings
    assert not check(whole(lost, "a.yaml"), catalog).findings
