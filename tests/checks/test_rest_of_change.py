"""What the rest of a change tells of a migration: `#out-of-use?`, and tables that it makes."""

from pathlib import Path

import pytest

from checks import catalog, engine
from checks.beside import forth, plain
from checks.catalog import Catalog
from checks.deadline import Deadline
from checks.model import ChangedFile, FileDiff, Status, Touched
from checks.rest_of_change import closed, told

RULE = """
title = "A drop"
family = "migrations"
answers = ["F01"]
severity = "warning"
message = "It goes."
why = "It does."
roles = ["production", "migration"]
"""
QUERIES = {
    "python": "((call) @hazard (#out-of-use? @hazard))",
    "sql": "((keyword_drop) @hazard (#out-of-use? @hazard))",
    "denied": "((call) @hazard (#not-out-of-use? @hazard))",
    "above": '((call) @hazard (#above? @hazard "^import b"))',
}


def added(path: str, text: str) -> ChangedFile:
    diff = FileDiff(path, path, Status.ADDED, touched=Touched(whole=True))
    return ChangedFile(diff, text.encode())


def altered(path: str, *gone: str) -> FileDiff:
    touched = Touched(removed=tuple(range(1, len(gone) + 1)), removed_text=gone)
    return FileDiff(path, path, Status.MODIFIED, touched=touched)


def lines(folder: Path, query: str, file: ChangedFile) -> list[int]:
    home = folder / "a-drop"
    home.mkdir(parents=True)
    (home / "rule.toml").write_text(RULE)
    (home / f"{'sql' if query == 'sql' else 'python'}.scm").write_text(QUERIES[query])
    loaded = catalog.load(folder)
    alone = Catalog([rule for rule in loaded.rules if rule.id == "a-drop"], loaded.languages)
    return [one.line for one in engine.check(file, alone, Deadline.after(10)).findings]


MIGRATION = "app/migrations/0002_x.py"


@pytest.mark.parametrize(
    ("call", "gone", "out_of_use"),
    [
        ('op.drop_column("users", "full_name")', "user.full_name", False),
        ('op.drop_column("users", "full_name")', "user.fullName", False),
        ('op.drop_column("users", "full_name")', "user.age", True),
        ('op.drop_column("users", "shop_id")', "shop = relationship()", False),
        ('op.drop_table("invoices")', "class Invoice(Base):", False),
        ('op.drop_table("stock_exchanges")', "class StockExchange:", False),
        ('op.drop_table("invoices")', "class User(Base):", True),
        ('op.execute("ALTER TABLE users DROP COLUMN mail")', "users.mail", False),
        ('op.execute("ALTER TABLE users DROP COLUMN mail")', "users.age", True),
        ('op.add_column("users", "age")', "users.name", False),
    ],
)
def test_a_name_that_no_line_taken_away_has_was_out_of_use(
    tmp_path: Path, call: str, gone: str, out_of_use: bool
) -> None:
    mine = added(MIGRATION, f"{call}\n")
    [file] = told([mine], [mine.diff, altered("app/models.py", gone)])
    assert lines(tmp_path / "yes", "python", file) == ([1] if out_of_use else [])
    assert lines(tmp_path / "no", "denied", file) == ([] if out_of_use else [1])


@pytest.mark.parametrize(
    "other",
    [
        altered("tests/test_models.py", "user.age"),
        altered("docs/models.md", "user.age"),
        altered("db/schema.rb", "t.age"),
        altered("app/migrations/0001_a.py", "user.age"),
        FileDiff("app/new.py", "app/new.py", Status.ADDED),
    ],
    ids=lambda diff: diff.path,
)
def test_what_was_no_code_of_the_release_before_tells_nothing(
    tmp_path: Path, other: FileDiff
) -> None:
    mine = added(MIGRATION, 'op.drop_column("users", "full_name")\n')
    [file] = told([mine], [mine.diff, other])
    assert lines(tmp_path, "python", file) == []


def test_sql_is_read_by_its_clauses(tmp_path: Path) -> None:
    text = (
        "ALTER TABLE users DROP COLUMN mail, DROP COLUMN age;\nDROP TABLE IF EXISTS shop.notes;\n"
    )
    mine = added("db/migrations/2.sql", text)
    [file] = told([mine], [altered("app/models.py", "users.mail", "class Note")])
    assert lines(tmp_path, "sql", file) == [1]


def test_a_table_is_made_by_new_migrations_alone_and_not_on_their_way_back() -> None:
    back = "def upgrade():\n    pass\ndef downgrade():\n    op.create_table('old')\n"
    files = [
        added(MIGRATION, ""),
        added("app/migrations/0001_a.py", f"op.create_table('new')\n{back}"),
        added("db/migrations/3.down.sql", "CREATE TABLE gone (id int);"),
        added("app/service.py", "create_table('none')"),
    ]
    first, *_, service = told(files, [])
    assert first.beside is not None
    assert "'new'" in first.beside.made
    assert not any(word in first.beside.made for word in ("old", "gone", "none"))
    assert service.beside is None


def test_a_way_forth_behind_a_way_back_is_kept() -> None:
    text = "exports.down = () => a;\nexports.up = () => b;\n"
    assert forth(text) == "exports.up = () => b;\n"


@pytest.mark.parametrize(
    ("one", "other"),
    [("stock_exchanges", "StockExchange"), ("categories", "Category"), ("addresses", "Addresses")],
)
def test_one_name_in_several_styles(one: str, other: str) -> None:
    assert plain(one) == plain(other)


def test_above_looks_at_the_lines_before(tmp_path: Path) -> None:
    text = "f(1)\nimport b\nf(2)\n"
    assert lines(tmp_path, "above", added("app/x.py", f"x\n{text}")) == []
    assert lines(tmp_path / "b", "above", added("app/x.py", "import b\nf(2)\n")) == [2]


def test_where_all_is_new_a_later_script_may_close_a_table() -> None:
    files = [
        added("supabase/migrations/1.sql", "CREATE TABLE public.notes (id int);"),
        added("supabase/migrations/2.sql", "alter table public.notes enable row level security;"),
        added("app/service.py", "x = 1"),
    ]
    first, _, service = closed(files)
    assert first.beside is not None
    assert first.beside.made == "alter table public.notes enable row level security"
    assert service.beside is None
    assert [one.beside for one in closed(files[::2])] == [None, None]
