"""SQL cut into statements, each as one line of words that a pattern can be held against."""

import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import re2  # foreign text: linear time

from checks.sql.tokens import Kind, Token, tokens

_TIGHT_BEFORE = frozenset(".(),")  # no blank stands before these
_TIGHT_AFTER = frozenset(".(")  # nor behind these

# Where a file of several tools' ways back begins, and where it ends: goose, sql-migrate, dbmate,
# Play, MyBatis, node-pg-migrate, or a comment that says nothing else.
_BACK = re2.compile(
    r"(?i)^--\s*(?:(?:\+goose|\+migrate|migrate:|//\s*@|@|-*\s*!)\s*(?:down|undo|rollback)s?\b"
    r"|[\s=*#-]*(?:down|undo|rollback)(?:\s+(?:migration|section|script))?[\s:=*#-]*$)"
)
_FORTH = re2.compile(
    r"(?i)^--\s*(?:(?:\+goose|\+migrate|migrate:|//\s*@|@|-*\s*!)\s*(?:up|do)s?\b"
    r"|[\s=*#-]*up(?:\s+(?:migration|section|script))?[\s:=*#-]*$)"
)
_ROUTINE = re2.compile(
    r"(?i)^CREATE (?:OR (?:REPLACE|ALTER) )?(?:DEFINER.* )?"
    r"(?:FUNCTION|PROCEDURE|TRIGGER|EVENT)\b.*\bBEGIN\b"
)
_TABLE = re2.compile(
    r"(?i)^(?:ALTER TABLE(?: IF EXISTS)?(?: ONLY)?|DROP TABLE(?: IF EXISTS)?"
    r"|TRUNCATE(?: TABLE)?(?: ONLY)?"
    r"|CREATE(?: (?:GLOBAL|LOCAL|TEMP|TEMPORARY|UNLOGGED|FOREIGN))* TABLE(?: IF NOT EXISTS)?"
    r"|CREATE(?: UNIQUE| CLUSTERED| NONCLUSTERED| FULLTEXT| SPATIAL)* INDEX\b.*? ON(?: ONLY)?"
    r"|(?:CREATE|ALTER|DROP) POLICY\b.*? ON|DELETE FROM(?: ONLY)?|UPDATE(?: ONLY)?|INSERT INTO"
    r") ((?:\w+\.)*\w+)"
)


@dataclass(frozen=True)
class Statement:
    """One statement. `back` is true in what undoes a migration."""

    parts: tuple[Token, ...]
    back: bool = False

    @property
    def start(self) -> int:
        """Where its first token begins."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """Where its last token ends."""
        return self.parts[-1].end

    @cached_property
    def text(self) -> str:
        """Its words on one line: no comments, quotes of names gone, strings empty, `f(a, b)`."""
        return joined(self.parts)

    @cached_property
    def table(self) -> str | None:
        """The table that it changes, in lower case and without its schema."""
        found = _TABLE.search(self.text)
        return found[1].rpartition(".")[2].lower() if found else None

    def clause(self, offset: int) -> Iterator[Token]:
        """From the token that begins there to the comma at its depth, a closing bracket, or the
        end."""
        begin = bisect.bisect_left(self.parts, offset, key=_start)
        return _until_comma(self.parts[begin:])


@dataclass(frozen=True)
class Script:
    """A text's statements, in order. What stands in a routine's body is none."""

    statements: tuple[Statement, ...]

    def around(self, offset: int) -> Statement | None:
        """The statement that this offset stands in, unless in a string, a comment or a body."""
        at = bisect.bisect_right(self.statements, offset, key=_start) - 1
        found = self.statements[at] if at >= 0 else None
        if found is None or offset >= found.end:
            return None
        token = bisect.bisect_left(found.parts, offset, key=_start)
        is_there = token < len(found.parts) and found.parts[token].start == offset
        return found if is_there else None


def _start(one: Token | Statement) -> int:
    return one.start


def read(text: bytes) -> Script:
    """The statements of a script, or of a string that holds SQL."""
    return Script(tuple(_without_bodies(_cut(tokens(text)))))


def joined(parts: Iterable[Token]) -> str:
    """Tokens on one line."""
    text = ""
    for one in parts:
        tight = not text or one.text in _TIGHT_BEFORE or text[-1] in _TIGHT_AFTER
        text += one.text if tight else f" {one.text}"
    return text


def _until_comma(parts: Sequence[Token]) -> Iterator[Token]:
    depth = 0
    for one in parts:
        depth += {"(": 1, ")": -1}.get(one.text, 0) if one.kind is Kind.OTHER else 0
        if depth < 0 or (depth == 0 and one.kind is Kind.OTHER and one.text == ","):
            return
        yield one


def _cut(found: Iterable[Token]) -> Iterator[Statement]:
    parts: list[Token] = []
    back = False
    for one in found:
        if one.kind is Kind.COMMENT:
            if _BACK.search(one.text) or _FORTH.search(one.text):
                yield from _made(parts, back)
                parts, back = [], _BACK.search(one.text) is not None
        elif one.kind is Kind.END:
            yield from _made(parts, back)
            parts = []
        else:
            parts.append(one)
    yield from _made(parts, back)


def _made(parts: list[Token], back: bool) -> Iterator[Statement]:
    if parts:
        yield Statement(tuple(parts), back)


def _without_bodies(found: Iterable[Statement]) -> Iterator[Statement]:
    """A routine's body without `$$` is cut at its semicolons: what follows to `END` is left out."""
    inside = False
    for one in found:
        if inside:
            inside = one.parts[0].text.upper() != "END"
            continue
        inside = _ROUTINE.search(one.text) is not None and "$$" not in one.text
        yield one
