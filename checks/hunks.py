"""The lines of a hunk, and what they say was touched. No I/O."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from unidiff.patch import Hunk as UnidiffHunk

from checks.model import Hunk, Span, Status, Touched


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a hunk. `kind` is `+`, `-` or a space; bytes that are not UTF-8 are escaped.

    `ended` is False for a last line without line end.
    """

    kind: str
    text: str
    ended: bool = True


@dataclass(frozen=True, slots=True)
class HunkRows:
    """A hunk with its lines."""

    hunk: Hunk
    rows: tuple[Row, ...]


def hunk_rows(hunk: UnidiffHunk) -> HunkRows:
    """What unidiff read, in our words."""
    rows: list[Row] = []
    for line in hunk:
        if line.line_type in ("+", "-", " "):
            rows.append(Row(line.line_type, line.value.removesuffix("\n")))
        elif line.line_type == "\\" and rows:
            rows[-1] = Row(rows[-1].kind, rows[-1].text, ended=False)
    old = _span(hunk.source_start, hunk.source_length)
    new = _span(hunk.target_start, hunk.target_length)
    return HunkRows(Hunk(old, new), tuple(rows))


def is_there(span: Span) -> bool:
    """False for the side of a hunk that has no lines."""
    return span.start <= span.end


def _span(start: int, length: int) -> Span:
    """A side without lines is written as the line before it (`-3,0`): empty, so start > end."""
    return Span(start, start + length - 1)


def touched_by(parts: Sequence[HunkRows], status: Status) -> Touched:
    """What the hunks of one file add and remove; a new file counts whole."""
    added: set[int] = set()
    gaps: set[int] = set()
    removed: dict[int, str] = {}
    for part in parts:
        for run in _runs(part):
            new_lines = [new for new, _, row in run if row.kind == "+"]
            removed |= {old: _readable(row.text) for _, old, row in run if row.kind == "-"}
            added.update(new_lines)
            if not new_lines:
                gaps.add(run[0][0] - 1)
    return Touched(
        added=frozenset(added),
        gaps=frozenset(gaps),
        removed=tuple(removed),
        removed_text=tuple(removed.values()),
        whole=status is Status.ADDED,
    )


_Placed = tuple[int, int, Row]  # the next line of the new side, of the old side, the row


def _runs(part: HunkRows) -> Iterator[list[_Placed]]:
    """Runs of lines that the diff adds or removes, without context between them."""
    for is_context, group in groupby(_place(part), key=lambda placed: placed[2].kind == " "):
        if not is_context:
            yield list(group)


def _place(part: HunkRows) -> Iterator[_Placed]:
    new = part.hunk.new.start + (not is_there(part.hunk.new))
    old = part.hunk.old.start + (not is_there(part.hunk.old))
    for row in part.rows:
        yield new, old, row
        new += row.kind != "-"
        old += row.kind != "+"


def _readable(text: str) -> str:
    """Without the CR of a CRLF, and with U+FFFD for what is not UTF-8."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace").removesuffix("\r")
