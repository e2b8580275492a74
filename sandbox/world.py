"""The whole world of the sandbox: its state, and what people do in it.

    world = World(folder)
    ann = world.create_user("ann")
    shop = world.create_repository("ann/shop", {"README.md": "A shop\\n"})
    app, key = world.create_app("Touchline", ann, {"checks": "write"}, ["pull_request"])
    world.install(app, ann)
    world.push(shop, "checkout", Push({"app.py": "x = 1\\n"}, message="Checkout"), ann)
    pull = world.open_pull(shop, ann, PullPlan("checkout", "main", "Add a checkout"))

Every act takes `world.lock` and tells `world.subscribers` what happened, while it holds it.
"""

from sandbox.acts.accounts import AppPlan
from sandbox.acts.checks import Output, RunFields, StatusFields
from sandbox.acts.content import Contents, Push
from sandbox.acts.pulls import PullPlan
from sandbox.acts.reviews import Draft, PlaceError, ReviewDraft, Spot
from sandbox.state import Clock, Limits, WorldError


class World(Contents):
    """All state, and all acts: see the layers in `sandbox/acts`, from the top down."""


__all__ = [
    "AppPlan",
    "Clock",
    "Draft",
    "Limits",
    "Output",
    "PlaceError",
    "PullPlan",
    "Push",
    "ReviewDraft",
    "RunFields",
    "Spot",
    "StatusFields",
    "World",
    "WorldError",
]
