"""Keeps what comes from a pull request from being anything but text on GitHub's pages.

Inside a code span GitHub makes no mention, link, image or HTML of anything, so that is where all
foreign text goes. https://github.github.com/gfm/#code-spans
"""

import re
import unicodedata

__all__ = ["MESSAGE", "cell", "code", "fence", "marker", "message", "one_line"]

_LONGEST = 160  # characters of a foreign text that are shown
MESSAGE = 2_000  # characters of a message; ours have a hundred, a repository's own rule any number
_WIDEST = 50  # white space and all, characters looked at for each that is shown
# Control, format (bidirectional overrides, zero width) and unassigned characters, lone surrogates,
# and the two separators that some renderers break a line at.
_HIDDEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_BACKTICKS = re.compile(r"`+")
_SPAN = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_PUNCTUATION = re.compile(r"([\\\[\]!<>&*_~|#@`])")
# Wherever it begins: GitHub sees an address behind a digit or a sign as well.
_ADDRESS = re.compile(r"(?i)(https?|ftp|www|mailto|xmpp)(?=[:.])")
_ISSUE = re.compile(r"(?i)\bgh-(?=\d)")  # GitHub links `GH-5` to an issue
_NOT_IN_MARKER = re.compile(r"[^A-Za-z0-9._/+:,-]")
_BREAK = "\u200b"  # stands between a sign and what it would otherwise do


def one_line(text: str, limit: int = _LONGEST) -> str:
    """The text on one line, with what cannot be seen spelled out, and its middle left out if it
    is long (the end of a path says most)."""
    room = _WIDEST * limit  # what lies further in would be left out in any case
    text = text if len(text) <= 2 * room else f"{text[:room]}{text[-room:]}"
    line = "".join(_visible(char) for char in " ".join(text.split()))
    if len(line) <= limit:
        return line
    kept = (limit - 1) // 2
    return f"{line[:kept]}…{line[-kept:]}"


def _visible(char: str) -> str:
    return f"<U+{ord(char):04X}>" if unicodedata.category(char) in _HIDDEN else char


def code(text: str, limit: int = _LONGEST) -> str:
    """A code span that holds this text, whatever it is."""
    line = one_line(text, limit) or " "
    ticks = "`" * (_longest_run(line) + 1)
    pad = " " if line.startswith(("`", " ")) or line.endswith(("`", " ")) else ""
    return f"{ticks}{pad}{line}{pad}{ticks}"


def cell(text: str) -> str:
    """A code span for a table: there a `|` ends the cell even inside code."""
    return code(text).replace("|", "\\|")


def fence(text: str, info: str = "") -> str:
    """A fenced code block with this text; no line of it can end the block. An empty text has no
    line."""
    ticks = "`" * max(3, _longest_run(text) + 1)
    return f"{ticks}{info}\n{text}\n{ticks}" if text else f"{ticks}{info}\n{ticks}"


def _longest_run(text: str) -> int:
    return max((len(run) for run in _BACKTICKS.findall(text)), default=0)


def message(text: str) -> str:
    """A finding's message: its code spans as spans of ours, all the rest as plain words. One that
    is far too long loses its end."""
    out, done = "", 0
    line = " ".join(text.split())
    line = line if len(line) <= MESSAGE else f"{line[: MESSAGE - 1]}…"
    for span in _SPAN.finditer(line):
        out += _plain(line[done : span.start()]) + code(span[2].strip())
        done = span.end()
    return out + _plain(line[done:])


def _plain(text: str) -> str:
    shown = "".join(_visible(char) for char in text)
    escaped = _PUNCTUATION.sub(_harmless, shown)
    linkless = _ADDRESS.sub(lambda found: found[0] + _BREAK, escaped)
    return _ISSUE.sub(lambda found: found[0] + _BREAK, linkless)


def _harmless(found: re.Match[str]) -> str:
    # GitHub looks for mentions and references in the rendered text, where a backslash is gone.
    sign = found[0]
    return (
        f"{sign}{_BREAK}"
        if sign in "@#"
        else {"<": "&lt;", ">": "&gt;", "&": "&amp;"}.get(sign, f"\\{sign}")
    )


def marker(**values: str) -> str:
    """A hidden comment for our own eyes: `<!-- touchline:finding=… rule=… -->`.

    A value keeps nothing that could end the comment or begin another value.
    """
    pairs = [f"{key}={_NOT_IN_MARKER.sub('_', value)}" for key, value in values.items()]
    return f"<!-- touchline:{' '.join(pairs).replace('--', '-_')} -->"
