"""`app.yml` as the manifest of one App, and the addresses of the GitHub that it goes to. Pure but
for reading the file.

https://docs.github.com/apps/sharing-github-apps/registering-a-github-app-from-a-manifest
"""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import yaml

from bot.cli import CannotError

GITHUB = "https://github.com"
_API = "https://api.github.com"
_EXAMPLE = "https://touchline.example.com"  # what stands in app.yml for the public URL
_TENANTS = ".ghe.com"  # GitHub Enterprise Cloud with data residency


@dataclass(frozen=True, slots=True)
class Host:
    """The GitHub that the App is registered on, and the account that is to own it.

    `url`: the address of its pages; `organization`: None for whoever is signed in there.
    """

    url: str = GITHUB
    organization: str | None = None

    @property
    def api(self) -> str:
        """The base of its REST API.

        https://docs.github.com/enterprise-server/rest/using-the-rest-api/getting-started-with-the-rest-api
        https://docs.github.com/enterprise-cloud@latest/admin/data-residency/about-github-enterprise-cloud-with-data-residency
        """
        host = urlsplit(self.url).hostname or ""
        if self.is_github_com:
            return _API
        return f"https://api.{host}" if host.endswith(_TENANTS) else f"{self.url}/api/v3"

    @property
    def is_github_com(self) -> bool:
        """True for the one that everybody means."""
        return self.url == GITHUB

    @property
    def new_app(self) -> str:
        """The page that takes a manifest."""
        owner = f"/organizations/{quote(self.organization, safe='')}" if self.organization else ""
        return f"{self.url}{owner}/settings/apps/new"


@dataclass(frozen=True, slots=True)
class Plan:
    """What differs from one App to the next.

    `public_url`: where people and GitHub reach it; `hook_url`: where deliveries go instead, where
    a channel takes them; `done_url`: where GitHub sends the browser back with the code.
    """

    public_url: str
    done_url: str
    name: str | None = None
    hook_url: str | None = None


def manifest_for(plan: Plan, app: Mapping[str, Any]) -> dict[str, Any]:
    """The manifest of this App, made of `app.yml`: our own addresses in place of the example's."""
    manifest = {key: _moved(value, plan.public_url) for key, value in app.items()}
    hook = plan.hook_url or f"{plan.public_url}/webhook"
    manifest["hook_attributes"] = {**manifest.get("hook_attributes", {}), "url": hook}
    manifest["redirect_url"] = plan.done_url
    if plan.name:
        manifest["name"] = plan.name
    return manifest


def _moved(value: Any, public_url: str) -> Any:
    if isinstance(value, str):
        return value.replace(_EXAMPLE, public_url, 1) if value.startswith(_EXAMPLE) else value
    if isinstance(value, list):
        return [_moved(one, public_url) for one in value]
    if isinstance(value, dict):
        return {key: _moved(one, public_url) for key, one in value.items()}
    return value


def read_manifest() -> Mapping[str, Any]:
    """`app.yml`, from the checkout or from where a wheel puts it."""
    places = (Path(__file__).parents[3] / "app.yml", Path(sys.prefix) / "share/touchline/app.yml")
    for place in places:
        if place.is_file():
            found: Mapping[str, Any] = yaml.safe_load(place.read_text("utf-8"))
            return found
    raise CannotError("app.yml is not here; run this in a checkout of Touchline")
