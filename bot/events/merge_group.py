"""`merge_group`: a merge queue asks for checks of a merge that it has made on a branch of its own.

https://docs.github.com/webhooks/webhook-events-and-payloads#merge_group
"""

import re

from bot.events.shape import Shape, pull_ref
from bot.model import DeliveryId, Event, Ignored, ReviewWanted, Why

# GitHub makes these names itself: `refs/heads/gh-readonly-queue/main/pr-3-<commit>`.
_BRANCH = re.compile(r"refs/heads/gh-readonly-queue/.+/pr-([0-9]{1,9})-[0-9a-f]{40,64}")


def read(payload: Shape, delivery: DeliveryId) -> Event:
    """A review of the merge."""
    if payload.at("action").text() != "checks_requested":
        return Ignored("merge_group: nothing to do for this action")
    group = payload.at("merge_group")
    found = _BRANCH.fullmatch(group.at("head_ref").text())
    if found is None:
        return Ignored("merge_group: its branch names no pull request")
    number = Shape(int(found[1]), "merge_group.head_ref")
    return ReviewWanted(
        pull=pull_ref(payload, number).queued,
        head=group.at("head_sha").sha(),
        base=group.at("base_sha").sha(),
        why=Why.QUEUED,
        delivery=delivery,
    )
