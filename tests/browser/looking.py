"""How a page is looked at: light or dark, wide or on a phone; and what axe-core says of it."""

import base64
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import selenium_axe_python
from selenium import webdriver

AXE = Path(selenium_axe_python.__file__).parent / "axe-core" / "axe.min.js"
SERIOUS = ("serious", "critical")
_RUN = "axe.run(document, arguments[0]).then(arguments[1], e => arguments[1]({error: `${e}`}))"
_LONGEST = 1_400  # pixels of a picture
_QUALITY = 70


@dataclass(frozen=True)
class Look:
    """`scheme`: light or dark; `width`: CSS pixels."""

    scheme: str
    width: int
    is_phone: bool = False

    @property
    def name(self) -> str:
        return f"{self.scheme}-{'phone' if self.is_phone else 'wide'}"

    def take(self, browser: webdriver.Chrome) -> None:
        feature = {"name": "prefers-color-scheme", "value": self.scheme}
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
        size = {
            "width": self.width,
            "height": 860,
            "deviceScaleFactor": 1,
            "mobile": self.is_phone,
        }
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)


LIGHT, DARK = Look("light", 1180), Look("dark", 1180)
LOOKS = (LIGHT, DARK, Look("light", 390, is_phone=True), Look("dark", 390, is_phone=True))


def back_to_usual(browser: webdriver.Chrome) -> None:
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def complaints(browser: webdriver.Chrome, *rules: str) -> list[str]:
    """What axe-core finds that is serious, one line each; of these rules alone if any are named."""
    browser.execute_script(AXE.read_text("utf-8"))
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = {"type": "rule", "values": list(rules)}
    found = browser.execute_async_script(_RUN, options)
    assert "violations" in found, found
    return [_line(one) for one in found["violations"] if one["impact"] in SERIOUS]


def _line(violation: dict[str, Any]) -> str:
    node = violation["nodes"][0]
    return f"{violation['id']}: {node['html'][:120]} {node.get('failureSummary', '')[:200]}"


def width_of(browser: webdriver.Chrome) -> int:
    """How wide the page is; more than the window means that it scrolls sideways."""
    return int(browser.execute_script("return document.documentElement.scrollWidth"))


def picture(browser: webdriver.Chrome, look: Look) -> bytes:
    """The page from its top, as WebP."""
    tall = browser.execute_script("return document.documentElement.scrollHeight")
    clip = {"x": 0, "y": 0, "width": look.width, "height": min(tall, _LONGEST), "scale": 1}
    how = {"format": "webp", "quality": _QUALITY, "clip": clip, "captureBeyondViewport": True}
    return base64.b64decode(browser.execute_cdp_cmd("Page.captureScreenshot", how)["data"])
