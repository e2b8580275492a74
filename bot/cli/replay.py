"""See before you trust: what Touchline would have said of the last merged changes of a clone.

For each rule: how often it would have spoken, how often a later commit repaired that within 30
days, and what is still there. From that a policy is proposed (which rules block, which comment,
which are off here) that one can commit. Reads git's objects only; nothing of the repository is run
or written, but for the files that --html and --policy name.
"""

import argparse
import sys
from pathlib import Path

from bot.cli import CannotError
from bot.cli.git import Git
from bot.cli.replaying.history import clone, merged
from bot.cli.replaying.page import as_page
from bot.cli.replaying.proposal import as_policy, propose
from bot.cli.replaying.shown import Story, as_json, as_text, plain
from bot.cli.replaying.totals import rows
from bot.cli.replaying.working import replay
from bot.cli.target import default_base
from checks.catalog import load
from checks.policy import PATH, Policy, PolicyError

_LARGEST = 64 * 1024
_MOST = 10_000


def add(parser: argparse.ArgumentParser) -> None:
    """How far back, and how it is told."""
    parser.add_argument("path", nargs="?", type=Path, default=Path(), help="a clone (here)")
    parser.add_argument("--last", type=_count, default=100, metavar="N", help="changes (100)")
    parser.add_argument("--branch", metavar="REF", help="instead of the default branch")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--html", type=Path, metavar="FILE", help="write a page as well")
    parser.add_argument(
        "--policy", type=Path, metavar="FILE", help=f"write the proposal, such as {PATH}"
    )


def run(args: argparse.Namespace) -> int:
    """0 whatever was found: this is no gate."""
    for file in (args.html, args.policy):
        _refuse(file)
    git = clone(args.path)
    story = _story(git, args)
    sys.stdout.write(as_json(story) if args.format == "json" else as_text(story))
    if args.html:
        _write(args.html, as_page(story))
    if args.policy:
        _write(args.policy, as_policy(story.proposed, story.about))
    elif args.format == "text" and story.proposed:
        sys.stdout.write(f"\nA policy to begin with: --policy {PATH}\n")
    return 0


def _story(git: Git, args: argparse.Namespace) -> Story:
    tip = git.commit(args.branch) if args.branch else default_base(git) or git.commit("HEAD")
    if not tip:
        named = f"there is no commit {args.branch}" if args.branch else "there is no commit yet"
        raise CannotError(f"{named}; fetch it, or name another with --branch")
    changes = merged(git, tip, args.last)
    replayed = replay(git, changes, _policy(git, tip), args.last, _Progress(len(changes)))
    found = rows(replayed)
    name = git.top.name if git.top.name not in ("repo", ".git") else git.top.parent.name
    return Story(plain(name), replayed, found, propose(found))


def _policy(git: Git, tip: str) -> Policy:
    """The one that is in force at the tip; Touchline's defaults where there is none."""
    from checks import policy_file  # noqa: PLC0415  YAML and patterns, for those who have a policy

    text = git.blobs(tip, [PATH], _LARGEST).get(PATH)
    if text is None:
        return Policy()
    families = {rule.id: rule.family for rule in load().rules}
    try:
        return policy_file.read(text, families)
    except PolicyError as error:
        raise CannotError(str(error)) from error


class _Progress:
    """One line on a terminal's stderr; nothing elsewhere."""

    def __init__(self, count: int) -> None:
        self._count = count

    def __call__(self, done: int) -> None:
        if sys.stderr.isatty():
            end = "\r" if done < self._count else "\r\x1b[K"
            sys.stderr.write(f"{done} of {self._count} changes{end}")
            sys.stderr.flush()


def _refuse(file: Path | None) -> None:
    """Before minutes of work."""
    if file and file.exists():
        raise CannotError(f"{file} is there already; move it away, or name another file")


def _write(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    except OSError as error:
        raise CannotError(f"cannot write {file}: {error.strerror}") from error


def _count(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= _MOST:
        raise argparse.ArgumentTypeError(f"must be a number from 1 to {_MOST}")
    return int(text)
