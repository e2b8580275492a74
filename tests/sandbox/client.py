"""Speaks to the sandbox as an App does: over HTTP, with its JWT or an installation token."""

from dataclasses import dataclass
from typing import Any

import jwt
import requests

from sandbox.model import App, Installation, Permissions
from sandbox.server import Sandbox

TIMEOUT = 20


@dataclass(frozen=True)
class Client:
    """Requests with one token. Paths are below the base of REST."""

    box: Sandbox
    token: str

    def ask(self, method: str, path: str, **more: Any) -> requests.Response:
        """One request to REST."""
        headers = {"Authorization": f"Bearer {self.token}"}
        url = path if path.startswith("http") else self.box.api_url + path
        return requests.request(method, url, headers=headers, timeout=TIMEOUT, **more)

    def get(self, path: str, **query: str | int) -> requests.Response:
        """A GET with a query."""
        return self.ask("GET", path, params=query)

    def graphql(self, document: str, **variables: Any) -> dict[str, Any]:
        """The answer to a document."""
        body = {"query": document, "variables": variables}
        url = f"{self.box.url}/api/graphql"
        found: dict[str, Any] = self.ask("POST", url, json=body).json()
        return found


def as_app(box: Sandbox, app: App, key: str) -> Client:
    """The App itself, by a JWT of its key."""
    now = int(box.world.now().timestamp())
    claims = {"iat": now - 60, "exp": now + 300, "iss": str(app.id)}
    return Client(box, jwt.encode(claims, key, algorithm="RS256"))


def as_installation(
    box: Sandbox, installation: Installation, permissions: Permissions | None = None
) -> Client:
    """An installation, with all its permissions or with those given."""
    granted = installation.permissions if permissions is None else permissions
    return Client(box, box.world.issue_token(installation, granted).value)
