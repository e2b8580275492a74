"""A whole change: every file checked, then those that need it compared with the merge base."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from checks import engine
from checks.catalog import Catalog
from checks.deadline import Deadline, Stopwatch
from checks.errors import RuleError
from checks.model import (
    ChangedFile,
    FileDiff,
    FileReport,
    Report,
    Skipped,
    SkipReason,
    Stats,
    Status,
)
from checks.roles import role_of_path

FILE_SECONDS = 5.0
log = logging.getLogger("touchline")

# Asked once, with all files that need it; None where the base has no such file.
BaseOf = Callable[[Sequence[FileDiff]], Mapping[str, bytes | None]]


def check_change(
    files: Sequence[ChangedFile], base_of: BaseOf, catalog: Catalog, seconds: float = FILE_SECONDS
) -> Report:
    """Every file's settled report, in their order; all is done in this process. `seconds`: for each
    of the two looks at a file.

    `base_of` answers by the path at the merge base. Raises `RuleError` where a rule is broken. Any
    other mistake of ours costs one file: it is logged, and the file counts as not read.
    """
    watch = Stopwatch.started()
    reports = [_checked(file, catalog, seconds) for file in files]
    pairs = list(zip(files, reports, strict=True))
    asked = [file.diff for file, report in pairs if _asks(file, report)]
    bases = base_of(asked) if asked else {}
    settled = tuple(_settled(file, report, bases, catalog, seconds) for file, report in pairs)
    touched = sum(report.touched_lines for report in settled)
    return Report(settled, Stats(len(files), touched, len(catalog.rules), watch.ms))


def _checked(file: ChangedFile, catalog: Catalog, seconds: float) -> FileReport:
    path = file.diff.path
    unread = FileReport(path, role_of_path(path), None)
    return _safely(lambda: engine.check(file, catalog, Deadline.after(seconds)), unread)


def _safely(work: Callable[[], FileReport], otherwise: FileReport) -> FileReport:
    try:
        return work()
    except RuleError:
        raise
    except Exception:
        log.exception("%s: a mistake of Touchline's own; please report it", otherwise.path)
        return replace(otherwise, skipped=Skipped(otherwise.path, SkipReason.CRASHED))


def _asks(file: ChangedFile, report: FileReport) -> bool:
    return file.diff.status is not Status.ADDED and engine.needs_base(report)


def _settled(
    file: ChangedFile,
    report: FileReport,
    bases: Mapping[str, bytes | None],
    catalog: Catalog,
    seconds: float,
) -> FileReport:
    base = bases.get(file.diff.old_path)
    if base is None or not _asks(file, report):
        return report
    # Where settling fails the findings stay, called introduced.
    return _safely(
        lambda: engine.settle(report, base, file, catalog, Deadline.after(seconds)),
        replace(report, candidates=()),
    )
