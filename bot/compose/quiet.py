"""What was found and not said in a comment, and why: as a list for people. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.compose import escape
from bot.compose.accepted import record_line
from bot.compose.fit import fit
from bot.ledger.apply import Accepted
from checks.model import Finding, Report

__all__ = ["Hushed", "quiet"]

_ROOM = 40_000  # bytes
_EACH = 25  # findings of one kind


@dataclass(frozen=True, slots=True)
class Hushed:
    """`raw`: before any policy; `report`: what is told. `unsaid`: told in the check run alone."""

    raw: Report
    report: Report
    accepted: tuple[Accepted, ...] = ()
    unsaid: tuple[str, ...] = ()


def quiet(hushed: Hushed) -> str:
    """Each kind with its findings; one line if there is nothing."""
    parts = [part for part in _parts(hushed) if part]
    if not parts:
        return "Nothing was quiet: all that was found stands in comments."
    return "\n\n".join(fit(parts, _ROOM, lambda count: f"… and {count} more kinds"))


def _parts(hushed: Hushed) -> Iterable[str]:
    report, told = hushed.report, {one.id for one in hushed.report.findings}
    yield _part("In the check run only", [f for f in report.findings if f.id in hushed.unsaid])
    yield _part("There before this change", [f for f in report.findings if not f.introduced])
    for one in hushed.accepted:
        yield _part(f"Ignored: {record_line(one.record)}", one.findings)
    told |= {finding.id for one in hushed.accepted for finding in one.findings}
    in_code = [one for file in report.files for one in file.ignored]
    told |= {one.finding.id for one in in_code}
    yield _part("Ignored in the code", [one.finding for one in in_code])
    off = [one for one in hushed.raw.findings if one.id not in told]
    yield _part("Off or excluded by the policy", off)
    tools = ", ".join(f"{count} to {tool}" for tool, count in report.left_to)
    yield f"**Left to the tools that tell the same here:** {tools}." if tools else ""


def _part(head: str, findings: Sequence[Finding]) -> str:
    if not findings:
        return ""
    lines = [_line(one) for one in findings[:_EACH]]
    rest = len(findings) - _EACH
    more = [f"- and {rest} more"] if rest > 0 else []
    return "\n".join([f"**{head}: {len(findings)}**", "", *lines, *more])


def _line(one: Finding) -> str:
    where = escape.code(f"{one.path}:{one.line}")
    # Not its message, which quotes the source: an answer passes through the store.
    return f"- {one.severity.value} {where} `{one.rule}` `{one.id}`"
