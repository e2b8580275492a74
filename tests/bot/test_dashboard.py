"""The dashboard with 10,000 reviews: who sees what, how large pages are, how much they ask."""

import re
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import Engine, event, insert

from bot.store.database import now_ms, open_database
from bot.store.migrate import migrate
from bot.store.tables import budgets, open_runs, pulls
from sandbox.server import Sandbox
from tests.bot.house import Browser, House
from tests.bot.years import fill

pytestmark = pytest.mark.xdist_group("dashboard")  # one large database for all of them

LARGEST = 100_000  # bytes
MOST_QUESTIONS = 10  # to the database, for one page
SHOP = "/repos/acme/shop"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """One for all tests; nobody writes to it but where a test says so."""
    engine = open_database(f"sqlite:///{tmp_path_factory.mktemp('years') / 'touchline.db'}")
    migrate(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def house(sandbox: Sandbox, filled: Engine) -> Iterator[House]:
    built = House.build(sandbox, filled, frozenset({"bob"}))
    with filled.connect() as connection:
        empty = connection.exec_driver_sql("SELECT count(*) FROM reviews").scalar() == 0
    if empty:
        fill(filled, built.shop.id)
    yield built
    built.server.stop()


@pytest.fixture
def ann(house: House) -> Browser:
    return house.as_person("ann")


def pages(ann: Browser) -> list[str]:
    """One of each kind."""
    pull = re.search(rf'href="({SHOP}/pull/\d+)"', ann.get(f"{SHOP}/pulls").text)
    assert pull
    review = re.search(rf'href="({SHOP}/pull/\d+/reviews/\d+)"', ann.get(pull[1]).text)
    rule = re.search(rf'href="({SHOP}/rules/[\w-]+)"', ann.get(f"{SHOP}/rules").text)
    assert review and rule
    lists = ["/", SHOP, f"{SHOP}/pulls", f"{SHOP}/pulls?page=40", f"{SHOP}/rules"]
    return [
        *lists,
        pull[1],
        review[1],
        rule[1],
        f"{rule[1]}?page=3",
        "/rules",
        "/rules/query-in-loop",
    ]


def test_pages_are_small_and_ask_little(house: House, ann: Browser) -> None:
    asked: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.startswith("SELECT"):
            asked.append(statement)

    event.listen(house.database, "before_cursor_execute", note)
    report = []
    shown = [(ann, page) for page in pages(ann)]
    for browser, page in [*shown, (house.as_person("bob"), "/operations")]:
        browser.get(page)  # what is read once a process
        asked.clear()
        began = time.perf_counter()
        answer = browser.get(page)
        took = 1000 * (time.perf_counter() - began)
        report.append(f"{took:6.0f} ms {len(answer.content):7,} bytes {len(asked):2} {page}")
        assert answer.status_code == 200, page
        assert len(answer.content) <= LARGEST, page
        assert len(asked) <= MOST_QUESTIONS, (page, asked)
        assert "<script" not in answer.text and " style=" not in answer.text, page
    event.remove(house.database, "before_cursor_execute", note)
    print("\n".join(report))  # noqa: T201 - the figures, for whoever runs it with -s


def test_each_sees_their_own_and_nothing_else(house: House, ann: Browser) -> None:
    bob, eve = house.as_person("bob"), house.as_person("eve")
    assert "acme/shop" in ann.get("/").text and "acme/store" not in ann.get("/").text
    assert "acme/store" in bob.get("/").text and "acme/shop" not in bob.get("/").text
    assert "installed on no repository" in eve.get("/").text
    for page in (one for one in pages(ann) if one.startswith(SHOP)):
        for stranger in (bob, eve):
            answer = stranger.get(page)
            assert answer.status_code == 404
            assert answer.text == stranger.get("/repos/acme/no-such").text
        assert house.browser().get(page).status_code == 302


def test_a_review_is_not_reached_through_another_repository(house: House, ann: Browser) -> None:
    world, mine = house.box.world, house.box.world.create_repository
    other = mine("acme/open", {"a": "b"}, private=True)
    world.set_collaborator(other, world.user("eve"), "read")
    eve = house.as_person("eve")
    review = next(one for one in pages(ann) if "/reviews/" in one)
    assert eve.get("/repos/acme/open").status_code == 200
    assert eve.get(review.replace("shop", "open")).status_code == 404
    assert ann.get(re.sub(r"/pull/\d+", "/pull/99999", review)).status_code == 404


def test_a_public_repository_is_shown_to_those_who_were_given_access(house: House) -> None:
    house.box.world.create_repository("acme/public", {"a": "b"})
    eve = house.as_person("eve")
    assert eve.get("/repos/acme/public").status_code == 404


def test_access_that_was_taken_away_ends_within_a_minute(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = house.as_person("ann")
    assert ann.get(SHOP).status_code == 200
    house.box.world.set_collaborator(house.shop, house.box.world.user("ann"), "none")
    later = time.monotonic() + 61
    monkeypatch.setattr(time, "monotonic", lambda: later)
    again = house.as_person("ann")  # a session of its own: nothing is remembered for it
    assert again.get(SHOP).status_code == 404


def test_what_github_does_not_say_is_not_shown(house: House, ann: Browser) -> None:
    from sandbox.faults import Answer, Fault, When  # noqa: PLC0415 - of this test alone

    house.box.faults.add(Fault("GET", "/user/installations", Answer(502, b""), When.BEFORE))
    answer = ann.get(SHOP)
    assert answer.status_code == 503 and "nothing is shown" in answer.text


def test_operators_alone_see_queue_and_dead_letters(house: House, ann: Browser) -> None:
    bob = house.as_person("bob")
    page = bob.get("/operations").text
    assert "Resource not accessible by integration" in page and "Page 1 of 8" in page
    assert 'href="/operations"' in bob.get("/").text
    assert ann.get("/operations").status_code == 404
    assert 'href="/operations"' not in ann.get("/").text


def test_installations_that_github_told_to_wait_are_shown(house: House) -> None:
    bob = house.as_person("bob")
    assert "No installation was told to wait." in bob.get("/operations").text
    now = now_ms()
    with house.database.begin() as connection:
        for number, until in ((77_001, now + 60_000), (77_002, now - 1)):
            connection.execute(insert(budgets).values(installation=number, blocked_ms=until))
    page = bob.get("/operations").text
    assert "77001" in page and "77002" not in page
    with house.database.begin() as connection:
        connection.execute(budgets.delete())


def test_pages_of_a_list_hold_every_pull_request_once(ann: Browser) -> None:
    seen: list[str] = []
    for number in (1, 2, 3):
        text = ann.get(f"{SHOP}/pulls?page={number}").text
        seen += re.findall(rf'href="{SHOP}/pull/(\d+)">#', text)
    assert len(seen) == 120 == len(set(seen))
    assert ann.get(f"{SHOP}/pulls?page=9999").status_code == 200
    assert ann.get(f"{SHOP}/pulls?page=x").text.count("<tr>") == 41


def test_a_rule_says_who_ignores_it_why_and_until_when(ann: Browser) -> None:
    found = ""
    for rule in re.findall(rf'href="({SHOP}/rules/[\w-]+)"', ann.get(f"{SHOP}/rules").text):
        found = ann.get(rule).text
        if "in force" in found:
            break
    assert re.search(r"<th scope=\"row\">(ann|mona|grace)</th>", found)
    assert "behind the gateway&#39;s own limit" in found or "the old client" in found
    assert "for good" in found or re.search(r"\d+ \w+ 20\d\d</td>", found)


def wanted(house: House, **more: object) -> dict[str, object]:
    row: dict[str, object] = {
        "repo_id": house.shop.id,
        "number": 90_001,
        "installation": 1,
        "wanted": "{}",
        "wanted_head": "a" * 40,
        "asked": 1,
        "generation": 0,
        "job": "j1",
    }
    return row | more


def test_a_review_under_way_is_shown_and_looked_at_again(house: House, ann: Browser) -> None:
    page = f"{SHOP}/pull/90001"
    stages: list[tuple[Callable[[Any], Any], str]] = [
        (lambda c: c.execute(insert(pulls).values(wanted(house))), "queued"),
        (lambda c: c.execute(insert(open_runs).values(_run(house))), "reviewing"),
        (lambda c: c.execute(pulls.update().values(_put_off())), "waiting"),
    ]
    for act, stage in stages:
        with house.database.begin() as connection:
            act(connection)
        text = ann.get(page).text
        assert f'<span class="badge running">{stage}</span>' in text
        assert 'http-equiv="refresh"' in text and "aaaaaaa" in text
    assert "GitHub did not answer" in text
    with house.database.begin() as connection:
        connection.execute(pulls.delete())
        connection.execute(open_runs.delete())
    assert ann.get(page).status_code == 404


def _run(house: House) -> dict[str, object]:
    return {"run": 5, "repo_id": house.shop.id, "number": 90_001, "opened_ms": 1}


def _put_off() -> dict[str, object]:
    told = "GitHub did not answer <b>"
    return {"attempt": 2, "not_before_ms": now_ms() + 60_000, "trouble": told}
