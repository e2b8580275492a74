"""Workflow commands of GitHub Actions: `::error file=…,line=…,title=…::message`.

Escaping follows @actions/core (`escapeData` and `escapeProperty` of its command.ts).
"""

from bot.cli.formats import Shown
from checks.model import Finding, Severity, Side, Skipped

_LEVELS = {Severity.BLOCKER: "error", Severity.WARNING: "warning", Severity.NOTICE: "notice"}


def render(shown: Shown) -> str:
    """One command for each finding, worst first, and one for each file that was not read."""
    titles = {rule: text.title for rule, text in shown.rules.items()}
    lines = [_finding(one, titles.get(one.rule, one.rule)) for one in shown.report.findings]
    lines += [_gap(skipped) for skipped in shown.report.skipped if skipped.reason.is_gap]
    return "".join(f"{line}\n" for line in lines)


def _finding(finding: Finding, title: str) -> str:
    properties = {"file": finding.path, "title": f"{title} ({finding.rule})"}
    if finding.side is Side.RIGHT:
        properties |= {"line": str(finding.line), "endLine": str(finding.end_line)}
    return _command(_LEVELS[finding.severity], properties, finding.message)


def _gap(skipped: Skipped) -> str:
    why = f"{skipped.reason}: {skipped.detail}" if skipped.detail else skipped.reason.value
    return _command("notice", {"file": skipped.path, "title": "Not read"}, f"Not read: {why}")


def _command(level: str, properties: dict[str, str], message: str) -> str:
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{level} {listed}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
