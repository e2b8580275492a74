"""That the description is closed where it matters: at every object that the sandbox really sends.

Into each object of real answers and deliveries, one after the other, goes a property that GitHub
does not know; the judge must object each time.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sandbox.server import Sandbox
from sandbox.world import PullPlan, Push
from tests.conftest import Acme, Record
from tests.github.judge import Judge
from tests.github.tour import Speaker

STRANGE = "x_touchline"
SHOP = "/repos/acme/shop"
ADDRESSES = (
    "/installation/repositories",
    SHOP,
    f"{SHOP}/branches/main",
    f"{SHOP}/collaborators/mona/permission",
    f"{SHOP}/commits/pay",
    f"{SHOP}/commits/pay/check-suites",
    f"{SHOP}/compare/main...pay",
    f"{SHOP}/contents/README.md",
    f"{SHOP}/issues/1/comments",
    f"{SHOP}/pulls",
    f"{SHOP}/pulls/1",
    f"{SHOP}/pulls/1/files",
)


def strangely(body: Any) -> Iterator[Any]:
    """The body, again and again, with a strange property in another of its objects each time."""
    for each in list(objects(body)):
        each[STRANGE] = 1
        yield body
        del each[STRANGE]


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in it; of a list the first, since the others are described alike."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from objects(inner)
    elif isinstance(value, list) and value:
        yield from objects(value[0])


def prepared(sandbox: Sandbox, acme: Acme) -> None:
    """A pull request with a comment of the App, so that answers have something in them."""
    world = sandbox.world
    world.push(acme.repository, "pay", Push({"pay.py": "a = 1\n"}), acme.mona)
    pull = world.open_pull(acme.repository, acme.mona, PullPlan("pay", "main", "Pay"))
    world.label_pull(pull, "risky", acme.mona)
    world.comment(pull, acme.app.bot, "Clean.", acme.app)


def test_every_object_of_an_answer_is_closed(
    sandbox: Sandbox, record: Record, acme: Acme, judge: Judge
) -> None:
    prepared(sandbox, acme)
    bot = Speaker(sandbox, record).as_installation(acme.installation)
    for address in ADDRESSES:
        bot.get(address)
    tried = 0
    for exchange, _ in list(record.exchanges):
        for body in strangely(json.loads(exchange.response_body)):
            found = judge.response(replace(exchange, response_body=json.dumps(body).encode()))
            assert any(STRANGE in line for line in found), f"{exchange.path} is open: {body}"
            tried += 1
    assert tried > len(ADDRESSES) * 3


def test_every_object_of_a_delivery_is_closed(sandbox: Sandbox, acme: Acme, judge: Judge) -> None:
    acme.app.hook.url = "http://127.0.0.1:9/"
    sandbox.hooks.pause()
    prepared(sandbox, acme)
    kinds = {(d.event, d.action): d for d in sandbox.world.deliveries}
    assert {("pull_request", "opened"), ("issue_comment", "created")} <= set(kinds)
    for delivery in kinds.values():
        for body in strangely(json.loads(delivery.payload)):
            found = judge.webhook(delivery.event, body)
            assert any(STRANGE in line for line in found), f"{delivery.event} is open: {body}"
