"""`installation`: an account has installed the App, or changed or removed its installation.

https://docs.github.com/webhooks/webhook-events-and-payloads#installation
"""

from bot.events.shape import Shape, arrived
from bot.model import DeliveryId, Event, Ignored


def read(payload: Shape, delivery: DeliveryId) -> Event:
    """A look at the repositories that the App may see now."""
    if payload.at("action").text() != "created":
        return Ignored("installation: nothing to do for this action")
    return arrived(payload, "repositories", delivery)
