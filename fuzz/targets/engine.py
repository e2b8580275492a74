"""The engine on spoilt sources of every language; the rules' own examples are what is spoilt.

Never an exception; the same input gives the same answer; findings stand on touched lines of the
file; what is there at the merge base is not called new; the report crosses the pool's border whole.
"""

import difflib
import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from hypothesis import strategies as st

from bot.pool import wire
from checks import catalog, diff, engine, examples
from checks.catalog import Catalog
from checks.deadline import Deadline
from checks.examples import Trial
from checks.ignores import ENGINE_RULES
from checks.model import (
    ChangedFile,
    FileDiff,
    FileReport,
    Finding,
    Side,
    SkipReason,
    Status,
    Touched,
)
from fuzz.mutated import Edit, edits, spoilt
from fuzz.target import must

SHARE = 40
_SECONDS = 20.0  # far more than needed: what depends on time is not told alike twice
_ID = re.compile(r"[0-9a-f]{16}")
_MOST_LINES = 3_000  # of a text that difflib compares: it is quadratic


class Case(NamedTuple):
    """One file. `touched`: lines of the new text; empty: all that differs from the old one."""

    language: str
    example: int
    other: int
    made: list[Edit]
    whole: bool
    touched: list[int]


@cache
def _rules() -> Catalog:
    return catalog.load()


@cache
def _trials() -> dict[str, list[Trial]]:
    rules = _rules()
    found: dict[str, list[Trial]] = defaultdict(list)
    for rule in rules.rules:
        for page in examples.pages(rule.folder):
            for example in examples.read(page, rules.languages):
                for trial in example.trials:
                    found[trial.language.name].append(trial)
    return dict(found)


def _cases() -> st.SearchStrategy[Case]:
    return st.builds(
        Case,
        st.sampled_from(sorted(_trials())),
        st.integers(0, 2**16),
        st.integers(0, 2**16),
        edits(5),
        st.booleans(),
        st.lists(st.integers(1, 60), max_size=4),
    )


INPUTS = st.deferred(_cases)


@dataclass(frozen=True, slots=True)
class _Tried:
    file: ChangedFile
    base: bytes


def hold(case: Case) -> None:
    """Raises where one of the promises is broken."""
    tried = _tried(case)
    report = _check(tried.file)
    must(wire.load(wire.dump(report)) == report, "a report is whole on the other side")
    _must_be_sound(report, tried.file)
    if not _is_slow(report):
        again = _check(tried.file)
        must(_is_slow(again) or again == report, "the same input gives the same answer")
    if not report.skipped and engine.needs_base(report):
        _must_settle(report, tried)


def _tried(case: Case) -> _Tried:
    trials = _trials()[case.language]
    trial, other = trials[case.example % len(trials)], trials[case.other % len(trials)]
    base = trial.text.encode()
    head = spoilt(base, case.made, other.text.encode())
    file = trial.changed_file()
    made = _diff(trial.path, base, head, case)
    return _Tried(replace(file, diff=made, head=head), base)


def _diff(path: str, base: bytes, head: bytes, case: Case) -> FileDiff:
    if case.whole or max(base.count(b"\n"), head.count(b"\n")) > _MOST_LINES:
        return FileDiff(path, path, Status.ADDED, touched=Touched(whole=True))
    if case.touched:
        lines = frozenset(case.touched)
        return FileDiff(path, path, Status.MODIFIED, touched=Touched(added=lines))
    old, new = _lines(base), _lines(head)
    patch = "".join(list(difflib.unified_diff(old, new))[2:])
    return diff.from_patch(path, path, Status.MODIFIED, patch)


def _lines(text: bytes) -> list[str]:
    return [f"{line}\n" for line in text.decode("utf-8", "replace").removesuffix("\n").split("\n")]


def _check(file: ChangedFile) -> FileReport:
    return engine.check(file, _rules(), Deadline.after(_SECONDS))


def _is_slow(report: FileReport) -> bool:
    return report.skipped is not None and report.skipped.reason is SkipReason.TOO_SLOW


def _must_be_sound(report: FileReport, file: ChangedFile) -> None:
    lines = file.head.replace(b"\r\n", b"\n").count(b"\n") + 1
    ignored = [one.finding for one in report.ignored]
    for one in (*report.findings, *ignored):
        _must_stand(one, lines)
    for one in report.findings:
        if one.rule not in ENGINE_RULES and one.side is Side.RIGHT:
            must(file.diff.touched.meets(one.evidence), f"{one.rule}: on a touched line")
    must(len({one.id for one in report.findings}) == len(report.findings), "ids are different")


def _must_stand(one: Finding, lines: int) -> None:
    must(1 <= one.line <= one.end_line <= lines, f"{one.rule}: stands on lines of the file")
    must(_ID.fullmatch(one.id), f"{one.rule}: has an id")
    must("\n" not in one.message, f"{one.rule}: says one line")
    must(one.message.count("`") % 2 == 0, f"{one.rule}: what is foreign stands in code spans")
    if one.fix:
        must(1 <= one.fix.start_line <= one.fix.end_line <= lines, f"{one.rule}: its fix, too")
        shown = one.hidden & set(range(one.fix.start_line, one.fix.end_line + 1))
        must(not shown, f"{one.rule}: no fix shows a line with a secret")


def _must_settle(report: FileReport, tried: _Tried) -> None:
    """Against itself nothing is new; against the old text nothing is left open."""
    same = _settled(report, tried.file.head, tried.file)
    known = [one for one in same.findings if one.rule not in ENGINE_RULES]
    if not _is_slow(same) and same.findings:
        must(all(not one.introduced for one in known), "what was there before is not new")
    settled = _settled(report, tried.base, tried.file)
    must(not settled.candidates, "nothing is left open")
    must(len(settled.findings) >= len(report.findings), "no finding gets lost")
    _must_be_whole(settled, tried)


def _must_be_whole(settled: FileReport, tried: _Tried) -> None:
    old, new = (text.count(b"\n") + 1 for text in (tried.base, tried.file.head))
    for one in settled.findings:
        _must_stand(one, old if one.side is Side.LEFT else new)


def _settled(report: FileReport, base: bytes, file: ChangedFile) -> FileReport:
    return engine.settle(report, base, file, _rules(), Deadline.after(_SECONDS))
