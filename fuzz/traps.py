"""Texts made to hang, crash or fill whoever reads them, and what each of them costs today.

    python -m fuzz.traps

Each trap runs in a process of its own, so that its time, its memory and its death are its own.
"""

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from fuzz.readers import READERS

MEGA = 1_000_000
SECONDS = 40.0
_BOMB = "".join(f"a{n + 1}: &a{n + 1} [{', '.join([f'*a{n}'] * 10)}]\n" for n in range(9))


@dataclass(frozen=True, slots=True)
class Trap:
    """A text for a reader: `engine:python` reads it as such a file, through the pool's own task."""

    reader: str
    make: Callable[[], bytes]


def _repeated(piece: str, times: int, after: str = "") -> Callable[[], bytes]:
    return (piece * times + after).encode


def _engine(name: str, make: Callable[[], bytes]) -> dict[str, Trap]:
    languages = ("python", "javascript", "tsx", "go", "java", "ruby", "yaml", "json", "sql", "bash")
    return {f"{name} ({one})": Trap(f"engine:{one}", make) for one in languages}


TRAPS: Mapping[str, Trap] = {
    **_engine("200,000 open brackets", _repeated("[" * 40 + "\n", 5_000)),
    **_engine("200,000 brackets, open and closed", lambda: (b"(" * 40 + b"\n") * 5_000 + (b")" * 40 + b"\n") * 5_000),
    **_engine("a line of 5 MB", _repeated("a=requests.get(1);", 5 * MEGA // 18)),
    **_engine("100,000 lines", _repeated("\na\t", 100_000)),
    **_engine("`{a:` 100,000 times", _repeated("{a:" * 20 + "\n", 5_000)),
    "100,000 calls (python)": Trap("engine:python", _repeated("requests.get(1)\n", 32_000, "import requests\n")),
    "a call on a call (python)": Trap("engine:python", _repeated(".get(1)", 70_000, "\nimport requests\n")),
    "100,000 statements (sql)": Trap("engine:sql", _repeated("DROP TABLE a;\n", 36_000)),
    "an alias bomb (yaml)": Trap("engine:yaml", f"a0: &a0 [x]\n{_BOMB}image: a\n".encode),
    "deep JSON (json)": Trap("engine:json", lambda: b'{"a":' * 100_000 + b"1" + b"}" * 100_000),
    "deep TOML (toml)": Trap("engine:toml", lambda: b"a = " + b"[" * 200_000 + b"]" * 200_000),
    "policy: open brackets": Trap("policy", _repeated("[", 64_000)),
    "policy: open mappings": Trap("policy", _repeated("{a: ", 16_000)),
    "policy: an alias bomb": Trap("policy", f"a0: &a0 [x]\n{_BOMB}".encode),
    "policy: 16,000 lines": Trap("policy", _repeated("- a\n", 16_000)),
    "policy: questions": Trap("policy", _repeated("? ", 32_000)),
    "policy: 200 patterns of stars": Trap(
        "policy", lambda: b"exclude:\n" + b"  - '" + b"**/*a" * 60 + b"'\n" + (b"  - '" + b"*a" * 140 + b"b'\n") * 199
    ),
    "payload: deep": Trap("payload", lambda: b'{"a":' * 5 * MEGA),
    "payload: 25 MB of keys": Trap("payload", lambda: b"{" + b",".join(b'"%d":1' % n for n in range(2 * MEGA)) + b"}"),
    "payload: one long number": Trap("payload", lambda: b'{"a":' + b"9" * 20 * MEGA + b"}"),
    "comment: 64 KB of backticks": Trap("comment", _repeated("/touchline `\n", 5_000)),
    "comment: 64 KB of brackets": Trap("comment", _repeated("[", 60_000, "/touchline help")),
    "comment: quotes in quotes": Trap("comment", _repeated(">", 60_000, "/touchline help")),
    "comment: lists in lists": Trap("comment", lambda: b"".join(b" " * 2 * n + b"- /touchline\n" for n in range(240))),
    "comment: links": Trap("comment", _repeated("[a](", 15_000, "/touchline help")),
    "comment: entities": Trap("comment", _repeated("&#1", 20_000, "/touchline help")),
    "comment: tables": Trap("comment", lambda: b"|a" * 2_000 + b"\n" + b"|-" * 2_000 + b"\n" + b"|/touchline" * 4_000),
    "diff: 1 MB of one hunk": Trap("diff", lambda: b"@@ -0,0 +1,500000 @@\n" + b"+\n" * 500_000),
    "diff: a hunk that promises much": Trap("diff", lambda: b"@@ -1,999999999 +1,999999999 @@\n" + b"+a\n" * 1_000),
    "diff: 20,000 hunks": Trap(
        "diff", lambda: b"".join(b"@@ -%d +%d @@\n-a\n+b\n" % (3 * n, 3 * n) for n in range(1, 20_001))
    ),
    "diff: a line of 5 MB": Trap("diff", lambda: b"@@ -0,0 +1 @@\n+" + b"a" * 5 * MEGA + b"\n"),
    "package.json: deep": Trap("manifest:package.json", lambda: b'{"a":' * 100_000),
    "package.json: 500 KB of names": Trap(
        "manifest:package.json", lambda: b'{"dependencies":{' + b",".join(b'"a%d":"1"' % n for n in range(35_000)) + b"}}"
    ),
    "package-lock.json: deep": Trap("lock:package-lock.json", lambda: b'{"packages":' * 40_000),
    "pyproject.toml: deep": Trap("manifest:pyproject.toml", lambda: b"a = " + b"[" * 200_000),
    "pyproject.toml: 500 KB of names": Trap(
        "manifest:pyproject.toml",
        lambda: b"[project]\ndependencies = [" + b",".join(b'"a%d"' % n for n in range(50_000)) + b"]",
    ),
    "pyproject.toml: dotted keys": Trap("manifest:pyproject.toml", lambda: b"a" + b".a" * 200_000 + b" = 1\n"),
    "pyproject.toml: of ruff, deep": Trap("ruff:pyproject.toml", lambda: b"[tool.ruff]\na = " + b"[" * 200_000),
    "pyproject.toml: of ruff, of odd types": Trap("ruff:pyproject.toml", lambda: b"[tool]\nruff = 3\n"),
    "requirements.txt: 500 KB of signs": Trap("manifest:requirements.txt", _repeated("a[", 250_000)),
    "requirements.txt: 500 KB of spaces": Trap("manifest:requirements.txt", _repeated(" ", 500_000, "a")),
    "requirements.txt: a long range": Trap("manifest:requirements.txt", lambda: b"a" + b">=1," * 120_000),
    "yarn.lock: 500 KB of a name": Trap("lock:yarn.lock", lambda: b"a" * 250_000 + b"@" * 250_000 + b":\n  version 1\n"),
    "yarn.lock: colons": Trap("lock:yarn.lock", _repeated("a:\n  ", 100_000)),
    "pnpm-lock.yaml: 500 KB of quotes": Trap("lock:pnpm-lock.yaml", _repeated("'a" * 100 + "\n", 2_500)),
    "Gemfile.lock: spaces": Trap("lock:gemfile.lock", _repeated("    a (1", 62_000)),
    "compose.yml: an alias bomb": Trap("compose", f"a0: &a0 [x]\n{_BOMB}services: *a9\n".encode),
    "compose.yml: an alias to itself": Trap("compose", lambda: b"services: &a\n  web: *a\n"),
    "compose.yml: open brackets": Trap("compose", _repeated("[", 99_000)),
    "compose.yml: open mappings": Trap("compose", _repeated("{a: ", 24_000)),
    "compose.yml: 100 KB of keys": Trap("compose", lambda: b"services:\n" + b"".join(b"  a%d: {}\n" % n for n in range(8_000))),
    "Dockerfile: 128,000 instructions": Trap("dockerfile", lambda: b"FROM a\n" + b"A\n" * 250_000),
    "Dockerfile: one instruction of 250,000 lines": Trap("dockerfile", lambda: b"FROM a\nRUN a\\\n" + b"\\\n" * 250_000),
    "Dockerfile: 100,000 stages": Trap("dockerfile", _repeated("FROM a\n", 73_000)),
    "migration: comments without an end": Trap("ledger", _repeated("/*", 250_000)),
    "migration: quotes without an end": Trap("ledger", _repeated('"""', 170_000)),
    ".gitattributes: 10,000 patterns": Trap("attributes", lambda: b"".join(b"*a%d* linguist-generated\n" % n for n in range(18_000))),
    ".gitattributes: stars": Trap("attributes", lambda: b"".join(b"*a" * 200 + b"%d linguist-generated\n" % n for n in range(1_200))),
    ".env: 500 KB": Trap("env", _repeated("export ", 70_000)),
    "rule: an open query": Trap("rule", _repeated("(", 60_000)),
    "rule: a pattern of 64 KB": Trap("rule", lambda: b'((identifier) @hazard (#match? @hazard "' + b"(a*)*" * 12_000 + b'"))'),
    "rule: a large repetition": Trap("rule", lambda: b'((identifier) @hazard (#match? @hazard "((a{1000}){1000}){1000}"))'),
    "rule: a query that explodes": Trap("rule", lambda: b"(module " + b"(_)* (_)* " * 40 + b"(_) @hazard)"),
    "rule: 2,000 patterns": Trap("rule", _repeated("((identifier) @hazard)\n", 2_000)),
}  # fmt: skip


def _child(name: str) -> str:
    """In a process of its own: what the reader said."""
    trap = TRAPS[name]
    reader, _, how = trap.reader.partition(":")
    return READERS[reader](trap.make(), how)


def tried(name: str, seconds: float = SECONDS) -> tuple[str, float, float]:
    """What the reader said, the seconds that it took, and the most memory that it held, in MB."""
    began = time.monotonic()
    command = [sys.executable, "-m", "fuzz.traps", name]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=seconds, check=False)  # noqa: S603 - our own module
    except subprocess.TimeoutExpired:
        return "HANGS", seconds, 0.0
    if done.returncode:
        last = (done.stderr.strip().splitlines() or [""])[-1]
        return f"DIES: {done.returncode} {last[:80]}", time.monotonic() - began, 0.0
    said, took, memory = done.stdout.rsplit("|", 2)
    return said, float(took), float(memory)


def main() -> None:
    """A table; or, with a trap's name, that trap."""
    if len(sys.argv) > 1:
        began = time.monotonic()
        said = _child(sys.argv[1])
        took = time.monotonic() - began
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{said}|{took}|{memory}")  # noqa: T201 - its output
        return
    for name in TRAPS:
        said, took, memory = tried(name)
        print(f"{name:50} {took:7.2f} s {memory:6.0f} MB  {said}", flush=True)  # noqa: T201 - its output


if __name__ == "__main__":
    main()
