"""Speaks plain HTTP to the sandbox, and knows which operations of the description it has met."""

import time
from dataclasses import dataclass
from typing import Any

import jwt
import requests

from sandbox.model import App, Installation
from sandbox.server import Sandbox
from tests.conftest import Record
from tests.github.judge import api_path

TIMEOUT = 30.0  # seconds
BELOW_ERRORS = 400


def app_token(app: App, private_key: str) -> str:
    """A JWT of the App, as docs.github.com/apps says: issued a minute ago, good for nine."""
    now = int(time.time())
    claims = {"iat": now - 60, "exp": now + 540, "iss": app.client_id}
    return jwt.encode(claims, private_key, "RS256")


@dataclass
class Speaker:
    """One who speaks to the sandbox with one token (or none)."""

    sandbox: Sandbox
    record: Record
    token: str | None = None

    def as_person(self, login: str) -> "Speaker":
        """The same as a person, with that person's token."""
        world = self.sandbox.world
        return Speaker(self.sandbox, self.record, world.token_for(world.user(login)))

    def as_installation(self, installation: Installation, **permissions: str) -> "Speaker":
        """The same as an installation, with all of its permissions or just these."""
        granted = permissions or installation.permissions
        token = self.sandbox.world.issue_token(installation, granted)
        return Speaker(self.sandbox, self.record, token.value)

    def ask(self, wanted: int, method: str, path: str, **more: Any) -> requests.Response:
        """Ask, expecting a status. `path` is below the API; `accept` sets the media type."""
        headers = {"Accept": more.pop("accept", "application/vnd.github+json")}
        headers |= more.pop("headers", {})
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        url = f"{self.sandbox.api_url}{path}"
        more = {"allow_redirects": False} | more
        response = requests.request(method, url, headers=headers, timeout=TIMEOUT, **more)
        assert response.status_code == wanted, f"{method} {path}: {response.text[:400]}"
        return response

    def get(self, path: str, wanted: int = 200, **more: Any) -> Any:
        """GET, and the JSON of the answer."""
        return self.ask(wanted, "GET", path, **more).json()

    def post(self, path: str, body: object = None, wanted: int = 201) -> Any:
        """POST, and the JSON of the answer; without a body nothing is sent."""
        more = {} if body is None else {"json": body}
        return self.ask(wanted, "POST", path, **more).json()

    def patch(self, path: str, body: object, wanted: int = 200) -> Any:
        """PATCH, and the JSON of the answer."""
        return self.ask(wanted, "PATCH", path, json=body).json()

    def put(self, path: str, body: object, wanted: int = 200) -> Any:
        """PUT, and the JSON of the answer."""
        return self.ask(wanted, "PUT", path, json=body).json()

    def met(self) -> set[str]:
        """The ids of the operations that were asked for so far and succeeded."""
        judge, found = self.record.judge, set()
        for exchange, _ in self.record.exchanges:
            operation = judge.operation(exchange.method, api_path(exchange.route) or "")
            if operation is not None and exchange.status < BELOW_ERRORS:
                found.add(operation.described["operationId"])
        return found
