"""Finds the commands in a comment, as a reader of the page would see them. Pure.

A command is a line of plain text that begins with `/touchline`. What stands in a quote, a list, a
table, a heading, in code or in HTML is talk about commands. https://github.github.com/gfm/
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

__all__ = ["LONGEST", "command_lines", "new_lines"]

LONGEST = 65_536  # characters; GitHub takes no longer comment
_WORD = "/touchline"
_COMMAND = re.compile(r"/touchline(?:[ \t]+(.*))?", re.DOTALL)
# The blocks of GitHub's Markdown; within a line only what could hide a command, so that no text,
# however hostile, takes more than one pass.
_BLOCKS = (
    "table", "code", "fence", "blockquote", "hr", "list", "reference", "html_block", "heading",
    "lheading", "paragraph",
)  # fmt: skip
_RULES = [*_BLOCKS, "newline", "escape", "backticks"]
_PARSER = MarkdownIt("zero", {"html": True, "maxNesting": 20}).enable(_RULES).disable("text_join")


def command_lines(text: str) -> tuple[str, ...]:
    """What follows `/touchline` on each line that is a command; empty for the word alone."""
    if _WORD not in text or len(text) > LONGEST:
        return ()
    found = (_COMMAND.fullmatch(line.strip()) for line in _lines(text))
    return tuple((match[1] or "").strip() for match in found if match)


def new_lines(text: str, before: str) -> tuple[str, ...]:
    """The commands of an edited comment that it did not have before."""
    old = Counter(command_lines(before))
    fresh = []
    for line in command_lines(text):
        old[line] -= 1
        if old[line] < 0:
            fresh.append(line)
    return tuple(fresh)


def _lines(text: str) -> Iterator[str]:
    """The lines of all paragraphs that stand in nothing else."""
    for opening, inline in pairwise(_PARSER.parse(text)):
        if opening.type == "paragraph_open" and opening.level == 0:
            yield from _plain(inline.children or ())


def _plain(tokens: Iterable[Token]) -> Iterator[str]:
    """A paragraph's lines as written; those that an HTML comment hides are left out."""
    line, hidden = "", False
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            yield "" if hidden else line
            hidden, line = _still_hidden(line, hidden), ""
        else:
            line += _as_written(token)
    yield "" if hidden else line


def _still_hidden(line: str, hidden: bool) -> bool:
    opened, closed = line.rfind("<!--"), line.rfind("-->")
    return opened > closed if opened != closed else hidden


def _as_written(token: Token) -> str:
    if token.type == "code_inline":
        return f"{token.markup}{token.content}{token.markup}"
    return token.markup if token.type == "text_special" else token.content
