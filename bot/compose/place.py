"""Where on the diff a finding can be said. Pure.

GitHub takes a comment on lines that the diff shows, from start to end within one hunk; one comment
elsewhere and the whole review is refused.
https://docs.github.com/en/rest/pulls/comments#create-a-review-comment-for-a-pull-request
"""

from collections.abc import Iterable
from dataclasses import dataclass

from checks.model import FileDiff, Finding, Hunk, Side, Span

__all__ = ["Place", "nearest_new_line", "place"]

_LONGEST = 20  # lines; a comment over a whole page says less than one at its first line


@dataclass(frozen=True, slots=True)
class Place:
    """Lines that GitHub takes. `start` is `end` where it is one line; both are 0 where the whole
    file is meant.

    `takes_fix`: it is exactly what the finding's fix replaces, so a suggestion may stand here.
    `is_near`: the finding itself stands elsewhere, which the comment must say.
    """

    start: int
    end: int
    side: Side
    takes_fix: bool = False
    is_near: bool = False


_WHOLE_FILE = Place(0, 0, Side.RIGHT, is_near=True)


def place(finding: Finding, diff: FileDiff | None) -> Place | None:
    """The best place for a comment on this finding: its lines, else the nearest that GitHub takes,
    else its file. None if the change does not have the file: then only the check run is left."""
    if diff is None:
        return None
    if finding.side is Side.LEFT:
        own = _on_the_left(finding, diff.hunks)
    else:
        own = _at_fix(finding, diff.hunks) or _at_lines(finding, diff.hunks)
    return own or _nearest(finding, diff.hunks) or _WHOLE_FILE


def _nearest(finding: Finding, hunks: Iterable[Hunk]) -> Place | None:
    """The shown line that stands nearest: on the finding's own side, if there is one."""
    hunks = tuple(hunks)
    other = Side.LEFT if finding.side is Side.RIGHT else Side.RIGHT
    for side in (finding.side, other):
        spans = [hunk.new if side is Side.RIGHT else hunk.old for hunk in hunks]
        ends = [line for one in spans if one.start <= one.end for line in (one.start, one.end)]
        if ends:
            line = min(ends, key=lambda one: (abs(one - finding.line), one))
            return Place(line, line, side, is_near=True)
    return None


def _at_fix(finding: Finding, hunks: Iterable[Hunk]) -> Place | None:
    fix = finding.fix
    if fix is None or not _shown(hunks, fix.start_line, fix.end_line):
        return None
    return Place(fix.start_line, fix.end_line, Side.RIGHT, takes_fix=True)


def _at_lines(finding: Finding, hunks: tuple[Hunk, ...]) -> Place | None:
    start, end = finding.line, finding.end_line
    if end - start < _LONGEST and _shown(hunks, start, end):
        return Place(start, end, Side.RIGHT)
    near = [line for line in finding.evidence | {start} if _shown(hunks, line, line)]
    if not near:
        return None
    line = min(near, key=lambda one: (abs(one - start), one))
    return Place(line, line, Side.RIGHT)


def _on_the_left(finding: Finding, hunks: Iterable[Hunk]) -> Place | None:
    line = finding.line
    shown = any(line in hunk.old for hunk in hunks)
    return Place(line, line, Side.LEFT) if shown else None


def _shown(hunks: Iterable[Hunk], start: int, end: int) -> bool:
    return start <= end and any(start in hunk.new and end in hunk.new for hunk in hunks)


def nearest_new_line(finding: Finding, diff: FileDiff | None) -> Span:
    """The finding's lines on the new side, where annotations stand; for one on the old side, the
    first line of the hunk that shows it."""
    if finding.side is Side.RIGHT:
        return Span(max(1, finding.line), max(1, finding.line, finding.end_line))
    hunks = diff.hunks if diff else ()
    start = next((hunk.new.start for hunk in hunks if finding.line in hunk.old), 1)
    return Span(max(1, start), max(1, start))
