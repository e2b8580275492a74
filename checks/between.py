"""What contracts find between the files of a change, made into findings of its files."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from checks import contract, fingerprint, roles
from checks.catalog import Catalog, Rule
from checks.contract import Change, Found, Part
from checks.deadline import Deadline
from checks.index import Index
from checks.model import (
    FileReport,
    Finding,
    IgnoredInCode,
    Kin,
    RuleId,
    Severity,
    Skipped,
    SkipReason,
)
from checks.spoken import message


@dataclass(frozen=True, slots=True)
class Told:
    """What the contracts found, and what of it a comment in the code asks to leave alone.

    `skipped`: why they could not be looked at.
    """

    findings: tuple[Finding, ...] = ()
    ignored: tuple[IgnoredInCode, ...] = ()
    skipped: Skipped | None = None


VARIANT = "contract"  # its language, where findings are measured
_MOST = 20  # findings of one contract in one change
_IGNORE = re.compile(r"touchline:[ \t]*ignore[ \t]*\[([^\]\n]*)\][ \t:,-]*([^\n]*)")


def check(change: Change, index: Index, catalog: Catalog, deadline: Deadline) -> Told:
    """The findings of all contracts that this change concerns, all of them introduced by it."""
    paths = [part.path for part in change.parts]
    findings: list[Finding] = []
    for rule in catalog.contracts:
        if deadline.passed:
            return Told(tuple(findings), skipped=unread(SkipReason.TOO_SLOW))
        findings += _of_rule(rule, paths, change, index)
    asked = [(one, _reason(one, change)) for one in findings]
    told = tuple(one for one, ignore in asked if ignore is None)
    return Told(told, tuple(ignore for _, ignore in asked if ignore))


def unread(reason: SkipReason) -> Skipped:
    """Says that what lies between the files was not looked at, or not all of it."""
    return Skipped("…", reason, "what files say of each other")


def merged(
    reports: Sequence[FileReport],
    findings: Iterable[Finding],
    ignored: Iterable[IgnoredInCode] = (),
) -> list[FileReport]:
    """The reports with these findings in those of their files; a file without one gets one."""
    mine: dict[str, list[Finding]] = defaultdict(list)
    quiet: dict[str, list[IgnoredInCode]] = defaultdict(list)
    for finding in findings:
        mine[finding.path].append(finding)
    for one in ignored:
        quiet[one.finding.path].append(one)
    known = {report.path for report in reports}
    extra = [
        FileReport(path, roles.role_of_path(path), None)
        for path in dict.fromkeys([*mine, *quiet])
        if path not in known
    ]
    return [_with(report, mine[report.path], quiet[report.path]) for report in (*reports, *extra)]


def _with(report: FileReport, findings: list[Finding], ignored: list[IgnoredInCode]) -> FileReport:
    if not findings and not ignored:
        return report
    return replace(
        report,
        findings=(*report.findings, *findings),
        ignored=(*report.ignored, *ignored),
    )


def _of_rule(rule: Rule, paths: Sequence[str], change: Change, index: Index) -> Iterator[Finding]:
    ceiling = rule.ceiling_as(VARIANT)
    code = contract.load(rule.code) if rule.code and ceiling is not None else None
    if code is None or ceiling is None or not any(map(code.concerns, paths)):
        return
    seen: Counter[tuple[str, str]] = Counter()
    for found in list(code.check(change, index))[:_MOST]:
        part = change.part(found.path)
        if part is not None and roles.role_of_path(part.path) in rule.roles:
            ordinal = seen[found.path, found.key]
            seen[found.path, found.key] += 1
            yield _finding(rule, found, part, ceiling, ordinal)


def _finding(rule: Rule, found: Found, part: Part, ceiling: Severity, ordinal: int) -> Finding:
    wished = Severity.NOTICE if found.notice else rule.voice.severity
    return Finding(
        fingerprint.fingerprint(rule.id, part.old_path, found.key, ordinal),
        rule.id,
        max(wished, ceiling, key=lambda severity: severity.rank),
        found.path,
        found.line,
        found.line,
        found.side,
        message(found.message or rule.voice.message, dict(found.words)),
        evidence=frozenset({found.line}),
        kin=Kin(code=fingerprint.short(found.key)),
        hidden=frozenset({found.line}) if rule.hidden else frozenset(),
    )


def _reason(finding: Finding, change: Change) -> IgnoredInCode | None:
    """The comment on the finding's line, or on the one above, that asks to leave it alone."""
    part = change.part(finding.path)
    lines = (part.head or "").split("\n") if part else []
    for number in (finding.line, finding.line - 1):
        found = _IGNORE.search(lines[number - 1]) if 0 < number <= len(lines) else None
        reason = re.sub(r"\s*(\*/|-->)\s*$", "", found[2]).strip() if found else ""
        if part and found and reason and _names(found[1], finding.rule):
            added = part.touched.whole or number in part.touched.added
            return IgnoredInCode(finding, reason, number, added)
    return None


def _names(listed: str, rule: RuleId) -> bool:
    return rule in {name.strip() for name in listed.split(",")}
