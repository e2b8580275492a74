"""The hook of pre-commit and the steps of the GitHub Action, run as those would run them."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

import pytest
import yaml

from bot.cli.target import name_below
from bot.cli.worktree import leads_outside
from tests.cli.repos import ENVIRONMENT, Repo
from tests.cli.terminal import touchline

ROOT = Path(__file__).parents[2]
PROGRAMS = Path(sys.executable).parent
BAD = 'import requests\n\nrequests.get("https://a.example", verify=False)\n'


@pytest.fixture
def origin(tmp_path: Path) -> Repo:
    """Somebody's repository, with `main` and nothing wrong."""
    repo = Repo(tmp_path / "origin")
    repo.commit({"README.md": "A shop\n"})
    return repo


def clone(origin: Repo, *words: str) -> Repo:
    """As actions/checkout leaves it, or a person."""
    path = origin.path.parent / "clone"
    subprocess.run(["git", "clone", "-q", *words, f"file://{origin.path}", path], check=True)
    return Repo(path)


# --- pre-commit ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "code"), [(BAD, 1), ("x = 1\n", 0)])
def test_the_hook_stops_a_commit_with_a_blocker(origin: Repo, text: str, code: int) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    assert (hook["id"], hook["language"], hook["pass_filenames"]) == ("touchline", "python", False)
    repo = clone(origin)
    repo.write({"pay.py": text})
    repo.git("add", "pay.py")
    words = shlex.split(hook["entry"])
    assert words[0] == "touchline"
    assert touchline(*words[1:], cwd=repo.path).code == code


# --- the action ----------------------------------------------------------------------------------


@dataclass
class Ran:
    """What a runner would have seen."""

    code: int
    out: str
    outputs: dict[str, str]


def action() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text())
    return found


def run_steps(repo: Repo, environ: dict[str, str], **inputs: str) -> Ran:
    """Every step but the installation, which is this very environment's."""
    given = {name: one["default"] for name, one in action()["inputs"].items()} | inputs
    files = {name: repo.path.parent / name for name in ("GITHUB_OUTPUT", "GITHUB_PATH")}
    for file in files.values():
        file.touch()
    base = {**os.environ, **ENVIRONMENT, **{n: str(f) for n, f in files.items()}, **environ}
    base["PATH"] = f"{PROGRAMS}{os.pathsep}{base['PATH']}"
    code, out = 0, ""
    for step in action()["runs"]["steps"][1:]:
        assert "${{" not in step["run"], "what people write must not become part of the script"
        own = {k: re.sub(r"\$\{\{ inputs\.(\w+) \}\}", lambda m: given[m[1]], v)
               for k, v in step["env"].items()}  # fmt: skip
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]],
            cwd=repo.path, env=base | own, capture_output=True, text=True, timeout=100, check=False,
        )  # fmt: skip
        code, out = done.returncode, out + done.stdout
        if code:
            break
    outputs = dict(line.split("=", 1) for line in files["GITHUB_OUTPUT"].read_text().splitlines())
    return Ran(code, out, outputs)


@pytest.fixture
def pull_request(origin: Repo) -> Repo:
    """A shallow checkout of a pull request's merge commit, as actions/checkout makes it."""
    origin.git("switch", "-q", "-c", "topic")
    origin.commit({"pay.py": BAD})
    origin.git("switch", "-q", "main")
    origin.commit({"other.py": "x = 1\n"})
    origin.git("switch", "-q", "-c", "merged")
    origin.git("merge", "-q", "--no-ff", "-m", "Merge", "topic")
    return clone(origin, "--depth", "1", "--branch", "merged")


def test_the_action_marks_lines_writes_sarif_and_fails(pull_request: Repo) -> None:
    ran = run_steps(pull_request, {"GITHUB_BASE_REF": "main"})
    assert (ran.code, ran.outputs) == (1, {"sarif": "touchline.sarif", "blocked": "true"})
    assert "::error file=pay.py,title=" in ran.out and "tls-verify-disabled" in ran.out
    sarif = json.loads((pull_request.path / "touchline.sarif").read_text())
    assert {one["ruleId"] for one in sarif["runs"][0]["results"]} >= {"tls-verify-disabled"}


def test_the_action_passes_where_nothing_blocks(pull_request: Repo) -> None:
    ran = run_steps(pull_request, {}, base="HEAD", sarif="out.json")
    assert (ran.code, ran.outputs) == (0, {"sarif": "out.json", "blocked": "false"})


def test_an_input_is_never_a_command(pull_request: Repo) -> None:
    ran = run_steps(pull_request, {}, base="$(touch hacked); --all")
    assert ran.code == 2
    assert not (pull_request.path / "hacked").exists()


def test_the_installation_is_a_script(tmp_path: Path) -> None:
    first = action()["runs"]["steps"][0]
    done = subprocess.run(["bash", "-n"], input=first["run"], text=True, cwd=tmp_path, check=False)
    assert done.returncode == 0
    assert first["env"] == {"ACTION_PATH": "${{ github.action_path }}"}


# --- other machines ------------------------------------------------------------------------------


def test_whole_files_are_scanned_where_git_is_not_installed(origin: Repo) -> None:
    origin.write({"pay.py": BAD})
    python = origin.path.parent / "bin"
    python.mkdir()
    assert shutil.which("git", path=str(python)) is None
    env = {"PATH": str(python)}
    done = touchline("scan", "--all", "--format", "json", cwd=origin.path, env=env)
    assert {one["path"] for one in json.loads(done.out)["findings"]} == {"pay.py"}
    assert done.code == 1
    without = touchline("scan", cwd=origin.path, env=env)
    assert (without.code, "scan with --all" in without.err) == (2, True)


@pytest.mark.parametrize(
    ("root", "path", "name"),
    [
        (r"C:\work\shop", r"C:\work\shop\src\pay.py", "src/pay.py"),
        (r"C:\Work\Shop", r"c:\work\shop\src\pay.py", "src/pay.py"),
        (r"\\server\share\shop", r"\\server\share\shop\pay.py", "pay.py"),
        (r"C:\work\shop", r"C:\work\shopping\pay.py", None),
        (r"C:\work\shop", r"D:\work\shop\pay.py", None),
    ],
)
def test_a_path_of_windows_has_the_name_that_git_gives_it(
    root: str, path: str, name: str | None
) -> None:
    assert name_below(PureWindowsPath(root), PureWindowsPath(path)) == name


@pytest.mark.parametrize(
    "path",
    [r"..\a", r"src\..\..\a", "C:/a", "C:a", r"\a", "/a", r"\\server\share\a", ".GIT/config"],
)
def test_on_windows_a_diff_leads_nowhere_else(path: str) -> None:
    assert leads_outside(path, PureWindowsPath)


@pytest.mark.parametrize("path", ["../a", "/a", "src/../../a", ".git/config"])
def test_elsewhere_a_diff_leads_nowhere_else(path: str) -> None:
    assert leads_outside(path, PurePosixPath)


@pytest.mark.parametrize("path", ["a", "src/a..b", r"src\a", ".github/touchline.yml", ".GIT/x"])
def test_an_ordinary_name_is_no_way_out(path: str) -> None:
    assert not leads_outside(path, PurePosixPath)
