"""`pull_request`: opened, pushed to, reopened, no draft any more, or on another base branch.

https://docs.github.com/webhooks/webhook-events-and-payloads#pull_request
"""

from bot.events.shape import Shape, pull_ref
from bot.model import DeliveryId, Event, Ignored, ReviewWanted, Why

_WHY = {
    "opened": Why.OPENED,
    "synchronize": Why.PUSHED,
    "reopened": Why.REOPENED,
    "ready_for_review": Why.READY,
}


def read(payload: Shape, delivery: DeliveryId) -> Event:
    """A review of the new head, unless the pull request is a draft or closed."""
    action = payload.at("action").text()
    why = Why.RETARGETED if _is_retargeted(payload, action) else _WHY.get(action)
    if why is None:
        return Ignored("pull_request: nothing to do for this action")
    pull = payload.at("pull_request")
    if pull.at("draft").flag():
        return Ignored("draft")
    if pull.at("state").text() != "open":
        return Ignored("the pull request is closed")
    return ReviewWanted(
        pull=pull_ref(payload, pull.at("number")),
        head=pull.at("head").at("sha").sha(),
        base=pull.at("base").at("sha").sha(),
        why=why,
        delivery=delivery,
    )


def _is_retargeted(payload: Shape, action: str) -> bool:
    is_edit = action == "edited" and payload.has("changes")
    return is_edit and payload.at("changes").has("base")
