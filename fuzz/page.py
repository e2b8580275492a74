"""What GitHub would make of our words: whatever is foreign in them must stay text.

Asked of a renderer of its Markdown; what stands in code is left out, for there nothing happens.
"""

import re
from collections.abc import Iterable, Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

_PARSER = MarkdownIt("gfm-like", {"linkify": False})
# As GitHub looks for them in rendered text.
_CALLS = re.compile(r"(?<![\w`])@[A-Za-z0-9]|(?<![\w&])#\d|https?://|(?<!\w)www\.|\w/\w+#\d")
_OURS = re.compile(r"</?(sub|details|summary)>|<!-- touchline:[^<>]*-->|<br>")
_INVISIBLE = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f]")


def smuggled(markdown: str, links: str = "") -> list[str]:
    """Everything on the page that is more than text and code; links below `links` are ours."""
    return [told for token in _flat(_PARSER.parse(markdown)) if (told := _told(token, links))]


def invisible(text: str) -> bool:
    """True if it holds something that is not seen and could mislead."""
    return _INVISIBLE.search(text) is not None


def _flat(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _flat(token.children or ())


def _told(token: Token, links: str) -> str:
    if token.type == "image":
        return f"an image: {token.attrGet('src')}"
    if token.type == "link_open":
        where = str(token.attrGet("href"))
        return "" if links and where.startswith(links) else f"a link: {where}"
    if token.type in ("html_inline", "html_block"):
        rest = _OURS.sub("", token.content).strip()
        return f"HTML: {rest[:80]}" if rest and not _is_words(rest) else ""
    if token.type == "text" and (found := _CALLS.search(token.content)):
        return f"a call: {token.content[max(0, found.start() - 20) : found.end() + 20]}"
    if token.type == "text" and invisible(token.content):
        return "a character that is not seen"
    return ""


def _is_words(text: str) -> bool:
    """Words between tags of ours: a block of HTML takes them along."""
    return "<" not in text and not _CALLS.search(text)
