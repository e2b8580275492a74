"""A finding with the code around it, for a reader."""

from collections.abc import Iterator
from pathlib import Path

from bench.precision.findings import Found
from bench.precision.history import clone_of, git

BEFORE, AFTER = 25, 15  # lines around the finding


def shown(clones: Path, one: Found) -> str:
    """The finding, and the lines around it as the commit has them; `>` marks its own."""
    place = one.place
    clone = clone_of(clones, place.repository)
    if clone is None:
        return f"{place.repository}: there is no clone of it\n"
    # Of a file that the commit takes away, nothing is there to be shown.
    shown_text = git(clone, "show", f"{place.commit}:{place.path}", fails=False)
    text = shown_text.decode("utf-8", "replace")
    head = f"=== {place.repository} {place.commit[:12]} {place.path}:{place.line} · {place.rule}"
    return "\n".join((head, f"    {one.message}", *_lines(text.split("\n"), one), "", ""))


def _lines(text: list[str], one: Found) -> Iterator[str]:
    first, last = one.place.line, one.end_line
    for number in range(max(1, first - BEFORE), min(len(text), last + AFTER) + 1):
        mark = ">" if first <= number <= last else " "
        yield f"{mark}{number:5} {text[number - 1][:220]}"
