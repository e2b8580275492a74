"""Lines of JSON for reviewdog: its "Reviewdog Diagnostic Format", one diagnostic a line.

Field names and severities are those of reviewdog's `proto/rdf/reviewdog.proto`. A range without
columns means whole lines, both included.
"""

import json
from typing import Any

from bot.cli.formats import Shown
from checks.model import Finding, Severity, Side

_SEVERITIES = {Severity.BLOCKER: "ERROR", Severity.WARNING: "WARNING", Severity.NOTICE: "INFO"}


def render(shown: Shown) -> str:
    """One line for each finding, worst first."""
    return "".join(json.dumps(_diagnostic(one)) + "\n" for one in shown.report.findings)


def _diagnostic(finding: Finding) -> dict[str, Any]:
    location: dict[str, Any] = {"path": finding.path}
    if finding.side is Side.RIGHT:
        location["range"] = _range(finding.line, finding.end_line)
    found: dict[str, Any] = {
        "message": finding.message,
        "location": location,
        "severity": _SEVERITIES[finding.severity],
        "source": {"name": "touchline"},
        "code": {"value": finding.rule},
    }
    if finding.fix:
        where = _range(finding.fix.start_line, finding.fix.end_line)
        found["suggestions"] = [{"range": where, "text": finding.fix.text}]
    return found


def _range(start: int, end: int) -> dict[str, Any]:
    return {"start": {"line": start}, "end": {"line": end}}
