"""A rule's `<language>.md` as what a page shows: headings with prose and blocks of code."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from bot.rulebook.code import highlighted

_MARK = re.compile(
    r"[ \t]*(?:#|//|--|<!--|\{/\*|/\*|;|%)[ \t]*hazard(?:[ \t]+\d)?[ \t]*(?:-->|\*/\}|\*/)?[ \t]*$"
)
_SHORT = 16  # lines of an example that explains at a glance
_HEADING = "h2"
_TITLES = {
    "bad": "Bad",
    "good": "Good",
    "fixed": "Fixed",
    "before": "Before",
    "after": "After",
    "removed": "Removed",
    "package": "package.json",
    "file": "Beside it",
}
_MARKDOWN = MarkdownIt("commonmark", {"html": False})


@dataclass(frozen=True, slots=True)
class Block:
    """Code, or prose where `kind` is empty. `path`: where the text says that it stands."""

    kind: str
    html: Markup
    path: str = ""

    @property
    def title(self) -> str:
        """What a reader should see in it."""
        return _TITLES.get(self.kind, "")


@dataclass(frozen=True, slots=True)
class Section:
    """What stands below one heading."""

    title: Markup
    blocks: tuple[Block, ...]

    @property
    def lines(self) -> int:
        """How long all its code is."""
        return sum(str(block.html).count("\n") + 1 for block in self.blocks)

    def shows(self, *kinds: str) -> bool:
        """True if a block is one of these."""
        return any(block.kind in kinds for block in self.blocks)


def read(page: Path) -> tuple[Section, ...]:
    """Every heading of a page in order. Blocks are marked where a finding starts."""
    tokens = _MARKDOWN.parse(page.read_text("utf-8"))
    return tuple(_sections(tokens))


def first_shown(sections: Sequence[Section]) -> tuple[Section, ...]:
    """Enough to understand the rule: something short that breaks, and something that holds."""
    bad = _shortish([one for one in sections if one.shows("bad", "after", "removed")])
    good = _shortish([one for one in sections if one.shows("good") and not one.shows("bad")])
    return tuple(one for one in (bad, good) if one)


def _shortish(sections: Sequence[Section]) -> Section | None:
    """The first that is short, else the shortest."""
    if not sections:
        return None
    return next((one for one in sections if one.lines <= _SHORT), min(sections, key=_lines))


def _lines(section: Section) -> int:
    return section.lines


def _sections(tokens: Sequence[Token]) -> Iterator[Section]:
    starts = [at for at, one in enumerate(tokens) if _is_heading(one)]
    for start, end in zip(starts, [*starts[1:], len(tokens)], strict=True):
        title = Markup(_MARKDOWN.renderInline(tokens[start + 1].content))  # noqa: S704 - our own page, by a renderer that lets no HTML through
        yield Section(title, tuple(_blocks(tokens[start + 3 : end])))


def _is_heading(token: Token) -> bool:
    return token.type == "heading_open" and token.tag == _HEADING


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    prose: list[Token] = []
    for token in tokens:
        if token.type != "fence":
            prose.append(token)
            continue
        yield from _prose(prose)
        prose = []
        yield _code(token)
    yield from _prose(prose)


def _prose(tokens: Sequence[Token]) -> Iterator[Block]:
    if tokens:
        html = _MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})
        yield Block("", Markup(html))  # noqa: S704 - our own page, by a renderer that lets no HTML through


def _code(token: Token) -> Block:
    language, kind, path = _info(token.info)
    lines, marked = without_marks(token.content)
    return Block(kind, highlighted("\n".join(lines), language, path, marked), path)


def _info(info: str) -> tuple[str, str, str]:
    """Language, kind and path of a block's first line."""
    words = info.split()
    options = dict(word.split("=", 1) for word in words if "=" in word)
    kinds = [word for word in words[1:] if "=" not in word]
    kind = kinds[0] if kinds else "file" if "file" in options else ""
    return (words[0] if words else ""), kind, options.get("path") or options.get("file", "")


def without_marks(text: str) -> tuple[list[str], list[int]]:
    """The lines without the marks of findings, and which lines (from 1) were marked."""
    kept: list[str] = []
    marked: list[int] = []
    for line in text.rstrip("\n").split("\n"):
        found = _MARK.search(line)
        if not found:
            kept.append(line)
            continue
        alone = not line[: found.start()].strip()
        marked.append(len(kept) + 1)
        if not alone:
            kept.append(line[: found.start()])
    return kept, marked
