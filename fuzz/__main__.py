"""Fuzzes every reader of foreign data and says what broke: `make fuzz`.

Each target gets its share of the inputs, half of them from hypothesis and half chosen by coverage
(atheris; where it has no wheel for this Python, hypothesis makes them all, and that is said). The
exit code is 0 only if nothing crashed, hung or was judged wrongly, and every input was tried.
"""

import argparse
import importlib.util
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock

from fuzz import target
from fuzz.drive import DRIVERS
from fuzz.watch import Job, Outcome, run

_EVERY_S = 10.0
_SHOWN = 12  # different findings told in full
_LONGEST = 2_000  # characters of an input that are shown


def main(arguments: Sequence[str] | None = None) -> int:
    """0 if nothing was found."""
    args = _parser().parse_args(arguments)
    seed = random.SystemRandom().randrange(2**31) if args.seed is None else args.seed
    drivers = _drivers()
    names = args.target or target.names()
    _say(f"seed {seed}; targets: {', '.join(names)}; drivers: {', '.join(drivers)}")
    began = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="touchline-fuzz-"))
    jobs = list(_jobs(names, drivers, args.inputs, seed))
    progress = _Progress(sum(job.count for job in jobs))
    with ThreadPoolExecutor(args.jobs) as threads:
        outcomes = list(threads.map(lambda job: run(job, folder, progress.tell), jobs))
    _say(_table(outcomes))
    _say(f"{sum(one.inputs for one in outcomes):,} inputs in {time.monotonic() - began:.0f} s")
    return _ending(outcomes, folder)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=120_000, help="over all targets")
    parser.add_argument("--seed", type=int, help="of everything that is drawn (default: a new one)")
    parser.add_argument("--jobs", type=int, default=2, help="processes at once (default: 2)")
    parser.add_argument(
        "--target", action="append", choices=target.names(), help="this one alone (repeatable)"
    )
    return parser


def _drivers() -> tuple[str, ...]:
    if importlib.util.find_spec("atheris"):
        return DRIVERS
    _say("atheris is not there for this Python: hypothesis alone, nothing chosen by coverage.")
    return DRIVERS[:1]


def _jobs(names: Sequence[str], drivers: Sequence[str], inputs: int, seed: int) -> Iterator[Job]:
    """The largest first, so that none is waited for alone at the end."""
    shares = {name: target.load(name).share for name in names}
    for name in sorted(shares, key=lambda one: -shares[one]):
        count = -(-inputs * shares[name] // sum(shares.values()) // len(drivers))
        for at, driver in enumerate(drivers):
            yield Job(name, driver, count, seed + 1_000 * at)


class _Progress:
    """A line every now and then."""

    def __init__(self, wanted: int) -> None:
        self._wanted, self._lock = wanted, Lock()
        self._latest: dict[Job, int] = {}
        self._last = time.monotonic()

    def tell(self, outcome: Outcome) -> None:
        with self._lock:
            self._latest[outcome.job] = outcome.inputs
            if time.monotonic() - self._last < _EVERY_S:
                return
            self._last = time.monotonic()
            _say(f"… {sum(self._latest.values()):,} of {self._wanted:,}", sys.stderr)


def _table(outcomes: Sequence[Outcome]) -> str:
    rows: list[tuple[str, ...]] = [
        ("target", "driver", "inputs", "crashes", "hangs", "wrong verdicts")
    ]
    for one in sorted(outcomes, key=lambda each: (each.job.target, each.job.driver)):
        counts = [one.counted(kind) for kind in ("crash", "hang", "wrong")]
        rows.append((one.job.target, one.job.driver, f"{one.inputs:,}", *map(str, counts)))
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if at < len(("target", "driver")) else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def _ending(outcomes: Sequence[Outcome], folder: Path) -> int:
    """Each different finding once, with its input; what could not be tried as well."""
    seen: dict[tuple[str, str], tuple[Outcome, int]] = {}
    for outcome in outcomes:
        for at, found in enumerate(outcome.found):
            seen.setdefault((outcome.job.target, found.what), (outcome, at))
    for outcome, at in list(seen.values())[:_SHOWN]:
        found = outcome.found[at]
        _say(f"\n{outcome.job.target}: {found.kind}: {found.what}\n{found.input[:_LONGEST]}")
        _say(found.trace)
    if len(seen) > _SHOWN:
        _say(f"… and {len(seen) - _SHOWN} more")
    short = [one for one in outcomes if one.inputs < one.job.count]
    for one in short:
        _say(f"{one.job.target} by {one.job.driver}: {one.inputs} of {one.job.count}; {one.failed}")
    if seen:
        _say(f"All inputs that broke something: {folder}")
    return 1 if seen or short else 0


def _say(text: str, where: object = sys.stdout) -> None:
    print(text, file=where, flush=True)  # type: ignore[call-overload]


if __name__ == "__main__":
    sys.exit(main())
