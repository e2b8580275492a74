"""A sandbox, an App and our web, and browsers of people who log in; no worker runs."""

import re
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

import requests
from sqlalchemy import Engine

from bot.inbox import Inbox
from bot.settings import Secret, Settings
from bot.web import create_app
from bot.web.server import Server, listen
from sandbox.model import App, Repository
from sandbox.server import Sandbox
from sandbox.world import AppPlan

TIMEOUT_S = 30
SECRET = "a-secret-of-enough-characters"


@dataclass
class House:
    """`shop` is private and ann's to read; `store` is private and bob's. Both are acme's."""

    box: Sandbox
    app: App
    shop: Repository
    store: Repository
    database: Engine
    server: Server
    url: str

    @classmethod
    def build(cls, box: Sandbox, database: Engine, operators: frozenset[str]) -> "House":
        world = box.world
        acme = world.create_organization("acme")
        ann, bob = world.create_user("ann"), world.create_user("bob")
        world.create_user("eve")
        listening = listen("127.0.0.1", 0)
        url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        back = (f"{url}/login/callback",)
        plan = AppPlan("Touchline", acme, {"checks": "write"}, callback_urls=back)
        app, key = world.register_app(plan)
        shop = world.create_repository("acme/shop", {"a": "b"}, private=True)
        store = world.create_repository("acme/store", {"a": "b"}, private=True)
        world.set_collaborator(shop, ann, "read")
        world.set_collaborator(store, bob, "write")
        world.install(app, acme)
        settings = Settings(
            app_id=app.id,
            private_key=Secret(key),
            webhook_secrets=(Secret(SECRET),),
            client_id=app.client_id,
            client_secret=Secret(app.client_secret),
            github_url=box.api_url,
            public_url=url,
            operators=operators,
        )
        server = Server(create_app(settings, Inbox(database)), listening)
        server.start()
        return cls(box, app, shop, store, database, server, url)

    def browser(self) -> "Browser":
        """Of somebody who has not logged in."""
        return Browser(self)

    def as_person(self, login: str) -> "Browser":
        """Of somebody who has."""
        browser = self.browser()
        answer = browser.log_in(login)
        assert answer.status_code == 303, answer.text
        return browser


@dataclass
class Browser:
    """Keeps cookies; follows no redirect by itself."""

    house: House
    session: requests.Session = field(default_factory=requests.Session)

    def get(self, path: str, **headers: str) -> requests.Response:
        url = path if path.startswith("http") else self.house.url + path
        return self.session.get(url, timeout=TIMEOUT_S, allow_redirects=False, headers=headers)

    def post(self, path: str, **form: str) -> requests.Response:
        url = path if path.startswith("http") else self.house.url + path
        return self.session.post(url, form, timeout=TIMEOUT_S, allow_redirects=False)

    def leave(self, path: str = "/login") -> str:
        """Begin a login; GitHub's page that it leads to."""
        answer = self.get(path)
        assert answer.status_code == 302
        return answer.headers["Location"]

    def agree(self, page: str, login: str) -> str:
        """On GitHub's page: continue as this person; the address that it leads back to."""
        answer = self.session.post(
            page,
            {"login": login},
            timeout=TIMEOUT_S,
            allow_redirects=False,
            headers={"Origin": self.house.box.url},
        )
        assert answer.status_code == 302, answer.text
        return answer.headers["Location"]

    def log_in(self, login: str, path: str = "/login") -> requests.Response:
        """All the way; the answer to GitHub's redirect back."""
        return self.get(self.agree(self.leave(path), login))

    def form_token(self) -> str:
        found = re.search(r'name="csrf" value="([^"]+)"', self.get("/rules").text)
        return found[1] if found else ""

    def cookie(self) -> str:
        return self.session.cookies.get("touchline") or ""


def query(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
