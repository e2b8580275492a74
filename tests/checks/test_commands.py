"""The commands of `commands.toml`: each row's own texts, alone and as formats hold them."""

from pathlib import Path

import pytest

from checks import commands
from tests.checks.languages.kit import findings

ROWS = [(kind, row) for kind, rows in commands.table().items() for row in rows]
NAMED = [f"{kind}: {row.bad[0]}" for kind, row in ROWS]


@pytest.mark.parametrize(("kind", "row"), ROWS, ids=NAMED)
def test_a_row_knows_its_commands(kind: str, row: commands.Row) -> None:
    for text in row.bad:
        assert any(map(row.fits, commands.each(text))), (kind, text)
    for text in row.good:
        assert not commands.is_one(kind, text), (kind, text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('CMD ["npx", "next", "dev"]', ["next dev"]),
        ("CMD npx next dev", ["next dev"]),
        ('CMD ["sh", "-c", "a b && exec c d"]', ["a b", "c d"]),
        ("NODE_ENV=production sudo -E node dist/main.js", ["main.js"]),
        ("/app/.venv/bin/uvicorn a:b", ["uvicorn a:b"]),
        ("|\n  a\n  # b\n  c", ["a", "c"]),
        ('"next start"', ["next start"]),
        ("- sh\n- -c\n- a b", ["a b"]),
        ("RUN a \\\n    --b", ["a --b"]),
        ("", []),
        ("x" * 30_000, []),
    ],
)
def test_a_text_is_cut_into_its_commands(text: str, wanted: list[str]) -> None:
    assert list(commands.each(text)) == wanted


QUERY = '((property (key) (value) @_command) @hazard (#command? @_command "dev-server"))'


def test_a_query_asks_for_a_kind(tmp_path: Path) -> None:
    text = "web: next dev\nother: next start\n"
    assert findings(tmp_path, "procfile", QUERY, text, "Procfile") == [1]


def test_a_query_asks_for_none_of_a_kind(tmp_path: Path) -> None:
    query = QUERY.replace("#command?", "#not-command?")
    text = "web: next dev\nother: next start\n"
    assert findings(tmp_path, "procfile", query, text, "Procfile") == [2]
