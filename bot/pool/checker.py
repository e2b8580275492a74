"""The engine, run in the pool: a file that cannot be checked is reported as skipped."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.logs import logger
from bot.pool import tasks
from bot.pool.child import Limits
from bot.pool.pool import Pool
from bot.pool.seat import Failed, Failure
from checks.between import Told, unread
from checks.contract import Change
from checks.index import Index
from checks.model import ChangedFile, FileReport, Skipped, SkipReason
from checks.roles import role_of_path

log = logger("touchline.pool")


class PoolChecker:
    """Checks files and settles reports, each in a process that can be killed."""

    def __init__(self, size: int | None = None, limits: Limits | None = None) -> None:
        self._pool = Pool(size, limits, preload=["bot.pool.preload"])

    def start(self) -> None:
        """Start the processes; to be called before the job engine starts."""
        self._pool.start()

    def stop(self) -> None:
        """End the processes."""
        self._pool.stop()

    def check_all(self, files: Sequence[ChangedFile]) -> list[FileReport]:
        """A report for each file, in their order, every finding still called introduced."""
        answers = self._pool.run(tasks.check, [(file,) for file in files])
        pairs = zip(answers, files, strict=True)
        return [_report(answer, _unread(file.diff.path)) for answer, file in pairs]

    def check_between(self, change: Change, index: Index) -> Told:
        """What contracts find between the files of a change."""
        (answer,) = self._pool.run(tasks.check_between, [(change, index)])
        if not isinstance(answer, Failure):
            return Told(*answer)
        log.warning("contracts not checked", how=answer.how, detail=answer.detail)
        slow = answer.how is Failed.TOO_SLOW
        return Told(skipped=unread(SkipReason.TOO_SLOW if slow else SkipReason.CRASHED))

    def settle_all(
        self, pairs: Sequence[tuple[FileReport, ChangedFile, bytes | None]]
    ) -> list[FileReport]:
        """The reports, compared with each file's text at the merge base (None: it had none)."""
        known = [(report, file, base) for report, file, base in pairs if base is not None]
        answers = iter(self._pool.run(tasks.settle, known))
        # Without a base everything is new, and nothing can have been caused from elsewhere. Where
        # settling fails, the findings stay, called introduced, and the file is not wholly read.
        plain = [replace(report, candidates=()) for report, _, _ in pairs]
        return [
            report if base is None else _report(next(answers), report)
            for report, (_, _, base) in zip(plain, pairs, strict=True)
        ]


def _unread(path: str) -> FileReport:
    return FileReport(path, role_of_path(path), None)


def _report(answer: Any, otherwise: FileReport) -> FileReport:
    if not isinstance(answer, Failure):
        report: FileReport = answer
        return report
    log.warning("file not checked", path=otherwise.path, how=answer.how, detail=answer.detail)
    slow = answer.how is Failed.TOO_SLOW
    reason = SkipReason.TOO_SLOW if slow else SkipReason.CRASHED
    return replace(otherwise, skipped=Skipped(otherwise.path, reason, _detail(answer)))


def _detail(answer: Failure) -> str:
    # An error's text may quote the file; that is for the log alone.
    return "" if answer.how is Failed.ERROR else answer.detail
