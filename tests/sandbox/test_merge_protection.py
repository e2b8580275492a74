"""Branch protection over REST."""

from typing import Any

import pytest

from sandbox.server import Sandbox
from sandbox.world import RunFields
from tests.conftest import Acme, Record
from tests.sandbox.client import Client, as_installation

PROTECTION = "/repos/acme/shop/branches/main/protection"
NOTHING: dict[str, Any] = {
    "required_status_checks": None,
    "enforce_admins": None,
    "required_pull_request_reviews": None,
    "restrictions": None,
}


@pytest.fixture
def client(sandbox: Sandbox, acme: Acme) -> Client:
    """Mona, an admin."""
    return Client(sandbox, sandbox.world.token_for(acme.mona))


def test_a_branch_is_protected_and_left_unprotected(client: Client, acme: Acme) -> None:
    assert client.get(PROTECTION).json()["message"] == "Branch not protected"
    checks = {"strict": True, "contexts": [], "checks": [{"context": "Touchline", "app_id": 7}]}
    body = NOTHING | {
        "required_status_checks": checks,
        "enforce_admins": True,
        "required_pull_request_reviews": {"required_approving_review_count": 2},
        "required_conversation_resolution": True,
    }
    assert client.ask("PUT", PROTECTION, json=body).status_code == 200
    shown = client.get(PROTECTION).json()
    assert shown["required_status_checks"]["checks"] == [{"context": "Touchline", "app_id": 7}]
    assert shown["required_status_checks"]["strict"] is True
    assert shown["required_pull_request_reviews"]["required_approving_review_count"] == 2
    assert shown["required_conversation_resolution"] == {"enabled": True}
    assert shown["enforce_admins"]["enabled"] is True
    assert client.ask("DELETE", PROTECTION).status_code == 204
    assert acme.repository.protections == {}


def test_a_check_without_an_app_is_tied_to_the_app_that_gave_it_last(
    sandbox: Sandbox, client: Client, acme: Acme
) -> None:
    tip = sandbox.world.git.branch(acme.repository.id, "main") or ""
    sandbox.world.create_check_run(acme.app, acme.repository, tip, RunFields("Touchline"))
    named = [{"context": "Touchline"}, {"context": "ci"}, {"context": "any", "app_id": -1}]
    checks = {"strict": False, "contexts": [], "checks": named}
    client.ask("PUT", PROTECTION, json=NOTHING | {"required_status_checks": checks})
    shown = client.get(f"{PROTECTION}/required_status_checks").json()["checks"]
    assert [one["app_id"] for one in shown] == [acme.app.id, None, None]


def test_the_required_checks_are_changed_alone(client: Client) -> None:
    client.ask("PUT", PROTECTION, json=NOTHING | {"required_conversation_resolution": True})
    path = f"{PROTECTION}/required_status_checks"
    changed = client.ask("PATCH", path, json={"strict": True, "contexts": ["ci"]}).json()
    assert (changed["strict"], changed["contexts"]) == (True, ["ci"])
    kept = client.get(PROTECTION).json()["required_conversation_resolution"]
    assert kept == {"enabled": True}


def test_what_must_be_there_may_be_null_but_not_missing(client: Client, record: Record) -> None:
    with record.asking_wrongly():
        answer = client.ask("PUT", PROTECTION, json={"enforce_admins": None})
    assert answer.status_code == 422
    for name in NOTHING.keys() - {"enforce_admins"}:
        assert f'"{name}" wasn\'t supplied.' in answer.json()["message"]


def test_a_branch_that_is_not_there(client: Client) -> None:
    path = "/repos/acme/shop/branches/none/protection"
    assert client.get(path).json()["message"] == "Branch not found"


def test_who_is_no_admin_may_not(sandbox: Sandbox, acme: Acme) -> None:
    ann = sandbox.world.create_user("ann")
    sandbox.world.set_collaborator(acme.repository, ann, "write")
    person = Client(sandbox, sandbox.world.token_for(ann))
    assert person.ask("PUT", PROTECTION, json=NOTHING).status_code == 403
    app = as_installation(sandbox, acme.installation)
    assert app.get(PROTECTION).status_code == 403
