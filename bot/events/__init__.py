"""A delivery's payload -> what it asks for. Pure: bytes in, an `Event` out.

One module an event, found by the event's name: `pull_request` is read by `pull_request.py`, and
an event without a module is none of our business.
"""

from bot.events.read import MalformedError, read
from bot.events.talk import without_code

__all__ = ["MalformedError", "read", "without_code"]
