"""Measures Touchline on this machine and prints a table; `--json` for machines.

Changes come from the last 100 non-merge commits of each git clone in BENCH_REPOS=DIR; without it
from this project's own history, and from the sources of installed packages with made-up changes.
"""

import argparse
import json
import os
import platform
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from bench import checking, clones, made_up, processes
from bench.figures import Figure
from bench.material import Change, usable
from checks.catalog import Catalog, load

ROOT = Path(__file__).parents[1]


def main(arguments: Sequence[str] | None = None) -> int:
    """0 once everything was measured; there is no figure that it fails for."""
    args = _parser().parse_args(arguments)
    catalog = load()
    catalog.compile_all()
    changes = usable(list(_changes(catalog)))
    costs = checking.measure(changes, catalog, args.rounds)
    figures = [
        *checking.figures(costs),
        *processes.scan(args.processes),
        *processes.start(args.processes),
    ]
    about = _about(changes, len(costs), catalog)
    text = _json(about, figures) if args.json else _table(about, figures)
    sys.stdout.write(f"{text}\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--json", action="store_true", help="the same figures as one JSON object")
    parser.add_argument("--rounds", type=int, default=5, help="of each change (default: 5)")
    parser.add_argument("--processes", type=int, default=15, help="of each kind (default: 15)")
    return parser


def _changes(catalog: Catalog) -> Iterator[Change]:
    folder = os.environ.get("BENCH_REPOS")
    if folder:
        for clone in clones.clones_in(Path(folder)):
            yield from clones.changes_of(clone, catalog)
        return
    sys.stderr.write(
        "BENCH_REPOS=DIR is not set: no commits of other projects; measured on this project's own"
        " history, and on made-up changes of installed packages' sources.\n"
    )
    if (ROOT / ".git").exists():
        yield from clones.changes_of(ROOT, catalog)
    yield from made_up.changes(catalog)


def _about(changes: Sequence[Change], read: int, catalog: Catalog) -> dict[str, object]:
    sources = sorted({change.source for change in changes})
    return {
        "machine": f"{_cpu_name()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}",
        "python": platform.python_version(),
        "rules": len(catalog.rules),
        "changes": read,
        "files": sum(len(change.heads) for change in changes),
        "sources": {name: sum(one.source == name for one in changes) for name in sources},
    }


def _cpu_name() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _json(about: dict[str, object], figures: Sequence[Figure]) -> str:
    return json.dumps({**about, "figures": [asdict(one) for one in figures]}, indent=1)


def _table(about: dict[str, object], figures: Sequence[Figure]) -> str:
    ordered = sorted(figures, key=lambda one: one.unit != "×")  # ratios first
    rows = [(one.what, *_cells(one)) for one in ordered]
    head = ("what", "in all", "median", "10 %", "90 %", "of")
    widths = [max(len(row[at]) for row in (head, *rows)) for at in range(len(head))]
    lines = ["  ".join(_aligned(row, widths)).rstrip() for row in (head, *rows)]
    told = [f"{key}: {value}" for key, value in about.items()]
    return "\n".join([*told, "", *lines])


def _aligned(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    for at, (cell, width) in enumerate(zip(row, widths, strict=True)):
        yield cell.ljust(width) if at == 0 else cell.rjust(width)


def _cells(one: Figure) -> list[str]:
    style = "{:.2f} ×" if one.unit == "×" else "{:.1f} ms"
    values = [one.total, one.median, one.low, one.high]
    return [style.format(value) if value is not None else "" for value in values] + [str(one.count)]


sys.exit(main())
