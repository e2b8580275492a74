"""Asked of a route: is it open where its siblings in the file are guarded?"""

import re
from collections import Counter

from tree_sitter import Node

from checks import nodes
from checks.places import Captures
from checks.predicates.facts import Answer, Facts
from checks.queries import Predicate

_FEWEST, _SHARE = 3, 0.8  # so many siblings, and so much of them, carry the guard
_GUARD = re.compile(
    r"(?i)\b\w*(?:auth|login|logged|permission|guard|protect|current_user|jwt)\w*\b"
)
_STRING = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|`[^`]*`")
_ROUTE = re.compile(r"\.(post|put|patch|delete)\(")
# Whoever is not signed in yet, and machines that sign what they send.
_OPEN = re.compile(
    r"(?i)log-?(in|out)|sign-?(in|up|out)|regist|token|refresh|password|verif|confirm|webhook|hook"
    r"|callback|public|health|contact|subscrib|track|oauth|sso|invite|guest|share"
)


def unguarded(node: Node, _: Predicate, __: Captures, facts: Facts) -> Answer:
    """`#unlike-siblings?`: the others of the file that change something are guarded."""
    head = _head(node)
    if _guards(head) or any(map(_OPEN.search, _STRING.findall(head))):
        return False
    others = [_guards(_head(one)) for one in _routes(node, facts) if one.id != node.id]
    counted = Counter(guard for guards in others for guard in guards)
    most = max(counted.values(), default=0)
    return most >= _FEWEST and most >= _SHARE * len(others)


def _routes(node: Node, facts: Facts) -> list[Node]:
    every = nodes.below(facts.source.root)
    return [one for one in every if one.type == node.type and _ROUTE.search(_head(one))]


def _head(route: Node) -> str:
    """What stands before the handler's body: decorators and parameters, or middleware."""
    inner = route.child_by_field_name("definition")
    body = inner.child_by_field_name("body") if inner else None
    if body is not None:
        return _until(route, body.start_byte)
    given = route.child_by_field_name("arguments")
    if given is None or not given.named_children:
        return ""
    return _until(route, given.named_children[-1].start_byte)


def _until(node: Node, end: int) -> str:
    return (node.text or b"")[: end - node.start_byte].decode("utf-8", "replace")


def _guards(head: str) -> frozenset[str]:
    return frozenset(_GUARD.findall(_STRING.sub("", head)))
