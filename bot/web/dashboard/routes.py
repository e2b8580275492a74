"""`/`, `/repos/…` and below: each page asks the guard first, then the store a few questions."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from flask import Blueprint, Response, abort, request
from sqlalchemy import RowMapping

from bot.github.viewer import Seen
from bot.pages.pager import Pager, page_number
from bot.store.database import now_ms
from bot.store.views import Counts, Summary, Views
from bot.web.dashboard.guard import Guard
from bot.web.dashboard.progress import progress
from bot.web.dashboard.standing import standings
from bot.web.dashboard.trend import since, trend
from bot.web.frame import LINKS, Frame, page
from bot.web.rules import reader

if TYPE_CHECKING:
    from bot.rulebook.book import Row

PER_PAGE = 40
_FINDINGS = 100
_UNREAD = 100
_REPO = "/repos/<owner>/<name>"


@dataclass(frozen=True, slots=True)
class Dashboard:
    """What the pages are made with. `github`: where people see what they are told of."""

    guard: Guard
    views: Views
    frame: Frame
    github: str

    def home(self) -> Response:
        """Repositories that one may see, those last reviewed first; for strangers what this is."""
        if not self.frame()["user"]:
            return page(self.frame.render("welcome.html"))
        visible = self.guard.visible()
        known = self.views.summaries([one.repo_id for one in visible.repositories])
        rows = [(one, known.get(one.repo_id)) for one in visible.repositories]
        rows.sort(key=_newest_first)
        pager = _pager(len(rows), lambda at: f"/?page={at}")
        shown = rows[pager.skip : pager.skip + pager.size]
        return self._page("home.html", rows=shown, pager=pager, is_all=visible.is_all)

    def repository(self, owner: str, name: str) -> Response:
        """One repository: hazards over time and by family, verdicts, the newest pull requests."""
        repo, now = self.guard.repository(owner, name), now_ms()
        begin = since(now)
        total, pulls = self.views.pulls(repo.repo_id, 0, 8)
        return self._page(
            "repo.html",
            repo=repo,
            tab="overview",
            total=total,
            pulls=pulls,
            trend=trend(self.views.by_week(repo.repo_id, begin), now),
            verdicts=self.views.verdicts(repo.repo_id, begin),
            rules=self._rules(repo)[:8],
        )

    def pulls(self, owner: str, name: str) -> Response:
        """Its pull requests, each with its newest verdict."""
        repo, at = self.guard.repository(owner, name), _at()
        total, rows = self.views.pulls(repo.repo_id, (at - 1) * PER_PAGE, PER_PAGE)
        pager = _pager(total, lambda at: f"{LINKS.repo(repo.full_name, '/pulls')}?page={at}")
        return self._page("pulls.html", repo=repo, tab="pulls", rows=rows, pager=pager)

    def pull(self, owner: str, name: str, number: int) -> Response:
        """One pull request: what is under way, and every review that it had."""
        repo, at = self.guard.repository(owner, name), _at()
        skip = (at - 1) * PER_PAGE
        total, rows = self.views.of_pull(repo.repo_id, number, skip, PER_PAGE)
        running = progress(*self.views.under_way(repo.repo_id, number), now_ms())
        if not total and not running:
            abort(404)
        here = LINKS.pull(repo.full_name, number)
        pager = _pager(total, lambda at: f"{here}?page={at}")
        told = {"number": number, "rows": rows, "running": running, "pager": pager}
        return self._page("pull.html", repo=repo, tab="pulls", **told)

    def review(self, owner: str, name: str, number: int, review: int) -> Response:
        """One review: findings, files not read, times, requests."""
        repo, at = self.guard.repository(owner, name), _at()
        found = self.views.review(repo.repo_id, number, review) or abort(404)
        total, rows = self.views.findings_of(review, (at - 1) * _FINDINGS, _FINDINGS)
        gaps, unread = self.views.unread_of(review, _UNREAD)
        here = LINKS.review(repo.full_name, number, review)
        return self._page(
            "review.html",
            repo=repo,
            tab="pulls",
            review=found.row,
            steps=found.steps,
            rows=rows,
            unread=unread,
            unread_total=gaps,
            pager=_pager(total, lambda at: f"{here}?page={at}", _FINDINGS),
            blob=lambda row: self._blob(repo, found.row, row),
        )

    def rules(self, owner: str, name: str) -> Response:
        """What each rule came to here."""
        repo = self.guard.repository(owner, name)
        return self._page("repo_rules.html", repo=repo, tab="rules", rules=self._rules(repo))

    def rule(self, owner: str, name: str, rule: str) -> Response:
        """Where one rule fired, and who ignores it, why, until when."""
        repo, at = self.guard.repository(owner, name), _at()
        total, rows = self.views.of_rule(repo.repo_id, rule, (at - 1) * PER_PAGE, PER_PAGE)
        ignored = standings(self.views.ignores_of(repo.repo_id, rule), now_ms())
        known = reader().book.by_id.get(rule)
        if not total and not ignored and not known:
            abort(404)
        here = LINKS.repo_rule(repo.full_name, rule)
        told = {"rule": rule, "row": known, "rows": rows, "ignored": ignored}
        pager = _pager(total, lambda at: f"{here}?page={at}")
        return self._page("repo_rule.html", repo=repo, tab="rules", pager=pager, **told)

    def _rules(self, repo: Seen) -> list[tuple[str, str, Counts, "Row | None"]]:
        """Id, family, counts and the book's row of each rule that fired, most often first."""
        counted = self.views.rules(repo.repo_id)
        book = reader().book.by_id
        rows = [(rule, family, of, book.get(rule)) for (rule, family), of in counted.items()]
        return sorted(rows, key=lambda row: (-row[2].fired, row[0]))

    def _blob(self, repo: Seen, review: RowMapping, row: RowMapping) -> str:
        """The line on GitHub, as it was in the review's head."""
        path = quote(row["path"])
        return f"{self.github}/{repo.full_name}/blob/{review['head']}/{path}#L{row['line']}"

    def _page(self, template: str, **context: object) -> Response:
        return page(self.frame.render(template, github=self.github, **context))


def blueprint(pages: Dashboard) -> Blueprint:
    """The routes."""
    routes = Blueprint("dashboard", __name__)
    shown: list[tuple[str, Callable[..., Response]]] = [
        ("/", pages.home),
        (_REPO, pages.repository),
        (f"{_REPO}/pulls", pages.pulls),
        (f"{_REPO}/pull/<int:number>", pages.pull),
        (f"{_REPO}/pull/<int:number>/reviews/<int:review>", pages.review),
        (f"{_REPO}/rules", pages.rules),
        (f"{_REPO}/rules/<rule>", pages.rule),
    ]
    for address, view in shown:
        routes.add_url_rule(address, view.__name__, view)
    return routes


def _newest_first(row: tuple[Seen, Summary | None]) -> tuple[int, str]:
    return (-(row[1].ended_ms if row[1] else 0), row[0].full_name.lower())


def _at() -> int:
    return page_number(request.args.get("page", "1"))


def _pager(total: int, link: Callable[[int], str], size: int = PER_PAGE) -> Pager:
    return Pager(_at(), size, total, link)
