"""That a test which breaks GitHub's description fails, and only that one."""

import subprocess
import sys
from pathlib import Path

import requests

from sandbox.server import Sandbox
from tests.conftest import Record

ROOT = Path(__file__).parents[2]
TESTS = """
import requests

def test_wrong(sandbox):
    requests.get(f"{sandbox.api_url}/rate_limit?page=1", timeout=10)

def test_right(sandbox):
    requests.get(f"{sandbox.api_url}/rate_limit", timeout=10)

def test_excused(sandbox, record):
    with record.asking_wrongly():
        requests.get(f"{sandbox.api_url}/rate_limit?page=1", timeout=10)
"""


def test_the_test_that_made_a_violation_fails_at_its_end(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(TESTS)
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [*command, "--rootdir", str(tmp_path), "-c", "/dev/null", "-v", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 1, done.stdout
    assert "3 passed, 1 error" in done.stdout
    assert "ERROR at teardown of test_wrong" in done.stdout
    assert "GET /api/v3/rate_limit: unknown query parameter 'page'" in done.stdout


def test_violations_are_told_once_and_in_order(sandbox: Sandbox, record: Record) -> None:
    for path in ("nothing", "nowhere", "nothing"):
        requests.get(f"{sandbox.api_url}/{path}", timeout=10)
    found = record.violations(sandbox)
    record.exchanges.clear()
    assert found == [
        "GET /nothing: the description knows no such operation",
        "GET /nowhere: the description knows no such operation",
    ]
