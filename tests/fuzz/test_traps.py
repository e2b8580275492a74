"""Traps that once killed, or kept busy, whoever read them: each is read in a process of its own."""

import pytest

from fuzz.traps import TRAPS, tried

# In the worker itself, where nothing can be killed.
IN_THE_WORKER = {
    "policy: 200 patterns of stars": "too much taken together",
    "policy: open brackets": "nested deeper",
    "policy: an alias bomb": "aliases are not allowed",
    "payload: deep": "nested too deep",
    "comment: 64 KB of backticks": "commands",
    ".gitattributes: 10,000 patterns": "marked",
    ".gitattributes: stars": "0 of 300 marked",
    "pyproject.toml: of ruff, deep": "None",
    "pyproject.toml: of ruff, of odd types": "None",
}
IN_THE_POOL = {
    "pyproject.toml: dotted keys": "0 needs",
    "pyproject.toml: 500 KB of names": "0 needs",
    "Dockerfile: 128,000 instructions": "0 stages",
    "200,000 open brackets (javascript)": "nested too deep",
}
PATIENCE_S = 60.0  # on a busy machine; those that were mended took minutes


@pytest.mark.parametrize(("name", "said"), {**IN_THE_WORKER, **IN_THE_POOL}.items())
def test_it_is_read_or_refused(name: str, said: str) -> None:
    assert said in tried(name, PATIENCE_S)[0]


def test_a_reader_that_dies_or_hangs_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert tried("no such trap")[0].startswith("DIES: 1 KeyError")
    assert tried(next(iter(TRAPS)), 0.001)[0] == "HANGS"
