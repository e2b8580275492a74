"""Findings that another tool of the repository tells already: they are left to it, and counted.

A rule names its twins as `tool:code` (`peers` in its rule.toml); `peers.toml` says how one sees
that a repository runs a tool. What the change itself adds does not count: nobody shall silence a
finding by a file beside it.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path, PurePosixPath

import re2

from checks import foreign, toml, utf8
from checks.index import Index, Kind
from checks.model import FileReport, Finding, RuleId

FILE = Path(__file__).with_name("peers.toml")
PRE_COMMIT = ".pre-commit-config.yaml"
_RUFF = "ruff"
_SHAPE: toml.Shape = {"file": str, "word": str}


@dataclass(frozen=True, slots=True)
class _Signs:
    """How one sees a tool: RE2 patterns of its own files' paths, and of its name where it runs."""

    file: "re2._Regexp[str]"
    word: "re2._Regexp[str]"


@dataclass(frozen=True, slots=True)
class Peers:
    """The tools that a repository runs; `left_out` are paths that do not count as its own yet."""

    index: Index
    left_out: Collection[str]

    def tells(self, finding: Finding, twins: Sequence[str]) -> str | None:
        """The tool that says the same of this finding; None if none does."""
        for twin in twins:
            tool, _, code = twin.partition(":")
            if tool == _RUFF and self._ruff_selects(code, finding.path):
                return tool
            if tool in _signs() and tool != _RUFF and self._runs(tool):
                return tool
        return None

    def _runs(self, tool: str) -> bool:
        signs = _signs()[tool]
        if any(signs.file.search(utf8.whole(path.lower())) for path in self._paths()):
            return True
        called = [*self.index.of_kind(Kind.WORKFLOW), PRE_COMMIT]
        texts = (self.index.text(path) or "" for path in called if path not in self.left_out)
        return any(signs.word.search(_without_comments(text)) for text in texts)

    def _paths(self) -> Iterable[str]:
        return (path for path in self.index.modes if path not in self.left_out)

    def _ruff_selects(self, code: str, path: str) -> bool:
        """Asks the nearest configuration above the file, as ruff does."""
        for folder in self.index.above(path):
            for name in (".ruff.toml", "ruff.toml", "pyproject.toml"):
                file = str(PurePosixPath(folder, name))
                table = (
                    _ruff_table(self.index.text(file), name) if file not in self.left_out else None
                )
                if table is not None:
                    return _selects(table, code)
        return False


def without_twins(
    files: Iterable[FileReport], twins: Mapping[RuleId, Sequence[str]], peers: Peers
) -> tuple[tuple[FileReport, ...], tuple[tuple[str, int], ...]]:
    """The reports without what other tools tell, and how many findings were left to which."""
    left: Counter[str] = Counter()
    kept = []
    for file in files:
        told = [(one, peers.tells(one, twins.get(one.rule, ()))) for one in file.findings]
        left.update(tool for _, tool in told if tool)
        kept.append(replace(file, findings=tuple(one for one, tool in told if tool is None)))
    return tuple(kept), tuple(sorted(left.items()))


def may_be_told(findings: Iterable[Finding], twins: Mapping[RuleId, Sequence[str]]) -> bool:
    """True if some finding has a twin in a tool that one can see: then the index is needed."""
    return any(
        twin.partition(":")[0] in _signs() for one in findings for twin in twins.get(one.rule, ())
    )


@cache
def _signs() -> Mapping[str, _Signs]:
    found = {}
    for tool, table in toml.read(FILE).items():
        toml.check_keys(FILE, table, _SHAPE, frozenset(_SHAPE), tool)
        found[tool] = _Signs(re2.compile(table["file"]), re2.compile(table["word"]))
    return found


def _without_comments(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if not line.lstrip().startswith("#"))


def _ruff_table(text: str | None, name: str) -> toml.Table | None:
    """Ruff's settings of a file; None where it has none, or cannot be read."""
    if text is None:
        return None
    try:
        table: object = foreign.toml(text)
    except foreign.ForeignError:
        return None
    if name == "pyproject.toml":
        table = _table(_table(table, "tool"), "ruff")
    return table if isinstance(table, dict) else None


def _table(of: object, key: str) -> object:
    return of.get(key) if isinstance(of, dict) else None


def _selects(table: toml.Table, code: str) -> bool:
    below = table.get("lint")
    lint = {**table, **below} if isinstance(below, dict) else table
    chosen = [*_listed(lint, "select"), *_listed(lint, "extend-select")]
    ignored = [*_listed(lint, "ignore"), *_listed(lint, "extend-ignore")]
    return _any_prefix(chosen, code) and not _any_prefix(ignored, code)


def _listed(table: toml.Table, key: str) -> list[object]:
    found = table.get(key)
    return found if isinstance(found, list) else []


def _any_prefix(prefixes: Iterable[object], code: str) -> bool:
    return any(one == "ALL" or code.startswith(str(one)) for one in prefixes)
