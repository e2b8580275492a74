"""Findings that lines taken away have caused: shown where the lines stood, if nowhere else."""

from collections.abc import Sequence
from dataclasses import replace

from checks.model import FileDiff, Finding, Side
from checks.survey import Placed, Survey


def placed(finding: Finding, now: Placed, before: Survey, diff: FileDiff) -> Finding:
    """The finding, put on the removed line that made it safe where the diff does not show it.

    People look at the diff, and GitHub takes no comment outside of it.
    """
    if _is_shown(finding, diff):
        return finding
    removed = frozenset(diff.touched.removed)
    line = next((one for one in before.saved.get(now.equals, ()) if one in removed), None)
    if line is None:
        return finding
    why = f"What made line {finding.line} safe is removed here."
    message = f"{finding.message} {why}"
    return replace(finding, line=line, end_line=line, side=Side.LEFT, message=message, fix=None)


def _is_shown(finding: Finding, diff: FileDiff) -> bool:
    lines: Sequence[int] = sorted(finding.evidence)
    return any(line in hunk.new for hunk in diff.hunks for line in lines)
