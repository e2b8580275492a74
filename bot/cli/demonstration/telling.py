"""What the demo says: progress, the review as text, and how it differs from what it must be."""

import re
import sys
from collections import Counter

from bot.cli.demonstration.reading import Shown

Place = tuple[str, int, str]  # path, line, rule
_HIDDEN = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"</?sub>")


def say(text: str = "") -> None:
    """A line for the person who watches, at once even into a pipe."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def print_review(shown: Shown) -> None:
    """The review as it stands on GitHub: summary, then comments by place, then the rest."""
    say()
    say(f"Check run: {shown.conclusion} — {shown.title}")
    say(_indented(_plain(shown.summary)))
    live = {one.id for one in shown.findings}
    for comment in sorted(shown.comments, key=lambda one: (one.path, one.start)):
        earlier = "" if comment.findings & live else " (said about an earlier push, gone now)"
        say()
        say(f"{comment.path}:{comment.start}{earlier}")
        if not earlier:
            say(_indented(_plain(comment.body)))
    _print_rest(shown)
    say()


def _print_rest(shown: Shown) -> None:
    said = frozenset[str]().union(*(comment.findings for comment in shown.comments))
    rest = [one for one in shown.findings if one.id not in said]
    if rest:
        say()
        say("In the check run only:")
    for one in sorted(rest):
        say(f"  {one.path}:{one.line} {one.rule}")


def _plain(markdown: str) -> str:
    return _TAG.sub("", _HIDDEN.sub("", markdown)).strip()


def _indented(text: str) -> str:
    return "\n".join(f"  {line}".rstrip() for line in text.split("\n"))


def differences(shown: Shown, wanted: set[Place]) -> list[str]:
    """What is missing from the review, and what is in it that must not be. Empty: all is well."""
    found = {(one.path, one.line, one.rule) for one in shown.findings}
    lines = [f"missing: {path}:{line} {rule}" for path, line, rule in sorted(wanted - found)]
    lines += [f"not wanted: {path}:{line} {rule}" for path, line, rule in sorted(found - wanted)]
    said = Counter(id_ for comment in shown.comments for id_ in comment.findings)
    return lines + [f"said more than once: {id_}" for id_, count in said.items() if count > 1]
