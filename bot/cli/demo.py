"""A pull request on an embedded GitHub, reviewed before your eyes; nothing leaves the machine.

Without --repo, a sample shop gets a checkout with a dozen hazards, and then a push that repairs
half of them. With --repo, the real change from BASE to HEAD of a git repository on this disk
becomes a pull request.
"""

import argparse
import signal
import sys
import threading
from pathlib import Path

from bot.cli import CannotError
from bot.cli.demonstration import shop
from bot.cli.demonstration.reading import Reader, Shown
from bot.cli.demonstration.stage import Stage, open_stage
from bot.cli.demonstration.story import (
    OWN,
    SHOP,
    mend_shop,
    open_own_work,
    open_shop,
    page_of,
)
from bot.cli.demonstration.telling import differences, print_review, say
from sandbox.model import PullRequest

PORT = 8480


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments of `touchline demo`."""
    parser.add_argument("--once", action="store_true", help="run through, print, end")
    parser.add_argument("--repo", type=Path, help="a git repository on this disk")
    parser.add_argument(
        "--base", help="with --repo: the commit before the change (default: HEAD~1)"
    )
    parser.add_argument("--head", default="HEAD", help="with --repo: the change (default: HEAD)")
    parser.add_argument("--port", type=int, help=f"of the pages (default: {PORT}; 0: any)")


def run(args: argparse.Namespace) -> int:
    """0 if the review is what it must be, 1 if it is not."""
    if args.base and not args.repo:
        raise CannotError("--base goes with --repo PATH")
    if args.repo and not args.repo.is_dir():
        raise CannotError(f"--repo {args.repo} is no folder")
    port = args.port if args.port is not None else 0 if args.once else PORT
    say("Starting an embedded GitHub and Touchline beside it …")
    with open_stage(OWN if args.repo else SHOP, port) as stage:
        return _own_work(stage, args) if args.repo else _shop(stage, args.once)


def _shop(stage: Stage, once: bool) -> int:
    pull = open_shop(stage)
    reader = Reader(stage, pull)
    wrong = _judge(reader.wait(_progress), "checkout")
    if not once:
        _pause()
    mend_shop(stage, pull)
    wrong += _judge(reader.wait(_progress), "mended")
    if not once:
        _stay(stage, pull)
    return 1 if wrong else 0


def _judge(shown: Shown, push: str) -> int:
    """Print the review, and what of it is not as it must be; how much that is."""
    print_review(shown)
    wrong = differences(shown, shop.wanted_places(push))
    for line in wrong:
        say(f"WRONG {line}")
    if not wrong:
        say(f"All {len(shown.findings)} findings are where they must be, and there is no other.")
    return len(wrong)


def _own_work(stage: Stage, args: argparse.Namespace) -> int:
    pull = open_own_work(stage, args)
    print_review(Reader(stage, pull).wait(_progress))
    if not args.once:
        _stay(stage, pull)
    return 0


def _progress(state: str) -> None:
    say(f"  {state}")


def _pause() -> None:
    if sys.stdin.isatty():
        input("Look at the pages; Enter pushes a commit that repairs half of it. ")


def _stay(stage: Stage, pull: PullRequest) -> None:
    say(f"Everything keeps running: {page_of(stage, pull)} (Ctrl-C ends it)")
    say(f"The dashboard: {stage.dashboard} (sign in, and continue as {stage.author.login})")
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    ended.wait()
