"""`check_suite`: somebody pressed "Re-run all checks".

Pushes are left to `pull_request`: a check suite knows nothing of pushes to forks.
https://docs.github.com/webhooks/webhook-events-and-payloads#check_suite
"""

from bot.events.shape import Shape, rerun_asked
from bot.model import DeliveryId, Event, Ignored


def read(payload: Shape, delivery: DeliveryId) -> Event:
    """A review of the same head once more."""
    if payload.at("action").text() != "rerequested":
        return Ignored("check_suite: nothing to do for this action")
    return rerun_asked(payload, payload.at("check_suite"), delivery)
