"""What GitHub would make of a text of ours: nothing but words, where foreign ones are in it."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
# What GitHub makes links and mentions of in plain text, code left aside.
# https://docs.github.com/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls
ALIVE = re.compile(
    r"(?i)https?://|www\.|ftp://|mailto:|xmpp:|(?<![\w`])@\w|(?<!\w)#\d|\bGH-\d|[\w.]@[\w-]+\.\w"
)


def tokens(markdown: str) -> Iterator[Token]:
    for token in MARKDOWN.parse(markdown):
        yield token
        yield from token.children or ()


OURS = re.compile(
    r"</?(sub|details|summary)>|<details><summary>What was said</summary>\n?"
    r"|<!-- touchline:[a-z]+=[A-Za-z0-9._/+:,=\- _]* -->"
)


def assert_only_words(markdown: str, home: str | tuple[str, ...], fences: int = 0) -> None:
    """No mention, link, image, HTML, heading or fence that is not ours. `home`: where our own links
    lead."""
    seen = list(tokens(markdown))
    for token in seen:
        assert token.type not in ("image", "heading_open", "code_block", "hr"), token
        if token.type == "link_open":
            assert str(token.attrs["href"]).startswith(home), token
        if token.type in ("html_inline", "html_block"):
            left = OURS.sub("", token.content).strip()
            assert not left, token
        if token.type == "text":
            assert not ALIVE.search(token.content), token.content
    assert sum(token.type == "fence" for token in seen) <= fences
