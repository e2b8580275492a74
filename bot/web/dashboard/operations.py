"""`/operations`: queue, dead letters and limits, for those who look after this Touchline."""

from collections.abc import Callable, Iterator

from flask import Blueprint, Response, request

from bot import metrics
from bot.pages.pager import Pager, page_number
from bot.store.backlog import Backlog
from bot.store.database import now_ms
from bot.store.views import Views
from bot.web.dashboard.guard import Guard
from bot.web.frame import Frame, page

PER_PAGE = 40
_JOBS = 50


def blueprint(
    guard: Guard, views: Views, backlog: Callable[[], Backlog], frame: Frame
) -> Blueprint:
    """The route; to all but operators there is none."""
    routes = Blueprint("operations", __name__)

    @routes.get("/operations")
    def operations() -> Response:
        guard.operator()
        at = page_number(request.args.get("page", "1"))
        dead, letters = views.dead((at - 1) * PER_PAGE, PER_PAGE)
        jobs, rows = views.jobs(_JOBS)
        held, waiting = views.held_back(now_ms(), _JOBS)
        told = frame.render(
            "operations.html",
            backlog=backlog(),
            jobs=jobs,
            rows=rows,
            dead=dead,
            letters=letters,
            limits=sorted(_limits()),
            held=held,
            waiting=waiting,
            pager=Pager(at, PER_PAGE, dead, lambda to: f"/operations?page={to}"),
        )
        return page(told)

    return routes


def _limits() -> Iterator[tuple[str, str, int]]:
    """What GitHub said last to this process: who asks, of which kind, how much is left."""
    for family in metrics.github_remaining.collect():
        for sample in family.samples:
            yield sample.labels["installation"], sample.labels["resource"], int(sample.value)
