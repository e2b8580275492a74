"""SQL by statement: how scripts are cut, what stands for a statement, whose SQL it is."""

from pathlib import Path

import pytest

from checks import engine, sql
from checks.catalog import load
from checks.deadline import Deadline
from checks.model import ChangedFile, FileDiff, Status, Touched
from tests.checks.languages.kit import RULE, findings

LINES = {
    "one": ("DROP TABLE t;", ["DROP TABLE t"]),
    "without an end": ("DROP TABLE a;\n\nDROP TABLE b\n", ["DROP TABLE a", "DROP TABLE b"]),
    "blanks and comments": ("DROP -- now; or never\n /* ; */ TABLE\tt;", ["DROP TABLE t"]),
    "names in quotes": (
        'ALTER TABLE "public"."my orders" RENAME `a` TO [b];',
        ["ALTER TABLE public.my_orders RENAME a TO b"],
    ),
    "an index of an array": ("SELECT a[1];", ["SELECT a [ 1 ]"]),
    "strings": (r"SELECT 'a;''b', E'it\'s;', N'x';", ["SELECT '', '', ''"]),
    "brackets": ("CHECK ( a > 0 , f (b) )", ["CHECK(a > 0, f(b))"]),
    "a cast": ("SELECT a::int", ["SELECT a :: int"]),
    "a body": ("DO $x$ BEGIN; END $$ $x$; DROP TABLE t", ["DO $$", "DROP TABLE t"]),
    "an open body": ("DO $$ BEGIN; END", ["DO $$"]),
    "batches": ("DROP TABLE a\nGO\nDROP TABLE b\ngo", ["DROP TABLE a", "DROP TABLE b"]),
    "a routine": (
        "CREATE TRIGGER t BEFORE INSERT ON a BEGIN DELETE FROM b; DELETE FROM c; END; DROP TABLE d",
        ["CREATE TRIGGER t BEFORE INSERT ON a BEGIN DELETE FROM b", "DROP TABLE d"],
    ),
}


@pytest.mark.parametrize(("text", "lines"), LINES.values(), ids=LINES)
def test_a_script_is_cut_into_statements(text: str, lines: list[str]) -> None:
    assert [one.text for one in sql.read(text.encode()).statements] == lines


def test_no_statement_stands_around_what_is_within_its_last_token() -> None:
    script = sql.read(b"DROP TABLE 'a b'")
    assert script.around(0) is script.statements[0]
    assert script.around(len("DROP TABLE 'a ")) is None


TABLES = {
    'ALTER TABLE IF EXISTS ONLY public."Orders" ADD a int': "orders",
    "ALTER TABLE orders ADD a int": "orders",
    "DROP TABLE IF EXISTS orders": "orders",
    "TRUNCATE orders": "orders",
    "CREATE TEMP TABLE IF NOT EXISTS orders (a int)": "orders",
    "CREATE UNIQUE INDEX CONCURRENTLY i ON shop.orders (a)": "orders",
    "CREATE POLICY p ON orders": "orders",
    "DELETE FROM orders": "orders",
    "UPDATE ONLY orders SET a = 1": "orders",
    "INSERT INTO orders VALUES (1)": "orders",
    "SELECT 1 FROM orders": None,
}


@pytest.mark.parametrize(("text", "table"), TABLES.items(), ids=TABLES)
def test_a_statement_changes_a_table(text: str, table: str | None) -> None:
    assert [one.table for one in sql.read(text.encode()).statements] == [table]


BACK = [
    "-- +goose Down",
    "-- +migrate Down",
    "-- migrate:down",
    "-- @DOWN",
    "-- //@UNDO",
    "--- !Downs",
    "-- Down Migration",
    "-- ==== ROLLBACK ====",
]


@pytest.mark.parametrize("mark", BACK)
def test_the_way_back_is_known(mark: str) -> None:
    script = sql.read(f"ALTER TABLE a ADD b int;\n{mark}\nDROP TABLE a;\n".encode())
    assert [one.back for one in script.statements] == [False, True]


def test_the_way_back_ends() -> None:
    script = sql.read(b"-- +goose Down\nDROP TABLE a;\n-- +goose Up\nDROP TABLE b;")
    assert [one.back for one in script.statements] == [True, False]


def test_a_comment_that_speaks_of_a_payment_is_no_way_back() -> None:
    script = sql.read(b"-- the down payment\n-- rollback needs care\nDROP TABLE a;")
    assert [one.back for one in script.statements] == [False]


DIALECTS = {
    "nothing tells": ("DROP TABLE t;", "db/a.sql", "postgresql"),
    "backticks": ("DROP TABLE `t`;", "db/a.sql", "mysql"),
    "an engine": ("CREATE TABLE t (a int) ENGINE = InnoDB;", "db/a.sql", "mysql"),
    "a path": ("DROP TABLE t;", "db/mysql/a.sql", "mysql"),
    "SQLite": ("PRAGMA foreign_keys = ON;", "db/a.sql", "sqlite"),
    "Cloudflare's": ("DROP TABLE t;", "d1/a.sql", "sqlite"),
    "batches": ("DROP TABLE t\nGO\n", "db/a.sql", "sqlserver"),
    "a template": ("DROP TABLE {{ t }};", "db/a.sql", "other"),
}


@pytest.mark.parametrize(("text", "path", "dialect"), DIALECTS.values(), ids=DIALECTS)
def test_a_dialect_is_told(text: str, path: str, dialect: str) -> None:
    assert sql.dialect_of(text, path) == dialect


