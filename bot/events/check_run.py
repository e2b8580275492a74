"""`check_run`: somebody pressed "Re-run" beside our check, or one of the check's own buttons.

https://docs.github.com/webhooks/webhook-events-and-payloads#check_run
"""

from bot.events.shape import Shape, rerun_asked
from bot.model import ButtonPressed, DeliveryId, Event, Ignored

# A button is a command: same work, same permission. Identifiers: `bot.compose.words`.
_COMMANDS = {
    "rerun": "rerun",
    "accept": "ignore all accepted with the button of the check run",
    "quiet": "quiet",
}


def read(payload: Shape, delivery: DeliveryId) -> Event:
    """GitHub sends `rerequested` and `requested_action` only to the check's App."""
    action = payload.at("action").text()
    if action == "rerequested":
        return rerun_asked(payload, payload.at("check_run"), delivery)
    if action == "requested_action":
        return _pressed(payload, delivery)
    return Ignored("check_run: nothing to do for this action")


def _pressed(payload: Shape, delivery: DeliveryId) -> Event:
    button = payload.at("requested_action").at("identifier").text()
    if button not in _COMMANDS:
        return Ignored("a button that is none of ours")
    run, sender = payload.at("check_run"), payload.at("sender")
    asked = rerun_asked(payload, run, delivery)  # of the same pull requests
    return ButtonPressed(
        installation=asked.installation,
        repo_id=asked.repo_id,
        head=asked.head,
        named=tuple(wanted.pull for wanted in asked.named),
        check_run=run.at("id").number(),
        author=sender.at("login").name(),
        lines=(_COMMANDS[button],),
        since=run.at("started_at").text(),
        delivery=delivery,
    )
