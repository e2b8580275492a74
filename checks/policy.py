"""A repository's policy: which rules speak where, how loudly, and what the check run concludes.

`checks.policy_file.read` makes one from `.github/touchline.yml`; here it is only data and what
follows from it. Pure.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from checks import utf8
from checks.model import (
    FileReport,
    Finding,
    Report,
    RuleId,
    Severity,
    Skipped,
    SkipReason,
    Verdict,
)

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

PATH = ".github/touchline.yml"


class PolicyError(ValueError):
    """A policy that cannot be used. `line` counts from 1; `key` is what stands there."""

    def __init__(self, line: int, key: str, problem: str, path: str = PATH) -> None:
        super().__init__(f"{path}:{line}: {problem}")
        self.line = line
        self.key = key
        self.problem = problem


class Mode(StrEnum):
    """How far a review goes: write nothing, write but never fail, or fail the check run."""

    SHADOW = "shadow"
    COMMENT = "comment"
    BLOCK = "block"


class Setting(StrEnum):
    """What a policy says of a rule. `on` gives it back the severity that it has by itself."""

    OFF = "off"
    ON = "on"
    BLOCKER = "blocker"
    WARNING = "warning"
    NOTICE = "notice"


class Conclusion(StrEnum):
    """Of a check run. A required check passes on success and on neutral; only failure stops."""

    SUCCESS = "success"
    NEUTRAL = "neutral"
    FAILURE = "failure"


class Permission(StrEnum):
    """A collaborator's role in a repository, least first, as GitHub's `role_name` has it."""

    READ = "read"
    TRIAGE = "triage"
    WRITE = "write"
    MAINTAIN = "maintain"
    ADMIN = "admin"


Rules = Mapping[RuleId, Setting]


@dataclass(frozen=True, slots=True)
class PathRules:
    """What differs below some paths; `globs` are written as in .gitignore."""

    globs: tuple[str, ...]
    rules: Rules

    def fits(self, path: str) -> bool:
        """True if it speaks about this file."""
        return _fits(self.globs, path)


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy, with families of rules already resolved into rules. The defaults are Touchline's.

    `comments` is the most inline comments in one review; `ignore` the least permission that may
    ignore a finding; `on_error` concludes a review that could not be done, `on_partial` one that
    did not read everything.
    """

    rules: Rules = field(default_factory=dict)
    paths: tuple[PathRules, ...] = ()
    exclude: tuple[str, ...] = ()
    mode: Mode = Mode.BLOCK
    comments: int = 10
    ignore: Permission = Permission.WRITE
    on_error: Conclusion = Conclusion.FAILURE
    on_partial: Conclusion = Conclusion.NEUTRAL

    def excluded(self, path: str) -> bool:
        """True if this file is not to be read."""
        return _fits(self.exclude, path)

    def severity_of(self, finding: Finding) -> Severity | None:
        """How bad the finding is here; None where its rule is off. Of paths, the last one wins."""
        setting = self.rules.get(finding.rule, Setting.ON)
        for below in self.paths:
            if finding.rule in below.rules and below.fits(finding.path):
                setting = below.rules[finding.rule]
        if setting is Setting.OFF:
            return None
        return finding.severity if setting is Setting.ON else Severity(setting.value)

    def conclusion(self, verdict: Verdict, blockers: int) -> Conclusion | None:
        """What the check run concludes; None: nothing is written on the pull request.

        `blockers` are the introduced ones: they fail the run even where not all was read. Whatever
        is not clean is at least neutral, and only `block` fails: on a blocker, and as `on_partial`
        and `on_error` say.
        """
        if self.mode is Mode.SHADOW:
            return None
        if verdict is Verdict.CLEAN:
            return Conclusion.SUCCESS
        if self.mode is Mode.COMMENT:
            return Conclusion.NEUTRAL
        return Conclusion.FAILURE if blockers else self._gate(verdict)

    def _gate(self, verdict: Verdict) -> Conclusion:
        if verdict is Verdict.NOT_REVIEWED:
            return self.on_error
        return self.on_partial if verdict is Verdict.PARTIAL else Conclusion.NEUTRAL


def apply(policy: Policy, report: Report) -> Report:
    """The report as this policy wants it: excluded files unread, rules off, severities changed."""
    return replace(report, files=tuple(_apply_to_file(policy, file) for file in report.files))


def introduced_blockers(report: Report) -> int:
    """How many blockers the change itself brings: what fails a check run, and the exit code."""
    return sum(f.introduced and f.severity is Severity.BLOCKER for f in report.findings)


def excluded_report(file: FileReport) -> FileReport:
    """What is told of a file that the policy excludes."""
    skipped = Skipped(file.path, SkipReason.EXCLUDED)
    return FileReport(path=file.path, role=file.role, language=file.language, skipped=skipped)


def _apply_to_file(policy: Policy, file: FileReport) -> FileReport:
    if policy.excluded(file.path):
        return excluded_report(file)
    findings = (_judged(policy, finding) for finding in file.findings)
    ignored = ((one, _judged(policy, one.finding)) for one in file.ignored)
    return replace(
        file,
        findings=tuple(finding for finding in findings if finding),
        ignored=tuple(replace(one, finding=judged) for one, judged in ignored if judged),
    )


def _judged(policy: Policy, finding: Finding) -> Finding | None:
    severity = policy.severity_of(finding)
    return replace(finding, severity=severity) if severity else None


def _fits(globs: tuple[str, ...], path: str) -> bool:
    return bool(globs) and _spec(globs).match_file(utf8.whole(path))


@lru_cache(maxsize=64)
def _spec(globs: tuple[str, ...]) -> "GitIgnoreSpec":
    """Matched by re2: Python's own expressions backtrack, and a policy is foreign text."""
    from pathspec import GitIgnoreSpec  # noqa: PLC0415  30 ms, and most policies have no patterns

    return GitIgnoreSpec.from_lines(globs, backend="re2")