ASKED = {
    "a statement": ("alter", '(#statement? @hazard "^alter table a (add|drop)")', True),
    "another text": ("alter", '(#statement? @hazard "^drop")', False),
    "denied": ("alter", '(#not-statement? @hazard "^drop")', True),
    "a clause": ("add", '(#clause? @hazard "^ADD b numeric\\\\(10, 2\\\\)$")', True),
    "another clause": ("add", '(#clause? @hazard "DEFAULT")', False),
    "another statement": (
        "alter",
        '(#other-statement? @hazard "^CREATE TABLE {table}\\\\b")',
        True,
    ),
    "itself does not count": ("alter", '(#other-statement? @hazard "^ALTER TABLE")', False),
    "its dialect": ("alter", '(#dialect? @hazard "mysql" "postgresql")', True),
    "another dialect": ("alter", '(#dialect? @hazard "mysql")', False),
    "its path": ("alter", '(#path? @hazard "^db/[a-z]+[.]sql$")', True),
    "another path": ("alter", '(#path? @hazard "^dev/")', False),
    "a table of another": ("create", '(#other-statement? @hazard "{table}")', True),
}
TEXT = "CREATE TABLE s.a (x int);\nALTER TABLE a\n  ADD b numeric(10,2),\n  ADD c int DEFAULT 1;\n"


@pytest.mark.parametrize(("word", "query", "found"), ASKED.values(), ids=ASKED)
def test_predicates(tmp_path: Path, word: str, query: str, found: bool) -> None:
    line = {"create": 1, "alter": 2, "add": 3}[word]
    pattern = f"((keyword_{word}) @hazard {query})"
    assert (line in findings(tmp_path, "sql", pattern, TEXT, "db/Change.sql")) is found


DEVELOPMENT = {
    "envs/dev/main.sql": True,
    "Sandbox/a.sql": True,
    "db/a-staging.sql": True,
    "envs/prod/main.sql": False,
    "devices/a.sql": False,
    "db/latest.sql": False,
}


@pytest.mark.parametrize(("path", "found"), DEVELOPMENT.items(), ids=DEVELOPMENT)
def test_a_path_of_development(tmp_path: Path, path: str, found: bool) -> None:
    query = "((keyword_create) @hazard (#for-development? @hazard))"
    assert bool(findings(tmp_path, "sql", query, TEXT, path)) is found


@pytest.mark.parametrize("path", ["db/1_a.down.sql", "a/down.sql", "db/U2__a.sql"])
def test_nothing_is_known_of_a_script_that_undoes(tmp_path: Path, path: str) -> None:
    assert (
        findings(
            tmp_path,
            "sql",
            '((keyword_alter) @hazard (#not-statement? @hazard "^DROP"))',
            TEXT,
            path,
        )
        == []
    )


STRINGS = {
    "a string": ('run("DROP TABLE a")', True),
    "the second statement": ('run("SELECT 1; DROP TABLE a")', True),
    "something else": ('run("SELECT 1")', False),
    "a string with holes": ('run(f"DROP TABLE {a}")', False),
}


@pytest.mark.parametrize(("text", "found"), STRINGS.values(), ids=STRINGS)
def test_a_string_of_another_language(tmp_path: Path, text: str, found: bool) -> None:
    query = '((string) @hazard (#statement? @hazard "^drop table"))'
    assert bool(findings(tmp_path, "python", query, text + "\n", "app/a.py")) is found


ELSEWHERE = {
    "in another string": ('run("CREATE TABLE a")\nrun("DROP TABLE a")', True),
    "of another table": ('run("CREATE TABLE b (x int)")\nrun("DROP TABLE a")', False),
    "in the words of a tool": ('op.create_table("a", x)\nrun("DROP TABLE a")', True),
    "in the words of another": ('b.CreateTable(name="a")\nrun("DROP TABLE a")', True),
    "of another table, so": ('op.create_table("ab", x)\nrun("DROP TABLE a")', False),
    "in words that are no SQL": ('run("to CREATE TABLE a")\nrun("DROP TABLE a")', False),
}


@pytest.mark.parametrize(("text", "found"), ELSEWHERE.values(), ids=ELSEWHERE)
def test_another_string(tmp_path: Path, text: str, found: bool) -> None:
    query = """((string) @hazard (#statement? @hazard "^drop table")
      (#other-statement? @hazard "CREATE TABLE {table}$"))"""
    assert bool(findings(tmp_path, "python", query, text + "\n", "app/a.py")) is found


MENTIONED = {
    "it is": ('create_table("orders")\nadd_column("orders")', True),
    "another one is": ('create_table("order")\nadd_column("orders")', False),
}


@pytest.mark.parametrize(("text", "found"), MENTIONED.values(), ids=MENTIONED)
def test_a_name_is_mentioned_elsewhere(tmp_path: Path, text: str, found: bool) -> None:
    query = """((call function: (identifier) @_f arguments: (argument_list (string) @name)) @hazard
      (#eq? @_f "add_column") (#mentioned? @name "create_table\\\\W+{}\\\\b"))"""
    assert bool(findings(tmp_path, "python", query, text + "\n", "app/a.py")) is found


def test_the_lines_of_a_clause_are_evidence(tmp_path: Path) -> None:
    """Whoever touches the last line of a clause has touched the hazard."""
    (tmp_path / "a-rule").mkdir()
    (tmp_path / "a-rule/rule.toml").write_text(RULE)
    (tmp_path / "a-rule/sql.scm").write_text(
        '((keyword_add) @hazard (#clause? @hazard "NOT NULL"))'
    )
    text = b"ALTER TABLE a\n  ADD b\n    int NOT NULL,\n  ADD c int;\n"
    found = []
    for line in (2, 3, 4):
        diff = FileDiff("a.sql", "a.sql", Status.MODIFIED, touched=Touched(added=frozenset({line})))
        report = engine.check(ChangedFile(diff, text), load(tmp_path), Deadline.after(20))
        found.append([one.line for one in report.findings])
    assert found == [[2], [2], []]
