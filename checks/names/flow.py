"""Which of a name's definitions can be the one that a use of it sees."""

from tree_sitter import Node

from checks.names.facts import Definition, Facts
from checks.names.regions import Regions


def reaching(facts: Facts, scope: int, name: str, node: Node) -> list[Definition]:
    """Give the definitions of the scope's name that the use of it at this node may see.

    Within one function the last one that must have run hides what came before; those in
    branches, in other functions, and later in the same loop are seen as well. From another
    function every definition since the last unconditional one is seen.
    """
    every = facts.scopes[scope].names[name]
    if len(every) == 1:
        return every
    home = facts.running(scope)
    here = [one for one in every if facts.function_at(one.leaf) == home]
    elsewhere = [one for one in every if facts.function_at(one.leaf) != home]
    inside = facts.function_at(node) == home
    seen = _seen(facts, here, home, node if inside else None)
    return seen + elsewhere or every


def _seen(facts: Facts, here: list[Definition], home: int, use: Node | None) -> list[Definition]:
    before = [one for one in here if use is None or one.after <= use.start_byte]
    sure = [at for at, one in enumerate(before) if _must_run(facts, one, home, use)]
    last = before[sure[-1]] if sure else None
    later = [] if use is None else [one for one in here if one.after > use.start_byte]
    looped = [one for one in later if use is not None and _again(facts, one, last, use)]
    return before[sure[-1] if sure else 0 :] + looped


def _must_run(facts: Facts, one: Definition, home: int, use: Node | None) -> bool:
    """True if the use cannot be reached without passing this definition."""
    region = _innermost(facts.branches, one.leaf)
    if region is None or region.start_byte < facts.scopes[home].node.start_byte:
        return True
    return use is not None and _holds(region, use)


def _again(facts: Facts, one: Definition, last: Definition | None, use: Node) -> bool:
    """True if a loop goes from this later definition back to the use, and not past `last`."""
    for at in facts.loops.around(one.leaf.start_byte, one.leaf.end_byte):
        loop = facts.loops.nodes[at]
        if _holds(loop, use) and not (last and _holds(loop, last.leaf)):
            return True
    return False


def _innermost(regions: Regions, node: Node) -> Node | None:
    at = next(regions.around(node.start_byte, node.end_byte), None)
    return None if at is None else regions.nodes[at]


def _holds(region: Node, node: Node) -> bool:
    return region.start_byte <= node.start_byte and node.end_byte <= region.end_byte
