"""SQL cut into tokens. Offsets are bytes."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

import re2  # foreign text: linear time


class Kind(Enum):
    """What a token is."""

    WORD = "word"
    NAME = "name"  # in quotes of its dialect
    TEXT = "text"
    BODY = "body"  # between `$$` and `$$`
    COMMENT = "comment"
    END = "end"  # of a statement
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Token:
    """`text` is what stands for it in a normalised statement; of a comment, the comment."""

    kind: Kind
    start: int
    end: int
    text: str


_PARTS = {
    Kind.COMMENT: rb"--[^\n]*|/\*.*?\*/",
    Kind.TEXT: rb"[eE]'(?:[^'\\]|\\.|'')*'|[nN]?'(?:[^']|'')*'",
    Kind.NAME: rb""""(?:[^"]|"")*"|`[^`]*`|\[[A-Za-z_][\w $]*\]""",
    Kind.BODY: rb"\$(?:[A-Za-z_]\w*)?\$",
    Kind.END: rb";|(?im:^[ \t]*GO[ \t]*$)",
    Kind.WORD: rb"\w+",
    Kind.OTHER: rb"::|[^\s\w]",
}
_ORDER = tuple(_PARTS)
_TOKEN = re2.compile(b"(?s)" + b"|".join(b"(" + part + b")" for part in _PARTS.values()))


def tokens(text: bytes) -> Iterator[Token]:
    """All tokens, in order. A body that is never closed runs to the end."""
    at = 0
    while (found := _TOKEN.search(text, at)) is not None:
        kind = _ORDER[(found.lastindex or 1) - 1]
        start, at = found.start(), found.end()
        if kind is Kind.BODY:
            close = text.find(found[0], at)
            at = close + len(found[0]) if close >= 0 else len(text)
        yield Token(kind, start, at, _shown(kind, found[0]))


def _shown(kind: Kind, raw: bytes) -> str:
    if kind in _MASKED:
        return _MASKED[kind]
    text = raw.decode("utf-8", "replace")
    return text[1:-1].replace(" ", "_") if kind is Kind.NAME else text


_MASKED = {Kind.TEXT: "''", Kind.BODY: "$$"}
