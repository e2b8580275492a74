"""What follows from a policy."""

from dataclasses import replace

import pytest

from checks.model import (
    FileReport,
    Finding,
    FindingId,
    IgnoredInCode,
    Report,
    Role,
    RuleId,
    Severity,
    Side,
    Skipped,
    SkipReason,
    Stats,
    Verdict,
)
from checks.policy import (
    Conclusion,
    Mode,
    PathRules,
    Policy,
    Setting,
    apply,
    introduced_blockers,
)

RULE = RuleId("http-call-no-timeout")
FINDING = Finding(
    FindingId("1"), RULE, Severity.WARNING, "app/pay.py", 3, 3, Side.RIGHT, "It waits."
)


def report(*files: FileReport) -> Report:
    return Report(files, Stats(len(files), 1, 1, 1))


def file(*findings: Finding, path: str = "app/pay.py") -> FileReport:
    return FileReport(path, Role.PRODUCTION, "python", findings, touched_lines=3, parsed=True)


@pytest.mark.parametrize(
    ("setting", "severity"),
    [
        (Setting.ON, Severity.WARNING),
        (Setting.OFF, None),
        (Setting.BLOCKER, Severity.BLOCKER),
        (Setting.NOTICE, Severity.NOTICE),
    ],
)
def test_a_setting_decides_on_severity(setting: Setting, severity: Severity | None) -> None:
    assert Policy(rules={RULE: setting}).severity_of(FINDING) is severity


def test_a_rule_that_the_policy_does_not_name_keeps_its_severity() -> None:
    assert Policy().severity_of(FINDING) is Severity.WARNING


def test_below_a_path_the_last_entry_that_names_the_rule_wins() -> None:
    policy = Policy(
        rules={RULE: Setting.BLOCKER},
        paths=(
            PathRules(("app/",), {RULE: Setting.OFF}),
            PathRules(("app/pay.*",), {RULE: Setting.NOTICE}),
            PathRules(("app/pay.*",), {RuleId("other"): Setting.OFF}),
        ),
    )
    assert policy.severity_of(FINDING) is Severity.NOTICE
    assert policy.severity_of(replace(FINDING, path="app/x.py")) is None
    assert policy.severity_of(replace(FINDING, path="lib/x.py")) is Severity.BLOCKER


def test_excluding_is_written_as_in_gitignore() -> None:
    policy = Policy(
        exclude=(
            "legacy/",
            "*.gen.py",
            "!legacy/keep.py",
            "/top.py",
            "legacy2/*",
            "!legacy2/keep.py",
        )
    )
    excluded = ["legacy/a.py", "deep/legacy/b.py", "x/y.gen.py", "top.py", "legacy2/a.py"]
    assert all(map(policy.excluded, excluded))
    assert not any(map(policy.excluded, ["app/a.py", "deep/top.py", "legacy2/keep.py"]))


def test_a_path_that_is_no_utf8_is_excluded_like_any_other() -> None:
    policy = Policy(exclude=("legacy/**",))
    assert policy.excluded("legacy/\udcff.py")
    assert not policy.excluded("app/\udcff.py")


def test_a_pattern_with_many_stars_does_not_keep_us_busy() -> None:
    """Python's own expressions would try every way to part 200 letters among 25 stars."""
    assert not Policy(exclude=("*a" * 25 + "b",)).excluded("a" * 200)


OFTEN = {
    (Mode.SHADOW, Verdict.CLEAN, 0): None,
    (Mode.SHADOW, Verdict.FINDINGS, 0): None,
    (Mode.SHADOW, Verdict.FINDINGS, 1): None,
    (Mode.SHADOW, Verdict.PARTIAL, 1): None,
    (Mode.SHADOW, Verdict.NOT_REVIEWED, 0): None,
    (Mode.COMMENT, Verdict.CLEAN, 0): Conclusion.SUCCESS,
    (Mode.COMMENT, Verdict.FINDINGS, 0): Conclusion.NEUTRAL,
    (Mode.COMMENT, Verdict.FINDINGS, 1): Conclusion.NEUTRAL,
    (Mode.COMMENT, Verdict.PARTIAL, 0): Conclusion.NEUTRAL,
    (Mode.COMMENT, Verdict.NOT_REVIEWED, 0): Conclusion.NEUTRAL,
    (Mode.BLOCK, Verdict.CLEAN, 0): Conclusion.SUCCESS,
    (Mode.BLOCK, Verdict.FINDINGS, 0): Conclusion.NEUTRAL,
    (Mode.BLOCK, Verdict.FINDINGS, 1): Conclusion.FAILURE,
    (Mode.BLOCK, Verdict.PARTIAL, 0): Conclusion.NEUTRAL,
    (Mode.BLOCK, Verdict.PARTIAL, 1): Conclusion.FAILURE,
    (Mode.BLOCK, Verdict.NOT_REVIEWED, 0): Conclusion.FAILURE,
}


@pytest.mark.parametrize(("case", "conclusion"), OFTEN.items())
def test_the_table_of_conclusions(
    case: tuple[Mode, Verdict, int], conclusion: Conclusion | None
) -> None:
    mode, verdict, blockers = case
    assert Policy(mode=mode).conclusion(verdict, blockers) is conclusion


def test_the_two_gates_can_be_turned() -> None:
    policy = Policy(on_partial=Conclusion.FAILURE, on_error=Conclusion.NEUTRAL)
    assert policy.conclusion(Verdict.PARTIAL, 0) is Conclusion.FAILURE
    assert policy.conclusion(Verdict.NOT_REVIEWED, 0) is Conclusion.NEUTRAL
    comment = replace(policy, mode=Mode.COMMENT)
    assert comment.conclusion(Verdict.PARTIAL, 0) is Conclusion.NEUTRAL


def test_applying_changes_severities_and_drops_rules_that_are_off() -> None:
    other = replace(FINDING, rule=RuleId("other"))
    policy = Policy(rules={RULE: Setting.BLOCKER, other.rule: Setting.OFF})
    applied = apply(policy, report(file(FINDING, other)))
    assert [(f.rule, f.severity) for f in applied.findings] == [(RULE, Severity.BLOCKER)]
    assert introduced_blockers(applied) == 1


def test_applying_reaches_what_is_ignored_in_the_code() -> None:
    ignored = IgnoredInCode(FINDING, "we know", 2, added_here=True)
    whole = report(replace(file(), ignored=(ignored,)))
    louder = apply(Policy(rules={RULE: Setting.BLOCKER}), whole)
    assert louder.files[0].ignored[0].finding.severity is Severity.BLOCKER
    assert apply(Policy(rules={RULE: Setting.OFF}), whole).files[0].ignored == ()


def test_an_excluded_file_is_named_and_leaves_the_verdict_whole() -> None:
    applied = apply(Policy(exclude=("app/",)), report(file(FINDING)))
    assert applied.skipped == (Skipped("app/pay.py", SkipReason.EXCLUDED),)
    assert applied.verdict is Verdict.CLEAN


def test_what_was_there_before_is_no_introduced_blocker() -> None:
    old = replace(FINDING, severity=Severity.BLOCKER, introduced=False)
    assert introduced_blockers(report(file(old))) == 0
