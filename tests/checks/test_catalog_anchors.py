"""Anchors: what must stand in a text for a pattern to match. They may save work, never findings."""

from pathlib import Path

import pytest

from checks.anchors import Anchors, words_of
from checks.catalog import Catalog, load
from checks.examples import pages, read
from checks.language import Language
from tests.checks.engine_kit import catalog_of


def anchors(tmp_path: Path, predicates: str) -> Anchors:
    catalog = catalog_of(tmp_path, f"((call function: (_) @a) @hazard {predicates})")
    return Anchors.of(catalog.rules[0].patterns["python"])


def test_what_every_file_imports_need_not_stand_there(tmp_path: Path) -> None:
    query = '((identifier) @hazard (#resolves? @hazard "System.Net.Http.HttpClient().GetAsync"))'
    catalog = catalog_of(tmp_path, query, "csharp")
    found = Anchors.of(catalog.rules[0].patterns["csharp"])
    assert found.meet(words_of(b"client.GetAsync()"))
    assert not found.meet(words_of(b"System.Net.Http"))


@pytest.mark.parametrize(
    ("predicates", "meets", "misses"),
    [
        ('(#eq? @a "danger")', ["x = danger"], ["x = dang"]),
        ('(#any-of? @a "one" "two")', ["one", "x.two()"], ["three", "xtwox"]),
        ('(#resolves? @a "m.C().{get,post}")', ["m get", "post(m)"], ["m", "get", "C()"]),
        ('(#resolves? @a "@a/b.c")', ["from '@a/b' c"], ["a c"]),
        ('(#resolves? @a "m.*")', ["m"], ["x"]),
        ('(#resolves? @a "x.files[]")', ["x.files[1]"], ["x.y[1]"]),
        ('(#has-key? @a "key" "v")', ["key"], ["v"]),
        ('(#eq? @a "a") (#resolves? @a "library.function")', ["library function"], ["a"]),
        ("", ["anything"], []),
        ('(#not-eq? @a "danger")', ["anything"], []),
        ('(#match? @a "danger")', ["anything"], []),
        ('(#any-of? @a "danger" "a b")', ["anything"], []),
    ],
)
def test_what_must_stand_there(
    tmp_path: Path, predicates: str, meets: list[str], misses: list[str]
) -> None:
    found = anchors(tmp_path, predicates)
    assert [text for text in meets if not found.meet(words_of(text.encode()))] == []
    assert [text for text in misses if found.meet(words_of(text.encode()))] == []


def test_only_hazards_make_a_file_worth_reading(tmp_path: Path) -> None:
    query = """
    ((call function: (_) @a) @hazard (#eq? @a "danger"))
    ((call function: (_) @a) @safe (#eq? @a "calm"))
    """
    catalog = catalog_of(tmp_path, query)
    python = catalog.languages.named("python")
    assert python is not None
    assert not _possible(catalog, python, b"calm()")
    assert _possible(catalog, python, b"danger()")


def _possible(catalog: Catalog, language: Language, text: bytes) -> frozenset[int]:
    return catalog.anchors(language).possible(words_of(text), text)


@pytest.mark.parametrize(
    ("predicates", "meets", "misses"),
    [
        ('(#eq? @a "f") (#any-of? @a "one" "two")', ["f one", "two f"], ["f", "one two"]),
        ('(#match? @a "(?i)^danger(ous)?$")', ["x = Danger"], ["dang"]),
        ('(#eq? @a "f") (#match? @a "danger")', ["f danger"], ["f", "danger"]),
        (r'(#match? @a "^\d+$")', ["anything"], []),
        ('(#function-match? @a "close {}")', ["close x"], ["clos"]),
        ('(#mentioned? @a "danger")', ["anything"], []),  # maybe by another file of the change
        ('(#not-match? @a "danger")', ["anything"], []),
        ('(#statement? @a "DROP TABLE")', ["drop   table x"], []),
    ],
)
def test_all_predicates_of_a_pattern_together_say_what_must_stand_there(
    tmp_path: Path, predicates: str, meets: list[str], misses: list[str]
) -> None:
    catalog = catalog_of(tmp_path, f"((call function: (_) @a) @hazard {predicates})")
    python = catalog.languages.named("python")
    assert python is not None
    assert [text for text in meets if not _possible(catalog, python, text.encode())] == []
    assert [text for text in misses if _possible(catalog, python, text.encode())] == []


def test_every_bad_example_of_every_rule_meets_the_anchors() -> None:
    catalog = load()
    trials = [
        trial
        for rule in catalog.rules
        for page in pages(rule.folder)
        for example in read(page, catalog.languages)
        for trial in example.trials
        if trial.expected
    ]
    assert trials
    for trial in trials:
        assert _possible(catalog, trial.language, trial.text.encode()), trial
