"""`python -m tests.chaos [--runs 300] [--seed 1] [--parallel 4] [--hurried] [--only N]`."""

import argparse
import sys
import time
from pathlib import Path

from tests.chaos import load, outage
from tests.chaos.many import Figures, play


def main() -> int:
    """0 if nothing was lost, doubled or stuck."""
    asked = _asked()
    if asked.outage:
        return outage.main(asked.outage)
    if asked.load:
        return load.main(asked.load, asked.seconds)
    begun = time.monotonic()
    figures = Figures()
    numbers = [asked.only] if asked.only is not None else range(asked.runs)
    keep = Path(asked.keep) if asked.keep else None
    for ended in play(numbers, asked.seed, asked.parallel, hurried=asked.hurried, keep=keep):
        figures.add(ended)
        sys.stderr.write(f"\r{figures.line()}  ")
        if not ended.is_good:
            sys.stderr.write(f"\n{ended.told()}\n")
    sys.stderr.write("\n")
    sys.stdout.write(figures.table(time.monotonic() - begun) + "\n")
    return 0 if figures.is_good else 1


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="chaos", description=__doc__)
    parser.add_argument("--runs", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--parallel", type=int, default=4)
    parser.add_argument("--hurried", action="store_true", help="waits are a tenth")
    parser.add_argument("--only", type=int, help="this run alone")
    parser.add_argument("--keep", help="where the logs of bad runs are put")
    parser.add_argument("--outage", type=int, help="a day's outage instead, of so many pulls")
    parser.add_argument("--load", type=int, help="a flood instead, of so many deliveries")
    parser.add_argument("--seconds", type=float, default=10.0, help="within which they are sent")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
