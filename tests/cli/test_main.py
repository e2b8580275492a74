"""The command itself: help, mistakes, extras that are not installed, and who is imported."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.terminal import COMMAND, touchline


def test_help_has_a_line_for_each_command(tmp_path: Path) -> None:
    done = touchline("--help", cwd=tmp_path)
    assert done.code == 0
    listed = done.out.partition("commands:\n")[2].partition("\n\n")[0].splitlines()
    names = [line.split()[0] for line in listed]
    assert {"scan", "rules"} <= set(names)
    assert names == sorted(names)
    assert all(len(line.split()) > 2 for line in listed)


def test_every_command_has_help_of_its_own(tmp_path: Path) -> None:
    for name in ("scan", "rules"):
        done = touchline(name, "--help", cwd=tmp_path)
        assert done.code == 0
        assert done.out.startswith(f"usage: touchline {name} ")


def test_the_version(tmp_path: Path) -> None:
    assert touchline("--version", cwd=tmp_path).out.startswith("touchline 0.")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([], "which command?"),
        (["scna"], "there is no command `scna`; did you mean `scan`?"),
        (["--nonsense"], "`--nonsense`"),
        (["formats"], "there is no command `formats`"),
        (["git"], "there is no command `git`"),
        (["../scan"], "there is no command"),
        (["scan", "--nonsense"], "unrecognized arguments: --nonsense"),
        (["scan", "--form", "json"], "unrecognized arguments: --form"),
        (["scan", "--format", "xml"], "invalid choice: 'xml'"),
        (["scan", "--all", "--base", "main"], "not allowed with argument"),
        (["rules"], "required: list|kinds|explain|test|new"),
        (["rules", "explain"], "required: ID"),
    ],
)
def test_a_mistake_is_one_line_and_exit_code_2(tmp_path: Path, words: list[str], says: str) -> None:
    done = touchline(*words, cwd=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert says in done.err
    assert done.err.startswith("touchline")
    assert done.err.count("\n") == 1


def run_python(code: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_an_extra_that_is_not_installed_is_named(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "for name in ('flask', 'sqlalchemy', 'dbos', 'structlog', 'waitress', 'alembic'):\n"
        "    sys.modules[name] = None\n"  # as if it were not there
        "from bot.cli import main\n"
        "sys.exit(main(['migrate']))\n"
    )
    done = run_python(code, tmp_path)
    assert done.returncode == 2
    assert "`touchline migrate` needs " in done.stderr
    assert done.stderr.endswith("pip install 'touchline[app]'\n")
    assert done.stderr.count("\n") == 1


def test_a_mistake_of_ours_is_shown_whole_and_is_no_blocker(tmp_path: Path) -> None:
    code = (
        "import sys, bot.cli\n"
        "bot.cli._dispatch = lambda words: 1 // 0\n"
        "sys.exit(bot.cli.main(['scan']))\n"
    )
    done = run_python(code, tmp_path)
    assert done.returncode == 2
    assert "ZeroDivisionError" in done.stderr


def test_a_reader_that_leaves_is_no_noise(tmp_path: Path) -> None:
    pipe = f"{COMMAND[0]} rules list | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", pipe], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stderr == ""
    assert done.stdout in ("0\n", "2\n")
