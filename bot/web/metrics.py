"""`GET /metrics`: what this process counted, and how the queue stands in the database now.

With `TOUCHLINE_METRICS_TOKEN` set it is told only to who brings it (`Authorization: Bearer`).
"""

import hmac
from collections.abc import Callable, Iterable

from flask import Blueprint, Response, request
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from sqlalchemy.exc import SQLAlchemyError

from bot.logs import logger
from bot.metrics import REGISTRY
from bot.settings import Secret
from bot.store.backlog import Backlog

log = logger("touchline.web")


class _Standing(Collector):
    """Asks the database once a scrape; where it does not answer, says so and nothing else."""

    def __init__(self, ask: Callable[[], Backlog]) -> None:
        self._ask = ask

    def collect(self) -> Iterable[Metric]:
        """Depth and age of what waits, and the dead letters."""
        try:
            standing = self._ask()
        except SQLAlchemyError as error:
            log.warning("database does not answer a scrape", why=type(error).__name__)
            return [_gauge("touchline_database_up", "1 if the database answered this scrape", 0)]
        return families(standing)


def families(now: Backlog) -> list[Metric]:
    """What is told of a backlog."""
    return [
        _gauge("touchline_database_up", "1 if the database answered this scrape", 1),
        _gauge("touchline_inbox_waiting", "Deliveries that are not yet work", now.waiting),
        _gauge("touchline_inbox_oldest_seconds", "Age of the oldest of them", now.oldest_s),
        _gauge("touchline_reviews_under_way", "Pull requests queued or in review", now.under_way),
        _gauge("touchline_reviews_retrying", "Those that failed at least once", now.retrying),
        _gauge("touchline_dead_letters", "Deliveries that came to nothing", now.dead),
    ]


def _gauge(name: str, meaning: str, value: float) -> Metric:
    return GaugeMetricFamily(name, meaning, value)


def blueprint(ask: Callable[[], Backlog], token: Secret | None) -> Blueprint:
    """The route. `ask` reads the database; `token` is None where anybody may scrape."""
    routes = Blueprint("metrics", __name__)
    standing = _Standing(ask)

    @routes.get("/metrics")
    def metrics() -> Response:
        if token and not _brings(token):
            answer = Response("a bearer token is needed\n", 401, content_type="text/plain")
            answer.headers["WWW-Authenticate"] = "Bearer"
            return answer
        text = generate_latest(REGISTRY) + generate_latest(standing)
        return Response(text, content_type=CONTENT_TYPE_LATEST)

    return routes


def _brings(token: Secret) -> bool:
    brought = request.headers.get("Authorization", "").removeprefix("Bearer ")
    return hmac.compare_digest(brought.encode(), token.reveal().encode())
