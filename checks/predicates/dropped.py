"""Asked of what a migration drops or renames."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from checks import nodes, sql
from checks.places import Captures
from checks.predicates.facts import Answer, Facts
from checks.predicates.sql import around, statements
from checks.queries import Predicate

_NAMED = re.compile(r"\bname\s*[:=]\s*[\"'](\w+)")
_TEXT = re.compile(r"[\"'`]([\w.]+)[\"'`]|(?<![\w:]):(\w+)")
_IN_SQL = re.compile(
    r"(?i)\bDROP (?:TABLE |COLUMN )?(?:IF EXISTS )?(?:\w+\.)?(\w+)"
    r"|\bRENAME COLUMN (\w+) TO|\bRENAME (?!COLUMN\b)(\w+) TO"
    r"|ALTER TABLE (?:IF EXISTS )?(?:\w+\.)?(\w+) RENAME TO"
)
_OF_TABLES = re.compile(r"(?i)^[^(\"':]*(drop|rename)_?table|Schema::(drop|dropIfExists|rename)\(")
# A call on the table itself: `table.dropColumn("paid")`, `$table->dropColumn('paid')`.
_ON_TABLE = re.compile(r"(?!op\b|queryInterface|queryRunner|migrationBuilder)\$?\w+\s*(\.|->)")
_SEVERAL = re.compile(r"(?i)(drop|remove)_?columns\b")
_DROPS = re.compile(r"(?i)^[^(\"':]*(::)?[^(\"':]*(drop|remove|rename|delete|alter_column)")
_LIKE_SQL = re.compile(r"(?i)^(ALTER|DROP) ")


def out_of_use(node: Node, _: Predicate, __: Captures, facts: Facts) -> Answer:
    """`#out-of-use?`: no code that the change takes away names it, and some code was altered."""
    if facts.beside is None or not facts.beside.touches_code:
        return False
    names = list(_names(node, facts))
    return bool(names) and not any(map(facts.beside.gives_up, names))


def _names(node: Node, facts: Facts) -> Iterator[str]:
    """The names of the column or table that goes."""
    if facts.language.name == "sql":
        yield from _in_sql(_clause(node, facts))
        return
    said = [
        one.text
        for each in nodes.below(node)
        for one in statements(each, facts)
        if _LIKE_SQL.search(one.text)
    ]
    yield from _in_sql(" ; ".join(said)) if said else _in_call(nodes.text_of(node))


def _clause(node: Node, facts: Facts) -> str:
    """The clause with the table in front of it where the table itself gets another name."""
    found = around(node, facts)
    if found is None:
        return ""
    clause = sql.joined(found.clause(node.start_byte))
    renames_table = clause.upper().startswith("RENAME TO")
    return f"ALTER TABLE {found.table} {clause}" if renames_table else clause


def _in_sql(text: str) -> Iterator[str]:
    for found in _IN_SQL.findall(text):
        yield from (name for name in found if name)


def _in_call(text: str) -> Iterator[str]:
    """`DropColumn(name: "paid", table: "orders")`, `remove_column :orders, :paid, :boolean`."""
    if not _DROPS.search(text):
        return
    named = _NAMED.search(text)
    if named:
        yield named[1]
        return
    said = [one or other for one, other in _TEXT.findall(text)]
    on_table = _ON_TABLE.match(text) is not None
    if _OF_TABLES.search(text) or on_table:
        yield from said if on_table and _SEVERAL.search(text) else said[:1]
    else:
        yield from said[1:] if _SEVERAL.search(text) else said[1:2]
