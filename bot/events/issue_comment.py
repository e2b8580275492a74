"""`issue_comment`: `/touchline …` in the conversation of a pull request.

https://docs.github.com/webhooks/webhook-events-and-payloads#issue_comment
"""

from bot.events.shape import Shape, pull_ref
from bot.events.talk import command
from bot.model import DeliveryId, Event, Ignored, Where


def read(payload: Shape, delivery: DeliveryId) -> Event:
    """The commands of a comment that is new or edited."""
    if payload.at("action").text() not in ("created", "edited"):
        return Ignored("issue_comment: nothing to do for this action")
    issue = payload.at("issue")
    if not issue.has("pull_request"):
        return Ignored("a comment on an issue, not on a pull request")
    pull = pull_ref(payload, issue.at("number"))
    return command(payload, pull, Where.CONVERSATION, delivery)
