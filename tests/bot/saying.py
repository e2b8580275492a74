"""Reports made by hand, for the tests of what is said about them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.compose import Context
from checks.model import (
    FileDiff,
    FileReport,
    Finding,
    FindingId,
    Fix,
    Hunk,
    Report,
    Role,
    RuleId,
    Safety,
    Severity,
    Side,
    Skipped,
    SkipReason,
    Span,
    Stats,
    Status,
)
from checks.policy import Policy

RULE = RuleId("http-call-no-timeout")


@dataclass(frozen=True)
class Text:
    title: str = "HTTP call without a timeout"
    why: str = "A silent peer keeps this thread. Its outage becomes yours."


def diff(path: str = "app/pay.py", *hunks: tuple[int, int]) -> FileDiff:
    """A file whose new side the diff shows from line to line, each hunk moved by one."""
    spans = hunks or ((1, 40),)
    shown = tuple(Hunk(Span(start + 1, end + 1), Span(start, end)) for start, end in spans)
    return FileDiff(path, path, Status.MODIFIED, shown)


def finding(
    line: int = 12,
    severity: Severity = Severity.WARNING,
    path: str = "app/pay.py",
    rule: RuleId = RULE,
    end: int | None = None,
) -> Finding:
    return Finding(
        id=FindingId(f"{line:04d}{severity.rank}{len(path):03d}"),
        rule=rule,
        severity=severity,
        path=path,
        line=line,
        end_line=end or line,
        side=Side.RIGHT,
        message="`requests.get` can wait forever: set a timeout.",
        evidence=frozenset(range(line, (end or line) + 1)),
    )


def fixed(one: Finding, text: str, safety: Safety = Safety.REVIEW) -> Finding:
    return replace(one, fix=Fix(one.line, one.end_line, text, "Give up after 10 seconds", safety))


def report(findings: Iterable[Finding] = (), skipped: Iterable[Skipped] = ()) -> Report:
    files = [FileReport(one.path, Role.PRODUCTION, "python", findings=(one,)) for one in findings]
    files += [FileReport(one.path, Role.PRODUCTION, None, skipped=one) for one in skipped]
    return Report(tuple(files), Stats(files=9, touched_lines=214, rules=118, ms=1234))


def skipped(path: str, reason: SkipReason, detail: str = "") -> Skipped:
    return Skipped(path, reason, detail)


def context(*diffs: FileDiff, policy: Policy | None = None, url: str | None = None) -> Context:
    return Context(
        policy=policy or Policy(),
        rules={RULE: Text()},
        diffs={one.path: one for one in diffs or (diff(),)},
        public_url=url,
        fix_titles={RULE: "Give up after 10 seconds"},
    )
