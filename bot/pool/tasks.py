"""What the pool's processes do: check one file, settle one report, or look between files."""

from functools import cache

from checks import between, catalog, engine
from checks.catalog import Catalog
from checks.contract import Change
from checks.deadline import Deadline
from checks.index import Index
from checks.model import ChangedFile, FileReport

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
