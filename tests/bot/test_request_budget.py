"""How many requests a review costs. A review of twenty files: at most eight, the token aside."""

import pytest

from sandbox.server import Sandbox
from tests.bot.desk import Desk
from tests.conftest import Acme

MOST = 8
BAD = "import requests\n\n\ndef load(url):\n    return requests.get(url)\n"
GOOD = "import requests\n\n\ndef load(url):\n    return requests.get(url, timeout=3)\n"


@pytest.fixture
def desk(sandbox: Sandbox, acme: Acme) -> Desk:
    return Desk(sandbox, acme)


def test_a_review_of_twenty_files_with_findings(desk: Desk) -> None:
    """Half of the files are altered ones, so that their merge base is looked at as well."""
    old = {f"app/{at}/pay.py": GOOD for at in range(10)}
    new = {f"app/{at}/pay.py": BAD for at in range(20)}
    pull = desk.pull(new, old)
    desk.asked()
    outcome = desk.review(pull)
    asked = desk.asked()
    assert outcome.findings == 20
    assert len(desk.comments(pull)) == 10
    assert len(asked) <= MOST, asked


def test_a_clean_review_of_twenty_files(desk: Desk) -> None:
    pull = desk.pull({f"app/{at}/pay.py": GOOD for at in range(20)})
    desk.asked()
    assert desk.review(pull).findings == 0
    asked = desk.asked()
    assert len(asked) <= MOST - 1, asked


def test_a_review_that_is_done_already(desk: Desk) -> None:
    pull = desk.pull({"pay.py": BAD})
    desk.review(pull)
    desk.asked()
    desk.review(pull)
    asked = desk.asked()
    assert len(asked) <= 2, asked
    assert not [one for one in asked if one.startswith("PATCH")]
