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
from checks.model import FindingId, Kin, RuleId

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


_HEAD = 4  # words that begin a hazard's code where it calls nothing
_FURTHEST = 64  # steps up a tree, as everywhere
_SHORT = 8  # digits: these tell one file's findings apart, and are no ids


def kin(hazard: Node, code: str, language: Language) -> Kin:
    """How to know the finding again once its code was edited. `code` is that of `code_of`."""
    return Kin(short(code), short(_head(code)), short(_scope(hazard, language)))


def _head(code: str) -> str:
    """What is called, or the first words of what calls nothing."""
    called, bracket, _ = code.partition(" (")
    return called if bracket else " ".join(code.split()[:_HEAD])


def _scope(hazard: Node, language: Language) -> str:
    """The names of the functions and classes around it, innermost first."""
    names: list[str] = []
    node: Node | None = hazard
    for _ in range(_FURTHEST):
        if node is None:
            break
        name = _name_of(node, language)
        names += [nodes.text_of(name)] if name else []
        node = node.parent
    return ".".join(names)


def _name_of(node: Node, language: Language) -> Node | None:
    """A function's or class's name; of a nameless function, that of the variable it is put in."""
    is_function = nodes.is_a(node, "function", language)
    if not is_function and not nodes.is_a(node, "class", language):
        return None
    name = node.child_by_field_name("name")
    if name is None and is_function and node.parent is not None:
        name = node.parent.child_by_field_name("name")
    return name


def short(text: str) -> str:
    """8 digits of a hash; nothing for nothing."""
    return hashlib.sha256(text.encode()).hexdigest()[:_SHORT] if text else ""
