"""What checking a change costs, in CPU time, as multiples of merely parsing its files.

Everything is warm and in this process: the rules are compiled, the texts in memory. For each
change, parsing and checking take turns, so that what disturbs the machine disturbs both.
"""

import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from tree_sitter import Parser

from bench.figures import Figure, figure
from bench.material import Change, files_of
from checks import engine
from checks.catalog import Catalog
from checks.change import check_change
from checks.deadline import Deadline
from checks.language import Language
from checks.model import ChangedFile, FileReport

_SECONDS = 30.0  # for one file: nothing is to be cut short here


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one change, in nanoseconds of CPU; medians over the rounds.

    `parse` and `check` are sums over all its files that were read, `parse_opened` and
    `check_opened` over those that the engine parsed; `whole` is from the diff's bytes to findings.
    """

    parse: float
    check: float
    parse_opened: float
    check_opened: float
    whole: float
    findings: int
    asked_base: bool


def measure(changes: Sequence[Change], catalog: Catalog, rounds: int) -> list[Cost]:
    """One cost a change; changes of which nothing is read are left out."""
    parsers = {each.name: Parser(each.tree_sitter) for each in catalog.languages.all}
    return [cost for change in changes if (cost := _Bench(change, catalog, parsers).cost(rounds))]


class _Bench:
    def __init__(self, change: Change, catalog: Catalog, parsers: dict[str, Parser]) -> None:
        self._change, self._catalog, self._parsers = change, catalog, parsers
        pairs = [(file, self._check(file)) for file in files_of(change)]  # this warms up, too
        self._read = [(file, report) for file, report in pairs if not report.skipped]

    def cost(self, rounds: int) -> Cost | None:
        if not self._read:
            return None
        times: dict[tuple[str, int], list[int]] = defaultdict(list)
        for _ in range(rounds):
            for at, (file, _report) in enumerate(self._read):
                times["parse", at].append(_cpu(partial(self._parse, file)))
                times["check", at].append(_cpu(partial(self._check, file)))
            times["whole", 0].append(_cpu(self._whole))
        return self._summed({key: statistics.median(found) for key, found in times.items()})

    def _summed(self, times: dict[tuple[str, int], float]) -> Cost:
        every = range(len(self._read))
        opened = [at for at in every if self._read[at][1].parsed]
        return Cost(
            parse=sum(times["parse", at] for at in every),
            check=sum(times["check", at] for at in every),
            parse_opened=sum(times["parse", at] for at in opened),
            check_opened=sum(times["check", at] for at in opened),
            whole=times["whole", 0],
            findings=sum(len(report.findings) for _, report in self._read),
            asked_base=any(engine.needs_base(report) for _, report in self._read),
        )

    def _language(self, file: ChangedFile) -> Language:
        found = self._catalog.languages.of(file.diff.path, file.head)
        assert found is not None  # noqa: S101 - only such files are taken
        return found

    def _parse(self, file: ChangedFile) -> object:
        return self._parsers[self._language(file).name].parse(file.head)

    def _check(self, file: ChangedFile) -> FileReport:
        return engine.check(file, self._catalog, Deadline.after(_SECONDS))

    def _whole(self) -> object:
        files = files_of(self._change)
        bases = self._change.bases
        return check_change(files, lambda _asked: bases, self._catalog)


def _cpu(work: Callable[[], object]) -> int:
    began = time.process_time_ns()
    work()
    return time.process_time_ns() - began


def figures(costs: Sequence[Cost]) -> Iterator[Figure]:
    """The rows of the table."""
    opened = [cost for cost in costs if cost.parse_opened]
    if opened:
        yield figure(
            "check ÷ bare parse, files that hold an anchor",
            "×",
            [cost.check_opened / cost.parse_opened for cost in opened],
            sum(cost.check_opened for cost in opened) / sum(cost.parse_opened for cost in opened),
        )
    yield _ratio("check ÷ bare parse, all files", costs, lambda cost: cost.check)
    yield _ratio("diff bytes to findings ÷ bare parse, all files", costs, lambda cost: cost.whole)
    quiet = [cost for cost in costs if not cost.findings and not cost.asked_base]
    if quiet:
        yield _ratio("  the same, changes without findings", quiet, lambda cost: cost.whole)
    yield figure("bare parse of a change", "ms", [cost.parse / 1e6 for cost in costs])
    yield figure("diff bytes to findings of a change", "ms", [cost.whole / 1e6 for cost in costs])


def _ratio(what: str, costs: Sequence[Cost], of: Callable[[Cost], float]) -> Figure:
    total = sum(of(cost) for cost in costs) / sum(cost.parse for cost in costs)
    return figure(what, "×", [of(cost) / cost.parse for cost in costs], total)
