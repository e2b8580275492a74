"""Fingerprints: what makes two findings the same one, over shifted lines, renames and rebases.

Rule, path at the merge base, the hazard's own code with its literals masked, and its ordinal among
equals. Literals are masked because the hash of a guessable secret would give it away.
"""

import hashlib
import re
from collections.abc import Iterator

from tree_sitter import Node

from checks import nodes
from checks.language import Language
from checks.model import FindingId, RuleId

_NOISE = frozenset({",", ";"})  # a trailing one changes nothing
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'|(?<==)\S+")


def code_of(hazard: Node, language: Language) -> str:
    """The hazard's own code in one line: no comments, no insides of nested functions or blocks."""
    return " ".join(_tokens(hazard, language))


def _tokens(hazard: Node, language: Language) -> Iterator[str]:
    open_, left = [hazard], nodes.MAX_BELOW
    while open_ and left:
        left -= 1
        node = open_.pop()
        token = _masked(node, language)
        if token is not None:
            yield token
        else:
            open_ += reversed(_own_children(node, language))


def _masked(node: Node, language: Language) -> str | None:
    """The token that stands for the whole node; None where its parts speak."""
    if nodes.string_content(node, language) is not None:
        return '""'
    if nodes.is_a(node, "number", language):
        return "0"
    if nodes.is_a(node, "content", language):
        return '""'
    if node.child_count:
        return None
    return _QUOTED.sub('""', " ".join(nodes.text_of(node).split()))


def _own_children(node: Node, language: Language) -> list[Node]:
    """What stands in the node, without comments, noise, blocks and the bodies of functions."""
    is_outer = nodes.is_a(node, "function", language) or nodes.is_a(node, "class", language)
    body = node.child_by_field_name("body") if is_outer else None
    return [
        one
        for one in node.children
        if one != body and one.type not in _NOISE and not _is_foreign(one, language)
    ]


def _is_foreign(node: Node, language: Language) -> bool:
    return nodes.is_a(node, "comment", language) or nodes.is_a(node, "block", language)


def fingerprint(rule: RuleId, base_path: str, code: str, ordinal: int) -> FindingId:
    """16 hexadecimal digits. `ordinal` counts equals from 0 in the order of the file."""
    parts = "\0".join((rule, base_path, code, str(ordinal)))
    return FindingId(hashlib.sha256(parts.encode()).hexdigest()[:16])
