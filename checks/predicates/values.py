"""Asked of SQL that is put together: does something stand in it where a value belongs?"""

from functools import cache

import re2
from tree_sitter import Node

from checks import nodes
from checks.places import Captures
from checks.predicates import naming
from checks.predicates.facts import Answer, Facts
from checks.queries import Predicate

_KEYWORD = r"\b(select|insert|update|delete|replace|merge|with)\s(.|\n)*"
# What a value follows. Names of tables and columns follow other words: a placeholder cannot
# stand for them.
_BEFORE_VALUE = r"(=|<|>|\blike|\bin\s*\(|\bvalues\s*\(|\blimit|\boffset|\band|,)[\s'%(\\\"]*"
_JOINED = r"[\"'`]\s*(\+|\.(\s|\$)|<<)"
_FORMATTED = r"%[sdvq]"
# How each language writes a hole into a text. `.format` and `Sprintf` come on top.
_HOLES = {
    "python": r"\{[^{]",
    "csharp": r"\{[^{]",
    "rust": r"\{[^{]",
    "ruby": r"#\{",
    "php": r"\{?\$[a-zA-Z_{]",
    "kotlin": r"\$[a-zA-Z_{]",
    "javascript": r"\$\{",
    "typescript": r"\$\{",
    "tsx": r"\$\{",
}
_FORMATS = re2.compile(r"(?i)\bs?printf\(|\bformat\(|\bformatted\(|[\"']\s*%\s*[\w(\[]")


def sql_value(node: Node, predicate: Predicate, captures: Captures, facts: Facts) -> Answer:
    """`#sql-value?`: a query with something in it where a value belongs."""
    return _has_value(_KEYWORD, node, predicate, captures, facts)


def sql_condition(node: Node, predicate: Predicate, captures: Captures, facts: Facts) -> Answer:
    """`#sql-condition?`: a part of a query (`name = …`) with something where a value belongs."""
    return _has_value("", node, predicate, captures, facts)


def _has_value(
    keyword: str, node: Node, predicate: Predicate, captures: Captures, facts: Facts
) -> Answer:
    is_built = naming.interpolated(node, predicate, captures, facts)
    if not is_built:
        return is_built
    texts = [nodes.text_of(one) for one in (node, *facts.names.values(_bare(node, facts)))]
    return any(_shape(keyword, _hole(text, facts)).search(text) for text in texts) or None


def _bare(node: Node, facts: Facts) -> Node:
    """What stands in brackets, or behind `&`."""
    while nodes.is_a(node, "wrapper", facts.language) and node.named_child_count == 1:
        node = node.named_children[0]
    return nodes.unwrapped(node, facts.language)


def _hole(text: str, facts: Facts) -> str:
    holes = [_JOINED]
    if hole := _HOLES.get(facts.language.name):
        holes.append(hole)
    if _FORMATS.search(text):
        holes.append(_FORMATTED)
    return "|".join(holes)


@cache
def _shape(keyword: str, hole: str) -> "re2._Regexp[str]":
    return re2.compile(f"(?i){keyword}{_BEFORE_VALUE}({hole})")
