"""What this process counts, for Prometheus: each name with its meaning, in one place.

Labels are few and bounded, and never name a repository or a person: anybody who may scrape sees
them. What the database knows (depth and age of the queue) is asked when somebody scrapes:
`bot.web.metrics`.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

REGISTRY = CollectorRegistry()
_REQUEST_S = (0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 15, 30)
_STEP_S = (0.1, 0.25, 0.5, 1, 2, 4, 8, 16, 32, 64, 128)

deliveries = Counter(
    "touchline_deliveries_total",
    "Webhook requests, by event and by how they were answered",
    ["event", "status"],
    registry=REGISTRY,
)
store_seconds = Histogram(
    "touchline_delivery_store_seconds",
    "From a delivery's checked signature to its commit on the disk",
    buckets=(0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2, 8),
    registry=REGISTRY,
)
reviews = Counter(
    "touchline_reviews_total",
    "Reviews that ended, by result and verdict",
    ["result", "verdict"],
    registry=REGISTRY,
)
step_seconds = Histogram(
    "touchline_review_step_seconds",
    "Seconds in one step of a review",
    ["step"],
    buckets=_STEP_S,
    registry=REGISTRY,
)
findings = Counter(
    "touchline_findings_total",
    "Findings in reviews that ended, by rule and severity",
    ["rule", "severity"],
    registry=REGISTRY,
)
github_seconds = Histogram(
    "touchline_github_request_seconds",
    "Requests to GitHub, by method and status (0: no answer)",
    ["method", "status"],
    buckets=_REQUEST_S,
    registry=REGISTRY,
)
github_remaining = Gauge(
    "touchline_github_requests_remaining",
    "What GitHub said last is left of the hourly budget, by installation (app: our own) and kind",
    ["installation", "resource"],
    registry=REGISTRY,
)


@contextmanager
def timed(step: str) -> Iterator[None]:
    """Seconds inside count for this step, also where it fails."""
    began = time.perf_counter()
    try:
        yield
    finally:
        step_seconds.labels(step).observe(time.perf_counter() - began)
