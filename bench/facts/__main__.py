"""The command; the package's docstring says what it is for."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

from bench import facts
from bench.facts import rows, sources
from bench.facts.rows import Row
from bench.facts.says import Heard, Said, said

_AT_ONCE = 6


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where every source was heard and agrees, 1 where a person must look."""
    args = _parser().parse_args(arguments)
    wanted = [row for row in rows.every() if args.only in f"{row.table} {' '.join(row.names)}"]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        told = list(pool.map(lambda row: heard(row, args.today), wanted))
    sys.stdout.write(_json(told) if args.json else _text(told))
    return int(any(one.heard is not Heard.CONFIRMS for one in told))


def heard(row: Row, today: date) -> Said:
    """What the row's source says, asked now."""
    listed = sources.cycles(sources.ask(row.cycles).text) if row.cycles else None
    return said(row, sources.Answer() if listed else sources.ask(row.source), listed, today)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.facts", description=facts.__doc__)
    parser.add_argument("--only", default="", help="rows whose table or names hold this")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    today = datetime.now(UTC).date()
    parser.add_argument("--today", type=date.fromisoformat, default=today, metavar="YYYY-MM-DD")
    return parser


def _text(told: Iterable[Said]) -> str:
    every = list(told)
    counts = Counter(one.heard for one in every)
    ends = ", ".join(f"{counts[kind]} {kind.value}" for kind in Heard if counts[kind])
    return "".join(f"{_line(one)}\n" for one in every) + f"{len(every)} rows: {ends}\n"


def _line(one: Said) -> str:
    row = one.row
    names = ", ".join(row.names[:4]) + (", …" if len(row.names) > 4 else "")  # noqa: PLR2004 - room
    about = " · ".join(part for part in (row.table, names, row.since) if part)
    return f"{one.heard.value.upper()}: {about}\n    {row.cycles or row.source}\n    {one.told}"


def _json(told: Iterable[Said]) -> str:
    lines = (
        json.dumps(
            {
                "table": one.row.table,
                "names": one.row.names,
                "since": one.row.since,
                "source": one.row.source,
                "heard": one.heard.value,
                "told": one.told,
            },
            ensure_ascii=False,
        )
        for one in told
    )
    return "".join(f"{line}\n" for line in lines)


if __name__ == "__main__":
    sys.exit(main())
