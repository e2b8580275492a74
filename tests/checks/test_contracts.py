"""Every example of every contract holds: a small tree of files, and what a change does to it."""

from functools import cache

import pytest

from checks import catalog, contract, trees
from checks.catalog import Catalog, Rule
from checks.trees import Tree

ALL = catalog.load()


@cache
def alone(rule_id: str) -> Catalog:
    return Catalog([rule for rule in ALL.rules if rule.id == rule_id], ALL.languages)


EXAMPLES = [
    pytest.param(rule, tree, id=f"{rule.id}: {tree.title}")
    for rule in ALL.contracts
    for tree in trees.read(rule.folder / trees.PAGE)
]


@pytest.mark.parametrize(("rule", "tree"), EXAMPLES)
def test_an_example_holds(rule: Rule, tree: Tree) -> None:
    wrong = trees.complaints(tree, rule.id, alone(rule.id))
    if wrong:
        pytest.fail("\n".join(f"{tree.page}:{tree.line}: {one}" for one in wrong), pytrace=False)


@pytest.mark.parametrize("rule", ALL.contracts, ids=lambda rule: rule.id)
def test_a_contract_shows_what_breaks_it_and_what_only_looks_so(rule: Rule) -> None:
    found = trees.read(rule.folder / trees.PAGE)
    assert any(tree.expected for tree in found)
    assert sum(not tree.expected for tree in found) >= 2


@pytest.mark.parametrize("rule", ALL.contracts, ids=lambda rule: rule.id)
def test_a_contract_is_looked_at_for_each_of_its_examples(rule: Rule) -> None:
    assert rule.code
    loaded = contract.load(rule.code)
    for tree in trees.read(rule.folder / trees.PAGE):
        if tree.expected:
            assert any(loaded.concerns(part.path) for part in tree.change().parts), tree.title
            wanted = [p for p in tree.change().parts if p.base is not None and not p.is_new]
            for part in wanted:
                assert loaded.compares.fullmatch(part.old_path.lower()) or _ignores_base(tree, rule)


def _ignores_base(tree: Tree, rule: Rule) -> bool:
    """The contract finds the same without the old texts that nobody would fetch for it."""
    return not trees.complaints(tree, rule.id, alone(rule.id))
