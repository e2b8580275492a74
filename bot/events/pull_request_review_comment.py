"""`pull_request_review_comment`: `/touchline …` at a line, alone or as a reply.

https://docs.github.com/webhooks/webhook-events-and-payloads#pull_request_review_comment
"""

from bot.events.shape import Shape, pull_ref
from bot.events.talk import command
from bot.model import DeliveryId, Event, Ignored, Where


def read(payload: Shape, delivery: DeliveryId) -> Event:
    """The commands of a comment that is new or edited."""
    if payload.at("action").text() not in ("created", "edited"):
        return Ignored("pull_request_review_comment: nothing to do for this action")
    comment = payload.at("comment")
    first = "in_reply_to_id"
    thread = comment.at(first).number() if comment.has(first) else None
    pull = pull_ref(payload, payload.at("pull_request").at("number"))
    return command(payload, pull, Where.LINE, delivery, thread)
