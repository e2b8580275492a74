"""Where a line stands in a diff. Pure.

Follows docs.github.com/rest/pulls/comments#create-a-review-comment-for-a-pull-request:
`position` counts the lines below the first `@@` of a file's patch, later `@@` lines included.
"""

import re
from dataclasses import dataclass, field

from sandbox.model import Side

_HEADER = re.compile(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")


@dataclass(frozen=True, slots=True)
class DiffLine:
    """One line below a hunk's header; `tag` is one of ` `, `+`, `-`, `\\`."""

    tag: str
    text: str  # without its tag
    old: int | None
    new: int | None
    position: int

    def number(self, side: Side) -> int | None:
        """Return its line number on one side, None where it is not there."""
        return self.old if side == "LEFT" else self.new


@dataclass(slots=True)
class Hunk:
    """One hunk of a file's patch."""

    header: str
    old_start: int
    new_start: int
    lines: list[DiffLine] = field(default_factory=list)

    def line(self, side: Side, number: int) -> DiffLine | None:
        """Return the line with this number on this side, if the hunk shows it."""
        return next((one for one in self.lines if one.number(side) == number), None)

    def until(self, last: DiffLine) -> str:
        """Return the hunk's text down to a line: the `diff_hunk` of a comment there."""
        shown = [one for one in self.lines if one.position <= last.position]
        return "\n".join([self.header, *(one.tag + one.text for one in shown)])


def parse(patch: str | None) -> tuple[Hunk, ...]:
    """Read a file's patch, as the files API gives it; none has no hunks. Only `\\n` ends a line."""
    if not patch:
        return ()
    hunks: list[Hunk] = []
    old = new = 0
    for position, text in enumerate(patch.split("\n")):
        header = _HEADER.match(text)
        if header:
            old, new = int(header[1]), int(header[3])
            hunks.append(Hunk(text, old, new))
            continue
        tag = text[:1] or " "
        in_old, in_new = tag in " -", tag in " +"
        hunks[-1].lines.append(
            DiffLine(tag, text[1:], old if in_old else None, new if in_new else None, position)
        )
        old, new = old + in_old, new + in_new
    return tuple(hunks)


def find(hunks: tuple[Hunk, ...], side: Side, number: int) -> tuple[Hunk, DiffLine] | None:
    """Return the hunk and the line that show a line number of one side."""
    for hunk in hunks:
        line = hunk.line(side, number)
        if line:
            return hunk, line
    return None


def at(hunks: tuple[Hunk, ...], position: int) -> tuple[Hunk, DiffLine] | None:
    """Return the hunk and the line at a position."""
    for hunk in hunks:
        for line in hunk.lines:
            if line.position == position and line.tag != "\\":
                return hunk, line
    return None


def follow(hunks: tuple[Hunk, ...], number: int) -> int | None:
    """Return where an old line stands after a change, None if the change took it away."""
    shift = 0
    for hunk in hunks:
        for line in hunk.lines:
            if line.old is not None and line.old >= number:
                if line.old > number:
                    return number + shift
                return line.new
            shift += (line.tag == "+") - (line.tag == "-")
    return number + shift
