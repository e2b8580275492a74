"""Findings as comments at their lines, and as annotations where a comment cannot stand. Pure."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from bot.compose import escape
from bot.compose.fit import BODY, MESSAGE, TITLE, fit, size
from bot.compose.place import Place, nearest_new_line, place
from bot.compose.words import Annotation, Comment, Context, Level
from checks.model import Finding, Safety, Severity, Side, Span

__all__ = ["Said", "annotation", "comments"]

_IN_MARKER = 30  # findings named in a comment's marker
_LONGEST_FIX = 20_000  # bytes
_ALIKE = 3  # so many findings of one rule in one file get comments of their own
_LEVEL = {
    Severity.BLOCKER: Level.FAILURE,
    Severity.WARNING: Level.WARNING,
    Severity.NOTICE: Level.NOTICE,
}


@dataclass(frozen=True, slots=True)
class Said:
    """The comments of a review, and the findings that none of them speaks of."""

    comments: tuple[Comment, ...]
    unsaid: tuple[Finding, ...]


def comments(findings: Sequence[Finding], context: Context) -> Said:
    """Comments for as many findings as the policy's cap allows, in the order given."""
    made: list[Comment] = []
    unsaid: list[Finding] = []
    taken: set[tuple[str, int]] = set()
    for group in _groups(findings):
        at = place(group[0], context.diffs.get(group[0].path))
        if at is None or len(made) >= context.policy.comments:
            unsaid += group
            continue
        made.append(_comment(group, _without_overlap(at, group[0], taken), context))
    return Said(tuple(made), tuple(unsaid))


def _groups(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Each finding alone, but all those of a rule in a file together where they are many."""
    alike: defaultdict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        alike[finding.path, finding.rule].append(finding)
    groups: list[list[Finding]] = []
    for group in alike.values():
        groups += [group] if len(group) > _ALIKE else [[finding] for finding in group]
    order = {finding.id: at for at, finding in enumerate(findings)}
    return sorted(groups, key=lambda group: order[group[0].id])


def _without_overlap(at: Place, finding: Finding, taken: set[tuple[str, int]]) -> Place:
    """GitHub applies one suggestion a line: the second over the same lines is not offered."""
    lines = {(finding.path, line) for line in range(at.start, at.end + 1)}
    if not at.takes_fix:
        return at
    if taken.isdisjoint(lines):
        taken |= lines
        return at
    return Place(at.start, at.end, at.side)


def _comment(group: Sequence[Finding], at: Place, context: Context) -> Comment:
    return Comment(
        path=group[0].path,
        line=at.end,
        start_line=at.start if at.start < at.end else None,
        side=at.side,
        body=_body(group, at, context),
        findings=tuple(finding.id for finding in group),
        instead=tuple(annotation(finding, context) for finding in group),
    )


def _body(group: Sequence[Finding], at: Place, context: Context) -> str:
    finding = group[0]
    parts = [_what_happens(finding, context), _what_to_do(finding, at, context)]
    room = BODY - sum(size(part) for part in parts) - 2_000
    parts += [_others(group[1:], room), _last_line(finding, context)]
    hidden = escape.marker(
        finding=",".join(one.id for one in group[:_IN_MARKER]), rule=finding.rule
    )
    return "\n\n".join([part for part in parts if part] + [hidden])


def _what_happens(finding: Finding, context: Context) -> str:
    rule = context.rules.get(finding.rule)
    core = first_sentence(rule.why) if rule else ""
    start = "**Blocker:** " if finding.severity is Severity.BLOCKER else ""
    return f"{start}{escape.message(finding.message)} {escape.message(core)}".rstrip()


def _what_to_do(finding: Finding, at: Place, context: Context) -> str:
    fix = finding.fix
    if fix is None or size(fix.text) > _LONGEST_FIX:
        title = context.fix_titles.get(finding.rule, "")
        return f"To do: {escape.message(title)}." if title else ""
    check = "" if fix.safety is Safety.SAFE else " Read it before you take it."
    title = f"**{escape.message(fix.title)}.**{check}"
    return f"{title}\n{escape.fence(fix.text, 'suggestion' if at.takes_fix else '')}"


def _others(others: Sequence[Finding], room: int) -> str:
    if not others:
        return ""
    lines = [f"- line {one.line} (`{one.id}`)" for one in others]
    shown = fit(lines, room, lambda count: f"- and {count} more, in the check run")
    return "\n".join([f"The same {len(others)} more times in this file:", *shown])


def _last_line(finding: Finding, context: Context) -> str:
    how = "to keep it, reply `/touchline ignore reason`"
    if finding.side is Side.LEFT:
        how = f"about lines that this change removes; {how}"
    else:
        how += f" or write `touchline: ignore[{finding.rule}] reason` in a comment above"
    parts = [finding.severity.value, rule_name(finding.rule, context), f"`{finding.id}`", how]
    return f"<sub>{' · '.join(parts)}</sub>"


def rule_name(rule: str, context: Context) -> str:
    """The rule's id, as a link to its page where we have one."""
    if not context.public_url:
        return f"`{rule}`"
    return f"[`{rule}`]({context.public_url.rstrip('/')}/rules/{rule})"


def first_sentence(text: str) -> str:
    """Up to the first full stop that ends a sentence."""
    line = " ".join(text.split())
    head, stop, _ = line.partition(". ")
    return f"{head}." if stop else line


def annotation(finding: Finding, context: Context) -> Annotation:
    """A finding for the check run. One that was there before is a notice, however bad it is."""
    at: Span = nearest_new_line(finding, context.diffs.get(finding.path))
    rule = context.rules.get(finding.rule)
    before = "" if finding.introduced else " It was there before this change."
    told = [
        f"{' '.join(finding.message.split())}{before}",
        first_sentence(rule.why) if rule else "",
    ]
    told.append(f"{finding.rule} · {finding.id}")
    return Annotation(
        path=finding.path,
        start_line=at.start,
        end_line=at.end,
        level=_LEVEL[finding.severity] if finding.introduced else Level.NOTICE,
        title=(rule.title if rule else finding.rule)[:TITLE],
        message="\n".join(fit([line for line in told if line], MESSAGE, lambda _: "…")),
    )
