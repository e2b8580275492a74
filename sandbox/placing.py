"""Where a review comment may stand, and where it stands after a push. No I/O.

docs.github.com/rest/pulls/comments#create-a-review-comment-for-a-pull-request; that a range must
stay within one hunk is said by the API's own refusals: qiniu/reviewbot issue 179.
"""

from dataclasses import dataclass

from sandbox import positions
from sandbox.gitdata import FileChange
from sandbox.model import ReviewComment, Side, SubjectType


class PlaceError(Exception):
    """A comment cannot stand where it was asked to; `field` is path, line or start_line."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True, slots=True)
class Draft:
    """A review comment as it was asked for; `position` may stand in for line and side."""

    path: str
    body: str
    line: int | None = None
    side: Side = "RIGHT"
    start_line: int | None = None
    start_side: Side | None = None
    position: int | None = None
    subject_type: SubjectType = SubjectType.LINE


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a review comment stands in the diff of one commit."""

    line: int
    side: Side
    start_line: int | None
    start_side: Side | None
    position: int
    diff_hunk: str


def file_spot(change: FileChange) -> Spot:
    """Return where a comment on a whole file stands."""
    hunks = positions.parse(change.patch)
    return Spot(1, "RIGHT", None, None, 1, hunks[0].header if hunks else "")


def line_spot(hunks: tuple[positions.Hunk, ...], draft: Draft) -> Spot:
    """Return where a comment at a line, a range or a position stands; raises PlaceError."""
    if draft.position is not None:
        return _position_spot(hunks, draft.position)
    found = positions.find(hunks, draft.side, draft.line or 0)
    if found is None:
        raise PlaceError("line", "must be part of the diff")
    hunk, line = found
    start_side = None if draft.start_line is None else draft.start_side or draft.side
    _check_start(hunk, line, draft.start_line, start_side)
    return Spot(
        draft.line or 0, draft.side, draft.start_line, start_side, line.position, hunk.until(line)
    )


def _check_start(
    hunk: positions.Hunk, last: positions.DiffLine, number: int | None, side: Side | None
) -> None:
    if number is None or side is None:
        return
    start = hunk.line(side, number)
    if start is None:
        raise PlaceError("start_line", "must be part of the same hunk as the line.")
    if start.position >= last.position:
        raise PlaceError("start_line", "must precede the end line.")


def _position_spot(hunks: tuple[positions.Hunk, ...], position: int) -> Spot:
    found = positions.at(hunks, position)
    if found is None:
        raise PlaceError("position", "is invalid")
    hunk, line = found
    side: Side = "LEFT" if line.new is None else "RIGHT"
    number = line.number(side) or 0
    return Spot(number, side, None, None, position, hunk.until(line))


def moved(
    comment: ReviewComment, hunks: tuple[positions.Hunk, ...]
) -> tuple[int, int | None] | None:
    """Return where a comment's last and first line stand after a change, None if it is gone."""
    if comment.original_line is None:
        return None
    line = positions.follow(hunks, comment.original_line)
    if line is None:
        return None
    first = comment.original_start_line
    return line, None if first is None else positions.follow(hunks, first)


def move(
    comment: ReviewComment,
    hunks: tuple[positions.Hunk, ...],
    where: tuple[int, int | None] | None,
) -> None:
    """Set a comment to lines of the diff as it is now; it is outdated if they are not there."""
    found = positions.find(hunks, comment.side, where[0]) if where else None
    if where is None or found is None or (comment.original_start_line and where[1] is None):
        comment.line = comment.start_line = comment.position = None
        return
    comment.line, comment.start_line = where
    comment.position = found[1].position
