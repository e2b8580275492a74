"""Turns events of the world into deliveries: to which Apps, with which payload."""

import json
from collections.abc import Iterator

from sandbox.hooks.deliverer import Deliverer, new_guid
from sandbox.hooks.payloads import known, payload, ping
from sandbox.hooks.transport import LIMIT
from sandbox.model import App, Delivery, Event, Installation
from sandbox.world import World

# Bytes; what is larger is not delivered:
# https://docs.github.com/webhooks/webhook-events-and-payloads#payload-cap
PAYLOAD_CAP = 25 * 1024 * 1024
# Sent to every App without a subscription:
# https://docs.github.com/webhooks/webhook-events-and-payloads#installation and
# #installation_repositories.
ALWAYS = {"installation", "installation_repositories"}
# https://docs.github.com/webhooks/webhook-events-and-payloads#check_run and #check_suite: Apps
# that may write checks get these unasked.
FOR_CHECKS = {
    ("check_run", "rerequested"),
    ("check_run", "requested_action"),
    ("check_suite", "requested"),
    ("check_suite", "rerequested"),
}


class Hooks(Deliverer):
    """The webhooks of all Apps of a world."""

    def __init__(
        self, world: World, *, threads: int = 1, limit: float = LIMIT, seed: int = 0
    ) -> None:
        super().__init__(world, threads=threads, limit=limit, seed=seed)
        self.world = world
        self.most = PAYLOAD_CAP
        world.subscribers.append(self.hear)

    def hear(self, event: Event) -> None:
        """Send an event to every App that is to get it. Called under the world's lock."""
        if not known(event):
            return
        for installation in self._targets(event):
            delivery = self._delivery(event, installation)
            if len(delivery.payload) <= self.most:
                self.send(delivery)

    def ping(self, app: App) -> None:
        """Send `ping`, as GitHub does when a webhook is set up."""
        body = json.dumps(ping(self.world, app)).encode()
        self.send(Delivery(new_guid(), app, None, None, "ping", None, body))

    def _delivery(self, event: Event, installation: Installation) -> Delivery:
        body = payload(self.world, event, installation)
        return Delivery(
            guid=new_guid(),
            app=installation.app,
            installation=installation,
            repository=event.repository,
            event=event.name,
            action=event.action,
            payload=json.dumps(body, ensure_ascii=False).encode(),
        )

    def _targets(self, event: Event) -> Iterator[Installation]:
        for installation in self._reached(event):
            app = installation.app
            if app.hook.url is None or event.only not in (None, app):
                continue
            if _wanted(event, installation):
                yield installation

    def _reached(self, event: Event) -> list[Installation]:
        """The installations that an event is about; a removed one hears of its removal."""
        if event.installation is not None:
            return [event.installation]
        if event.repository is None:
            return []
        return self.world.installations_of(event.repository)


def _wanted(event: Event, installation: Installation) -> bool:
    if event.name in ALWAYS:
        return True
    if (event.name, event.action) in FOR_CHECKS:
        return installation.permissions.get("checks") == "write"
    return event.name in installation.events
