"""A shop on the sandbox with a pull request, and clients that speak real HTTP to it."""

from dataclasses import dataclass, field
from typing import Any

import jwt
import requests

from sandbox.model import App, Installation, PullRequest, Repository, User
from sandbox.server import Sandbox
from sandbox.world import PullPlan, Push

LINES = [f"line {number}" for number in range(1, 61)]
PERMISSIONS = {"checks": "write", "contents": "read", "pull_requests": "write", "statuses": "write"}


def text(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def changed(numbers: dict[int, str], lines: list[str] = LINES) -> str:
    """The 60 lines with some replaced, by number from 1."""
    return text([numbers.get(number, line) for number, line in enumerate(lines, 1)])


@dataclass
class Client:
    """Sends requests under one Authorization."""

    base: str
    token: str | None = None
    headers: dict[str, str] = field(default_factory=dict)

    def send(self, method: str, path: str, **more: Any) -> requests.Response:
        headers = self.headers | more.pop("headers", {})
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        url = path if path.startswith("http") else self.base + path
        return requests.request(method, url, headers=headers, timeout=20, **more)

    def get(self, path: str, accept: str | None = None, **more: Any) -> requests.Response:
        headers = {"Accept": accept} if accept else {}
        return self.send("GET", path, headers=headers | more.pop("headers", {}), **more)

    def post(self, path: str, /, **body: Any) -> requests.Response:
        return self.send("POST", path, json=body)

    def patch(self, path: str, /, **body: Any) -> requests.Response:
        return self.send("PATCH", path, json=body)

    def put(self, path: str, /, **body: Any) -> requests.Response:
        return self.send("PUT", path, json=body)

    def delete(self, path: str) -> requests.Response:
        return self.send("DELETE", path)


@dataclass
class Shop:
    """ann's shop, with an App installed and bob's pull request that alters lines 10 and 40."""

    box: Sandbox
    ann: User
    bob: User
    repository: Repository
    app: App
    key: str
    installation: Installation
    pull: PullRequest

    @property
    def repo(self) -> str:
        return f"/repos/{self.repository.full_name}"

    @property
    def bot(self) -> Client:
        """The App, through its installation."""
        granted = self.installation.permissions
        return Client(
            self.box.api_url, self.box.world.issue_token(self.installation, granted).value
        )

    def as_(self, user: User) -> Client:
        return Client(self.box.api_url, self.box.world.token_for(user))

    def as_app(self, **claims: Any) -> Client:
        """The App itself; `claims` replace those of a good JWT."""
        return Client(self.box.api_url, signed(self, **claims))

    def push(self, files: dict[str, Any], **more: Any) -> str:
        return self.box.world.push(self.repository, "change", Push(files, **more), self.bob)


def signed(shop: Shop, **claims: Any) -> str:
    now = int(shop.box.world.now().timestamp())
    good = {"iat": now - 60, "exp": now + 300, "iss": str(shop.app.id)}
    return jwt.encode(good | claims, shop.key, algorithm="RS256")


def open_shop(
    sandbox: Sandbox, *, private: bool = False, permissions: dict[str, str] | None = None
) -> Shop:
    world = sandbox.world
    ann, bob = world.create_user("ann"), world.create_user("bob")
    files = {"app.py": text(LINES), "logo.png": b"\x89PNG\0\1", "docs/guide.md": "# Guide\n"}
    repository = world.create_repository("ann/shop", files, private=private)
    world.set_collaborator(repository, bob, "write")
    app, key = world.create_app("Review Bot", ann, permissions or PERMISSIONS, ["pull_request"])
    installation = world.install(app, ann)
    push = Push({"app.py": changed({10: "ten", 40: "forty"})}, message="Change two lines")
    world.push(repository, "change", push, bob)
    pull = world.open_pull(repository, bob, PullPlan("change", "main", "Two lines", "Please look"))
    return Shop(sandbox, ann, bob, repository, app, key, installation, pull)
