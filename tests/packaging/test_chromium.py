"""What happens to the browser tests where there is no Chromium: never a silent success."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packaging.wheelhouse import LIMIT_S, ROOT

PAGE_TESTS = """
import pytest

pytest_plugins = ["tests.browser.conftest"]


def test_opens_a_page(browser):
    assert browser
"""


def without_chromium(*words: str | Path, cwd: Path, ci: str) -> "subprocess.CompletedProcess[str]":
    """Run Python where PATH leads nowhere: no Chromium, and no apt-get to install it with."""
    (cwd / "bin").mkdir()
    environment = {**os.environ, "PATH": str(cwd / "bin"), "PYTHONPATH": str(ROOT), "CI": ci}
    return subprocess.run(
        (sys.executable, *words),
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        timeout=LIMIT_S,
        check=False,
    )


@pytest.mark.parametrize(
    ("ci", "fate"),
    [("", "the browser tests are skipped"), ("true", "the browser tests fail, for CI is true")],
)
def test_one_line_says_what_will_happen(tmp_path: Path, ci: str, fate: str) -> None:
    script = ROOT / "tests" / "browser" / "ensure_chromium.py"
    done = without_chromium(script, cwd=tmp_path, ci=ci)
    assert done.returncode == 0
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"No chromium or chromedriver here: {fate}.")


@pytest.mark.parametrize(("ci", "outcome"), [("", "1 skipped"), ("true", "1 error")])
def test_they_are_counted(tmp_path: Path, ci: str, outcome: str) -> None:
    (tmp_path / "conftest.py").write_text("")
    (tmp_path / "test_page.py").write_text(PAGE_TESTS)
    words = ("-m", "pytest", "-p", "no:cacheprovider", "-p", "no:xdist", "test_page.py")
    done = without_chromium(*words, cwd=tmp_path, ci=ci)
    assert outcome in done.stdout
    assert done.returncode == (1 if ci else 0)
