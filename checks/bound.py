"""Which lines speak of a name: they say it, or a name that was given what it stands for."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import lru_cache

import re2
from tree_sitter import Node, Query

from checks import cursor, nodes
from checks.language import Language
from checks.places import MAX_STEPS
from checks.reading import Reading

_ROUNDS = 8  # of names given to names
_HEAD = 3  # lines of a binding in which it may say what it gives
_WORD = re.compile(r"\w+")
_OPENS = re.compile(r"[(\[{]")
_THIS = frozenset({"self", "this", "cls"})

Name = tuple[str, range]  # and the lines (from 1) in which it means that


@dataclass(frozen=True, slots=True)
class Bound:
    """One import, assignment or class. `target`: what it binds; an import binds all it says."""

    node: Node
    target: Node | None

    @property
    def lines(self) -> range:
        """Its lines, from 1."""
        return lines_of(self.node)


def bindings(reading: Reading, lines: range | None = None) -> list[Bound]:
    """Those of a file, or those that meet these lines (from 1), in order."""
    query = _query(reading.source.language)
    if query is None:
        return []
    found = cursor.over(query, reading.deadline, lines).captures(reading.source.root)
    every = sorted(found.get("binding", ()), key=lambda node: node.start_byte)
    # What is exported where it is declared is a binding of its own.
    told = (one for one in every if one.child_by_field_name("declaration") is None)
    return [Bound(one, _target(one, reading.source.language)) for one in told]


@lru_cache(maxsize=32)
def _query(language: Language) -> Query | None:
    kinds = sorted(language.nodes["import"] | language.nodes["binding"] | language.nodes["class"])
    listed = " ".join(f"({kind})" for kind in kinds)
    return Query(language.tree_sitter, f"[{listed}] @binding") if kinds else None


def brings_all(one: Bound) -> bool:
    """True for an import that does not say what it brings: `import *`, C#'s `using`."""
    told = nodes.text_of(one.node).rstrip("; \t\n")
    return one.node.type == "using_directive" or (one.target is None and told.endswith("*"))


def _target(node: Node, language: Language) -> Node | None:
    if nodes.is_a(node, "import", language):
        return None
    return node.child_by_field_name("left") or node.child_by_field_name("name")


def made_by(one: Bound, reading: Reading, touched: Set[int] = frozenset()) -> Iterator[Name]:
    """The names that it binds, each with where it holds; of a long import those on touched lines.

    A member (`self.client = …`) and an import are seen from anywhere.
    """
    language = reading.source.language
    is_local = one.target is not None and nodes.is_a(one.target, "identifier", language)
    function = function_around(one.node.parent, language) if is_local else None
    where = lines_of(function or reading.source.root)
    yield from ((name, where) for name in _names_of(one, reading, touched))


def function_around(node: Node | None, language: Language) -> Node | None:
    """The innermost function that the node is or stands in."""
    for _ in range(MAX_STEPS):
        if node is None or nodes.is_a(node, "function", language):
            return node
        node = node.parent
    return None


def _names_of(one: Bound, reading: Reading, touched: Set[int]) -> frozenset[str]:
    if one.target is not None:
        return names_in([nodes.text_of(one.target)], reading.source.language)
    told = set(one.lines)
    if touched and touched.isdisjoint({one.lines[0], one.lines[-1]}):
        told &= touched
    return names_in((reading.source.lines[n - 1] for n in told), reading.source.language)


def words_in(texts: Iterable[str]) -> Iterator[str]:
    """Every word of these texts: letters, digits, `_`."""
    return (word for text in texts for word in _WORD.findall(text))


def names_in(texts: Iterable[str], language: Language) -> frozenset[str]:
    """All words that may be names: not the grammar's own words, no numbers."""
    words = frozenset(words_in(texts)) - _THIS
    known = language.tree_sitter.id_for_node_kind
    return frozenset(one for one in words if not one[0].isdigit() and known(one, False) is None)


def speaking_of(names: Iterable[Name], reading: Reading) -> frozenset[int]:
    """The lines (from 1) that say one of these names, or one that was given what they stand for."""
    found: set[int] = set()
    told: set[Name] = set()
    new = set(names)
    given = _Given(reading)
    for _ in range(_ROUNDS):
        if not new:
            break
        told |= new
        lines = {(name, line) for one in _by_range(new) for name, line in _said(*one, reading)}
        found.update(line for _, line in lines)
        new = set(given.by(lines)) - told
    return frozenset(found)


def _by_range(names: Iterable[Name]) -> Iterator[tuple[range, set[str]]]:
    grouped: dict[range, set[str]] = defaultdict(set)
    for name, lines in names:
        grouped[lines].add(name)
    yield from grouped.items()


def _said(lines: range, names: Set[str], reading: Reading) -> Iterator[tuple[str, int]]:
    """Each of these names on each of the lines that say it."""
    starts, text = reading.source.starts, reading.source.text
    either = re2.compile(b"|".join(_whole_word(name) for name in sorted(names)))
    end = starts[lines.stop - 1] if lines.stop <= len(starts) else len(text)
    for found in either.finditer(text, starts[lines.start - 1], end):
        yield found[0].decode(), bisect_right(starts, found.start())


def _whole_word(name: str) -> bytes:
    """RE2's `\\b` knows ASCII alone."""
    first, last = (rb"\b" if edge.isascii() else b"" for edge in (name[0], name[-1]))
    return first + re2.escape(name.encode()) + last


class _Given:
    """Which names of a file are given what others stand for."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._by_line: dict[int, list[Bound]] = defaultdict(list)
        for one in bindings(reading):
            for line in one.lines[:_HEAD]:
                self._by_line[line].append(one)

    def by(self, said: Iterable[tuple[str, int]]) -> Iterator[Name]:
        """The names that bindings give to what these lines say, and where they mean that."""
        for name, line in said:
            for one in self._by_line.get(line, ()):
                if name in _head(one):
                    yield from made_by(one, self._reading)


def _head(one: Bound) -> frozenset[str]:
    """What an assignment says before it calls or lists anything; all that an import says."""
    text = nodes.text_of(one.node)
    if one.target is None:
        return frozenset(_WORD.findall(text))
    value = text[len(nodes.text_of(one.target)) :].lstrip("(=: ")
    return frozenset(_WORD.findall(_OPENS.split(value, 1)[0]))


def lines_of(node: Node) -> range:
    """The lines that it stands on, from 1."""
    return range(node.start_point[0] + 1, node.end_point[0] + 2)
