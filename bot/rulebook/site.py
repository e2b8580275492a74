"""The rules' pages as files that link to each other wherever they lie, on a disk as well."""

from collections.abc import Iterator

from bot.pages.render import assets
from bot.rulebook.book import Book, Sheet
from bot.rulebook.pages import examples_page, list_page, rule_page
from bot.rulebook.search import Wanted
from checks.model import Severity

__all__ = ["site"]


class SiteLinks:
    """All files lie in one folder."""

    home = "index.html"
    is_static = True

    def asset(self, name: str) -> str:
        """Beside the pages."""
        return name

    def rules(self, query: str = "") -> str:
        """There is nobody to answer a query."""
        del query
        return "index.html"

    def facet(self, name: str, value: str) -> str:
        """A page of its own."""
        return f"{name}-{value}.html"

    def rule(self, rule_id: str, language: str = "") -> str:
        """Ids and languages hold no dot."""
        return f"{rule_id}.{language}.html" if language else f"{rule_id}.html"


def site(book: Book) -> Iterator[tuple[str, bytes]]:
    """Every file's name and content."""
    yield from assets().items()
    yield from ((name, page.encode()) for name, page in _pages(book, SiteLinks()))


def _pages(book: Book, links: SiteLinks) -> Iterator[tuple[str, str]]:
    yield links.home, list_page(book, links, Wanted())
    for name, value in _facets(book):
        yield links.facet(name, value), list_page(book, links, Wanted(**{name: value}))
    for row in book.rows:
        if sheet := book.sheet(row.id):
            yield from _sheet_pages(sheet, links)


def _facets(book: Book) -> Iterator[tuple[str, str]]:
    yield from (("family", one) for one in book.families)
    yield from (("language", name) for name, _ in book.languages)
    yield from (("severity", one.value) for one in Severity)


def _sheet_pages(sheet: Sheet, links: SiteLinks) -> Iterator[tuple[str, str]]:
    rule = sheet.row.id
    yield links.rule(rule), rule_page(sheet, links)
    for one in sheet.examples:
        if page := examples_page(sheet, one.name, links):
            yield links.rule(rule, one.name), page
