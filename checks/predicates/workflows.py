"""Asked of GitHub Actions workflows."""

from tree_sitter import Node

from checks import keypaths, nodes
from checks.places import Captures
from checks.predicates.facts import Answer, Facts
from checks.queries import Predicate


def may_write(node: Node, predicate: Predicate, _: Captures, facts: Facts) -> Answer:
    """`#may-write?`: the token of the job that the node stands in has this permission.

    A job's own block takes the place of the workflow's, and what a block does not name is none.
    Without any block the repository's default counts, which nobody sees here; `id-token` alone is
    never in it. (docs.github.com/actions/reference/workflow-syntax-for-github-actions#permissions)
    """
    name = predicate.texts[0]
    triggers = keypaths.found(node, "on", facts.language)
    blocks = [keypaths.found(node, path, facts.language) for path in _BLOCKS]
    if not triggers or _CALLED in nodes.text_of(triggers[0]) or None in blocks:
        return None
    block = next((found[0] for found in blocks if found), None)
    if block is None:
        return False if name == "id-token" else None
    return _grants(block, name, facts)


_BLOCKS = ("jobs.*.permissions", "permissions")  # the nearer one counts
_CALLED = "workflow_call"  # who calls it gives it its rights


def _grants(block: Node, name: str, facts: Facts) -> Answer:
    if nodes.text_of(block).startswith("*"):  # an alias
        return None
    named = nodes.entries(block, facts.language)
    if named is None:
        return "write-all" in nodes.texts(block, facts.language)
    if None in named:
        return None
    values = [one.value for one in named if one and one.key == name]
    return any(value and "write" in nodes.texts(value, facts.language) for value in values)
