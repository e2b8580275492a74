"""What every answer of the API carries: request id, rate limit, ETag. And 304."""

import hashlib

from flask import Response, g, request

from sandbox.rest.base import ApiError, box
from sandbox.rest.limits import Rate, RateLimits

FREE = ("/api/v3/rate_limit",)
REFUSED = 401


def _resource() -> str:
    return "graphql" if request.path.startswith("/api/graphql") else "core"


def refuse_spent(rates: RateLimits) -> None:
    """Raise the 403 of somebody whose hour is used up.

    docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
    """
    rate = rates.look(g.caller, _resource())
    if rate.remaining == 0 and request.path not in FREE:
        g.docs = "using-the-rest-api/rate-limits-for-the-rest-api"
        raise ApiError(403, f"API rate limit exceeded for {_named()}.")


def _named() -> str:
    kind, _, number = g.caller.key().partition(" ")
    return f"{kind} ID {number}" if number else f"{request.remote_addr}"


def finish(response: Response) -> Response:
    """Add the headers, turn an answer that the caller has already into 304, count the request.

    A 304 is not counted: docs.github.com/rest/using-the-rest-api/
    best-practices-for-using-the-rest-api#use-conditional-requests-if-appropriate
    """
    _etag(response)
    caller = getattr(g, "caller", None)
    if caller is not None:
        _rate_headers(response, _count(response))
    response.headers["X-GitHub-Request-Id"] = getattr(g, "request_id", "")
    response.headers["X-GitHub-Media-Type"] = "github.v3; format=json"
    need = getattr(g, "need", None)
    if need is not None:
        accepted = "; ".join(f"{one}={need.level}" for one in need.permissions)
        response.headers["X-Accepted-GitHub-Permissions"] = accepted
    return response


def _count(response: Response) -> Rate:
    rates = box().rates
    free = request.path in FREE or response.status_code in {304, REFUSED}
    if free:
        return rates.look(g.caller, _resource())
    return rates.spend(g.caller, _resource())


def _rate_headers(response: Response, rate: Rate) -> None:
    for name, number in rate.numbers().items():
        response.headers[f"X-RateLimit-{name.capitalize()}"] = str(number)
    response.headers["X-RateLimit-Resource"] = _resource()


def _etag(response: Response) -> None:
    if request.method not in {"GET", "HEAD"} or response.status_code != 200:  # noqa: PLR2004
        return
    digest = hashlib.sha256(response.get_data() + request.headers.get("Accept", "").encode())
    tag = f'W/"{digest.hexdigest()}"'
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = "private, max-age=60, s-maxage=60"
    response.headers["Vary"] = "Accept, Authorization, Cookie, X-GitHub-OTP"
    known = request.headers.get("If-None-Match", "")
    if tag.removeprefix("W/") in {one.strip().removeprefix("W/") for one in known.split(",")}:
        response.status_code = 304
        response.set_data(b"")
        for name in ("Content-Type", "Content-Length"):
            response.headers.pop(name, None)
