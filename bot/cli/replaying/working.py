"""The changes, checked in processes of their own: one that dies costs one change."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot.cli import CannotError
from bot.cli.checking import Patience, check_scene
from bot.cli.git import Git
from bot.cli.replaying.fates import Fate, Look, fate
from bot.cli.replaying.history import Merged, moves
from bot.cli.replaying.scenes import Commits
from checks import engine
from checks.catalog import Catalog, load
from checks.deadline import Deadline
from checks.diff import DiffError
from checks.model import FileReport, Finding
from checks.policy import Policy, apply

_FILE_S = 30.0  # nobody waits at a prompt
_PATIENCE = Patience(once=False, seconds=_FILE_S)
_CHANGES_EACH = 5  # fewer are not worth a process of their own
_MOST_PROCESSES = 8  # each holds the compiled rules


@dataclass(frozen=True, slots=True)
class Fired:
    """A finding that a change would have brought, and what became of it."""

    finding: Finding
    fate: Fate


@dataclass(frozen=True, slots=True)
class Replayed:
    """What would have been said of one change. `unread`: why, for each file that was not read;
    `trouble`: why nothing could be said."""

    change: Merged
    fired: tuple[Fired, ...] = ()
    unread: tuple[str, ...] = ()
    trouble: str = ""


@dataclass
class _Worker:
    """What a process keeps from one change to the next."""

    commits: Commits
    changes: Sequence[Merged]
    policy: Policy
    catalog: Catalog = field(default_factory=load)

    def replay(self, at: int) -> Replayed:
        change = self.changes[at]
        try:
            scene = self.commits.scene(change.base, change.sha)
            report = apply(self.policy, check_scene(scene, self.policy, self.catalog, _PATIENCE))
        except (CannotError, DiffError) as error:
            return Replayed(change, trouble=str(error))
        except Exception as error:  # noqa: BLE001 - a mistake of ours costs one change, and is said
            return Replayed(change, trouble=f"a mistake of Touchline's own: {error!r}")
        news = [one for one in report.findings if one.introduced]
        gaps = tuple(one.reason.value for one in report.skipped if one.reason.is_gap)
        old = {file.diff.path: file.diff.old_path for file in scene.files}
        fired = tuple(Fired(one, self._fate(one, old.get(one.path), at)) for one in news)
        return Replayed(change, fired, gaps)

    def _fate(self, finding: Finding, original: str | None, at: int) -> Fate:
        """What stands between files is not followed: later trees would have to be checked whole."""
        if original is None or finding.rule in {rule.id for rule in self.catalog.contracts}:
            return Fate.UNKNOWN
        look = Look(self._moves, lambda change, path: self._report(change, path, original))
        return fate(finding, self.changes[at], self.changes[at + 1 :], look)

    def _moves(self, change: Merged) -> dict[str, str | None]:
        return dict(moves(self.commits.git, change))

    def _report(self, change: Merged, path: str, original: str) -> FileReport | None:
        file = self.commits.whole(change.sha, path, original)
        if file is None:
            return None
        if self.catalog.asks_index(file):
            file = self.commits.with_index(file, change.sha)
        return engine.check(file, self.catalog, Deadline.after(_FILE_S))


_here: list[_Worker] = []


def _begin(top: Path, changes: Sequence[Merged], policy: Policy) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends us
    _here[:] = [_Worker(Commits(Git(top)), changes, policy)]


def _replay(at: int) -> Replayed:
    return _here[0].replay(at)


def replay(
    git: Git, changes: Sequence[Merged], policy: Policy, count: int, tell: Callable[[int], None]
) -> list[Replayed]:
    """The last `count` of these changes, in their order; `tell` hears how many are done.

    `changes` may be more than `count`: none of those before is checked.
    """
    asked = range(max(0, len(changes) - count), len(changes))
    found: dict[int, Replayed] = {}
    with _processes(git.top, changes, policy, len(asked)) as pool:
        for at, one in _results(pool, asked):
            found[at] = one
            tell(len(found))
    for at in asked:  # one of them has ended the processes: each alone
        if at not in found:
            found[at] = _alone(git.top, changes, policy, at)
            tell(len(found))
    return [found[at] for at in asked]


def _results(pool: ProcessPoolExecutor, asked: Sequence[int]) -> Iterator[tuple[int, Replayed]]:
    waiting: dict[Future[Replayed], int] = {pool.submit(_replay, at): at for at in asked}
    for done in as_completed(waiting):
        try:
            yield waiting[done], done.result()
        except BrokenProcessPool:
            return


def _alone(top: Path, changes: Sequence[Merged], policy: Policy, at: int) -> Replayed:
    with _processes(top, changes, policy, 1) as pool:
        try:
            return pool.submit(_replay, at).result()
        except BrokenProcessPool:
            return Replayed(changes[at], trouble="the check crashed")


@contextmanager
def _processes(
    top: Path, changes: Sequence[Merged], policy: Policy, work: int
) -> Iterator[ProcessPoolExecutor]:
    count = max(1, min(os.cpu_count() or 1, _MOST_PROCESSES, -(-work // _CHANGES_EACH)))
    pool = ProcessPoolExecutor(
        count, multiprocessing.get_context("spawn"), _begin, (top, tuple(changes), policy)
    )
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
