"""`make audit` tells no vulnerability from no answer."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packaging.wheelhouse import ROOT

FINE = [{"name": "a", "version": "1", "vulns": []}]
BAD = [{"name": "a", "version": "1", "vulns": [{"id": "X-1", "fix_versions": ["2"]}]}]
PASSED = [{"name": "a", "skip_reason": "not found"}]
_STAND_IN = """
import sys
where = sys.argv[sys.argv.index("--output") + 1]
assert "--require-hashes" in sys.argv and "--disable-pip" in sys.argv
{body}
"""


def audited(tmp_path: Path, body: str) -> tuple[int, str]:
    """With a tool in pip-audit's stead that does this."""
    tool = tmp_path / "tool.py"
    tool.write_text(_STAND_IN.format(body=body))
    command = [sys.executable, str(ROOT / "requirements/audit.py"), sys.executable, str(tool)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("packages", "code", "said"),
    [
        (FINE, 0, "1 packages, no known vulnerability"),
        (BAD, 1, "a 1: X-1, fixed in 2"),
        (PASSED, 2, "NOT KNOWN: a: not found"),
        (FINE + PASSED, 2, "NOT KNOWN: a: not found"),
        (BAD + PASSED, 1, "X-1"),
    ],
)
def test_what_is_known_is_told(
    tmp_path: Path, packages: list[object], code: int, said: str
) -> None:
    told = json.dumps(json.dumps({"dependencies": packages}))
    found, text = audited(tmp_path, f"open(where, 'w').write({told})")
    assert (found, said in text) == (code, True), text


def test_without_an_answer_nothing_is_known(tmp_path: Path) -> None:
    code, text = audited(tmp_path, "sys.exit('could not connect')")
    assert code == 2
    assert "NOT KNOWN. The advisory service could not be asked: could not connect" in text
