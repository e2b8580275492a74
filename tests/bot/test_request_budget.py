"""How many requests a review costs, the token aside. Of twenty files: at most eight; with the
repository around them, where a check asks for it, twelve."""

import pytest

from bot.github.surroundings import BLOBS
from checks.catalog import CONTRACTS, load
from sandbox.server import Sandbox
from tests.bot.desk import RULES, Desk
from tests.conftest import Acme

MOST, MOST_WITH_AROUND = 8, 12
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


@pytest.fixture
def wide(sandbox: Sandbox, acme: Acme) -> Desk:
    """With the contracts."""
    return Desk(sandbox, acme, rules=load(RULES, CONTRACTS))


READS = 'import os\nimport requests\n\nkey = os.environ["ACME_KEY_{}"]\nrequests.get(key)\n'


def test_a_review_that_looks_around(wide: Desk) -> None:
    """A hundred files tell of the deployment; what was read once is not asked for again."""
    around = {f"services/s{at:02}/package.json": f'{{"name": "budget{at}"}}' for at in range(100)}
    base = {**around, ".env.example": "DATABASE_URL=secret\n", "Procfile": "web: run\n"}
    ledger = {f"db/migrate/2026010112000{at}_a.rb": "create_table :a\n" for at in range(9)}
    old = {f"app/{at}/pay.py": GOOD for at in range(10)}
    new = {f"app/{at}/pay.py": READS.format(at) for at in range(20)}
    edited = dict.fromkeys(ledger, "create_table :b\n")
    pull = wide.pull(new | edited, old | base | ledger)
    wide.asked()
    outcome = wide.review(pull)
    asked = wide.asked()
    assert outcome.findings == 41  # each file's call and variable, and the first migration
    assert len(asked) <= MOST_WITH_AROUND, asked
    assert "secret" not in "".join(BLOBS.texts())
    wide.push({"app/0/pay.py": READS.format("OTHER")})
    wide.review(pull)
    again = wide.asked()
    assert len(again) < len(asked), again


def test_nothing_is_asked_for_where_nothing_needs_it(wide: Desk) -> None:
    files = [f"app/{at}/pay.py" for at in range(20)]
    pull = wide.pull(dict.fromkeys(files, BAD), dict.fromkeys(files, GOOD))
    wide.asked()
    assert wide.review(pull).findings == 20
    asked = wide.asked()
    assert len(asked) <= MOST, asked
    assert not [one for one in asked if "/git/trees/" in one]


def test_a_contract_is_spoken_of_once_on_a_pull_request(wide: Desk) -> None:
    reads = 'import os\n\nkey = os.environ["ACME_KEY_{}"]\n'
    files = {f"app/{at}/pay.py": reads.format(at) for at in range(3)}
    pull = wide.pull(files, {".env.example": "DATABASE_URL=\n"})
    outcome = wide.review(pull)
    assert outcome.findings == 3
    assert len(wide.comments(pull)) == 1
    [run] = wide.runs(pull.head_sha)
    assert run["output"]["annotations_count"] == 2
    wide.push({"app/3/pay.py": reads.format(3)})
    wide.review(pull)
    assert len(wide.comments(pull)) == 1
