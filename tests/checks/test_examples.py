"""Every example of every rule holds, every query compiles, and every rule has its examples."""

from functools import cache

import pytest

from checks import catalog, examples
from checks.catalog import Catalog, Rule
from checks.examples import Example

ALL = catalog.load()


@cache
def alone(rule_id: str) -> Catalog:
    """A catalog of one rule: its examples say what it finds, not what others do."""
    return Catalog([rule for rule in ALL.rules if rule.id == rule_id], ALL.languages)


def pages(rule: Rule) -> dict[str, tuple[Example, ...]]:
    found = examples.pages(rule.folder)
    return {page.stem: examples.read(page, ALL.languages) for page in found}


EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}/{name}: {example.title}")
    for rule in ALL.rules
    for name, page in pages(rule).items()
    for example in page
]
LANGUAGES = [
    pytest.param(rule, name, id=f"{rule.id}/{name}") for rule in ALL.rules for name in rule.patterns
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_holds(rule: Rule, example: Example) -> None:
    wrong = [
        f"{example.page}:{trial.line}: {complaint}"
        for trial in example.trials
        for complaint in examples.complaints(trial, rule.id, alone(rule.id))
    ]
    if wrong:
        pytest.fail("\n".join(wrong), pytrace=False)


@pytest.mark.parametrize(("rule", "name"), LANGUAGES)
def test_a_rule_shows_a_bad_and_a_good_example_in_each_language(rule: Rule, name: str) -> None:
    trials = [trial for example in pages(rule).get(name, ()) for trial in example.trials]
    assert any(trial.expected for trial in trials), f"{name}.md has no `bad` block"
    assert any(not trial.expected for trial in trials), f"{name}.md has no `good` block"


@pytest.mark.parametrize("language", ALL.languages.all, ids=lambda language: language.name)
def test_all_queries_compile_in_every_dialect_that_they_serve(
    language: catalog.Language,
) -> None:
    compiled = Catalog(ALL.rules, ALL.languages).compiled(language)
    serving = [rule for rule in ALL.rules if rule.patterns_in(language)]
    assert (compiled is None) == (not serving)


def test_a_page_stands_beside_each_query() -> None:
    assert ALL.rules, "there are no rules"
    stray = [
        page
        for rule in ALL.rules
        for page in examples.pages(rule.folder)
        if page.stem not in rule.patterns
    ]
    assert not stray
