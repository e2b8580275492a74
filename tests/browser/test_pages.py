"""Rule pages and dashboard as people with different rights see them, in a real browser."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.expected_conditions import url_to_be
from selenium.webdriver.support.wait import WebDriverWait

from bot.cli.demonstration.reading import Reader
from bot.cli.demonstration.stage import Stage, open_stage
from bot.cli.demonstration.story import mend_shop, open_shop, page_of
from bot.ledger.record import Deed, Record
from bot.store.database import now_ms, open_database
from bot.store.ignores import Ignores
from sandbox.model import PullRequest
from tests.bot.years import fill
from tests.browser.looking import (
    DARK,
    LIGHT,
    LOOKS,
    back_to_usual,
    complaints,
    picture,
    width_of,
)

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("pages")]  # one stage

WAIT = 30  # seconds for one page
DAY_MS = 86_400_000
FILLED = 700  # reviews, made up


@dataclass(frozen=True)
class House:
    """The demo after its first review, and months of made-up ones before it."""

    stage: Stage
    pull: PullRequest

    @property
    def repo(self) -> str:
        return f"{self.stage.dashboard}/repos/{self.pull.repository.full_name}"


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    with open_stage("corner-shop", 0) as stage:
        world = stage.box.world
        pull = open_shop(stage)
        other = world.create_repository("corner-shop/stock", {"a": "b"}, private=True)
        world.set_private(pull.repository, True, stage.author)
        world.set_collaborator(other, world.create_user("bob"), "write")
        reader = Reader(stage, pull)
        reader.wait(lambda _state: None)
        mend_shop(stage, pull)
        reader.wait(lambda _state: None)
        database = open_database(stage.environment["TOUCHLINE_DATABASE_URL"])
        fill(database, pull.repository.id, size=FILLED)
        Ignores(database).add(_ignores(pull))
        database.dispose()
        yield House(stage, pull)


def _ignores(pull: PullRequest) -> Iterator[Record]:
    now, rule = now_ms(), "http-call-no-timeout"
    reason = "the gateway in front gives up after 5 seconds"
    who = [("ann", now + 30 * DAY_MS), ("mona", None), ("grace", now - DAY_MS)]
    for at, (by, until) in enumerate(who):
        key, given = f"shown.{at}", now - (at + 3) * DAY_MS
        number = pull.number + at
        yield Record(pull.repository.id, number, key, Deed.IGNORE, rule, by, reason, given, until)


@pytest.fixture(autouse=True)
def fresh(browser: webdriver.Chrome, house: House) -> Iterator[None]:
    """Nobody is logged in, and the window is as it always is."""
    browser.get(house.stage.dashboard)
    browser.delete_all_cookies()
    yield
    back_to_usual(browser)


def log_in(browser: webdriver.Chrome, house: House, login: str) -> None:
    browser.get(house.stage.dashboard)
    browser.find_element(By.LINK_TEXT, "Sign in with GitHub").click()
    assert browser.current_url.startswith(house.stage.box.url)
    browser.find_element(By.CSS_SELECTOR, f'button[value="{login}"]').click()
    WebDriverWait(browser, WAIT).until(url_to_be(f"{house.stage.dashboard}/"))
    assert login in browser.find_element(By.CLASS_NAME, "who").text


def heading(browser: webdriver.Chrome) -> str:
    return browser.find_element(By.TAG_NAME, "h1").text


def pages(house: House) -> dict[str, str]:
    """One of each kind, by the name of its picture; the first two are for everybody."""
    return {
        "rules": f"{house.stage.dashboard}/rules?q=timeout",
        "rule": f"{house.stage.dashboard}/rules/http-call-no-timeout",
        "repositories": f"{house.stage.dashboard}/",
        "repository": house.repo,
        "pull-requests": f"{house.repo}/pulls",
        "pull-request": f"{house.repo}/pull/{house.pull.number}",
        "review": f"{house.repo}/pull/{house.pull.number}/reviews/2",
        "repository-rules": f"{house.repo}/rules",
        "repository-rule": f"{house.repo}/rules/http-call-no-timeout",
        "operations": f"{house.stage.dashboard}/operations",
    }


def test_two_people_see_what_each_may_see(browser: webdriver.Chrome, house: House) -> None:
    log_in(browser, house, "ann")
    main = browser.find_element(By.TAG_NAME, "main").text
    assert "corner-shop/checkout" in main or house.pull.repository.full_name in main
    assert "corner-shop/stock" not in main
    browser.find_element(By.LINK_TEXT, house.pull.repository.full_name).click()
    assert heading(browser) == house.pull.repository.full_name
    browser.find_element(By.XPATH, "//button[text()='Sign out']").click()
    log_in(browser, house, "bob")
    assert "corner-shop/stock" in browser.find_element(By.TAG_NAME, "main").text
    assert house.pull.repository.full_name not in browser.find_element(By.TAG_NAME, "main").text
    for name in ("repository", "review", "repository-rules", "operations"):
        browser.get(pages(house)[name])
        assert heading(browser) == "Not found"


def test_a_review_leads_to_its_lines_rules_and_check_run(
    browser: webdriver.Chrome, house: House
) -> None:
    log_in(browser, house, "ann")
    browser.get(pages(house)["pull-request"])
    browser.find_element(By.LINK_TEXT, house.pull.head_sha[:7]).click()
    text = browser.find_element(By.TAG_NAME, "main").text
    assert "front/server.ts:" in text and "in-memory-session-store" in text
    assert "Where the time went" in text and "compare" in text
    link = browser.find_element(By.PARTIAL_LINK_TEXT, "front/server.ts:")
    assert f"/blob/{house.pull.head_sha}/front/server.ts#L" in (link.get_attribute("href") or "")
    browser.find_element(By.LINK_TEXT, "in-memory-session-store").click()
    browser.find_element(By.LINK_TEXT, "What the rule is about").click()
    assert browser.current_url == f"{house.stage.dashboard}/rules/in-memory-session-store"


def test_a_comment_leads_to_the_page_of_its_rule(browser: webdriver.Chrome, house: House) -> None:
    browser.get(f"{page_of(house.stage, house.pull)}/files")
    link = browser.find_element(By.CSS_SELECTOR, "article.comment a[href*='/rules/']")
    rule = link.text
    link.click()
    WebDriverWait(browser, WAIT).until(url_to_be(f"{house.stage.dashboard}/rules/{rule}"))
    assert rule in browser.find_element(By.CLASS_NAME, "meta").text
    assert "Why it breaks production" in browser.find_element(By.TAG_NAME, "main").text


def test_a_rule_says_who_ignores_it_why_and_until_when(
    browser: webdriver.Chrome, house: House
) -> None:
    log_in(browser, house, "ann")
    browser.get(pages(house)["repository-rule"])
    found = browser.find_elements(By.XPATH, "(//h2)[1]/following::tbody[1]/tr")
    # The filling of the house may ignore this rule as well.
    rows = [one.text for one in found if "gives up after 5 seconds" in one.text]
    assert [row.split()[0] for row in rows] == ["ann", "mona", "grace"]
    assert rows[0].endswith("in force")
    assert "for good" in rows[1] and rows[2].endswith("over")


def test_rules_are_found_by_the_form(browser: webdriver.Chrome, house: House) -> None:
    browser.get(f"{house.stage.dashboard}/rules")
    browser.find_element(By.NAME, "q").send_keys("ruff:S113")
    browser.find_element(By.XPATH, "//button[text()='Show']").click()
    found = [one.text for one in browser.find_elements(By.CSS_SELECTOR, ".rules .title")]
    assert "HTTP call without a timeout" in found and len(found) < 5


def test_nothing_serious_stands_in_anybodys_way(browser: webdriver.Chrome, house: House) -> None:
    """axe-core, whole in light; what depends on colours once more in dark."""
    log_in(browser, house, "ann")
    found = []
    for name, address in pages(house).items():
        LIGHT.take(browser)
        browser.get(address)
        assert heading(browser) != "Not found", name
        found += [f"{name}: {one}" for one in complaints(browser)]
        DARK.take(browser)
        found += [f"{name} in dark: {one}" for one in complaints(browser, "color-contrast")]
    assert found == []


def test_no_page_is_wider_than_a_phone(browser: webdriver.Chrome, house: House) -> None:
    log_in(browser, house, "ann")
    phone = LOOKS[2]
    phone.take(browser)
    wide = {}
    for name, address in pages(house).items():
        browser.get(address)
        wide[name] = width_of(browser)
    assert wide == dict.fromkeys(wide, phone.width)


def test_pictures_are_taken_where_asked_for(
    browser: webdriver.Chrome, house: House, tmp_path: Path
) -> None:
    """`TOUCHLINE_PICTURES=docs make test` renews docs/pictures/."""
    asked = os.environ.get("TOUCHLINE_PICTURES")
    folder = Path(asked or tmp_path) / "pictures"
    folder.mkdir(exist_ok=True)
    log_in(browser, house, "ann")
    looks = LOOKS if asked else LOOKS[:1]
    for look in looks:
        look.take(browser)
        for name, address in pages(house).items():
            browser.get(address)
            taken = picture(browser, look)
            assert taken[:4] == b"RIFF" and taken[8:12] == b"WEBP"
            (folder / f"{name}-{look.name}.webp").write_bytes(taken)
    assert sum(one.stat().st_size for one in folder.iterdir()) < 2_000_000


def test_it_works_without_javascript(browser: webdriver.Chrome, house: House) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        log_in(browser, house, "ann")
        browser.get(house.repo)
        source = browser.page_source
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    assert re.search(r"<svg[^>]*aria-label=\"New hazards by week", source)
