"""What the pool's processes do: check one file, or settle one report."""

from functools import cache

from checks import catalog, engine
from checks.catalog import Catalog
from checks.deadline import Deadline
from checks.model import ChangedFile, FileReport

FILE_S = 5.0  # soft, kept by the engine itself; the pool's own limit is harder


@cache
def rules() -> Catalog:
    """The catalogue of this process."""
    return catalog.load()


def check(file: ChangedFile) -> FileReport:
    """The file's report, every finding still called introduced."""
    return engine.check(file, rules(), Deadline.after(FILE_S))


def settle(report: FileReport, file: ChangedFile, base: bytes) -> FileReport:
    """The report, compared with the file's text at the merge base."""
    return engine.settle(report, base, file, rules(), Deadline.after(FILE_S))
