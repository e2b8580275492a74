"""Touchline holds itself to its own rules: the whole repository, with every rule."""

import json
from pathlib import Path

from tests.cli.terminal import touchline

ROOT = Path(__file__).parents[2]
SHOP = "sandbox/shop/"  # its hazards are what it is there for
GENERATED = {
    "tests/github/description.json",
    *(path.relative_to(ROOT).as_posix() for path in (ROOT / "requirements").glob("*.txt")),
}


def test_nothing_here_is_found_that_is_not_ignored_with_a_reason() -> None:
    done = touchline("scan", "--all", "--strict", "--format", "json", ROOT, cwd=ROOT)
    told = json.loads(done.out)
    assert told["findings"] == []
    assert {one["path"] for one in told["skipped"] if not one["path"].startswith(SHOP)} == GENERATED
    assert done.code == 0
    assert told["stats"]["files"] > 1000  # it did look
