"""From nothing to a first reviewed pull request, as a person goes through it in a browser."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from bot.cli.demonstration.stage import free_port, serving
from sandbox.server import Sandbox
from sandbox.world import PullPlan, Push
from tests.browser.conftest import WAIT
from tests.cli.test_setup import setting_up

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
HAZARD = "import requests\n\n\ndef load(url):\n    return requests.get(url)\n"


def press(browser: webdriver.Chrome, words: str) -> None:
    """The button, once the page that it stands on is there."""
    button = (By.XPATH, f"//button[contains(., '{words}')]")
    WebDriverWait(browser, WAIT).until(lambda page: page.find_element(*button)).click()


def see(browser: webdriver.Chrome, words: str) -> None:
    """Wait for the page with these words in its headline."""
    headline = (By.XPATH, f"//h1[contains(., '{words}')]")
    WebDriverWait(browser, WAIT).until(lambda page: page.find_elements(*headline))


def picture(browser: webdriver.Chrome, name: str, tmp_path: Path) -> None:
    folder = Path(os.environ.get("TOUCHLINE_PICTURES", tmp_path))
    browser.set_window_size(900, 1000)
    assert browser.save_screenshot(str(folder / f"{name}.png"))


@contextmanager
def served(folder: Path, port: int) -> Iterator[None]:
    """`touchline serve` as somebody starts it where `touchline setup` has left its file."""
    environ = {k: v for k, v in os.environ.items() if not k.startswith("TOUCHLINE_")}
    ours = {
        "TOUCHLINE_ENV_FILE": str(folder / "touchline.env"),
        "TOUCHLINE_DATABASE_URL": f"sqlite:///{folder / 'touchline.db'}",
        "PORT": str(port),
    }
    with serving(environ | ours, folder / "touchline.log"):
        yield


def test_from_nothing_to_a_first_review(
    browser: webdriver.Chrome, sandbox: Sandbox, tmp_path: Path
) -> None:
    world, port = sandbox.world, free_port()
    mona, acme = world.create_user("mona"), world.create_organization("acme")
    shop = world.create_repository("acme/shop", {"README.md": "A shop\n"})
    world.set_collaborator(shop, mona, "write")
    world.push(shop, "topic", Push({"pay.py": HAZARD}), mona)
    pull = world.open_pull(shop, mona, PullPlan("topic", "main", "Payments"))
    public = f"http://127.0.0.1:{port}"
    words = ("--github", sandbox.url, "--public-url", public, "--org", "acme")
    with setting_up(tmp_path, *words) as setup:
        browser.get(setup.page)
        picture(browser, "setup", tmp_path)
        press(browser, "Register the App on GitHub")
        press(browser, "Create GitHub App")
        see(browser, "is registered")
        picture(browser, "setup-done", tmp_path)
        assert setup.end() == 0
    with served(tmp_path, port):
        browser.find_element(By.ID, "install").click()
        press(browser, "acme")
        see(browser, "is installed on acme")
        checks = f"{sandbox.url}/acme/shop/pull/{pull.number}/checks"
        browser.get(checks)
        wait = WebDriverWait(browser, WAIT)
        wait.until(lambda b: b.get(checks) or "1 warning" in b.page_source)
        assert "A first look" in browser.page_source
        assert world.installations_of(shop)[0].account is acme
    assert pull.review_comments == []
