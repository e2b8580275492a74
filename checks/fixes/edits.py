"""Edits of bytes, and how they become the whole lines that GitHub's suggestions replace."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from checks.model import Fix


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Put `text` in the stead of the bytes from `start` up to `end`."""

    start: int
    end: int
    text: bytes


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines `start` to `end` (from 1) of the old text, and what stands there now.

    `text` is joined by `\\n` and has no line end of its own; empty: the lines are gone.
    """

    start: int
    end: int
    text: str


def apply_edits(source: bytes, edits: Iterable[Edit]) -> bytes | None:
    """Apply them all at once; None where two of them want the same bytes."""
    ordered = sorted(edits)
    if any(one.end > other.start for one, other in pairwise(ordered)):
        return None
    pieces, at = [], 0
    for edit in ordered:
        pieces += [source[at : edit.start], edit.text]
        at = edit.end
    return b"".join((*pieces, source[at:]))


def moved(edits: Iterable[Edit]) -> list[tuple[int, int]]:
    """Where the edits' texts stand once all are applied: start and end byte of each."""
    places, shift = [], 0
    for edit in sorted(edits):
        start = edit.start + shift
        places.append((start, start + len(edit.text)))
        shift += len(edit.text) - (edit.end - edit.start)
    return places


def changed_lines(old: bytes, new: bytes) -> Lines | None:
    """The smallest run of whole old lines that makes the new text; None where nothing changed."""
    before, after = _split(old), _split(new)
    head = _same(before, after)
    tail = _same(before[head:][::-1], after[head:][::-1])
    if head == len(before) == len(after):
        return None
    if head + tail == len(before):  # lines were put in: the line above is said again
        head, tail = (head - 1, tail) if head else (head, tail - 1)
    text = "\n".join(line.removesuffix("\r") for line in after[head : len(after) - tail])
    return Lines(head + 1, len(before) - tail, text)


def _split(source: bytes) -> list[str]:
    """The lines without their line feed; the empty end after the last one counts as a line."""
    return source.decode("utf-8").split("\n")


def _same(one: Sequence[str], other: Sequence[str]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def apply(text: str, fixes: Iterable[Fix]) -> str:
    """Apply fixes to a file's text, from the last to the first; of two that meet the later stays.

    The text's own line ends are kept: a fix's `\\n` becomes `\\r\\n` in a file that has those. A
    fix whose text is empty takes its lines away.
    """
    lines = text.split("\n")
    end = "\r" if "\r\n" in text else ""
    limit = len(lines) + 1
    for fix in sorted(fixes, key=lambda one: (one.end_line, one.start_line), reverse=True):
        if fix.end_line >= limit:
            continue
        new = [line + end for line in fix.text.split("\n")] if fix.text else []
        if fix.end_line == len(lines) and new:
            new[-1] = fix.text.rsplit("\n", 1)[-1]  # the last line has no line end to keep
        if fix.end_line == len(lines) and not new:
            new = [""]  # the line above keeps its line end
        lines[fix.start_line - 1 : fix.end_line] = new
        limit = fix.start_line
    return "\n".join(lines)
