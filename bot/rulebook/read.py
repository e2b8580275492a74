"""The rules' pages for readers on the web."""

from collections.abc import Mapping
from typing import Self

from bot.pages.render import Links
from bot.rulebook.book import Book
from bot.rulebook.pages import examples_page, list_page, rule_page
from bot.rulebook.search import Wanted


class Reader:
    """Pages of a book by what an address asks for."""

    def __init__(self, book: Book) -> None:
        self.book = book

    @classmethod
    def own(cls) -> Self:
        """Of our own rules. Raises `RuleError` if one is broken."""
        return cls(Book.own())

    def list(self, links: Links, query: Mapping[str, str], at: int, **frame: object) -> str:
        """The rules that a form asks for."""
        return list_page(self.book, links, Wanted.of(query), at, **frame)

    def rule(self, links: Links, rule: str, language: str, **frame: object) -> str | None:
        """A rule's page, or all examples in one language; None if there is none."""
        sheet = self.book.sheet(rule)
        if sheet is None:
            return None
        if language:
            return examples_page(sheet, language, links, **frame)
        return rule_page(sheet, links, **frame)
