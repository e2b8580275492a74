"""Refusals and failures in GitHub's own wording: what a fault answers with."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

LIMITS_PAGE = "https://docs.github.com/rest/overview/rate-limits-for-the-rest-api"
SECONDARY_PAGE = f"{LIMITS_PAGE}#about-secondary-rate-limits"


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent instead of the real answer. `headers` are added to the usual ones."""

    status: int
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()
    media_type: str = "application/json; charset=utf-8"


def refusal(
    status: int, message: str, page: str | None = None, headers: Iterable[tuple[str, str]] = ()
) -> Answer:
    """A refusal in GitHub's form: `message`, `documentation_url` and the status as text."""
    body = {"message": message, "documentation_url": page, "status": str(status)}
    kept = {key: value for key, value in body.items() if value is not None}
    return Answer(status, json.dumps(kept).encode(), tuple(headers))


def secondary_limit(status: int = 403, retry_after: int | None = None) -> Answer:
    """Too much at once. `retry_after` is in seconds; GitHub often leaves it out.

    https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api (403 or 429,
    Retry-After or not); wording as in github-changelog-generator issue 993.
    """
    text = (
        "You have exceeded a secondary rate limit. Please wait a few minutes before you try again."
        " If you reach out to GitHub Support for help, please include the request ID"
        " 0000:SANDBOX:0000."
    )
    return refusal(status, text, SECONDARY_PAGE, _retry(retry_after))


def content_limit(status: int = 403, retry_after: int | None = None) -> Answer:
    """Too much content created; wording as in gofri/go-github-ratelimit issue 38."""
    text = (
        "You have exceeded a secondary rate limit and have been temporarily blocked from content"
        " creation. Please retry your request again later."
    )
    return refusal(status, text, SECONDARY_PAGE, _retry(retry_after))


def abuse(status: int = 403, retry_after: int | None = None) -> Answer:
    """The older wording of the same refusal; 422 was seen as well as 403.

    Wording as in k0shk0sh/FastHub issue 1619.
    """
    text = (
        "You have triggered an abuse detection mechanism."
        " Please wait a few minutes before you try again."
    )
    return refusal(
        status, text, "https://developer.github.com/v3/#abuse-rate-limits", _retry(retry_after)
    )


def primary_limit(reset: int, status: int = 403, installation: int = 1) -> Answer:
    """The hourly allowance is used up until `reset` (seconds since 1970, UTC).

    https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api: 403 or 429 with
    `x-ratelimit-remaining: 0`, and no Retry-After.
    """
    headers = (
        ("x-ratelimit-limit", "5000"),
        ("x-ratelimit-remaining", "0"),
        ("x-ratelimit-used", "5000"),
        ("x-ratelimit-reset", str(reset)),
        ("x-ratelimit-resource", "core"),
    )
    text = f"API rate limit exceeded for installation ID {installation}."
    return refusal(status, text, LIMITS_PAGE, headers)


def graphql_limit(reset: int, installation: int = 1) -> Answer:
    """The hourly allowance of points is used up: GraphQL says so with status 200.

    https://docs.github.com/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api
    """
    text = f"API rate limit exceeded for installation ID {installation}."
    body = {"errors": [{"type": "RATE_LIMITED", "message": text}]}
    headers = (
        ("x-ratelimit-remaining", "0"),
        ("x-ratelimit-reset", str(reset)),
        ("x-ratelimit-resource", "graphql"),
    )
    return Answer(200, json.dumps(body).encode(), headers)


def bad_gateway(status: int = 502) -> Answer:
    """GitHub's front gives up: 502, 503 or 504 with a JSON line."""
    return Answer(status, json.dumps({"message": "Server Error"}).encode())


def unicorn(status: int = 503) -> Answer:
    """GitHub's front gives up with a page for people instead of JSON."""
    page = b"<!DOCTYPE html><html><body><p>Unicorn! We had issues producing the response.</p>"
    return Answer(status, page, media_type="text/html; charset=utf-8")


def _retry(seconds: int | None) -> tuple[tuple[str, str], ...]:
    return () if seconds is None else (("retry-after", str(seconds)),)
