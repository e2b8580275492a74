"""A real database and a real server on this machine, for the tests of receiving and working."""

import hmac
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import requests
from sqlalchemy import Engine

from bot.inbox import Inbox
from bot.settings import Secret, Settings
from bot.store.database import open_database
from bot.store.migrate import migrate
from bot.web import create_app
from bot.web.server import Server, listen
from sandbox.server import Sandbox
from sandbox.world import AppPlan
from tests.bot import postgres
from tests.bot.serving import SECRET, Bot, Stage, free_port

SECRETS = ("the-secret-until-yesterday", "the-secret-from-today-on")
TIMEOUT_S = 30


def signature(body: bytes, secret: str = SECRETS[1]) -> str:
    return "sha256=" + hmac.new(secret.encode(), body, "sha256").hexdigest()


@dataclass(frozen=True)
class Receiver:
    """A running web application and its inbox."""

    url: str
    inbox: Inbox
    database: Engine

    def deliver(
        self,
        body: bytes = b"{}",
        delivery: str = "delivery-0001",
        event: str = "push",
        headers: Mapping[str, str | None] | None = None,
        secret: str = SECRETS[1],
    ) -> requests.Response:
        sent = {
            "Content-Type": "application/json",
            "X-GitHub-Event": event,
            "X-GitHub-Delivery": delivery,
            "X-Hub-Signature-256": signature(body, secret),
            **(headers or {}),
        }
        return requests.post(f"{self.url}/webhook", data=body, headers=sent, timeout=TIMEOUT_S)


@pytest.fixture(scope="session")
def cluster() -> Iterator[postgres.Cluster]:
    with postgres.running() as cluster:
        yield cluster


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'touchline.db'}"


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """SQLite; a module whose tests hold for PostgreSQL too overrides it with `any_url`."""
    return sqlite_url


@pytest.fixture(params=["sqlite", "postgresql"])
def any_url(request: pytest.FixtureRequest) -> str:
    if request.param == "sqlite":
        return str(request.getfixturevalue("sqlite_url"))
    cluster: postgres.Cluster = request.getfixturevalue("cluster")
    return cluster.new_database()


@pytest.fixture
def database(database_url: str) -> Iterator[Engine]:
    engine = open_database(database_url)
    migrate(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def inbox(database: Engine) -> Iterator[Inbox]:
    inbox = Inbox(database)
    inbox.start()
    yield inbox
    inbox.stop()


@pytest.fixture
def serve(database: Engine) -> Iterator[Callable[..., Receiver]]:
    """Starts a web application over this inbox; all are stopped at the end."""
    servers: list[Server] = []

    def start(inbox: Inbox, checks: Mapping[str, Callable[[], None]] | None = None) -> Receiver:
        settings = Settings(1, Secret("key"), tuple(map(Secret, SECRETS)))
        server = Server(create_app(settings, inbox, checks), listen("127.0.0.1", 0))
        server.start()
        servers.append(server)
        return Receiver(f"http://127.0.0.1:{server.port}", inbox, database)

    yield start
    for server in servers:
        server.stop()


@pytest.fixture
def receiver(inbox: Inbox, serve: Callable[..., Receiver]) -> Receiver:
    return serve(inbox)


@pytest.fixture
def stage(sandbox: Sandbox, manifest: dict[str, Any], tmp_path: Path) -> Iterator[Stage]:
    world, port = sandbox.world, free_port()
    organization, author = world.create_organization("acme"), world.create_user("mona")
    plan = AppPlan(
        manifest["name"],
        organization,
        manifest["default_permissions"],
        manifest["default_events"],
        f"http://127.0.0.1:{port}/webhook",
        SECRET,
    )
    app, key = world.register_app(plan)
    repository = world.create_repository("acme/shop", {"README.md": "A shop\n"})
    world.set_collaborator(repository, author, "write")
    world.install(app, organization)
    environ = {
        "TOUCHLINE_APP_ID": str(app.id),
        "TOUCHLINE_PRIVATE_KEY": key,
        "TOUCHLINE_WEBHOOK_SECRET": SECRET,
        "TOUCHLINE_GITHUB_URL": sandbox.api_url,
        "TOUCHLINE_DATABASE_URL": f"sqlite:///{tmp_path / 'touchline.db'}",
        "PORT": str(port),
    }
    bot = Bot(environ, tmp_path / "touchline.log")
    yield Stage(sandbox, bot, app, key, author, repository)
    bot.end()
