"""`installation_repositories`: an account lets the App see more repositories, or fewer.

https://docs.github.com/webhooks/webhook-events-and-payloads#installation_repositories
"""

from bot.events.shape import Shape, arrived, departed
from bot.model import DeliveryId, Event, Ignored


def read(payload: Shape, delivery: DeliveryId) -> Event:
    """A look at the repositories that came, or the end of what is kept of those that went."""
    action = payload.at("action").text()
    if action == "removed":
        return departed(payload, "repositories_removed", delivery, whole=False)
    if action != "added":
        return Ignored("installation_repositories: nothing to do for this action")
    return arrived(payload, "repositories_added", delivery)
