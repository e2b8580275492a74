"""A rule from nothing: begun, its query written, and it is part of the catalogue with no other
file changed."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from checks import examples, mutants
from checks.catalog import Catalog, load

ROOT = Path(__file__).parents[2]
ID = "sleep-without-end"
TOML = """\
title    = "Sleep of an hour or more"
family   = "network"
answers  = ["F01"]
severity = "notice"
message  = "`{seconds}` seconds are longer than any deploy waits: use a schedule."
why = "Whoever waits here is killed by the next deploy, and nobody starts the wait again."
"""
QUERY = """\
((call function: (_) @_callee arguments: (argument_list . (_) @seconds)) @hazard
  (#resolves? @_callee "time.sleep" "asyncio.sleep")
  (#more? @seconds "3599"))
; Safe: somebody says that this is meant.
((call) @safe (#commented? @safe))
"""
PAGE = """\
## An hour
```python bad
import asyncio
import time

time.sleep(3600)  # hazard
asyncio.sleep(60 * 60 * 24)  # hazard
```

## Less, or meant
```python good
import time

time.sleep(30)
time.sleep(7200)  # the printer needs this long
wait(7200)
```
"""


def run(*arguments: str, cwd: Path) -> str:
    command = [sys.executable, "-c", "import bot.cli; raise SystemExit(bot.cli.main())"]
    if arguments[0] == "git":
        command, arguments = ["git"], arguments[1:]
    done = subprocess.run(
        [*command, *arguments], cwd=cwd, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The product as it stands here, in a repository of its own."""
    for name in ("checks", "bot"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / ".gitignore").write_text("__pycache__\n")
    run("git", "init", "-q", cwd=tmp_path)
    run("git", "add", ".", cwd=tmp_path)
    run("git", *NOBODY, "commit", "-qm", "all", cwd=tmp_path)
    return tmp_path


NOBODY = ("-c", "user.name=nobody", "-c", "user.email=nobody@example.com")


def test_a_new_rule_is_one_folder_and_no_other_file(checkout: Path) -> None:
    run("rules", "new", ID, cwd=checkout)
    folder = checkout / "checks" / "rules" / ID
    for name, text in (("rule.toml", TOML), ("python.scm", QUERY), ("python.md", PAGE)):
        (folder / name).write_text(text)
    assert run("rules", "test", str(folder), cwd=checkout) == "1 rule, 2 examples, all hold\n"
    assert f"\n{ID} " in run("rules", "list", cwd=checkout)
    (checkout / "jobs.py").write_text("import time\n\ntime.sleep(86400)\n")
    found = run("scan", "--format", "json", "jobs.py", cwd=checkout)
    assert f'"{ID}"' in found
    changed = run(
        "git", "status", "--porcelain", "--untracked-files=all", "checks", "bot", cwd=checkout
    )
    assert sorted(line.split()[1] for line in changed.splitlines()) == [
        f"checks/rules/{ID}/{name}" for name in ("python.md", "python.scm", "rule.toml")
    ]


def test_its_examples_need_every_part_of_its_query(tmp_path: Path) -> None:
    run("rules", "new", ID, "--dir", str(tmp_path / "rules"), cwd=ROOT)
    folder = tmp_path / "rules" / ID
    for name, text in (("rule.toml", TOML), ("python.scm", QUERY), ("python.md", PAGE)):
        (folder / name).write_text(text)
    loaded = load(tmp_path / "rules")
    [rule] = [one for one in loaded.rules if one.id == ID]
    alone = Catalog([rule], loaded.languages)
    page = examples.read(folder / "python.md", loaded.languages)
    trials = [trial for example in page for trial in example.trials]
    assert not any(examples.complaints(one, rule.id, alone) for one in trials)
    assert mutants.survivors(rule, trials, alone) == []
