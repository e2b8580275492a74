"""`installation`: an account has installed the App, or changed or removed its installation.

https://docs.github.com/webhooks/webhook-events-and-payloads#installation
"""

from bot.events.shape import Shape, arrived, departed
from bot.model import DeliveryId, Event, Ignored


def read(payload: Shape, delivery: DeliveryId) -> Event:
    """A look at the repositories that the App may see now, or the end of what is kept of them."""
    action = payload.at("action").text()
    if action == "deleted":
        return departed(payload, "repositories", delivery, whole=True)
    if action != "created":
        return Ignored("installation: nothing to do for this action")
    return arrived(payload, "repositories", delivery)
