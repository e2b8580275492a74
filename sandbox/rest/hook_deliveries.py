"""The log of an App's deliveries: docs.github.com/rest/apps/webhooks."""

import json
from urllib.parse import urlencode

from flask import Blueprint, Response, request

from sandbox.hooks.transport import OK
from sandbox.model import App, Delivery, DeliveryAttempt
from sandbox.rest import shapes
from sandbox.rest.base import Json, answer, box, failed, not_found, only_app, page, world

bp = Blueprint("hook_deliveries", __name__)
Logged = tuple[Delivery, DeliveryAttempt]
CURSOR = "v1_"


@bp.get("/app/hook/deliveries")
@only_app("apps/webhooks#list-deliveries-for-an-app-webhook")
def list_deliveries(app: App) -> Response:
    """List the attempts of the last three days, newest first, in pages by cursor."""
    found = [one for one in box().hooks.log(app) if _asked_for(one[1])]
    size, start = page().size, _start(found)
    shown = found[start : start + size]
    more = found[start + size : start + size + 1]
    return answer([_brief(*one) for one in shown], headers=_link(more[0][1], size) if more else {})


def _asked_for(attempt: DeliveryAttempt) -> bool:
    wanted = request.args.get("status")
    return wanted is None or wanted == ("success" if attempt.status_code in OK else "failure")


def _start(found: list[Logged]) -> int:
    cursor = request.args.get("cursor")
    if cursor is None:
        return 0
    number = cursor.removeprefix(CURSOR)
    if not cursor.startswith(CURSOR) or not number.isdigit():
        raise failed("HookDelivery", "invalid", "cursor")
    # What the cursor names may be gone by now: go on at what was sent before it.
    return sum(attempt.id > int(number) for _delivery, attempt in found)


def _link(following: DeliveryAttempt, size: int) -> dict[str, str]:
    arguments = request.args.to_dict() | {"per_page": size, "cursor": f"{CURSOR}{following.id}"}
    url = f"{world().api_url}/app/hook/deliveries?{urlencode(arguments)}"
    return {"Link": f'<{url}>; rel="next"'}


@bp.get("/app/hook/deliveries/<int:number>")
@only_app("apps/webhooks#get-a-delivery-for-an-app-webhook")
def get_delivery(app: App, number: int) -> Response:
    """Show one attempt, with what was sent and what came back."""
    delivery, attempt = _one(app, number)
    whole = {
        "url": app.hook.url or "",
        "request": {
            "headers": attempt.request_headers,
            "payload": json.loads(delivery.payload),
        },
        "response": {
            "headers": attempt.response_headers or None,
            "payload": attempt.response_body or None,
        },
    }
    return answer(_brief(delivery, attempt) | whole)


@bp.post("/app/hook/deliveries/<int:number>/attempts")
@only_app("apps/webhooks#redeliver-a-delivery-for-an-app-webhook")
def redeliver(app: App, number: int) -> Response:
    """Send a delivery again, under the same GUID; it is sent in the background."""
    delivery, _attempt = _one(app, number)
    box().hooks.redeliver(delivery)
    return answer({}, 202)


def _one(app: App, number: int) -> Logged:
    for delivery, attempt in box().hooks.log(app):
        if attempt.id == number:
            return delivery, attempt
    raise not_found()


def _brief(delivery: Delivery, attempt: DeliveryAttempt) -> Json:
    """Build `hook-delivery-item`."""
    return {
        "id": attempt.id,
        "guid": delivery.guid,
        "delivered_at": shapes.stamp(attempt.delivered_at),
        "redelivery": attempt.redelivery,
        "duration": attempt.duration,
        "status": attempt.status,
        "status_code": attempt.status_code,
        "event": delivery.event,
        "action": delivery.action,
        "installation_id": delivery.installation.id if delivery.installation else None,
        "repository_id": delivery.repository.id if delivery.repository else None,
        "throttled_at": None,
    }
