"""What another tool of the repository tells already is left to it, on the pull request too."""

import pytest

from checks.catalog import load
from sandbox.server import Sandbox
from tests.bot.desk import Desk
from tests.conftest import Acme

MOST = 12
BAD = "import requests\n\n\ndef send(body):\n    return requests.post(URL, json=body)\n"
GOOD = "import requests\n\n\ndef send(body):\n    return requests.post(URL, json=body, timeout=3)\n"
RUFF = '[lint]\nselect = ["S113"]\n'
LEFT = "Left to the tools that tell the same here: 1 to ruff."


@pytest.fixture
def desk(sandbox: Sandbox, acme: Acme) -> Desk:
    """With the rules that people get: their twins are named there."""
    return Desk(sandbox, acme, rules=load())


def test_the_summary_counts_what_was_left_and_nothing_is_said_of_it(desk: Desk) -> None:
    pull = desk.pull({"app/pay.py": BAD}, {"ruff.toml": RUFF})
    assert desk.review(pull).findings == 0
    assert desk.comments(pull) == []
    (run,) = desk.runs(pull.head_sha)
    assert LEFT in run["output"]["summary"]


def test_settings_that_the_change_adds_leave_nothing_to_anybody(desk: Desk) -> None:
    pull = desk.pull({"app/pay.py": BAD, "ruff.toml": RUFF})
    assert desk.review(pull).findings == 1
    (run,) = desk.runs(pull.head_sha)
    assert "Left to" not in run["output"]["summary"]


def test_looking_for_the_tools_stays_within_the_budget(desk: Desk) -> None:
    old = {f"app/{at}/pay.py": GOOD for at in range(10)}
    pull = desk.pull({f"app/{at}/pay.py": BAD for at in range(20)}, old)
    desk.asked()
    assert desk.review(pull).findings == 20
    asked = desk.asked()
    assert any("/git/trees/" in one for one in asked)
    assert len(asked) <= MOST, asked
