"""The commands of `bench.precision`; its docstring says how they go together."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from bench import precision
from bench.precision import findings, verdicts
from bench.precision.collect import Wanted, collect
from bench.precision.history import COMMITS
from bench.precision.show import shown
from bench.precision.totals import as_text, as_toml, totals
from checks import measured


def main(arguments: Sequence[str] | None = None) -> int:
    """0, or a traceback where something is not as it must be."""
    args = _parser().parse_args(arguments)
    return int(args.run(args))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench.precision",
        description=precision.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    actions = parser.add_subparsers(required=True)
    one = actions.add_parser("collect")
    one.add_argument("clones", type=Path)
    one.add_argument("--only", help="repositories whose name holds this")
    one.add_argument("--processes", type=int)
    one.add_argument("--commits", type=int, default=COMMITS, help="of each, newest first")
    one.add_argument("--whole", action="store_true", help="besides, every line of the pinned tree")
    one.set_defaults(run=_collect)
    one = actions.add_parser("sample")
    one.add_argument("findings", type=Path)
    one.add_argument("--each", type=int, default=20, help="at most, of a rule and variant")
    one.set_defaults(run=_sample)
    one.add_argument("--table", type=Path, help="also write a table for a reader to fill")
    one = actions.add_parser("join", help="two readers' tables into the one that is kept")
    one.add_argument("first", type=Path)
    one.add_argument("second", type=Path)
    one.set_defaults(run=_join)
    one = actions.add_parser("totals")
    one.add_argument("findings", type=Path)
    one.add_argument("--write", action="store_true", help="renew checks/measured.toml")
    one.set_defaults(run=_totals)
    one = actions.add_parser("show")
    one.add_argument("clones", type=Path)
    one.add_argument("findings", type=Path)
    one.add_argument("--rule")
    one.set_defaults(run=_show)
    return parser


def _collect(args: argparse.Namespace) -> int:
    wanted = Wanted(args.commits, args.whole)
    for one in collect(args.clones, args.only, wanted, args.processes):
        sys.stdout.write(f"{one.as_line()}\n")
        sys.stdout.flush()
    return 0


def _sample(args: argparse.Namespace) -> int:
    judged = verdicts.read()
    fresh = [one for one in findings.read(args.findings) if one.place not in judged]
    drawn = findings.sample(fresh, args.each)
    for one in drawn:
        sys.stdout.write(f"{one.as_line()}\n")
    if args.table:
        verdicts.blank(((one.place, one.variant) for one in drawn), args.table)
    return 0


def _join(args: argparse.Namespace) -> int:
    verdicts.write(verdicts.read() | verdicts.joined(args.first, args.second))
    return 0


def _totals(args: argparse.Namespace) -> int:
    rows = totals(findings.read(args.findings), verdicts.read())
    sys.stdout.write(as_text(rows))
    if args.write:
        measured.FILE.write_text(as_toml(rows), "utf-8")
    return 0


def _show(args: argparse.Namespace) -> int:
    for one in findings.read(args.findings):
        if args.rule in (None, one.place.rule):
            sys.stdout.write(shown(args.clones, one))
    return 0


sys.exit(main())
