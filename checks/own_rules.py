"""A repository's own rules, in the format of ours: read from texts, each broken one named.

They are foreign: they run no code (a contract's Python is not read), may take no id of ours, and
are compiled and run where a process may be killed (`bot.pool`).
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from checks import catalog
from checks import language as languages
from checks.catalog import Catalog, Rule
from checks.errors import RuleError
from checks.ignores import UNKNOWN
from checks.model import FileReport, Finding, RuleId

__all__ = ["PATH", "Files", "Loaded", "OwnRule", "Problem", "load", "merged"]

PATH = ".github/touchline/rules"
MOST = 50
Files = tuple[tuple[str, bytes], ...]  # paths below PATH, such as `my-rule/rule.toml`
_NAME = re.compile(r"([a-z0-9-]{1,80})/([a-z0-9_-]{1,60}\.(?:toml|scm|md))")


@dataclass(frozen=True, slots=True)
class OwnRule:
    """What is told of such a rule beside its findings."""

    id: RuleId
    title: str
    why: str
    family: str
    fix_title: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a rule cannot be used: where, what, and what to do. `line` counts from 1."""

    path: str
    line: int
    message: str
    remedy: str

    def __str__(self) -> str:
        """One line."""
        return f"{PATH}/{self.path}:{self.line}: {self.message} {self.remedy}"


@dataclass(frozen=True, slots=True)
class Loaded:
    """The rules that can be used, and why others cannot."""

    catalog: Catalog
    problems: tuple[Problem, ...]

    @property
    def rules(self) -> tuple[OwnRule, ...]:
        """What is told of them."""
        return tuple(
            OwnRule(rule.id, rule.title, rule.why, rule.family, rule.voice.fix_title)
            for rule in self.catalog.rules
        )


@lru_cache(maxsize=8)
def load(files: Files, taken: frozenset[RuleId]) -> Loaded:
    """Reads and compiles them. `taken`: ids of ours. Raises nothing: what is wrong is told."""
    with TemporaryDirectory(prefix="touchline-rules-") as name:
        folders = _written(Path(name), files)
        results = [_one(folder, taken) for folder in folders[:MOST]]
    problems = [one for one in results if isinstance(one, Problem)]
    if len(folders) > MOST:
        problems.append(Problem("", 1, f"More than {MOST} rules.", "The first ones are used."))
    good = [one for one in results if isinstance(one, Rule)]
    known = languages.load()
    ids = taken | {rule.id for rule in good}
    return Loaded(Catalog(good, known, ids, ids), tuple(problems))


def _written(root: Path, files: Files) -> list[Path]:
    """The files of rules on the disk, where the reader of rules wants them; no other files."""
    by_folder: defaultdict[str, list[tuple[str, bytes]]] = defaultdict(list)
    for path, text in files:
        if found := _NAME.fullmatch(path):
            by_folder[found[1]].append((found[2], text))
    for folder, members in by_folder.items():
        (root / folder).mkdir()
        for name, text in members:
            (root / folder / name).write_bytes(text)
    return [root / folder for folder in sorted(by_folder)]


def _one(folder: Path, taken: frozenset[RuleId]) -> Rule | Problem:
    if folder.name in taken:
        return Problem(f"{folder.name}/rule.toml", 1, "We have a rule of this id.", "Rename it.")
    try:
        return _compiled(catalog.load_one(folder))
    except RuleError as error:
        where = f"{error.file.parent.name}/{error.file.name}"
        return Problem(where, error.line, error.message, error.remedy)


def _compiled(rule: Rule) -> Rule:
    """Compiles it for every language that it speaks, alone, so that a mistake names it."""
    alone = Catalog([rule], languages.load())
    for language in alone.languages.all:
        if compiled := alone.compiled(language):
            compiled.safes(rule.id)
    return rule


def merged(
    ours: Sequence[FileReport], theirs: Mapping[str, FileReport], own: Collection[RuleId]
) -> list[FileReport]:
    """Our reports with what the repository's `own` rules have found in the same files."""
    return [_both(one, theirs.get(one.path), own) for one in ours]


def _both(ours: FileReport, theirs: FileReport | None, own: Collection[RuleId]) -> FileReport:
    kept = tuple(one for one in ours.findings if not _is_mistaken(one, own))
    if theirs is None:
        return replace(ours, findings=kept)
    return replace(
        ours,
        findings=kept + tuple(one for one in theirs.findings if one.rule in own),
        ignored=ours.ignored + theirs.ignored,
        candidates=ours.candidates + theirs.candidates,
        skipped=ours.skipped or theirs.skipped,
    )


def _is_mistaken(finding: Finding, own: Collection[RuleId]) -> bool:
    """We know nothing of their ids: to us an ignore of such a rule names none."""
    return finding.rule == UNKNOWN and any(f"`{rule}`." in finding.message for rule in own)
