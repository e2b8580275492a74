"""What becomes of a comment whose finding is gone: it says so, and what it said before. Pure."""

import re

from bot.compose import escape
from bot.compose.fit import BODY, size
from bot.compose.memory import Thread, bare
from bot.compose.words import Context
from checks.model import Finding, Report, Severity, Side, Skipped

__all__ = ["TWICE", "ended_body", "why_ended"]

TWICE = "An older comment says the same; this one is put away"
_UNLISTED = "…"  # stands for changed files that GitHub does not list
_SUGGESTION = re.compile(r"^(`{3,})suggestion[ \t]*$", re.MULTILINE)
_RESOLVE = (
    "This branch takes no merge while a conversation is open:"
    " resolve this one once you have seen it."
)


def why_ended(thread: Thread, report: Report, context: Context) -> str | None:
    """Why nothing is found there any more, up to the commit; None where that is not known: a file
    that was not read may still hold it."""
    paths = _paths(thread, context)
    skipped = [one for one in report.skipped if one.path in paths]
    if any(one.reason.is_gap for one in skipped) or _is_unlisted(thread, report, context):
        return None
    return (
        _ignored(thread, report)
        or _older(thread, report)
        or _not_looked_at(skipped, thread, context)
        or _left_behind(thread, context)
        or "Fixed in"
    )


def _paths(thread: Thread, context: Context) -> frozenset[str]:
    """The file by its present name, and by the one that the comment knows."""
    diffs = context.diffs.values()
    named = {diff.path for diff in diffs if thread.path in (diff.path, diff.old_path)}
    return frozenset(named | {thread.path})


def _is_unlisted(thread: Thread, report: Report, context: Context) -> bool:
    hidden = any(one.path == _UNLISTED for one in report.skipped)
    return hidden and thread.path not in context.diffs


def _ignored(thread: Thread, report: Report) -> str:
    ignored = (one for file in report.files for one in file.ignored)
    reason = next((one.reason for one in ignored if one.finding.id in thread.mark.findings), None)
    return f"Ignored in the code ({escape.code(reason)}) as of" if reason is not None else ""


def _older(thread: Thread, report: Report) -> str:
    there = any(one.id in thread.mark.findings for one in report.findings if not one.introduced)
    return "Not of this change: the base branch has it as well, as of" if there else ""


def _not_looked_at(skipped: list[Skipped], thread: Thread, context: Context) -> str:
    if skipped:
        return f"Not looked at any more ({skipped[0].reason.value}) as of"
    rule = thread.mark.rule
    if rule in context.rules and context.policy.severity_of(_stand_in(thread)) is None:
        return "Not looked for any more, by the policy, as of"
    return ""


def _left_behind(thread: Thread, context: Context) -> str:
    """Another base branch has the file as it is: nobody has repaired it."""
    is_gone = context.is_retargeted and thread.path not in context.diffs
    return "Not part of this change any more as of" if is_gone else ""


def _stand_in(thread: Thread) -> Finding:
    """Enough of a finding to ask the policy about."""
    mark = thread.mark
    return Finding(
        mark.findings[0], mark.rule, Severity.NOTICE, thread.path, 1, 1, Side.RIGHT, message=""
    )


def ended_body(thread: Thread, why: str, context: Context, *, resolved: bool) -> str:
    """The comment's new words, without its mark. The commit is not in code, so that GitHub links
    it. `resolved`: the thread is or will be."""
    head = f"**{why} {context.head}.**" if why != TWICE else f"**{TWICE}.**"
    ask = f" {_RESOLVE}" if context.wants_resolved and not resolved else ""
    said = _SUGGESTION.sub(r"\1", bare(thread.body))
    kept = f"<details><summary>What was said</summary>\n\n{said}\n\n</details>"
    room = BODY - size(head) - size(ask) - 2_000
    if size(kept) > room:
        kept = f"What was said is too long to be kept beside that: {size(said):,} bytes."
    return f"{head}{ask}\n\n{kept}"
