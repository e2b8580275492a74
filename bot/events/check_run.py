"""`check_run`: somebody pressed "Re-run" beside our check.

https://docs.github.com/webhooks/webhook-events-and-payloads#check_run
"""

from bot.events.shape import Shape, rerun_asked
from bot.model import DeliveryId, Event, Ignored


def read(payload: Shape, delivery: DeliveryId) -> Event:
    """A review of the same head once more. GitHub sends `rerequested` only to the check's App."""
    if payload.at("action").text() != "rerequested":
        return Ignored("check_run: nothing to do for this action")
    return rerun_asked(payload, payload.at("check_run"), delivery)
