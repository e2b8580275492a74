"""What was judged once is not judged again: the same text with the same touched lines, wherever it
turns up — after an ignore, at a re-run, in a merge queue.

Kept in memory alone, for reports quote the source: another worker, or this one after a restart,
judges anew. What asks the repository around a file is judged anew as well.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import TypeVar

from bot.examine import Checked, Checker
from checks.between import Told
from checks.contract import Change
from checks.index import Index
from checks.model import ChangedFile, FileReport, SkipReason
from checks.own_rules import Files, OwnRule, Problem

__all__ = ["Judged"]

_KEPT = 4_000  # reports; most are nearly empty
_OF_THE_MOMENT = frozenset({SkipReason.TOO_SLOW, SkipReason.CRASHED})
_Key = bytes | None
_Asked = TypeVar("_Asked")


@dataclass
class Judged:
    """A checker that remembers what another one said. For all threads."""

    checker: Checker
    _reports: OrderedDict[bytes, FileReport] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def check_all(self, files: Sequence[ChangedFile]) -> list[FileReport]:
        """As the checker's; it is asked for what is new alone."""
        keys = [_key(file, b"check") for file in files]
        return self._through(keys, files, self.checker.check_all)

    def check_own(self, files: Sequence[ChangedFile], own: Files) -> list[FileReport]:
        """As the checker's; it is asked for what is new alone."""
        keys = [_key(file, b"own" + _digest(own)) for file in files]
        return self._through(keys, files, lambda rest: self.checker.check_own(rest, own))

    def settle_all(self, pairs: Sequence[Checked], own: Files = ()) -> list[FileReport]:
        """As the checker's; it is asked for what is new alone."""
        rules = _digest(own) if own else b""
        keys = [_key(file, b"settle" + rules + _digest(base)) for _, file, base in pairs]
        return self._through(keys, pairs, lambda rest: self.checker.settle_all(rest, own))

    def check_between(self, change: Change, index: Index) -> Told:
        """As the checker's."""
        return self.checker.check_between(change, index)

    def look_at_own(self, own: Files) -> tuple[tuple[OwnRule, ...], tuple[Problem, ...]]:
        """As the checker's."""
        return self.checker.look_at_own(own)

    def _through(
        self,
        keys: Sequence[_Key],
        asked: Sequence[_Asked],
        ask: Callable[[Sequence[_Asked]], Sequence[FileReport]],
    ) -> list[FileReport]:
        known = [self._get(key) for key in keys]
        rest = [at for at, report in enumerate(known) if report is None]
        answers = ask([asked[at] for at in rest]) if rest else ()
        for at, report in zip(rest, answers, strict=True):
            known[at] = report
            self._put(keys[at], report)
        return [report for report in known if report is not None]

    def _get(self, key: _Key) -> FileReport | None:
        if key is None:
            return None
        with self._lock:
            if key in self._reports:
                self._reports.move_to_end(key)
            return self._reports.get(key)

    def _put(self, key: _Key, report: FileReport) -> None:
        """What depends on how busy we were is not kept."""
        if key is None or (report.skipped and report.skipped.reason in _OF_THE_MOMENT):
            return
        with self._lock:
            self._reports[key] = report
            while len(self._reports) > _KEPT:
                self._reports.popitem(last=False)


def _key(file: ChangedFile, what: bytes) -> _Key:
    """All that a report is made of; None where it is made of more than the file."""
    if file.index is not None:
        return None
    diff, touched = file.diff, file.diff.touched
    names = (diff.path, diff.old_path, diff.status.value, diff.mode, diff.binary, file.package)
    lines = (sorted(touched.added), sorted(touched.gaps), touched.removed, touched.removed_text)
    hunks = [(one.old.start, one.old.end, one.new.start, one.new.end) for one in diff.hunks]
    whole = (what, names, lines, touched.whole, hunks, sorted(file.marks), _digest(file.head))
    return _digest(whole)


def _digest(value: object) -> bytes:
    """Of plain values: of equal ones the same, of others another."""
    return hashlib.sha256(repr(value).encode("utf-8", "replace")).digest()
