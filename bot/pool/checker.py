"""The engine, run in the pool: a file that cannot be checked is reported as skipped."""

import hashlib
import time
from collections.abc import Iterator, Sequence
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
from checks.own_rules import Files, OwnRule, Problem
from checks.roles import role_of_path

OWN_S = 30.0  # for all files of a review, and once more for their comparison
_OWN_TIME = f"the repository's own rules had {OWN_S:g} s"
_AT_ONCE = 16  # files between two looks at the clock
_OWN_PROCESSES = 2
_PRELOAD = ["bot.pool.preload"]
Pair = tuple[FileReport, ChangedFile, bytes | None]
Settling = tuple[FileReport, ChangedFile, bytes]
log = logger("touchline.pool")


class PoolChecker:
    """Checks files and settles reports, each in a process that can be killed."""

    def __init__(self, size: int | None = None, limits: Limits | None = None) -> None:
        self._pool = Pool(size, limits, preload=_PRELOAD)
        self._own = Pool(min(size or _OWN_PROCESSES, _OWN_PROCESSES), limits, preload=_PRELOAD)

    def start(self) -> None:
        """Start the processes; to be called before the job engine starts."""
        self._pool.start()
        self._own.start(now=False)

    def stop(self) -> None:
        """End the processes."""
        self._pool.stop()
        self._own.stop()

    def check_all(self, files: Sequence[ChangedFile]) -> list[FileReport]:
        """A report for each file, in their order, every finding still called introduced."""
        answers = self._pool.run(tasks.check, [(file,) for file in files])
        pairs = zip(answers, files, strict=True)
        return [_report(answer, _unread(file.diff.path)) for answer, file in pairs]

    def look_at_own(self, own: Files) -> tuple[tuple[OwnRule, ...], tuple[Problem, ...]]:
        """A repository's own rules that can be used, and why others cannot."""
        (answer,) = self._own.run(tasks.look_at_own, [(own,)], _owner(own))
        if isinstance(answer, Failure):
            log.warning("own rules not read", how=answer.how, detail=answer.detail)
            return (), (Problem("", 1, f"They could not be read: {answer.how}.", "Simplify them."),)
        rules, problems = answer
        return tuple(OwnRule(*one) for one in rules), tuple(Problem(*one) for one in problems)

    def check_own(self, files: Sequence[ChangedFile], own: Files) -> list[FileReport]:
        """As `check_all` with these rules alone, for as long as `OWN_S` lasts: they are foreign,
        and a query cannot be stopped from inside."""
        until = time.monotonic() + OWN_S
        reports: list[FileReport] = []
        for at in range(0, len(files), _AT_ONCE):
            batch = files[at : at + _AT_ONCE]
            if time.monotonic() > until:
                reports += [_out_of_time(file.diff.path) for file in batch]
                continue
            work = [(file, own) for file in batch]
            answers = self._own.run(tasks.check_own, work, _owner(own))
            pairs = zip(answers, batch, strict=True)
            reports += [_report(answer, _unread(file.diff.path)) for answer, file in pairs]
        return reports

    def _settled_by_own(self, known: Sequence[Settling], own: Files) -> Iterator[Any]:
        """Answers in their order, for as long as `OWN_S` lasts."""
        until = time.monotonic() + OWN_S
        for at in range(0, len(known), _AT_ONCE):
            work = [(*one, own) for one in known[at : at + _AT_ONCE]]
            if time.monotonic() > until:
                yield from [Failure(Failed.TOO_SLOW, _OWN_TIME)] * len(work)
            else:
                yield from self._own.run(tasks.settle_own, work, _owner(own))

    def check_between(self, change: Change, index: Index) -> Told:
        """What contracts find between the files of a change."""
        (answer,) = self._pool.run(tasks.check_between, [(change, index)])
        if not isinstance(answer, Failure):
            return Told(*answer)
        log.warning("contracts not checked", how=answer.how, detail=answer.detail)
        slow = answer.how is Failed.TOO_SLOW
        return Told(skipped=unread(SkipReason.TOO_SLOW if slow else SkipReason.CRASHED))

    def settle_all(self, pairs: Sequence[Pair], own: Files = ()) -> list[FileReport]:
        """The reports, compared with each file's text at the merge base (None: it had none).

        `own`: they are of these rules of the repository's, not of ours.
        """
        known = [(report, file, base) for report, file, base in pairs if base is not None]
        if own:
            answers = iter(self._settled_by_own(known, own))
        else:
            answers = iter(self._pool.run(tasks.settle, known))
        # Without a base everything is new, and nothing can have been caused from elsewhere. Where
        # settling fails, the findings stay, called introduced, and the file is not wholly read.
        plain = [replace(report, candidates=()) for report, _, _ in pairs]
        return [
            report if base is None else _report(next(answers), report)
            for report, (_, _, base) in zip(plain, pairs, strict=True)
        ]


def _owner(own: Files) -> str:
    """Who may share a process: the very same rules."""
    digest = hashlib.sha256()
    for path, text in own:
        digest.update(f"{path}\0{len(text)}\0".encode() + text)
    return digest.hexdigest()


def _out_of_time(path: str) -> FileReport:
    return replace(_unread(path), skipped=Skipped(path, SkipReason.TOO_SLOW, _OWN_TIME))


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
