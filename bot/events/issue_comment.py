"""`issue_comment`: `/touchline …` in the conversation of a pull request.

https://docs.github.com/webhooks/webhook-events-and-payloads#issue_comment
"""

import re

from bot.events.shape import Shape
from bot.model import DeliveryId, Event, Ignored

_COMMAND = re.compile(r"^/touchline\b", re.MULTILINE)


def read(payload: Shape, _delivery: DeliveryId) -> Event:
    """Nothing yet, but every reason for it is told apart."""
    if payload.at("action").text() != "created":
        return Ignored("issue_comment: nothing to do for this action")
    if not payload.at("issue").has("pull_request"):
        return Ignored("a comment on an issue, not on a pull request")
    comment = payload.at("comment")
    if comment.at("user").at("type").text() == "Bot":
        return Ignored("a bot's comment")
    if not _COMMAND.search(comment.at("body").text()):
        return Ignored("a comment without a command")
    return Ignored("commands are not answered yet")
