"""A headless Chromium; where there is none the tests are skipped, and with CI=true they fail."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

WAIT = 30  # seconds for one page


def _missing() -> str | None:
    gone = [program for program in ("chromium", "chromedriver") if shutil.which(program) is None]
    return f"no {' or '.join(gone)} here" if gone else None


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    if why := _missing():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{why}, and with CI=true the browser tests must run")
        pytest.skip(why)
    driver = webdriver.Chrome(_options(tmp_path_factory.mktemp("chromium")), _service())
    driver.set_page_load_timeout(WAIT)
    yield driver
    driver.quit()


def _options(profile: Path) -> webdriver.ChromeOptions:
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for flag in (
        "headless",
        "no-sandbox",  # CI runs as root
        "disable-gpu",
        "disable-dev-shm-usage",
        "disable-quic",
        "no-first-run",
        "disable-background-networking",
        "disable-component-update",
        "disable-sync",
        "window-size=1180,2400",
        f"user-data-dir={profile}",
    ):
        options.add_argument(f"--{flag}")
    return options


def _service() -> Service:
    return Service(shutil.which("chromedriver"))
