"""Asked of the repository around the file: versions, and what its other files declare.

Where the repository is not known, nothing is.
"""

import re

from tree_sitter import Node

from checks import nodes
from checks.index import Kind, declared, platform, ranges, runtimes, versions
from checks.places import Captures
from checks.predicates.facts import Answer, Facts
from checks.queries import Predicate

_BOUND = re.compile(r"(>=|<)[ \t]*(\d[\d.]*)")
_NAME = re.compile(r"[A-Z][A-Z0-9_]{2,80}")


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
    return True if index.declares_all else None


def undeclared_package(node: Node, _: Predicate, __: Captures, facts: Facts) -> Answer:
    """`#undeclared-package?`: nothing in the repository asks for the package of this module."""
    content = nodes.string_content(node, facts.language)
    name = nodes.text_of(node) if content is None else content
    if facts.index is None:
        return None
    if facts.language.name == "python":
        return declared.python(facts.index, facts.written_path, name.partition(".")[0])
    return declared.npm(facts.index, facts.written_path, name)
