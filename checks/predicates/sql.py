"""Asked of SQL: of a script's statements, or of those in a string of another language."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

import re2
from tree_sitter import Node

from checks import nodes, sql
from checks.places import Captures
from checks.predicates.facts import Answer, Facts
from checks.predicates.texts import regex
from checks.queries import Predicate

_IGNORING_CASE = "(?i)"
_LIKE_SQL = re2.compile(r"(?i)^\s*(CREATE|ALTER|DROP|TRUNCATE|DELETE|UPDATE|INSERT)\b")
# What makes a table in a tool's words: `op.create_table("orders")`, `create_table :orders`.
_MADE = re2.compile(
    r"(?i)\b(?:create_?table(?:_?if_?not_?exists)?|Schema::create)\W{1,20}(?:name\W{1,3})?(\w+)"
)
# Scripts that undo another: golang-migrate, Diesel, Flyway, and what people call them.
_WAY_BACK = re2.compile(r"(^|[/._-])(down|undo|rollback|revert)s?([/._-]|$)|(^|/)u\d[\w.]*__")


def statement(node: Node, predicate: Predicate, _: Captures, facts: Facts) -> Answer:
    """`#statement?`: the statement around the node, or one in the string that it is, matches."""
    found = statements(node, facts)
    return any(_found(predicate, one.text) for one in found) if found else None


def clause(node: Node, predicate: Predicate, _: Captures, facts: Facts) -> Answer:
    """`#clause?`: from the node to the comma at its depth."""
    there = around(node, facts)
    return _found(predicate, sql.joined(there.clause(node.start_byte))) if there else None


def lines(predicate: Predicate, asked: Iterable[Node], facts: Facts) -> frozenset[int]:
    """The lines (from 1) of the clauses or statements that the predicate looked at."""
    found: set[int] = set()
    for node in asked if facts.language.name == "sql" else ():
        there = around(node, facts)
        if there is not None:
            whole = predicate.name == "statement?"
            parts = there.parts if whole else tuple(there.clause(node.start_byte))
            text = facts.source.text
            first, last = (text.count(b"\n", 0, at) for at in (parts[0].start, parts[-1].end))
            found.update(range(first + 1, last + 2))
    return frozenset(found)


def other_statement(node: Node, predicate: Predicate, _: Captures, facts: Facts) -> Answer:
    """`#other-statement?`: another statement of the script matches; `{table}` is this one's."""
    for one in statements(node, facts):
        pattern = predicate.texts[0].replace("{table}", rf"(?:\w+\.)*{one.table}")
        if one.table is None and "{table}" in predicate.texts[0]:
            return None
        rest = [each for each in _all(facts) if each is not one]
        if any(regex(_IGNORING_CASE + pattern).search(each.text) for each in rest):
            return True
    return False


def dialect(node: Node, predicate: Predicate, _: Captures, facts: Facts) -> Answer:
    """`#dialect?`: whose SQL the script is, or the string that the node is."""
    text = facts.text
    if facts.language.name != "sql":
        text = nodes.string_content(node, facts.language) or ""
    return sql.dialect_of(text, facts.path) in predicate.texts


def _found(predicate: Predicate, text: str) -> bool:
    return regex(_IGNORING_CASE + predicate.texts[0]).search(text) is not None


def statements(node: Node, facts: Facts) -> tuple[sql.Statement, ...]:
    """The statement around a node of a script, or all in a string; none in a way back."""
    if facts.language.name == "sql":
        there = around(node, facts)
        return (there,) if there else ()
    return tuple(one for one in _script(node, facts).statements if not one.back)


def _all(facts: Facts) -> Iterator[sql.Statement]:
    """The statements of a script, or of all strings of a file that begin as SQL does, and of the
    other migrations of the change."""
    made = facts.beside.made if facts.beside else ""
    if facts.language.name == "sql":
        yield from _read(facts.source.text).statements
        yield from _read(made.encode()).statements
        return
    for text in facts.strings:
        if _LIKE_SQL.search(text):
            yield from _read(text.encode()).statements
    for name in _MADE.findall(f"{facts.forth}\n{made}"):
        yield from _read(f"CREATE TABLE {name}".encode()).statements


def around(node: Node, facts: Facts) -> sql.Statement | None:
    """The statement that the node stands in; None in a way back."""
    if _WAY_BACK.search(facts.path):
        return None
    found = _script(node, facts).around(node.start_byte)
    return found if found is not None and not found.back else None


def _script(node: Node, facts: Facts) -> sql.Script:
    if facts.language.name == "sql":
        return _read(facts.source.text)
    return _read((nodes.string_content(node, facts.language) or "").encode())


@lru_cache(maxsize=256)
def _read(text: bytes) -> sql.Script:
    return sql.read(text)
