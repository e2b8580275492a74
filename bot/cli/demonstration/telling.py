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
    for comment in sorted(shown.live, key=lambda one: (one.path, one.start)):
        say()
        say(f"{comment.path}:{comment.start}")
        say(_indented(_plain(comment.body)))
    _print_fixed(shown)
    _print_rest(shown)
    say()


def _print_fixed(shown: Shown) -> None:
    """Comments of earlier reviews whose findings are gone."""
    fixed = sorted(one for one in shown.comments if one.fixed_in)
    if fixed:
        say()
        say("Marked as fixed:")
    for one in fixed:
        hidden = ", hidden as resolved" if one.hidden else ""
        say(f"  {one.path}:{one.start} in {one.fixed_in[:7]}{hidden}")


def _print_rest(shown: Shown) -> None:
    said = frozenset[str]().union(*(comment.findings for comment in shown.live))
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
    return lines + _out_of_place(shown)


def _out_of_place(shown: Shown) -> list[str]:
    """Live findings without their one live comment or annotation; comments that outlived theirs."""
    live = {one.id for one in shown.findings}
    said = Counter(id_ for comment in shown.live for id_ in comment.findings)
    lines = [f"said {said[id_]} times: {id_}" for id_ in sorted(said) if said[id_] > 1]
    lines += [f"told nowhere: {id_}" for id_ in sorted(live - set(said) - shown.marked)]
    lines += [f"gone and not marked as fixed: {id_}" for id_ in sorted(set(said) - live)]
    fixed = [one for one in shown.comments if one.fixed_in]
    lines += [f"fixed and not hidden: {one.path}:{one.start}" for one in fixed if not one.hidden]
    return lines + [
        f"hidden and not fixed: {one.path}:{one.start}" for one in shown.live if one.hidden
    ]
