"""What GitHub answers to a code: the App and the secrets that it shows this once. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Registration:
    """A new App. `page` is its own page on GitHub; `owner` the login that it belongs to."""

    app_id: int
    name: str
    page: str
    owner: str
    client_id: str
    private_key: str = field(repr=False)
    client_secret: str = field(repr=False)
    webhook_secret: str | None = field(repr=False)

    @property
    def install_page(self) -> str:
        """Where a person chooses the repositories that the App may see."""
        return f"{self.page}/installations/new"


def registration(answer: Mapping[str, Any]) -> Registration:
    """Out of the answer to a conversion; raises `KeyError` where something is missing.

    https://docs.github.com/rest/apps/apps#create-a-github-app-from-a-manifest
    """
    return Registration(
        app_id=int(answer["id"]),
        name=str(answer["name"]),
        page=str(answer["html_url"]),
        owner=str((answer.get("owner") or {}).get("login", "")),
        client_id=str(answer["client_id"]),
        private_key=str(answer["pem"]),
        client_secret=str(answer["client_secret"]),
        webhook_secret=answer.get("webhook_secret") or None,
    )
