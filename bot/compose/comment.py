"""The words of a comment on findings, and of the annotation that may stand for it. Pure."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.compose import escape
from bot.compose.fit import BODY, MESSAGE, TITLE, fit, size
from bot.compose.memory import IN_MARK, Mark
from bot.compose.place import Place, nearest_new_line
from bot.compose.words import Annotation, Context, Level
from checks.model import Finding, FindingId, Safety, Severity, Side, Span

__all__ = ["Spot", "annotation", "body", "groups", "mark_of", "rule_name", "spot_of", "without_fix"]

_LONGEST_FIX = 20_000  # bytes
# Control characters, of which nobody says that a comment keeps them as they are.
_ODD = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_ALIKE = 3  # so many findings of one rule in one file get comments of their own
_LEVEL = {
    Severity.BLOCKER: Level.FAILURE,
    Severity.WARNING: Level.WARNING,
    Severity.NOTICE: Level.NOTICE,
}


@dataclass(frozen=True, slots=True)
class Spot:
    """How a comment stands to its finding. `lead` says where that is, where the place does not."""

    takes_fix: bool = False
    lead: str = ""


def groups(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Each finding alone, but all those of a rule in a file together where they are many."""
    alike: defaultdict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        alike[finding.path, finding.rule].append(finding)
    made: list[list[Finding]] = []
    for group in alike.values():
        made += [group] if len(group) > _ALIKE else [[finding] for finding in group]
    order = {finding.id: at for at, finding in enumerate(findings)}
    return sorted(made, key=lambda group: order[group[0].id])


def spot_of(at: Place, finding: Finding) -> Spot:
    """How a comment at this place stands to the finding."""
    return Spot(at.takes_fix, f"About line {finding.line}:" if at.is_near else "")


def without_fix(spot: Spot) -> Spot:
    """The same, but a fix is only shown and cannot be taken with a button."""
    return Spot(lead=spot.lead)


def body(group: Sequence[Finding], spot: Spot, context: Context) -> str:
    """What a comment says of these findings, without its mark. The first one speaks for all."""
    finding = group[0]
    parts = [spot.lead, _what_happens(finding, context), _what_to_do(finding, spot, context)]
    room = BODY - sum(size(part) for part in parts) - 2_000
    parts += [_others(group[1:], room, context), _last_line(finding, context)]
    return "\n\n".join(part for part in parts if part)


def mark_of(group: Sequence[Finding], was: Iterable[FindingId] = ()) -> Mark:
    """The mark of a comment on these findings."""
    ids = tuple(one.id for one in group[:IN_MARK])
    earlier = tuple(dict.fromkeys(one for one in was if one not in ids))
    return Mark(ids, group[0].rule, group[0].kin, group[0].line, was=earlier[-IN_MARK:])


def _what_happens(finding: Finding, context: Context) -> str:
    rule = context.rules.get(finding.rule)
    core = first_sentence(rule.why) if rule else ""
    start = "**Blocker:** " if finding.severity is Severity.BLOCKER else ""
    return f"{start}{escape.message(finding.message)} {escape.message(core)}".rstrip()


def _what_to_do(finding: Finding, spot: Spot, context: Context) -> str:
    fix = finding.fix
    if fix is None or size(fix.text) > _LONGEST_FIX:
        title = context.fix_titles.get(finding.rule, "")
        return f"To do: {escape.message(title)}." if title else ""
    check = "" if fix.safety is Safety.SAFE else " Read it before you take it."
    title = f"**{escape.message(fix.title)}.**{check}"
    takes = spot.takes_fix and not _ODD.search(fix.text)
    if not takes and not fix.text:
        return title
    return f"{title}\n{escape.fence(fix.text, 'suggestion' if takes else '')}"


def _others(others: Sequence[Finding], room: int, context: Context) -> str:
    if not others:
        return ""
    lines = [f"- line {one.line} (`{one.id}`)" for one in others]
    where = context.linked("the check run", "checks")
    shown = fit(lines, room, lambda count: f"- and {count} more, in {where}")
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
    """The rule's id, as a link to its page, else to the check run, which tells of the rule."""
    has_page = context.public_url and rule not in context.own_rules
    page = f"{(context.public_url or '').rstrip('/')}/rules/{rule}" if has_page else ""
    link = page or context.checks_url
    return f"[`{rule}`]({link})" if link else f"`{rule}`"


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
        f"{escape.one_line(finding.message, escape.MESSAGE)}{before}",
        escape.one_line(first_sentence(rule.why), escape.MESSAGE) if rule else "",
    ]
    told.append(f"{finding.rule} · {finding.id}")
    return Annotation(
        path=finding.path,
        start_line=at.start,
        end_line=at.end,
        level=_LEVEL[finding.severity] if finding.introduced else Level.NOTICE,
        title=escape.one_line(rule.title if rule else finding.rule, TITLE),
        message="\n".join(fit([line for line in told if line], MESSAGE, lambda _: "…")),
    )
