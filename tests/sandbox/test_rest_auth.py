"""Who may ask: App JWTs, installation tokens, permissions, visibility."""

from datetime import UTC, datetime, timedelta

import jwt
import pytest

from sandbox.server import Sandbox
from sandbox.world import AppPlan
from tests.conftest import Record
from tests.sandbox.rest_client import Client, open_shop, signed


def test_an_app_shows_itself_by_id_and_by_client_id(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    for issuer in (str(shop.app.id), shop.app.client_id):
        answer = shop.as_app(iss=issuer).get("/app")
        assert answer.status_code == 200
        assert answer.json()["slug"] == "review-bot"
        assert answer.json()["installations_count"] == 1
    assert shop.bot.get("/users/review-bot[bot]").json()["type"] == "Bot"


@pytest.mark.parametrize(
    ("claims", "status", "says"),
    [
        ({"exp": 700}, 401, "too far in the future"),
        ({"exp": -1}, 401, "'Expiration time' claim ('exp') must be"),
        ({"iat": 60}, 401, "'Issued at' claim ('iat') must be"),
        ({"iss": "4711"}, 404, "Integration not found"),
    ],
)
def test_a_jwt_out_of_time_or_of_nobody_is_refused(
    sandbox: Sandbox, claims: dict[str, int | str], status: int, says: str
) -> None:
    shop = open_shop(sandbox)
    now = int(sandbox.world.now().timestamp())
    moved = {k: v + now if isinstance(v, int) else v for k, v in claims.items()}
    answer = shop.as_app(**moved).get("/app")
    assert answer.status_code == status
    assert says in answer.json()["message"]


def test_a_jwt_signed_by_another_key_or_way_is_refused(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    _other, key = sandbox.world.register_app(AppPlan("Other", shop.ann))
    now = int(sandbox.world.now().timestamp())
    claims = {"iat": now - 60, "exp": now + 300, "iss": str(shop.app.id)}
    forged = jwt.encode(claims, key, algorithm="RS256")
    by_secret = jwt.encode(claims, "x" * 64, algorithm="HS256")
    for token in (forged, by_secret, "a.b.c"):
        answer = Client(sandbox.api_url, token).get("/app")
        assert answer.status_code == 401
        assert answer.json()["message"] == "A JSON web token could not be decoded"


def test_a_jwt_dies_by_the_sandboxs_clock(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    client = Client(sandbox.api_url, signed(shop))
    assert client.get("/app").status_code == 200
    sandbox.world.clock.advance(301)
    assert client.get("/app").status_code == 401


def test_a_token_lives_for_an_hour(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    sandbox.world.clock.stop(datetime(2026, 5, 1, 12, tzinfo=UTC))
    made = shop.as_app().post(f"/app/installations/{shop.installation.id}/access_tokens")
    assert made.status_code == 201
    assert made.json()["expires_at"] == "2026-05-01T13:00:00Z"
    assert made.json()["permissions"] == shop.installation.permissions
    assert made.json()["repository_selection"] == "all"
    client = Client(sandbox.api_url, made.json()["token"])
    assert client.get(shop.repo).status_code == 200
    sandbox.world.clock.advance(timedelta(hours=1).total_seconds())
    refused = client.get(shop.repo)
    assert (refused.status_code, refused.json()["message"]) == (401, "Bad credentials")


def test_a_token_can_be_narrowed_and_not_widened(sandbox: Sandbox, record: Record) -> None:
    shop = open_shop(sandbox)
    other = sandbox.world.create_repository("ann/other", {"a": "b\n"}, private=True)
    path = f"/app/installations/{shop.installation.id}/access_tokens"
    made = shop.as_app().post(
        path, repository_ids=[shop.repository.id], permissions={"contents": "read"}
    )
    assert made.json()["permissions"] == {"contents": "read", "metadata": "read"}
    assert [one["name"] for one in made.json()["repositories"]] == ["shop"]
    narrow = Client(sandbox.api_url, made.json()["token"])
    assert narrow.get(f"/repos/{other.full_name}").status_code == 404
    assert narrow.get(f"{shop.repo}/contents/app.py").status_code == 200
    assert narrow.post(f"{shop.repo}/pulls/1/reviews", body="x", event="COMMENT").status_code == 403
    wider = shop.as_app().post(path, permissions={"contents": "write"})
    assert wider.status_code == 422
    unknown = shop.as_app().post(path, repositories=["nothing"])
    assert unknown.status_code == 422


def test_a_missing_permission_is_named(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox, permissions={"checks": "read", "pull_requests": "read"})
    answer = shop.bot.post(f"{shop.repo}/check-runs", name="x", head_sha=shop.pull.head_sha)
    assert answer.status_code == 403
    assert answer.json()["message"] == "Resource not accessible by integration"
    assert answer.headers["X-Accepted-GitHub-Permissions"] == "checks=write"
    assert "checks/runs#create-a-check-run" in answer.json()["documentation_url"]


def test_what_is_private_to_others_is_not_there(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox, private=True)
    eve = sandbox.world.create_user("eve")
    stranger, _key = sandbox.world.register_app(AppPlan("Stranger", eve, {"contents": "read"}))
    installed = sandbox.world.install(stranger, eve)
    token = sandbox.world.issue_token(installed, installed.permissions).value
    for client in (shop.as_(eve), Client(sandbox.api_url), Client(sandbox.api_url, token)):
        assert client.get(shop.repo).status_code == 404
    assert shop.as_(shop.bob).get(shop.repo).status_code == 200
    sandbox.world.set_private(shop.repository, False, shop.ann)
    assert Client(sandbox.api_url).get(shop.repo).status_code == 200


def test_a_stranger_reads_what_is_public_and_writes_nothing(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    eve = sandbox.world.create_user("eve")
    app, _key = sandbox.world.register_app(AppPlan("Eve's", eve, {"pull_requests": "write"}))
    installed = sandbox.world.install(app, eve)
    client = Client(
        sandbox.api_url, sandbox.world.issue_token(installed, installed.permissions).value
    )
    assert client.get(f"{shop.repo}/pulls/1").status_code == 200
    refused = client.post(f"{shop.repo}/pulls/1/reviews", body="x", event="COMMENT")
    assert refused.status_code == 403
    nobody = Client(sandbox.api_url).post(f"{shop.repo}/issues/1/comments", body="x")
    assert (nobody.status_code, nobody.json()["message"]) == (401, "Requires authentication")


def test_a_suspended_installation_gets_and_keeps_no_token(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    client, app = shop.bot, shop.as_app()
    path = f"/app/installations/{shop.installation.id}"
    assert app.send("PUT", f"{path}/suspended").status_code == 204
    assert client.get(shop.repo).status_code == 403
    assert app.post(f"{path}/access_tokens").status_code == 403
    assert app.get(path).json()["suspended_by"]["login"] == "ann"
    assert app.delete(f"{path}/suspended").status_code == 204
    assert client.get(shop.repo).status_code == 200


def test_an_uninstalled_app_is_gone(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    client, app = shop.bot, shop.as_app()
    path = f"/app/installations/{shop.installation.id}"
    assert app.delete(path).status_code == 204
    assert client.get(shop.repo).status_code == 401
    assert app.get(path).status_code == 404
    assert app.get(f"{shop.repo}/installation").status_code == 404


def test_where_an_app_is_installed(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    number = shop.installation.id
    for path in (f"{shop.repo}/installation", "/users/ann/installation"):
        assert shop.as_app().get(path).json()["id"] == number
    listed = shop.bot.get("/installation/repositories").json()
    assert listed["total_count"] == 1
    assert listed["repositories"][0]["full_name"] == "ann/shop"


def test_an_app_lists_its_installations(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    listed = shop.as_app().get("/app/installations").json()
    assert [one["id"] for one in listed] == [shop.installation.id]
    assert listed[0]["account"]["login"] == "ann"


def test_a_revoked_token_is_dead(sandbox: Sandbox) -> None:
    client = open_shop(sandbox).bot
    assert client.delete("/installation/token").status_code == 204
    assert client.get("/installation/repositories").status_code == 401


def test_the_hook_can_be_set_and_hides_its_secret(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    client = shop.as_app()
    set_ = client.patch("/app/hook/config", url="http://127.0.0.1:9/webhook", secret="s3cret")
    assert set_.json()["secret"] == "********"
    assert client.get("/app/hook/config").json()["url"] == "http://127.0.0.1:9/webhook"
    assert shop.app.hook.secret == "s3cret"


def test_a_person_is_not_an_app(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    assert shop.as_(shop.ann).get("/user").json()["login"] == "ann"
    assert shop.bot.get("/user").status_code == 403
    answer = shop.as_(shop.ann).post(
        f"{shop.repo}/check-runs", name="x", head_sha=shop.pull.head_sha
    )
    assert answer.json()["message"] == "You must authenticate via a GitHub App."


def test_what_a_person_may_do_with_a_repository(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    eve = sandbox.world.create_user("eve")
    sandbox.world.set_collaborator(shop.repository, eve, "maintain")
    for login, old, role in (
        ("ann", "admin", "admin"),
        ("bob", "write", "write"),
        ("eve", "write", "maintain"),
    ):
        answer = shop.bot.get(f"{shop.repo}/collaborators/{login}/permission").json()
        assert (answer["permission"], answer["role_name"]) == (old, role)
    sandbox.world.create_user("zoe")
    zoe = shop.bot.get(f"{shop.repo}/collaborators/zoe/permission").json()
    assert zoe["permission"] == "read"  # of a public repository
    assert shop.bot.get(f"{shop.repo}/collaborators/nobody/permission").status_code == 404
