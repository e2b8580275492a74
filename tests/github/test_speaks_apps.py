"""The sandbox as an App meets it: itself, its installations, its tokens, its webhook."""

import pytest

from sandbox.manifests import create_code
from sandbox.server import Sandbox
from tests.conftest import Acme, Record
from tests.github.tour import Speaker, app_token

ITSELF = {
    "apps/get-authenticated",
    "apps/list-installations",
    "apps/get-installation",
    "apps/get-org-installation",
    "apps/get-repo-installation",
    "apps/get-user-installation",
    "apps/suspend-installation",
    "apps/unsuspend-installation",
    "apps/delete-installation",
}
TOKENS = {
    "apps/create-installation-access-token",
    "apps/list-repos-accessible-to-installation",
    "apps/revoke-installation-access-token",
}
WEBHOOK = {
    "apps/get-webhook-config-for-app",
    "apps/update-webhook-config-for-app",
    "apps/list-webhook-deliveries",
    "apps/get-webhook-delivery",
    "apps/redeliver-webhook-delivery",
}
MANIFEST = {"apps/create-from-manifest"}
PEOPLE = {"rate-limit/get", "users/get-authenticated", "users/get-by-username"}
LOGIN = {
    "apps/delete-token",
    "apps/list-installation-repos-for-authenticated-user",
    "apps/list-installations-for-authenticated-user",
}
NOWHERE = "http://127.0.0.1:9/"


@pytest.fixture
def nobody(sandbox: Sandbox, record: Record) -> Speaker:
    return Speaker(sandbox, record)


@pytest.fixture
def app(sandbox: Sandbox, record: Record, acme: Acme) -> Speaker:
    """Speaks with the App's JWT."""
    return Speaker(sandbox, record, app_token(acme.app, acme.private_key))


def test_itself_and_its_installations(app: Speaker, acme: Acme, nobody: Speaker) -> None:
    world, ann = app.sandbox.world, app.sandbox.world.create_user("ann")
    shop = world.create_repository("ann/shop", {"a.py": "a = 1\n"})
    hers = world.install(acme.app, ann, [shop])
    path = f"/app/installations/{hers.id}"
    assert app.get("/app")["slug"] == "touchline"
    assert len(app.get("/app/installations", params={"per_page": 1})) == 1
    assert app.get(path)["repository_selection"] == "selected"
    assert app.get("/orgs/acme/installation")["id"] == acme.installation.id
    assert app.get("/repos/acme/shop/installation")["id"] == acme.installation.id
    assert app.get("/users/ann/installation")["id"] == hers.id
    app.ask(204, "PUT", f"{path}/suspended")
    assert app.get(path)["suspended_by"]["login"] == "ann"
    app.post(f"{path}/access_tokens", wanted=403)
    app.ask(204, "DELETE", f"{path}/suspended")
    app.ask(204, "DELETE", path)
    app.get(path, 404)
    app.get("/repos/acme/nothing/installation", 404)
    nobody.get("/app", 401)
    assert app.met() >= ITSELF


def test_tokens(app: Speaker, acme: Acme, nobody: Speaker) -> None:
    path = f"/app/installations/{acme.installation.id}/access_tokens"
    whole = app.post(path)
    assert whole["permissions"] == acme.installation.permissions
    less = app.post(path, {"repositories": ["shop"], "permissions": {"checks": "read"}})
    assert less["permissions"] == {"checks": "read", "metadata": "read"}
    assert [one["name"] for one in less["repositories"]] == ["shop"]
    app.post(path, {"permissions": {"contents": "write"}}, wanted=422)
    app.post(path, {"repositories": ["nothing"]}, wanted=422)
    holder = Speaker(app.sandbox, app.record, less["token"])
    assert holder.get("/installation/repositories")["total_count"] == 1
    holder.post("/repos/acme/shop/check-runs", {"name": "x", "head_sha": "0" * 40}, wanted=403)
    holder.get("/app", 401)
    holder.ask(204, "DELETE", "/installation/token")
    holder.get("/installation/repositories", 401)
    nobody.get("/installation/repositories", 403)
    assert app.met() >= TOKENS


