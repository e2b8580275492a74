"""One JSON object, version 1: the public form of a scan (see docs/architecture.md)."""

import json
from typing import Any

from bot.cli.formats import Shown
from checks.model import Finding, Fix, Report

VERSION = 1


def render(shown: Shown) -> str:
    """The object on indented lines; non-ASCII is escaped, so that any terminal can carry it."""
    return json.dumps(as_object(shown.report), indent=2) + "\n"


def as_object(report: Report) -> dict[str, Any]:
    """The object itself, of plain data."""
    return {
        "version": VERSION,
        "verdict": report.verdict.value,
        "findings": [_finding(finding) for finding in report.findings],
        "skipped": [
            {"path": skipped.path, "reason": skipped.reason.value} for skipped in report.skipped
        ],
        "files": [
            {"path": file.path, "role": file.role.value, "language": file.language}
            for file in sorted(report.files, key=lambda file: file.path)
        ],
        "left_to": dict(report.left_to),
        "stats": {
            "files": report.stats.files,
            "touched_lines": report.stats.touched_lines,
            "rules": report.stats.rules,
            "ms": report.stats.ms,
        },
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "path": finding.path,
        "line": finding.line,
        "end_line": finding.end_line,
        "side": finding.side.value,
        "message": finding.message,
        "introduced": finding.introduced,
        "fix": _fix(finding.fix) if finding.fix else None,
    }


def _fix(fix: Fix) -> dict[str, Any]:
    return {
        "start_line": fix.start_line,
        "end_line": fix.end_line,
        "text": fix.text,
        "safety": fix.safety.value,
    }
