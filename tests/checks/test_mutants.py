"""Whatever can be left out of a rule without an example noticing is not needed, or not shown."""

from pathlib import Path

import pytest

from checks import catalog, examples, mutants
from checks.catalog import Catalog, Rule

ALL = catalog.load()

RULE = """
title = "Call without a timeout"
family = "network"
answers = ["F01"]
severity = "warning"
message = "`{callee}` waits for ever."
why = "It does."
[fix]
title = "Give up"
safety = "review"
"""
QUERY = """
((call function: (_) @callee arguments: (argument_list) @arguments) @hazard
  (#resolves? @callee "requests.{get,post}")
  (#set-argument! @arguments "timeout=10"))

((call arguments: (argument_list (keyword_argument name: (_) @_name))) @safe
  (#eq? @_name "timeout"))
"""
PAGE = """
## Each call
```python bad
import requests
requests.get(url)  # hazard
requests.post(url, json=body)  # hazard
other(url)
```
```python fixed
import requests
requests.get(url, timeout=10)
requests.post(url, json=body, timeout=10)
other(url)
```
## With a timeout
```python good
import requests
requests.get(url, timeout=2)
```
"""
SHAPES = "(call arguments: (argument_list [(list_splat) (dictionary_splat)])) @safe\n"
WORDS = '((call function: (_) @_f) @safe (#match? @_f "get$|put$"))\n'
SPLAT = "(call arguments: (argument_list (list_splat))) @safe\n"


def trials_of(rule: Rule) -> list[examples.Trial]:
    pages = [examples.read(page, ALL.languages) for page in examples.pages(rule.folder)]
    return [trial for page in pages for example in page for trial in example.trials]


@pytest.mark.parametrize("rule", ALL.rules, ids=lambda rule: rule.id)
def test_every_part_of_a_rule_is_needed_by_an_example(rule: Rule) -> None:
    alone = Catalog([rule], ALL.languages)
    trials = trials_of(rule)
    assert not any(examples.complaints(one, rule.id, alone) for one in trials), "an example fails"
    survivors = mutants.survivors(rule, trials, alone)
    if survivors:
        pytest.fail("\n".join(map(str, survivors)), pytrace=False)


@pytest.mark.parametrize(
    ("pattern", "without"),
    [
        ("a", []),
        ("a|b", ["b", "a"]),
        ("^(A|B|C)_", ["^(B|C)_", "^(A|C)_", "^(A|B)_"]),
        ("(?:a|b(c|d))", ["(?:a|b(d))", "(?:a|b(c))", "(?:b(c|d))", "(?:a)"]),
        ("(?i)a|b", ["b", "(?i)a"]),
        (r"\(a\||[(|)]", ["[(|)]", r"\(a\|"]),
    ],
)
def test_a_regular_expression_is_cut_at_its_bars(pattern: str, without: list[str]) -> None:
    assert [pattern[:start] + pattern[end:] for start, end in mutants.words(pattern)] == without


@pytest.mark.parametrize(
    ("query", "nodes"),
    [
        ("(a)", []),
        ("[(a)]", []),
        ("[(a) @x (b)] @y", ["(a) @x", "(b)"]),
        ('(f left: [(a) (b)+ @c "d"])', ["(a)", "(b)+ @c", '"d"']),
        ("[name: (a) (b)]", ["name: (a)", "(b)"]),
        ('[["a" "b"] (c)]', ['["a" "b"]', "(c)", '"a"', '"b"']),
    ],
)
def test_alternative_nodes_are_told_apart(query: str, nodes: list[str]) -> None:
    assert [query[start:end] for start, end in mutants.alternatives(query)] == nodes


def survivors_of(folder: Path, query: str, page: str) -> list[str]:
    home = folder / "call-no-timeout"
    home.mkdir()
    (home / "rule.toml").write_text(RULE)
    (home / "python.scm").write_text(query)
    (home / "python.md").write_text(page)
    [rule] = catalog.load(folder).rules
    alone = Catalog([rule], ALL.languages)
    trials = trials_of(rule)
    assert [examples.complaints(one, rule.id, alone) for one in trials] == [()] * len(trials)
    found = mutants.survivors(rule, trials, alone)
    return [f"{one.line}: {one.what}" for one in found]


def test_a_rule_whose_every_part_is_shown_has_no_survivors(tmp_path: Path) -> None:
    assert survivors_of(tmp_path, QUERY, PAGE) == []


@pytest.mark.parametrize(
    ("query", "page", "survivor"),
    [
        pytest.param(QUERY + SPLAT, PAGE, "8: this pattern (`@safe`)", id="a pattern"),
        pytest.param(QUERY, PAGE.replace("other(url)\n", ""), "3: `#resolves?`", id="a predicate"),
        pytest.param(QUERY, PAGE.replace(", json=body", ""), "7: `#eq?`", id="a safe's predicate"),
        pytest.param(
            QUERY.replace("{get,post}", "{get,put,post}"), PAGE, "3: `requests.put`", id="a name"
        ),
        pytest.param(
            QUERY + SHAPES,
            PAGE.replace("timeout=2", "**more"),
            "8: `(list_splat)`",
            id="a node of several",
        ),
        pytest.param(
            QUERY + WORDS,
            PAGE.replace("get(url)  # hazard\n", "get(url)\n").replace(
                "(url, timeout=10)", "(url)"
            ),
            "8: `put$`",
            id="a word of several",
        ),
        pytest.param(
            QUERY.replace("(#set", '(#not-eq? @callee "x")\n (#set'),
            PAGE,
            "4: `#not-eq?`",
            id="a denied predicate",
        ),
        pytest.param(
            QUERY,
            PAGE.replace("python fixed", "python"),
            "2: `#set-argument!` with `timeout=10`",
            id="a fix",
        ),
    ],
)
def test_what_no_example_needs_survives(
    tmp_path: Path, query: str, page: str, survivor: str
) -> None:
    assert survivor in survivors_of(tmp_path, query, page)
