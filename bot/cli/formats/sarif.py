"""SARIF 2.1.0 (OASIS), as code scanning services take it.

`partialFingerprints` carry the finding's id; an ignore in the code is a suppression `inSource`;
files that were not read are notifications, so that a partial scan does not look like a whole one.
"""

import json
import os
import re
from typing import Any
from urllib.parse import quote

from bot.cli.formats import RuleText, Shown
from checks.model import Finding, Fix, IgnoredInCode, RuleId, Severity, Side, Skipped

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "SRCROOT"
_LEVELS = {Severity.BLOCKER: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}


def render(shown: Shown) -> str:
    """One log with one run."""
    return json.dumps(as_object(shown), indent=2) + "\n"


def as_object(shown: Shown) -> dict[str, Any]:
    """The log as plain data."""
    report = shown.report
    ignored = [one for file in report.files for one in file.ignored]
    spoke = {f.rule for f in report.findings} | {one.finding.rule for one in ignored}
    rules = [shown.rules[rule] for rule in sorted(spoke) if rule in shown.rules]
    places = {rule.id: at for at, rule in enumerate(rules)}
    results = [_result(f, places, has_base=shown.has_base) for f in report.findings]
    results += [_suppressed(one, places, has_base=shown.has_base) for one in ignored]
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(shown, rules, results)]}


def _run(shown: Shown, rules: list[RuleText], results: list[dict[str, Any]]) -> dict[str, Any]:
    driver = {
        "name": "Touchline",
        "version": shown.version(),
        "rules": [_rule(rule) for rule in rules],
    }
    return {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [_notification(s) for s in shown.report.skipped],
            }
        ],
        "results": results,
    }


def _rule(rule: RuleText) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "help": {"text": rule.help, "markdown": rule.help},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.family]},
    }


def _result(finding: Finding, places: dict[RuleId, int], *, has_base: bool) -> dict[str, Any]:
    found: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": _message(finding.message),
        "locations": [_location(finding)],
        "partialFingerprints": {"touchlineId/v1": finding.id},
    }
    if finding.rule in places:
        found["ruleIndex"] = places[finding.rule]
    if has_base:
        found["baselineState"] = "new" if finding.introduced else "unchanged"
    if finding.fix:
        found["fixes"] = [_fix(finding.path, finding.fix)]
    return found


def _suppressed(one: IgnoredInCode, places: dict[RuleId, int], *, has_base: bool) -> dict[str, Any]:
    suppression = {"kind": "inSource", "justification": one.reason}
    return {**_result(one.finding, places, has_base=has_base), "suppressions": [suppression]}


def _location(finding: Finding) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _artifact(finding.path)}
    if finding.side is Side.RIGHT:
        physical["region"] = _region(finding.line, finding.end_line)
    return {"physicalLocation": physical}


def _artifact(path: str) -> dict[str, str]:
    return {"uri": quote(os.fsencode(path)), "uriBaseId": _ROOT}


def _region(start: int, end: int) -> dict[str, int]:
    """Whole lines: without columns a region ends before the last line's end (section 3.30.2)."""
    return {"startLine": start, "endLine": end}


def _fix(path: str, fix: Fix) -> dict[str, Any]:
    replacement = {
        "deletedRegion": _region(fix.start_line, fix.end_line),
        "insertedContent": {"text": fix.text},
    }
    change = {"artifactLocation": _artifact(path), "replacements": [replacement]}
    return {"description": {"text": fix.title}, "artifactChanges": [change]}


def _notification(skipped: Skipped) -> dict[str, Any]:
    why = f"{skipped.reason}: {skipped.detail}" if skipped.detail else skipped.reason.value
    return {
        "level": "warning" if skipped.reason.is_gap else "note",
        "message": _message(f"Not read: {why}"),
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(skipped.path)}}],
    }


def _message(text: str) -> dict[str, str]:
    """Links and placeholders mean something in SARIF's plain text (sections 3.11.5, 3.11.6)."""
    plain = re.sub(r"\{(\d+)\}", r"{{\1}}", text)
    return {"text": plain.replace("[", "\\[").replace("](", "\\]("), "markdown": text}
