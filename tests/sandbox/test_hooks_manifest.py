"""An App from a manifest: the code, what it is exchanged for, and the ping."""

from typing import Any

import jwt
import pytest
import requests

from sandbox.manifests import create_code
from sandbox.server import Sandbox
from sandbox.world import WorldError
from tests.sandbox.client import as_app
from tests.sandbox.receiver import receiving

WAIT = 20.0


def convert(sandbox: Sandbox, code: str) -> requests.Response:
    return requests.post(f"{sandbox.api_url}/app-manifests/{code}/conversions", timeout=20)


def test_a_code_becomes_an_app_that_works(sandbox: Sandbox, manifest: dict[str, Any]) -> None:
    mona = sandbox.world.create_user("mona")
    with receiving() as receiver:
        wanted = manifest | {"hook_attributes": {"url": receiver.url, "active": True}}
        answer = convert(sandbox, create_code(sandbox.world, wanted, mona))
        assert answer.status_code == 201
        made = answer.json()
        assert sandbox.hooks.drain(WAIT)
    assert receiver.events == ["ping"]
    assert "X-Hub-Signature-256" in receiver.got[0].headers
    assert made["permissions"] == {"metadata": "read"} | manifest["default_permissions"]
    assert made["events"] == manifest["default_events"]
    app = sandbox.world.apps[made["id"]]
    assert (app.client_secret, app.hook.secret) == (made["client_secret"], made["webhook_secret"])
    assert as_app(sandbox, app, made["pem"]).get("/app").json()["slug"] == made["slug"]
    assert jwt.decode(jwt.encode({}, made["pem"], "RS256"), app.public_key, ["RS256"]) == {}


def test_a_code_is_good_once(sandbox: Sandbox, manifest: dict[str, Any]) -> None:
    mona = sandbox.world.create_user("mona")
    code = create_code(sandbox.world, manifest, mona)
    assert [convert(sandbox, code).status_code for _ in range(2)] == [201, 404]


def test_a_code_is_good_for_an_hour(sandbox: Sandbox, manifest: dict[str, Any]) -> None:
    mona = sandbox.world.create_user("mona")
    code = create_code(sandbox.world, manifest, mona)
    sandbox.world.clock.advance(3601)
    assert convert(sandbox, code).status_code == 404


def test_the_mistakes_of_a_manifest_are_told_at_once(sandbox: Sandbox) -> None:
    mona = sandbox.world.create_user("mona")
    wrong = {"default_events": ["pull_request", "mergegroup"], "hook_attributes": {}}
    with pytest.raises(WorldError) as refused:
        create_code(sandbox.world, wrong, mona)
    for mistake in ("url is missing", "hook_attributes.url", "'mergegroup'", "pull_requests"):
        assert mistake in str(refused.value)
