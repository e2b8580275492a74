"""GitHub's login, over HTTP against the sandbox: who gets in, who does not, what a session is."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from bot.web.login.limit import Limit
from bot.web.login.routes import TRIES
from sandbox.server import Sandbox
from tests.bot.house import House, query


@pytest.fixture
def house(sandbox: Sandbox, database: Engine) -> Iterator[House]:
    built = House.build(sandbox, database, frozenset({"bob"}))
    yield built
    built.server.stop()


def test_whoever_logs_in_is_known_until_they_log_out(house: House) -> None:
    ann = house.as_person("ann")
    assert ">ann<" in ann.get("/rules").text
    assert ann.post("/logout", csrf=ann.form_token()).status_code == 303
    assert ann.cookie() == ""
    assert ">ann<" not in ann.get("/rules").text
    assert ann.get("/repos/acme/shop").status_code == 302


def test_a_page_that_wants_a_login_is_shown_after_it(house: House) -> None:
    browser = house.browser()
    asked = browser.get("/repos/acme/shop")
    assert (asked.status_code, asked.headers["Location"]) == (302, "/login?next=/repos/acme/shop")
    answer = browser.log_in("ann", asked.headers["Location"])
    assert answer.headers["Location"] == "/repos/acme/shop"
    assert browser.get("/repos/acme/shop").status_code == 200


def test_the_login_has_a_state_and_a_challenge(house: House) -> None:
    asked = query(house.browser().leave())
    assert asked["code_challenge_method"] == "S256" and len(asked["code_challenge"]) == 43
    assert len(asked["state"]) >= 20
    assert asked["redirect_uri"] == f"{house.url}/login/callback"
    assert "scope" not in asked


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example", "evil", "/a\tb"]
)
def test_nobody_is_led_elsewhere_after_the_login(house: House, elsewhere: str) -> None:
    browser = house.browser()
    answer = browser.log_in("ann", f"/login?next={elsewhere}")
    assert answer.headers["Location"] == "/"


def test_a_login_that_somebody_else_began_is_refused(house: House) -> None:
    eve, ann = house.browser(), house.browser()
    back = eve.agree(eve.leave(), "eve")
    ann.leave()
    for browser in (ann, house.browser()):
        answer = browser.get(back)
        assert answer.status_code == 400 and "begin anew" in answer.text
        assert ">eve<" not in browser.get("/rules").text


def test_a_code_is_worth_nothing_without_its_verifier(house: House) -> None:
    eve, ann = house.browser(), house.browser()
    stolen = query(ann.agree(ann.leave(), "ann"))["code"]
    state = query(eve.leave())["state"]
    answer = eve.get(f"/login/callback?code={stolen}&state={state}")
    assert answer.status_code == 400 and "GitHub gave no token" in answer.text


def test_a_login_counts_once(house: House) -> None:
    ann = house.browser()
    back = ann.agree(ann.leave(), "ann")
    assert ann.get(back).status_code == 303
    assert ann.get(back).status_code == 400


def test_who_tells_github_no_is_not_logged_in(house: House) -> None:
    ann = house.browser()
    answer = ann.get(ann.agree(ann.leave(), ""))
    assert answer.status_code == 400 and "told not to" in answer.text


def test_the_session_is_sealed_and_out_of_reach_of_scripts_and_other_sites(house: House) -> None:
    ann = house.browser()
    answer = ann.log_in("ann")
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie and "Path=/" in cookie
    token = next(t for t in house.box.world.tokens.values() if t.app is house.app and t.user)
    assert token.value not in cookie and "ann" not in ann.cookie()
    for forged in (ann.cookie()[:-2] + "xx", "x", ""):
        other = house.browser()
        other.session.cookies.set("touchline", forged)
        assert other.get("/repos/acme/shop").status_code == 302


def test_a_token_that_github_revoked_ends_the_session(house: House) -> None:
    ann = house.as_person("ann")
    house.box.world.tokens.clear()
    assert ann.get("/repos/acme/shop").headers["Location"].startswith("/login")
    assert ">ann<" not in ann.get("/rules").text


def test_logging_out_revokes_the_token(house: House) -> None:
    ann = house.as_person("ann")
    ann.post("/logout", csrf=ann.form_token())
    assert not [one for one in house.box.world.tokens.values() if one.app is house.app and one.user]


@pytest.mark.parametrize("given", ["", "wrong", "\u00e9"])
def test_a_form_of_another_site_does_nothing(house: House, given: str) -> None:
    ann = house.as_person("ann")
    assert ann.post("/logout", csrf=given).status_code == 403
    assert ">ann<" in ann.get("/rules").text


def test_logins_are_limited(house: House) -> None:
    browser = house.browser()
    answers = [browser.get("/login").status_code for _ in range(TRIES + 1)]
    assert answers == [302] * TRIES + [429]
    refused = browser.get("/login")
    assert 0 < int(refused.headers["Retry-After"]) <= 61
    assert browser.get("/rules").status_code == 200


def test_a_limit_ends_with_its_time_and_keeps_a_bound() -> None:
    now = [0.0]
    limit = Limit(2, 10.0, lambda: now[0])
    assert [limit.wait_s("a") for _ in range(3)] == [0, 0, 11]
    assert limit.wait_s("b") == 0
    now[0] = 10.0
    assert limit.wait_s("a") == 0
    for number in range(25_000):
        limit.wait_s(str(number))
    assert len(limit._tries) <= 10_001


def test_without_an_oauth_client_there_is_no_login(receiver_url: str) -> None:
    import requests  # noqa: PLC0415 - the one plain request of this file

    for path, status in (("/login", 404), ("/repos/a/b", 404), ("/", 200), ("/operations", 404)):
        assert requests.get(receiver_url + path, timeout=30).status_code == status


@pytest.fixture
def receiver_url(request: pytest.FixtureRequest) -> str:
    return str(request.getfixturevalue("receiver").url)
