"""Asked of the repository around the file: versions, and what its other files declare.

Where the repository is not known, nothing is.
"""

import re

from tree_sitter import Node

from checks import nodes
from checks.index import Index, Kind, declared, platform, ranges, runtimes, versions
from checks.places import Captures
from checks.predicates.facts import Answer, Facts
from checks.queries import Predicate

_BOUND = re.compile(r"(>=|<)[ \t]*(\d[\d.]*)")
_NAME = re.compile(r"[A-Z][A-Z0-9_]{2,80}")
# What several variables of one thing start with, behind what a bundler asks for.
_FIRST = re.compile(
    r"((NEXT_PUBLIC|VITE|REACT_APP|EXPO_PUBLIC|PUBLIC|NUXT_PUBLIC|GATSBY)_)?[A-Z0-9]+_"
)
_SURE = frozenset(
    {"non_null_expression", "subscript"}
)  # `!` of TypeScript, `environ["X"]` of Python
_THROWS = r"(?i:throw|raise|panic|fatal|abort|require|assert|fetch)[^\n]*\b{}\b"


def version(predicate: Predicate, facts: Facts) -> Answer:
    """`#version?`: what gets installed of this package is at least, or older than, a version."""
    name, wanted = predicate.texts
    found = _BOUND.fullmatch(wanted)
    bound = ranges.version(found[2]) if found else None
    there = _installed(name, facts)
    if found is None or bound is None or there is None:
        return None
    answer = there.is_at_least(bound)
    return answer if answer is None or found[1] == ">=" else not answer


def _installed(name: str, facts: Facts) -> ranges.Range | None:
    if facts.index is None:
        return None
    if name in runtimes.NAMES:
        return runtimes.version(facts.index, facts.written_path, name)
    kind = versions.OF_LANGUAGE.get(facts.language.name)
    return versions.resolved(facts.index, facts.written_path, kind, name) if kind else None


def undeclared_variable(node: Node, _: Predicate, __: Captures, facts: Facts) -> Answer:
    """`#undeclared-variable?`: no file of the repository names this environment variable."""
    index = facts.index
    content = nodes.string_content(node, facts.language)
    name = nodes.text_of(node) if content is None else content
    if index is None or not _NAME.fullmatch(name) or not index.of_kind(Kind.ENV):
        return None
    if name in index.words or platform.gives(name):
        return False
    if not _is_required(node, name, facts) and _is_of_a_group(name, facts, index):
        return None
    return True if index.declares_all else None


def _is_of_a_group(name: str, facts: Facts, index: Index) -> bool:
    """Several variables of one thing are read here, and none is declared: it may do without."""
    found = _FIRST.match(name)
    if found is None or any(word.startswith(found[0]) for word in index.words):
        return False
    there = re.compile(rf"(?<![A-Z0-9_]){found[0]}[A-Z0-9_]+")
    return bool(set(there.findall(facts.source.text.decode(errors="replace"))) - {name})


def _is_required(node: Node, name: str, facts: Facts) -> bool:
    """The reading itself fails without it, is said never to, or the code throws and names it."""
    above = (node.parent, *(one.parent for one in (node.parent,) if one))
    if facts.language.name == "rust" or any(one and one.type in _SURE for one in above):
        return True
    text = facts.source.text.decode(errors="replace")
    return re.search(_THROWS.format(re.escape(name)), text) is not None


def undeclared_package(node: Node, _: Predicate, __: Captures, facts: Facts) -> Answer:
    """`#undeclared-package?`: nothing in the repository asks for the package of this module."""
    content = nodes.string_content(node, facts.language)
    name = nodes.text_of(node) if content is None else content
    if facts.index is None:
        return None
    if facts.language.name == "python":
        return declared.python(facts.index, facts.written_path, name.partition(".")[0])
    return declared.npm(facts.index, facts.written_path, name)
