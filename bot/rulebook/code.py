"""Code as coloured HTML: a few classes only, the colours are the style sheet's."""

from collections.abc import Collection, Iterator
from functools import cache
from itertools import groupby

from markupsafe import Markup, escape
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name, get_lexer_for_filename
from pygments.lexers.special import TextLexer
from pygments.token import Comment, Keyword, Name, Number, String, _TokenType
from pygments.util import ClassNotFound

_NO_NAME = {"dotenv": ".env", "requirements": "requirements.txt", "gomod": "go.mod"}
_SHORT = {"Docker": "Dockerfile", "Nginx configuration file": "nginx"}
# One letter each: a page of pygments' own formatter is three times as long.
_CLASSES: dict[_TokenType, str] = {
    Comment: "c",
    Keyword: "k",
    Name.Tag: "k",
    Name.Function: "f",
    Name.Class: "f",
    Name.Decorator: "f",
    Name.Attribute: "f",
    Number: "n",
    Keyword.Constant: "n",
    String: "s",
}


def highlighted(
    text: str, language: str, path: str = "", marked: Collection[int] = frozenset()
) -> Markup:
    """The text as HTML, the marked lines (from 1) in `<span class="hll">`."""
    lines = _lines(text, lexer(language, path))
    return Markup("\n").join(
        Markup('<span class="hll">{}</span>').format(line) if at in marked else line
        for at, line in enumerate(lines, 1)
    )


def _lines(text: str, lexer: Lexer) -> Iterator[Markup]:
    pieces = ((_class(kind), part) for kind, part in lexer.get_tokens(text))
    line = Markup()
    for name, group in groupby(pieces, key=lambda piece: piece[0]):
        first, *rest = "".join(part for _, part in group).split("\n")
        line += _span(name, first)
        for part in rest:
            yield line
            line = _span(name, part)
    if line:
        yield line


def _span(name: str, text: str) -> Markup:
    if not name or not text.strip():
        return escape(text)
    return Markup('<span class="{}">{}</span>').format(name, text)


@cache
def _class(kind: _TokenType) -> str:
    for each in reversed(kind.split()):
        if each in _CLASSES:
            return _CLASSES[each]
    return ""


def lexer(language: str, path: str = "") -> Lexer:
    """What colours this language; plain text where nothing does."""
    try:
        return get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        pass
    try:
        return get_lexer_for_filename(path or "none", stripnl=False)
    except ClassNotFound:
        return TextLexer(stripnl=False)


@cache
def language_name(language: str) -> str:
    """How people write it: `C#`, `TypeScript`."""
    if language in _NO_NAME:
        return _NO_NAME[language]
    try:
        name = str(get_lexer_by_name(language).name)
    except ClassNotFound:
        return language.capitalize()
    return _SHORT.get(name, name)
