"""An App registered from a manifest: first a code, then what the code is exchanged for.

https://docs.github.com/apps/sharing-github-apps/registering-a-github-app-from-a-manifest. On
GitHub a person posts the manifest to a page, and is sent back with the code; here
`create_code` stands for that person.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sandbox.model import App, User
from sandbox.world import AppPlan, World, WorldError

LIFE = timedelta(hours=1)  # the page above: "You must complete this step within one hour"

# What an App must be allowed to read for an event, any of these:
# https://docs.github.com/webhooks/webhook-events-and-payloads, one section an event.
NEEDED = {
    "check_run": ("checks",),
    "check_suite": ("checks",),
    "issue_comment": ("issues", "pull_requests"),
    "merge_group": ("merge_queues",),
    "pull_request": ("pull_requests",),
    "pull_request_review": ("pull_requests",),
    "pull_request_review_comment": ("pull_requests",),
    "pull_request_review_thread": ("pull_requests",),
    "push": ("contents",),
    "repository": ("metadata",),
    "status": ("statuses",),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """A manifest that was accepted and waits for its code to be used."""

    manifest: Mapping[str, Any]
    owner: User
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Converted:
    """A new App with the secrets that are shown this once."""

    app: App
    pem: str
    webhook_secret: str | None


def create_code(world: World, manifest: Mapping[str, Any], owner: User) -> str:
    """Accept a manifest for an account; the code is good once and for an hour.

    Raises WorldError, with every mistake of the manifest.
    """
    mistakes = list(_mistakes(manifest))
    if mistakes:
        raise WorldError("the manifest is refused: " + "; ".join(mistakes))
    code = secrets.token_hex(20)
    with world.lock:
        world.nodes[_key(code)] = Offer(manifest, owner, world.now())
    return code


def convert(world: World, code: str) -> Converted | None:
    """Register the App of a code; None for a code that is unknown, used or too old."""
    with world.lock:
        offer = world.nodes.pop(_key(code), None)
        if not isinstance(offer, Offer) or world.now() - offer.made_at > LIFE:
            return None
        hook = _hook(offer.manifest)
        secret = secrets.token_hex(20) if hook else None
        app, pem = world.register_app(_plan(offer, hook, secret))
        return Converted(app, pem, secret)


def _key(code: str) -> str:
    return f"MANIFEST_{code}"


def _hook(manifest: Mapping[str, Any]) -> str | None:
    attributes = manifest.get("hook_attributes") or {}
    return attributes.get("url") if attributes.get("active", True) else None


def _plan(offer: Offer, hook: str | None, secret: str | None) -> AppPlan:
    manifest = offer.manifest
    return AppPlan(
        name=manifest.get("name") or f"{offer.owner.login}'s App",
        owner=offer.owner,
        permissions=manifest.get("default_permissions") or {},
        events=manifest.get("default_events") or (),
        webhook_url=hook,
        webhook_secret=secret,
        description=manifest.get("description") or "",
        external_url=manifest["url"],
        callback_urls=manifest.get("callback_urls") or (),
    )


def _mistakes(manifest: Mapping[str, Any]) -> list[str]:
    found = [] if manifest.get("url") else ["url is missing"]
    attributes = manifest.get("hook_attributes")
    if attributes is not None and not attributes.get("url"):
        found.append("hook_attributes.url is missing")
    permissions = {"metadata": "read", **(manifest.get("default_permissions") or {})}
    for event in manifest.get("default_events") or ():
        wanted = NEEDED.get(event)
        if wanted is None:
            found.append(f"the sandbox has no event {event!r}")
        elif not set(wanted) & set(permissions):
            found.append(f"the event {event} needs the permission {' or '.join(wanted)}")
    return found
