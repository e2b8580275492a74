"""What the two events about comments have in common: commands in a comment's text."""

import hashlib
import json

from bot.commands.lines import command_lines, new_lines
from bot.events.shape import Shape
from bot.model import CommandGiven, DeliveryId, Event, Ignored, PullRef, Where

__all__ = ["command"]


def command(
    payload: Shape, pull: PullRef, where: Where, delivery: DeliveryId, thread: int | None = None
) -> Event:
    """The commands that this event brings, or why there are none.

    After an edit only the lines that are new, in the name of who edited: whoever may write to a
    repository may edit other people's comments.
    """
    comment, action = payload.at("comment"), payload.at("action").text()
    sender = payload.at("sender")
    if "Bot" in (sender.at("type").text(), comment.at("user").at("type").text()):
        return Ignored("a bot's comment")
    text, before = comment.at("body").text(), _before(payload)
    lines = command_lines(text) if before is None else new_lines(text, before)
    if not lines:
        return Ignored("a comment without a command")
    updated = comment.at("updated_at").text()
    edit = "" if action == "created" else _digest(updated, before or "", text)
    return CommandGiven(
        pull=pull,
        where=where,
        comment_id=comment.at("id").number(),
        author=sender.at("login").name(),
        lines=lines,
        key=f"{where.value}-{comment.at('id').number()}{edit}",
        since=updated,
        delivery=delivery,
        thread=thread,
    )


def without_code(payload: bytes) -> bytes:
    """The payload of a comment that was read already, without the code that it stands at.

    https://docs.github.com/webhooks/webhook-events-and-payloads#pull_request_review_comment
    """
    if b'"diff_hunk"' not in payload:
        return payload
    told = json.loads(payload)
    told.get("comment", {}).pop("diff_hunk", None)
    return json.dumps(told).encode()


def _before(payload: Shape) -> str | None:
    """The text before the edit; None for a comment that is new."""
    if payload.at("action").text() == "created":
        return None
    changes = payload.at("changes")
    body = changes.at("body") if changes.has("body") else None
    # An edit that left the text alone brings nothing new.
    return body.at("from").text() if body else payload.at("comment").at("body").text()


def _digest(*parts: str) -> str:
    """Tells one edit of a comment from the next."""
    return f".{hashlib.sha256(chr(0).join(parts).encode('utf-8', 'replace')).hexdigest()[:16]}"
