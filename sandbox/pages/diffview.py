"""A patch as rows of a page, coloured, with the threads that stand at each line."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import TextLexer, get_lexer_for_filename
from pygments.util import ClassNotFound

from sandbox.gitdata import FileChange
from sandbox.model import ReviewThread, SubjectType

_HUNK = re.compile(r"@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@")
_FORMATTER = HtmlFormatter(nowrap=True)
_KINDS = {"+": "addition", "-": "deletion", " ": "context"}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a diff. `old` and `new` are its numbers; None where the side lacks it."""

    kind: str  # hunk, addition, deletion, context
    old: int | None
    new: int | None
    html: Markup
    text: str
    threads: tuple[ReviewThread, ...] = ()


@dataclass(frozen=True, slots=True)
class FileView:
    """One changed file on the page."""

    change: FileChange
    rows: tuple[Row, ...]
    file_threads: tuple[ReviewThread, ...]


def file_view(change: FileChange, threads: Sequence[ReviewThread]) -> FileView:
    """The file's rows; each thread that still has a line stands below it."""
    mine = [thread for thread in threads if thread.path == change.path]
    rows = tuple(_rows(change.patch or "", _lexer(change.path), mine))
    whole = tuple(t for t in mine if t.comments[0].subject_type is SubjectType.FILE)
    return FileView(change, rows, whole)


def excerpt(hunk: str, path: str, length: int = 4) -> tuple[Row, ...]:
    """The last lines of a comment's hunk, as the conversation shows them above a thread."""
    return tuple(_rows(hunk, _lexer(path), ()))[-length:]


def _rows(patch: str, lexer: Lexer, threads: Sequence[ReviewThread]) -> Iterator[Row]:
    lines = patch.split("\n") if patch else []
    coloured = _coloured([_code(line) for line in lines], lexer)
    old = new = 0
    for line, html in zip(lines, coloured, strict=True):
        if found := _HUNK.match(line):
            old, new = int(found[1]), int(found[2])
            yield Row("hunk", None, None, Markup.escape(line), line)
            continue
        kind = _KINDS.get(line[:1])
        if kind is None:  # "\ No newline at end of file"
            continue
        left = old if kind != "addition" else None
        right = new if kind != "deletion" else None
        yield Row(kind, left, right, html, line[1:], _at(threads, left, right))
        old += kind != "addition"
        new += kind != "deletion"


def _code(line: str) -> str:
    return "" if _HUNK.match(line) else line[1:]


def _coloured(lines: Sequence[str], lexer: Lexer) -> list[Markup]:
    """Each line as HTML; the lexer sees them as one text, so that long strings stay strings."""
    html = highlight("\n".join(lines), lexer, _FORMATTER).split("\n")
    html += [""] * (len(lines) - len(html))
    return [Markup(line) for line in html[: len(lines)]]  # noqa: S704 - Pygments escapes the code


def _lexer(path: str) -> Lexer:
    found: Lexer = TextLexer(stripnl=False)
    with suppress(ClassNotFound):  # a file in no language that Pygments knows is plain text
        found = get_lexer_for_filename(path, stripnl=False)
    return found


def _at(
    threads: Sequence[ReviewThread], left: int | None, right: int | None
) -> tuple[ReviewThread, ...]:
    return tuple(thread for thread in threads if _stands(thread, left, right))


def _stands(thread: ReviewThread, left: int | None, right: int | None) -> bool:
    first = thread.comments[0]
    if first.subject_type is not SubjectType.LINE or first.line is None:
        return False
    return first.line == (left if first.side == "LEFT" else right)
