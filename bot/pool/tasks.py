"""What the pool's processes do: check one file, settle one report, or look between files."""

from dataclasses import astuple
from functools import cache
from typing import Any

from checks import between, catalog, engine, own_rules
from checks.catalog import Catalog
from checks.contract import Change
from checks.deadline import Deadline
from checks.index import Index
from checks.model import ChangedFile, FileReport, RuleId

FILE_S = 5.0  # soft, kept by the engine itself; the pool's own limit is harder


@cache
def rules() -> Catalog:
    """The catalogue of this process."""
    return catalog.load()


def check(file: ChangedFile) -> FileReport:
    """The file's report, every finding still called introduced."""
    return engine.check(file, rules(), Deadline.after(FILE_S))


def check_between(change: Change, index: Index) -> tuple[object, ...]:
    """What the contracts find, as findings, ignored ones, and why not all."""
    told = between.check(change, index, rules(), Deadline.after(FILE_S))
    return told.findings, told.ignored, told.skipped


def settle(report: FileReport, file: ChangedFile, base: bytes) -> FileReport:
    """The report, compared with the file's text at the merge base."""
    return engine.settle(report, base, file, rules(), Deadline.after(FILE_S))


# --- a repository's own rules ---------------------------------------------------------------------


def look_at_own(files: own_rules.Files) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    """What is told of the rules that can be used, and why others cannot: plain values."""
    loaded = own_rules.load(files, _ids())
    rules = [astuple(one) for one in loaded.rules]
    return rules, [astuple(one) for one in loaded.problems]


def check_own(file: ChangedFile, files: own_rules.Files) -> FileReport:
    """As `check`, with these rules alone."""
    return engine.check(file, own_rules.load(files, _ids()).catalog, Deadline.after(FILE_S))


def settle_own(
    report: FileReport, file: ChangedFile, base: bytes, files: own_rules.Files
) -> FileReport:
    """As `settle`, with these rules alone."""
    catalog = own_rules.load(files, _ids()).catalog
    return engine.settle(report, base, file, catalog, Deadline.after(FILE_S))


@cache
def _ids() -> frozenset[RuleId]:
    return rules().ids
