"""`POST /webhook`: check, store, answer 202. No JSON is read here.

What GitHub sends: https://docs.github.com/webhooks/webhook-events-and-payloads#delivery-headers
"""

import hmac
import re
from collections.abc import Sequence

from flask import Blueprint, Request, Response, request
from werkzeug.exceptions import ClientDisconnected, RequestEntityTooLarge

from bot import metrics, telemetry
from bot.inbox import Delivery, Inbox, InboxBusyError
from bot.logs import logger
from bot.model import DeliveryId
from bot.settings import Secret

LARGEST = 25 * 1024 * 1024  # bytes; GitHub sends nothing larger
_EVENT = re.compile(r"[a-z_]{1,64}", re.ASCII)
_DELIVERY = re.compile(r"[0-9A-Za-z-]{8,64}", re.ASCII)  # a GUID, of whatever version
_SIGNATURE = re.compile(r"sha256=([0-9a-f]{64})", re.ASCII)
_KEPT_HEADERS = re.compile(r"(?i)X-GitHub-[A-Z-]{1,60}|User-Agent|Content-Type", re.ASCII)
_LONGEST_HEADER = 512
log = logger("touchline.web")


class _RefusedError(Exception):
    """Carries the one line that the sender may know."""

    def __init__(self, status: int, line: str) -> None:
        super().__init__(line)
        self.status = status
        self.line = line


def blueprint(secrets: Sequence[Secret], inbox: Inbox) -> Blueprint:
    """The route, for these secrets (several while one is rotated) and this inbox."""
    keys = tuple(secret.reveal().encode() for secret in secrets)
    if not keys or not all(keys):
        raise ValueError("a webhook secret is needed; set TOUCHLINE_WEBHOOK_SECRET")
    routes = Blueprint("receive", __name__)

    @routes.post("/webhook")
    def webhook() -> Response:
        try:
            return _accept(_checked(request, keys), inbox)
        except _RefusedError as refused:
            log.warning("delivery refused", status=refused.status, why=refused.line)
            # Whoever sends this need not be GitHub: the event's name is theirs to invent.
            metrics.deliveries.labels("refused", refused.status).inc()
            return _answer(refused.status, refused.line)

    return routes


def _accept(delivery: Delivery, inbox: Inbox) -> Response:
    try:
        with telemetry.span("receive", delivery.id, event=delivery.event):
            kept = inbox.put(delivery)
    except InboxBusyError as busy:
        log.warning("delivery not stored", delivery=delivery.id, why=str(busy))
        metrics.deliveries.labels(delivery.event, 503).inc()
        answer = _answer(503, "not stored, send it again")
        answer.headers["Retry-After"] = "60"
        return answer
    metrics.deliveries.labels(delivery.event, 202).inc()
    log.info(
        "delivery accepted",
        delivery=delivery.id,
        github_event=delivery.event,
        bytes=len(delivery.payload),
        kept=kept.value,
    )
    return _answer(202, f"accepted: {kept.value}")


def _checked(request: Request, keys: Sequence[bytes]) -> Delivery:
    if request.mimetype != "application/json":
        raise _RefusedError(415, "the content type must be application/json")
    body = _body(request)
    if not _is_signed(body, request.headers.get("X-Hub-Signature-256", ""), keys):
        raise _RefusedError(401, "the signature is missing or wrong")
    event = request.headers.get("X-GitHub-Event", "")
    delivery = request.headers.get("X-GitHub-Delivery", "")
    if not _EVENT.fullmatch(event):
        raise _RefusedError(400, "X-GitHub-Event is missing or malformed")
    if not _DELIVERY.fullmatch(delivery):
        raise _RefusedError(400, "X-GitHub-Delivery is missing or malformed")
    return Delivery(DeliveryId(delivery), event, _kept_headers(request), body)


def _body(request: Request) -> bytes:
    request.max_content_length = LARGEST
    try:
        return request.get_data(cache=False)
    except RequestEntityTooLarge:
        raise _RefusedError(413, "the body is larger than 25 MB") from None
    except ClientDisconnected:
        raise _RefusedError(400, "the body ended early") from None


def _is_signed(body: bytes, header: str, keys: Sequence[bytes]) -> bool:
    given = _SIGNATURE.fullmatch(header)
    if not given:
        return False
    # Every key is tried, so that the time says nothing about which one matched.
    matches = [
        hmac.compare_digest(hmac.new(key, body, "sha256").hexdigest(), given[1]) for key in keys
    ]
    return any(matches)


def _kept_headers(request: Request) -> dict[str, str]:
    return {
        name: value[:_LONGEST_HEADER]
        for name, value in request.headers.items()
        if _KEPT_HEADERS.fullmatch(name)
    }


def _answer(status: int, line: str) -> Response:
    return Response(line + "\n", status, content_type="text/plain; charset=utf-8")
