"""Contracts on spoilt trees: what lies between files, read by regular expressions and by parsers.

None raises, however the files look; findings stand on lines of changed files.
"""

from functools import cache
from typing import NamedTuple

from hypothesis import strategies as st

from bot.pool import wire
from checks import between, catalog, trees
from checks.catalog import Catalog
from checks.deadline import Deadline
from checks.model import Finding
from checks.trees import Tree
from fuzz.mutated import Edit, edits, spoilt
from fuzz.target import must

SHARE = 8
_SECONDS = 5.0


class Case(NamedTuple):
    """A page's tree, and how one file of it is spoilt."""

    tree: int
    block: int
    other: int
    made: list[Edit]


@cache
def _rules() -> Catalog:
    return catalog.load()


@cache
def _trees() -> list[Tree]:
    pages = [rule.folder / trees.PAGE for rule in _rules().contracts]
    return [tree for page in pages for tree in trees.read(page)]


_NUMBER = st.integers(0, 2**16)
INPUTS = st.builds(Case, _NUMBER, _NUMBER, _NUMBER, edits(5))


def hold(case: Case) -> None:
    """Raises where one of the promises is broken."""
    tree = _spoilt(case)
    change = tree.change()
    told = between.check(change, tree.index(), _rules(), Deadline.after(_SECONDS))
    told = between.Told(*wire.load(wire.dump((told.findings, told.ignored, told.skipped))))
    heads = {part.path: part.head or part.base or "" for part in change.parts}
    for one in (*told.findings, *(each.finding for each in told.ignored)):
        _must_stand(one, heads)


def _must_stand(one: Finding, heads: dict[str, str]) -> None:
    must(one.path in heads, f"{one.rule}: stands in a changed file")
    lines = heads[one.path].count("\n") + 1
    must(1 <= one.line <= one.end_line <= lines, f"{one.rule}: stands on a line of it")
    must("\n" not in one.message, f"{one.rule}: says one line")
    must(one.message.count("`") % 2 == 0, f"{one.rule}: what is foreign stands in code spans")


def _spoilt(case: Case) -> Tree:
    every = _trees()
    tree, other = every[case.tree % len(every)], every[case.other % len(every)]
    at = case.block % len(tree.blocks)
    piece = other.blocks[case.block % len(other.blocks)].text.encode()
    text = spoilt(tree.blocks[at].text.encode(), case.made, piece).decode("utf-8", "replace")
    blocks = [*tree.blocks]
    blocks[at] = blocks[at].__class__(
        blocks[at].kind, blocks[at].path, text, (), blocks[at].mode, blocks[at].old_path
    )
    return Tree(tree.page, tree.title, tree.line, tuple(blocks))
