"""The demo's pull request as a person sees it in a browser."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from bot.cli.demonstration import shop
from bot.cli.demonstration.reading import Reader, Shown
from bot.cli.demonstration.stage import Stage, open_stage
from bot.cli.demonstration.story import mend_shop, open_shop, page_of
from sandbox.model import PullRequest

WAIT = 60  # seconds for an answer

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]  # one stage


@pytest.fixture(scope="module")
def reviewed() -> Iterator[tuple[Stage, PullRequest, Shown]]:
    """The demo, up to the review of its first push."""
    with open_stage("corner-shop", 0) as stage:
        pull = open_shop(stage)
        yield stage, pull, Reader(stage, pull).wait(lambda _state: None)


def test_the_comments_stand_below_their_lines(
    browser: webdriver.Chrome, reviewed: tuple[Stage, PullRequest, Shown]
) -> None:
    stage, pull, shown = reviewed
    browser.get(f"{page_of(stage, pull)}/files")
    seen = set()
    for row in browser.find_elements(By.CSS_SELECTOR, "tr.at-line"):
        file = row.find_element(By.XPATH, "ancestor::section[@data-path]")
        above = row.find_element(By.XPATH, "preceding-sibling::tr[@data-line][1]")
        comment = row.find_element(By.CSS_SELECTOR, "article.comment")
        assert comment.get_attribute("data-line") == above.get_attribute("data-line")
        seen.add((file.get_attribute("data-path"), above.get_attribute("data-line")))
    assert seen == {(comment.path, str(comment.end)) for comment in shown.comments}
    assert {path for path, _ in seen} <= {path for path, _, _ in shop.wanted_places("checkout")}
    assert len(seen) >= 8  # at most ten comments a review; some may share a line


def test_a_suggestion_is_shown_as_a_change(
    browser: webdriver.Chrome, reviewed: tuple[Stage, PullRequest, Shown]
) -> None:
    stage, pull, _ = reviewed
    browser.get(f"{page_of(stage, pull)}/files")
    file = browser.find_element(By.CSS_SELECTOR, 'section.file[data-path="front/server.ts"]')
    added = file.find_elements(By.CSS_SELECTOR, ".suggestion tr.addition")
    assert '"0.0.0.0"' in " ".join(row.text for row in added)


def test_the_merge_box_says_why_it_is_blocked(
    browser: webdriver.Chrome, reviewed: tuple[Stage, PullRequest, Shown]
) -> None:
    stage, pull, shown = reviewed
    browser.get(page_of(stage, pull))
    box = browser.find_element(By.ID, "merge-box")
    assert "Merging is blocked" in box.text
    assert "touchline" in box.text
    assert shown.title in box.text


def test_every_page_says_that_it_is_a_sandbox(
    browser: webdriver.Chrome, reviewed: tuple[Stage, PullRequest, Shown]
) -> None:
    stage, pull, _ = reviewed
    for page in (stage.box.url, page_of(stage, pull), f"{page_of(stage, pull)}/checks"):
        browser.get(page)
        assert "sandbox" in browser.find_element(By.CLASS_NAME, "ribbon").text


def test_the_checks_tab_lists_every_finding(
    browser: webdriver.Chrome, reviewed: tuple[Stage, PullRequest, Shown]
) -> None:
    stage, pull, _ = reviewed
    browser.get(f"{page_of(stage, pull)}/checks")
    text = browser.find_element(By.CSS_SELECTOR, "section.check").text
    for path, line, rule in shop.wanted_places("checkout"):
        assert f"{path}:{line}" in text
        assert rule in text


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`TOUCHLINE_PICTURES=docs` renews the pictures of the documentation."""
    return Path(os.environ.get("TOUCHLINE_PICTURES") or tmp_path_factory.mktemp("pictures"))


def is_picture(file: Path) -> bool:
    return file.read_bytes().startswith(b"\x89PNG")


def test_pictures_of_the_whole_pages(
    browser: webdriver.Chrome, reviewed: tuple[Stage, PullRequest, Shown], folder: Path
) -> None:
    stage, pull, _ = reviewed
    pictures = (
        ("pull-request", "/files", 1500),
        ("conversation", "", 2400),
        ("checks", "/checks", 1300),
    )
    for name, tab, height in pictures:
        browser.set_window_size(1180, height)
        browser.get(page_of(stage, pull) + tab)
        assert browser.save_screenshot(str(folder / f"{name}.png"))
        assert is_picture(folder / f"{name}.png")


def test_a_picture_of_a_thread_with_its_suggestion(
    browser: webdriver.Chrome, reviewed: tuple[Stage, PullRequest, Shown], folder: Path
) -> None:
    stage, pull, _ = reviewed
    browser.get(page_of(stage, pull))
    threads = browser.find_elements(By.CSS_SELECTOR, "section.thread")
    thread = next(one for one in threads if one.find_elements(By.CSS_SELECTOR, ".suggestion"))
    assert "/touchline ignore" in thread.text
    assert thread.screenshot(str(folder / "thread.png"))


def test_a_picture_of_a_blocked_merge_box(
    browser: webdriver.Chrome, reviewed: tuple[Stage, PullRequest, Shown], folder: Path
) -> None:
    stage, pull, shown = reviewed
    browser.get(page_of(stage, pull))
    box = browser.find_element(By.ID, "merge-box")
    assert shown.title in box.text
    assert box.screenshot(str(folder / "merge-box.png"))


def test_a_picture_of_an_answer(
    browser: webdriver.Chrome, reviewed: tuple[Stage, PullRequest, Shown], folder: Path
) -> None:
    stage, pull, _ = reviewed
    stage.box.world.comment(pull, stage.author, "/touchline help")

    def answer(driver: webdriver.Chrome) -> WebElement | None:
        driver.get(page_of(stage, pull))
        articles = driver.find_elements(By.CSS_SELECTOR, "article.comment")
        return next((one for one in articles if "/touchline explain RULE" in one.text), None)

    found = WebDriverWait(browser, WAIT).until(answer)
    assert isinstance(found, WebElement)
    assert "what it does" in found.text
    assert found.screenshot(str(folder / "help.png"))


def test_a_picture_of_a_fixed_thread(
    browser: webdriver.Chrome, reviewed: tuple[Stage, PullRequest, Shown], folder: Path
) -> None:
    stage, pull, _ = reviewed
    mend_shop(stage, pull)
    Reader(stage, pull).wait(lambda _state: None)
    browser.get(page_of(stage, pull))
    # Hidden comments are folded away, here as on GitHub.
    browser.execute_script("document.querySelectorAll('details').forEach(d => d.open = true)")
    threads = browser.find_elements(By.CSS_SELECTOR, "section.thread")
    thread = next(one for one in threads if "Fixed in " in one.text)
    assert "hidden: " in thread.text
    assert "What was said" in thread.text
    assert thread.screenshot(str(folder / "fixed.png"))
