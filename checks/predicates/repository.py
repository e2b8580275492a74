"""Asked of the repository around the file: versions, and what its other files declare.

Where the repository is not known, nothing is.
"""

import re
from collections.abc import Iterator

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
# Where variables are set by a dashboard, or for the length of a build or a task alone.
_SET_ELSEWHERE = re.compile(
    r"(^|/)[\w-]+\.config\.\w+$|(^|/)supabase/functions/|(^|/)lib/tasks/|(^|/)scripts?/"
)
_READ = re.compile(r"(?:env|ENV|environ|getenv|\.get|fetch)\W{1,4}([A-Z][A-Z0-9_]{2,80})\b")
_SETTINGS = re.compile(r"(^|/)(settings|config)[^/]*\.\w+$|(^|/)(settings|config)/")
_MANY = 8
_NEAR = 6  # steps from the name to the variable that gets the value
_BINDS = frozenset(
    {"assignment", "variable_declarator", "short_var_declaration", "assignment_expression"}
)
_HELD = re.compile(r"([A-Za-z_$]\w*)\s*(?::[^=\n]+)?:?=")
_PARSER = re.compile(
    r"(?:self\.|this\.)?_?(parse(?!Int|Float)|read|resolve|clean|normali[sz]e)\w+\("
)
_TESTED = (
    r"\b(?:if|elif|and|or|not|unless|when)\b[ (!]*{0}\b"
    r"|(?<![\w.]){0}\s*(?:\?(?!\.)|&&|\|\||and\b|or\b|if\b)"
    r"|!{0}\b|{0}\s*[!=]==?\s*(?:null|undefined|\"\"|'')"
)
_ENDS = r"(?:if|unless)\b[ (!]*(?:not )?{0}\b[^\n]*\n?[^\n]*\b(?:throw|raise|panic|exit|Fatal)"
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
    if _SET_ELSEWHERE.search(facts.path) or _is_told_above(node, name, facts):
        return None
    is_required = _is_required(node, name, facts)
    if not is_required and (_is_of_a_group(name, facts, index) or _is_tested(node, facts)):
        return None
    if not is_required and _are_told_elsewhere(facts, index):
        return None
    return True if index.declares_all else None


def _is_told_above(node: Node, name: str, facts: Facts) -> bool:
    """The file reads it further up, so that it is told there."""
    above = facts.source.text[: node.start_byte].decode(errors="replace")
    return re.search(rf"(env|ENV|environ)\b[^\n]{{0,12}}\b{re.escape(name)}\b", above) is not None


def _are_told_elsewhere(facts: Facts, index: Index) -> bool:
    """Settings that read many which nothing here declares: some page outside tells of them all."""
    if not _SETTINGS.search(facts.path):
        return False
    names = set(_READ.findall(facts.source.text.decode(errors="replace")))
    return sum(n not in index.words and not platform.gives(n) for n in names) >= _MANY


def _is_tested(node: Node, facts: Facts) -> bool:
    """What is read is given to a parser of ours, or to a variable of which the code asks whether
    there is anything in it, and goes on without it."""
    for step in _above(node):
        if _PARSER.match(nodes.text_of(step)) and nodes.is_a(step, "call", facts.language):
            return True
        held = _HELD.match(nodes.text_of(step))
        if held and step.type in _BINDS:
            name = re.escape(held[1])
            text = facts.source.text.decode(errors="replace")
            ends = re.search(_ENDS.format(name), text)
            return ends is None and re.search(_TESTED.format(name), text) is not None
    return False


def _above(node: Node) -> Iterator[Node]:
    step = node.parent
    for _ in range(_NEAR):
        if step is None:
            return
        yield step
        step = step.parent


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


def ours(node: Node, _: Predicate, __: Captures, facts: Facts) -> Answer:
    """`#ours?`: what is named (`owner/name@ref`) belongs to whom this repository belongs to."""
    owner = facts.index.owner if facts.index else None
    return owner is not None and nodes.text_of(node).strip("\"'").lower().startswith(f"{owner}/")


def undeclared_package(node: Node, _: Predicate, __: Captures, facts: Facts) -> Answer:
    """`#undeclared-package?`: nothing in the repository asks for the package of this module."""
    content = nodes.string_content(node, facts.language)
    name = nodes.text_of(node) if content is None else content
    if facts.index is None:
        return None
    if facts.language.name == "python":
        return declared.python(facts.index, facts.written_path, name.partition(".")[0])
    return declared.npm(facts.index, facts.written_path, name)
