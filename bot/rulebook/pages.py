"""The rules' pages as HTML, on the web and as a static site. Pure."""

from itertools import groupby

from bot.pages.pager import Pager
from bot.pages.render import Links, render
from bot.rulebook.book import Book, Sheet
from bot.rulebook.search import Wanted
from checks.model import Severity

PER_PAGE = 60


def list_page(book: Book, links: Links, wanted: Wanted, at: int = 1, **frame: object) -> str:
    """The rules that are wanted; on a static site all of them on one page."""
    found = wanted.rows(book.rows)
    size = len(found) or 1 if links.is_static else PER_PAGE
    pager = Pager(at, size, len(found), lambda page: links.rules(wanted.query(page=page)))
    rows = found[pager.skip : pager.skip + size]
    return render(
        "rules.html",
        links,
        total=len(book.rows),
        found=len(found),
        groups=[(family, list(group)) for family, group in groupby(rows, lambda row: row.family)],
        wanted=wanted,
        families=book.families,
        languages=book.languages,
        severities=[one.value for one in Severity],
        pager=pager,
        **frame,
    )


def rule_page(sheet: Sheet, links: Links, **frame: object) -> str:
    """One rule: why, what to do, and enough examples to understand it."""
    comment = next((one.comment for one in sheet.examples if one.comment), "")
    return render("rule.html", links, sheet=sheet, comment=comment, **frame)


def examples_page(sheet: Sheet, language: str, links: Links, **frame: object) -> str | None:
    """All examples in one language; None where there are none."""
    examples = sheet.of(language)
    if examples is None:
        return None
    return render("rule_examples.html", links, sheet=sheet, examples=examples, **frame)
