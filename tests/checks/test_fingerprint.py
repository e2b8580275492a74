"""Fingerprints outlive what does not matter and tell apart what does."""

from pathlib import Path

import pytest

from checks import fingerprint
from checks.catalog import Catalog, load
from checks.model import RuleId
from tests.checks.engine_kit import catalog_of, check, whole, write_rule


@pytest.fixture
def rules(tmp_path: Path) -> Catalog:
    return load(write_rule(tmp_path))


def ids(text: str, catalog: Catalog, path: str = "app/a.py") -> list[str]:
    return [one.id for one in check(whole(text, path), catalog).findings]


BASE = "danger(url, key='s3cret', n=1)\n"


@pytest.mark.parametrize(
    "same",
    [
        "\n\n\n" + BASE,
        "def f():\n    if x:\n        " + BASE,
        "danger(\n    url,\n    key='s3cret',\n    n=1,\n)\n",
        "danger(url,  # why\n  key='s3cret', n=1)\n",
        "danger(url, key='other', n=2)\n",
        'danger(url, key="""s3cret""", n=1.5)\n',
    ],
)
def test_what_does_not_matter(rules: Catalog, same: str) -> None:
    assert ids(same, rules) == ids(BASE, rules)


@pytest.mark.parametrize(
    "other",
    [
        "danger(uri, key='s3cret', n=1)\n",
        "danger(url, kay='s3cret', n=1)\n",
        "danger(url, key=s3cret, n=1)\n",
        "danger(url, key=f'{s3cret}', n=1)\n",
        "danger(url, key='s3cret')\n",
    ],
)
def test_what_matters(rules: Catalog, other: str) -> None:
    assert ids(other, rules) != ids(BASE, rules)


def test_equals_differ_by_their_ordinal(rules: Catalog) -> None:
    one, two, three = ids("danger(1)\nx = danger(2)\nf(danger(3))\n", rules)
    assert len({one, two, three}) == 3
    assert ids("danger(9)\n", rules) == [one]


def test_path_and_rule_count(rules: Catalog, tmp_path: Path) -> None:
    assert ids(BASE, rules) != ids(BASE, rules, "app/b.py")
    first, second = (fingerprint.fingerprint(RuleId(name), "a", "f ( )", 0) for name in "ab")
    assert first != second


def test_the_inside_of_a_nested_function_does_not_count(tmp_path: Path) -> None:
    query = '((call_expression function: (identifier) @_n) @hazard (#eq? @_n "on"))'
    catalog = catalog_of(tmp_path, query, "javascript")
    one = ids("on('a', async (b) => {\n  c()\n})\n", catalog, "src/a.js")
    assert ids("on('a', async (b) => {\n  d()\n  e()\n})\n", catalog, "src/a.js") == one
    assert ids("on('a', async (x) => {\n  c()\n})\n", catalog, "src/a.js") != one


def test_of_a_block_the_header_counts(tmp_path: Path) -> None:
    catalog = catalog_of(tmp_path, "(while_statement) @hazard")
    one = ids("while a:\n  b()\n", catalog)
    assert ids("while a:\n  c()\n", catalog) == one
    assert ids("while b:\n  b()\n", catalog) != one


def test_secrets_in_shell_words_are_masked(tmp_path: Path) -> None:
    catalog = catalog_of(tmp_path, "(run_instruction) @hazard", "dockerfile")

    def of(command: str) -> list[str]:
        return ids(f"FROM a\nRUN {command}\n", catalog, "Dockerfile")

    assert of("curl -H 'X: one' --key=one a") == of("curl -H 'X: two' --key=two a")
    assert of("curl a") != of("wget a")
