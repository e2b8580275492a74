"""The check run's title, summary and text. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence

from bot.compose import escape
from bot.compose.accepted import accepted_part
from bot.compose.comment import rule_name
from bot.compose.fit import CHECK_TEXT, fit, size
from bot.compose.shown import shown_mark
from bot.compose.words import Context, RuleText
from checks.model import Finding, IgnoredInCode, Report, RuleId, Severity, Skipped
from checks.policy import Mode

__all__ = ["summary", "text", "title"]

_LISTED = 20  # files named in the summary; the text names all
_NAMES = {
    Severity.BLOCKER: ("blocker", "blockers"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.NOTICE: ("notice", "notices"),
}


def title(report: Report) -> str:
    """The verdict in words: `Partial: 2 blockers, 3 warnings; 1 file not read: too large`."""
    gaps = [skipped for skipped in report.skipped if skipped.reason.is_gap]
    found = _counted(_introduced(report))
    before = len(report.findings) - len(_introduced(report))
    parts = [found] if found else []
    parts += [f"{before} there before"] if before else []
    if not parts and not gaps:
        read = report.stats.files
        return f"Clean: {_files(read)} read" if read else "Clean: nothing to read in it"
    said = ", ".join(parts) or f"nothing found in {_files(report.stats.files)}"
    return f"Partial: {said}; {_gaps(gaps)}" if gaps else said


def _introduced(report: Report) -> list[Finding]:
    return [finding for finding in report.findings if finding.introduced]


def _counted(findings: Iterable[Finding]) -> str:
    """`2 blockers, 1 warning`; nothing for none."""
    counts = Counter(finding.severity for finding in findings)
    return ", ".join(
        f"{counts[severity]} {_NAMES[severity][counts[severity] != 1]}"
        for severity in Severity
        if counts[severity]
    )


def _files(count: int) -> str:
    return f"{count} file" if count == 1 else f"{count} files"


def _gaps(gaps: Sequence[Skipped]) -> str:
    """`3 files not read: too large, minified`."""
    reasons = sorted({skipped.reason.value for skipped in gaps})
    return f"{_files(len(gaps))} not read: {', '.join(reasons)}"


def summary(report: Report, context: Context) -> str:
    """The verdict in one line, a table by severity, what was not read, what it took."""
    parts = [
        _verdict(report, context),
        _table(report),
        _posture(report, context),
        _not_read(report),
        _ignored([one for file in report.files for one in file.ignored]),
        accepted_part(context.accepted),
        *context.notes,
        _left_to(report),
        _took(report, context),
    ]
    blocks = [part for part in parts if part]
    return "\n\n".join(fit(blocks, CHECK_TEXT - 2 * len(blocks), _left_out))


def _posture(report: Report, context: Context) -> str:
    """What is true of the repository, whatever line the change touches."""
    found = [one for one in report.findings if one.rule in context.posture]
    lines = [f"- {one.message} ({rule_name(one.rule, context)})" for one in found]
    return "\n".join(["Of the repository:", *lines]) if lines else ""


def _left_to(report: Report) -> str:
    told = ", ".join(f"{count} to {tool}" for tool, count in report.left_to)
    return f"Left to the tools that tell the same here: {told}." if told else ""


def _left_out(count: int) -> str:
    return f"… and {count} more parts, left out because GitHub takes no longer text."


def _verdict(report: Report, context: Context) -> str:
    blockers = [f for f in _introduced(report) if f.severity is Severity.BLOCKER]
    if blockers and context.policy.mode is Mode.BLOCK:
        return f"**{title(report)}.** The blockers fail this check."
    return f"**{title(report)}.**"


def _table(report: Report) -> str:
    if not report.findings:
        return ""
    rows = []
    for severity in Severity:
        found = [finding for finding in report.findings if finding.severity is severity]
        new = sum(finding.introduced for finding in found)
        rows.append(f"| {_NAMES[severity][1]} | {new} | {len(found) - new} |" if found else "")
    head = ["| | by this change | there before |", "| --- | --- | --- |"]
    return "\n".join([*head, *(row for row in rows if row)])


def _not_read(report: Report) -> str:
    """Gaps first: they make the verdict partial."""
    skipped = sorted(report.skipped, key=lambda one: (not one.reason.is_gap, one.path))
    if not skipped:
        return ""
    gaps = sum(one.reason.is_gap for one in skipped)
    head = f"Not read: {_files(len(skipped))}"
    some = f", {gaps} of them with something to read in it:"
    head += some if gaps else ", none of which a rule reads:"
    lines = [_skipped_line(one) for one in skipped[:_LISTED]]
    rest = len(skipped) - _LISTED
    return "\n".join([head, *lines, *([f"- and {rest} more, listed below"] if rest > 0 else [])])


def _skipped_line(skipped: Skipped) -> str:
    detail = f" ({escape.message(escape.one_line(skipped.detail))})" if skipped.detail else ""
    return f"- {escape.code(skipped.path)}: {skipped.reason.value}{detail}"


def _ignored(ignored: Sequence[IgnoredInCode]) -> str:
    if not ignored:
        return ""
    lines = [
        f"- {escape.code(f'{one.finding.path}:{one.line}')} `{one.finding.rule}`:"
        f" {escape.code(one.reason)}"
        for one in ignored[:_LISTED]
    ]
    rest = len(ignored) - _LISTED
    more = [f"- and {rest} more"] if rest > 0 else []
    return "\n".join([f"Ignored in the code: {len(ignored)}", *lines, *more])


def _took(report: Report, context: Context) -> str:
    stats = report.stats
    said = f"{_files(stats.files)} and {stats.touched_lines} touched lines read with"
    said += f" {stats.rules} rules in {stats.ms / 1000:.1f} s"
    if context.unread:
        said += f"; {_files(context.unread)} of no language that a rule reads"
    said += f"; {context.policy_source}" if context.policy_source else ""
    return f"<sub>{said}</sub>"


def text(report: Report, context: Context) -> str:
    """Every finding with its place and id, then every file that was not read; and what the rules
    are about, where they have no pages. The last line is hidden and has the ids."""
    blocks = [_finding_line(finding, context) for finding in report.findings]
    if len(report.skipped) > _LISTED:
        blocks += [_skipped_line(one) for one in report.skipped]
    if not context.public_url:
        blocks += _rules(report, context)
    mark = shown_mark(report)
    room = CHECK_TEXT - size(mark) - 2
    where = context.linked("the files", "files")
    told = "\n".join(fit(blocks, room, lambda n: f"- and {n} more, marked in {where}"))
    return f"{told}\n\n{mark}" if mark else told


def _rules(report: Report, context: Context) -> list[str]:
    fired = dict.fromkeys(finding.rule for finding in report.findings)
    told = [(rule, context.rules[rule]) for rule in fired if rule in context.rules]
    return [_rule_line(rule, text, context.fix_titles.get(rule, "")) for rule, text in told]


def _rule_line(rule: RuleId, text: RuleText, fix: str) -> str:
    """A list of its own after that of the findings: its lines begin otherwise."""
    to_do = f" To do: {escape.message(fix)}." if fix else ""
    return f"* {rule}: **{escape.message(text.title)}.** {escape.message(text.why)}{to_do}"


def _finding_line(finding: Finding, context: Context) -> str:
    there = "" if finding.introduced else ", there before"
    where = escape.code(f"{finding.path}:{finding.line}")
    rule = rule_name(finding.rule, context)
    said = escape.message(finding.message)
    return f"- **{finding.severity.value}**{there} {where} {rule} `{finding.id}`: {said}"
