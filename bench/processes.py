"""Whole processes, in wall time: `touchline scan` as a hook runs it, and what a start costs."""

import json
import os
import subprocess  # what is measured
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.figures import Figure, figure

_LIMIT_S = 120  # seconds for one process
_FILES = {
    "app/pay.py": "import requests\n\n\ndef pay(url, order):\n    return order\n",
    "app/store.py": "from pathlib import Path\n\n\ndef path(name):\n    return Path(name)\n",
    "front/api.ts": "export async function load(id: string) {\n  return id;\n}\n",
}
_ADDED = {
    "app/pay.py": "\n\ndef refund(url, order):\n    return requests.post(url, json=order)\n",
    "app/store.py": "\n\ndef keep(name, data):\n    with open(path(name), 'wb') as out:\n"
    "        out.write(data)\n",
    "front/api.ts": "\nexport async function save(id: string) {\n"
    "  return fetch(`/api/${id}`, { method: 'POST' });\n}\n",
}
_START = """
import json, time
began = time.perf_counter()
from checks import catalog, change
imported = time.perf_counter()
rules = catalog.load()
loaded = time.perf_counter()
rules.compile_all()
compiled = time.perf_counter()
print(json.dumps([imported - began, loaded - imported, compiled - loaded]))
"""


def scan(rounds: int) -> Iterator[Figure]:
    """A three-file change in a repository of its own; taking turns with an empty interpreter."""
    touchline = Path(sys.executable).with_name("touchline")
    with tempfile.TemporaryDirectory(prefix="touchline-bench-") as folder:
        _repository(Path(folder))
        commands = {
            "scan": [str(touchline), "scan", "--base", "HEAD"],
            "python": [sys.executable, "-c", ""],
            "git": ["git", "diff", "HEAD"],
        }
        times = _take_turns(commands, Path(folder), rounds)
    yield figure(
        "touchline scan of three files ÷ an empty python",
        "×",
        [ours / empty for ours, empty in zip(times["scan"], times["python"], strict=True)],
    )
    for name, what in (
        ("scan", "touchline scan of three files, whole process"),
        ("python", "  an empty python"),
        ("git", "  git diff alone"),
    ):
        yield figure(what, "ms", [seconds * 1e3 for seconds in times[name]])


def _repository(folder: Path) -> None:
    """A commit, and on top of it a change that is not committed."""
    for name, text in _FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    who = ["-c", "user.name=bench", "-c", "user.email=bench@localhost"]
    for words in (["init", "-q"], ["add", "."], [*who, "commit", "-q", "-m", "First"]):
        _run(["git", *words], folder)
    for name, text in _ADDED.items():
        with (folder / name).open("a") as file:
            file.write(text)


def _take_turns(
    commands: dict[str, list[str]], folder: Path, rounds: int
) -> dict[str, list[float]]:
    times: dict[str, list[float]] = defaultdict(list)
    for number in range(rounds + 1):
        for name, command in commands.items():
            began = time.perf_counter()
            _run(command, folder)
            if number:  # the first one warms the disk's cache and the byte code up
                times[name].append(time.perf_counter() - began)
    return times


def start(rounds: int) -> Iterator[Figure]:
    """Import, rules read, all languages compiled: each in fresh processes."""
    root = Path(__file__).parents[1]
    found = [_run([sys.executable, "-c", _START], root) for _ in range(rounds + 1)][1:]
    imported, loaded, compiled = zip(*map(json.loads, found), strict=True)
    yield _ms("start: import of the engine", imported)
    yield _ms("start: every rule read", loaded)
    yield _ms("start: every language compiled", compiled)


def _ms(what: str, seconds: Sequence[float]) -> Figure:
    return figure(what, "ms", [each * 1e3 for each in seconds])


def _run(command: Sequence[str], folder: Path) -> str:
    done = subprocess.run(  # noqa: S603 - fixed commands, named above
        command,
        cwd=folder,
        env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"},
        capture_output=True,
        text=True,
        timeout=_LIMIT_S,
        check=False,
    )
    if done.returncode not in (0, 1):  # 1: a blocker was found
        raise RuntimeError(f"{command[0]} ended with {done.returncode}: {done.stderr[-500:]}")
    return done.stdout
