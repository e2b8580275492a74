"""A person at a browser, as far as forms and redirects go: real requests, no JavaScript."""

import re
from dataclasses import dataclass
from html import unescape
from urllib.parse import urljoin, urlsplit

import requests

TIMEOUT = 20


@dataclass(frozen=True)
class Page:
    """A page that was answered, and where it was found in the end."""

    url: str
    status: int
    text: str
    headers: "requests.structures.CaseInsensitiveDict[str]"

    def form(self, **more: str) -> "Page":
        """Send the first form as it stands, with these fields changed; the page that follows."""
        form = r'<form method="post" action="([^"]*)">(.*?)</form>'
        found = re.search(form, self.text, re.DOTALL)
        assert found, self.text
        inputs = re.findall(r'<input [^>]*?name="(\w+)" value="([^"]*)"', found[2])
        fields = {name: unescape(value) for name, value in inputs} | more
        target = urljoin(self.url, unescape(found[1]))
        return send("POST", target, fields, origin=origin(self.url))


def origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def get(url: str, **headers: str) -> Page:
    return send("GET", url, None, headers=headers)


def send(
    method: str,
    url: str,
    fields: dict[str, str] | None,
    origin: str = "null",
    headers: dict[str, str] | None = None,
) -> Page:
    done = requests.request(
        method, url, data=fields, headers={"Origin": origin, **(headers or {})}, timeout=TIMEOUT
    )
    return Page(done.url, done.status_code, done.text, done.headers)
