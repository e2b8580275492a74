"""A whole change: every file checked, then those that need it compared with the merge base."""

from collections.abc import Callable, Mapping, Sequence

from checks import engine
from checks.catalog import Catalog
from checks.deadline import Deadline, Stopwatch
from checks.model import ChangedFile, FileDiff, FileReport, Report, Stats, Status

FILE_SECONDS = 5.0

# Asked once, with all files that need it; None where the base has no such file.
BaseOf = Callable[[Sequence[FileDiff]], Mapping[str, bytes | None]]


def check_change(files: Sequence[ChangedFile], base_of: BaseOf, catalog: Catalog) -> Report:
    """Every file's settled report, in their order; all is done in this process.

    `base_of` answers by the path at the merge base. Raises `RuleError` where a rule is broken.
    """
    watch = Stopwatch.started()
    reports = [engine.check(file, catalog, Deadline.after(FILE_SECONDS)) for file in files]
    pairs = list(zip(files, reports, strict=True))
    asked = [file.diff for file, report in pairs if _asks(file, report)]
    bases = base_of(asked) if asked else {}
    settled = tuple(_settled(file, report, bases, catalog) for file, report in pairs)
    touched = sum(report.touched_lines for report in settled)
    return Report(settled, Stats(len(files), touched, len(catalog.rules), watch.ms))


def _asks(file: ChangedFile, report: FileReport) -> bool:
    return file.diff.status is not Status.ADDED and engine.needs_base(report)


def _settled(
    file: ChangedFile, report: FileReport, bases: Mapping[str, bytes | None], catalog: Catalog
) -> FileReport:
    base = bases.get(file.diff.old_path)
    if base is None or not _asks(file, report):
        return report
    return engine.settle(report, base, file, catalog, Deadline.after(FILE_SECONDS))