def test_the_webhook_and_its_log(app: Speaker, acme: Acme) -> None:
    app.patch("/app/hook/config", {"url": NOWHERE, "secret": "s", "content_type": "json"})
    assert app.get("/app/hook/config")["secret"] == "********"
    hooks, world = app.sandbox.hooks, app.sandbox.world
    world.suspend(acme.installation)
    world.unsuspend(acme.installation)
    assert hooks.drain(30)
    listed = app.ask(200, "GET", "/app/hook/deliveries", params={"per_page": 1})
    assert 'rel="next"' in listed.headers["Link"]
    path = f"/app/hook/deliveries/{listed.json()[0]['id']}"
    assert app.get(path)["request"]["payload"]["action"] == "unsuspend"
    app.post(f"{path}/attempts", wanted=202)
    assert hooks.drain(30)
    assert app.get("/app/hook/deliveries", params={"status": "failure"})[0]["redelivery"] is True
    app.get("/app/hook/deliveries/1", 404)
    with app.record.asking_wrongly():
        app.get("/app/hook/deliveries", 422, params={"cursor": "nonsense"})
        app.patch("/app/hook/config", {"content_type": "xml"}, wanted=422)
    assert app.met() >= WEBHOOK


def test_an_app_from_a_manifest(nobody: Speaker, acme: Acme, manifest: dict[str, object]) -> None:
    mine = manifest | {"name": "Second", "hook_attributes": {"url": NOWHERE}}
    code = create_code(nobody.sandbox.world, mine, acme.organization)
    made = nobody.post(f"/app-manifests/{code}/conversions")
    assert made["pem"].startswith("-----BEGIN RSA PRIVATE KEY-----")
    nobody.post(f"/app-manifests/{code}/conversions", wanted=404)
    assert nobody.met() >= MANIFEST


def test_people_and_the_rate(nobody: Speaker, acme: Acme) -> None:
    mona = nobody.as_person("mona")
    assert mona.get("/user")["login"] == "mona"
    assert nobody.get("/users/touchline%5Bbot%5D")["type"] == "Bot"
    assert nobody.get("/users/acme")["type"] == "Organization"
    assert mona.get("/rate_limit")["rate"]["limit"] == 5000
    nobody.get("/user", 401)
    nobody.get("/users/nobody", 404)
    nobody.as_installation(acme.installation).get("/user", 403)
    assert nobody.met() >= PEOPLE


def test_what_a_person_sees_who_logged_in(nobody: Speaker, acme: Acme) -> None:
    world = nobody.sandbox.world
    eve = world.create_user("eve")
    hidden = world.create_repository("acme/hidden", {"a": "b"}, private=True)
    world.set_collaborator(acme.repository, eve, "read")
    token = world.log_in(acme.app, eve)
    person = Speaker(nobody.sandbox, nobody.record, token.value)
    (installation,) = person.get("/user/installations")["installations"]
    seen = person.get(f"/user/installations/{installation['id']}/repositories")
    assert [one["full_name"] for one in seen["repositories"]] == [acme.repository.full_name]
    person.ask(404, "GET", f"/repos/{hidden.full_name}")
    person.ask(404, "GET", "/user/installations/99999/repositories")
    nobody.ask(401, "GET", "/user/installations")
    nobody.as_person("eve").ask(403, "GET", "/user/installations")
    address, body = f"/applications/{acme.app.client_id}/token", {"access_token": token.value}
    nobody.ask(404, "DELETE", address, json=body, auth=(acme.app.client_id, "wrong"))
    client = (acme.app.client_id, acme.app.client_secret)
    nobody.ask(204, "DELETE", address, json=body, auth=client)
    person.ask(401, "GET", "/user/installations")
    assert nobody.met() >= LOGIN
