"""Asked of key paths: where in a document a node stands, and what else the document says."""

import re

from tree_sitter import Node

from checks import keypaths, nodes, paths
from checks.gone import is_gone
from checks.places import Captures
from checks.predicates.facts import Answer, Facts
from checks.predicates.texts import regex
from checks.queries import HOLE, Predicate


def at(node: Node, predicate: Predicate, _: Captures, facts: Facts) -> Answer:
    """`#at?`: where in its document the node stands, by keys."""
    path = paths.of(node, facts.language, facts.paths)
    if not paths.is_known(path):
        return None
    return any(paths.fits(path, pattern) for pattern in predicate.texts)


def match_at(node: Node, predicate: Predicate, captures: Captures, facts: Facts) -> Answer:
    """`#match-at?`: what stands at a path of the node's document matches."""
    path = HOLE.sub(lambda hole: _content(hole, captures, facts), predicate.texts[0])
    there = keypaths.found(node, path, facts.language)
    pattern = regex(predicate.texts[1])
    return None if there is None else any(pattern.search(nodes.text_of(one)) for one in there)


def _content(hole: "re.Match[str]", captures: Captures, facts: Facts) -> str:
    return _text(captures[hole[1]][0], facts)


def gone(node: Node, predicate: Predicate, _: Captures, facts: Facts) -> Answer:
    """`#gone?`: a platform has switched off what the scalar names."""
    platform = predicate.texts[0]
    name = _text(node, facts)
    if platform == "kubernetes":  # what is gone of one API version may be there of another kind
        kinds = keypaths.found(node, "kind", facts.language)
        name = f"{name} {_text(kinds[0], facts)}" if kinds else name
    return is_gone(platform, name)


def _text(node: Node, facts: Facts) -> str:
    inner = nodes.unwrapped(node, facts.language)
    content = nodes.string_content(inner, facts.language)
    return nodes.text_of(inner) if content is None else content
