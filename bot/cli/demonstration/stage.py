"""The stage: an embedded GitHub and `touchline serve` as a process of its own, joined by HTTP."""

import http.client
import os
import secrets
import signal
import socket
import subprocess  # `touchline serve`, as a person would start it
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.cli import CannotError
from bot.cli.registering.manifest import read_manifest
from sandbox.model import App, User
from sandbox.server import Sandbox
from sandbox.world import AppPlan

HOST = "127.0.0.1"
AUTHOR = "ann"  # opens pull requests, and looks after the bot as well
START_S = 60.0  # until the bot says that it is ready
STOP_S = 30.0
_PAUSE_S = 0.1
_SERVE = "import sys; from bot.cli import main; sys.exit(main(['serve']))"


@dataclass(frozen=True)
class Stage:
    """What is running: the sandbox, the bot's log, and who owns the repositories.

    `environment`: the bot's, for a second start on the same database.
    """

    box: Sandbox
    owner: User
    author: User
    app: App
    log: Path
    bot: "subprocess.Popen[bytes]"
    environment: Mapping[str, str]

    @property
    def dashboard(self) -> str:
        """Where people look at what the bot did."""
        return self.environment["TOUCHLINE_PUBLIC_URL"]

    def check_bot(self) -> None:
        """Raises `CannotError` with the end of its log if the bot has ended."""
        if self.bot.poll() is not None:
            raise CannotError(f"the bot ended with {self.bot.returncode}:\n{_tail(self.log)}")


@contextmanager
def open_stage(organization: str, port: int) -> Iterator[Stage]:
    """Start GitHub (pages on `port`, 0: any) and the bot; both end with the block."""
    with tempfile.TemporaryDirectory(prefix="touchline-demo-") as folder, _sandbox(port) as box:
        owner, author = box.world.create_organization(organization), box.world.create_user(AUTHOR)
        bot_port, secret = free_port(), secrets.token_hex(32)
        app, key = box.world.register_app(_plan(owner, bot_port, secret))
        environment = _environment(box, (app, key), (bot_port, secret), Path(folder))
        log = Path(folder) / "touchline.log"
        with serving(environment, log) as bot:
            yield Stage(box, owner, author, app, log, bot, environment)


@contextmanager
def _sandbox(port: int) -> Iterator[Sandbox]:
    try:
        box = Sandbox(port)
    except OSError as error:
        raise CannotError(f"port {port} is taken ({error.strerror}); try --port 0") from None
    with box:
        yield box


def free_port() -> int:
    """A port that was free a moment ago: the webhook's address is wanted before the bot runs."""
    with socket.create_server((HOST, 0)) as probe:
        return int(probe.getsockname()[1])


def _plan(owner: User, port: int, secret: str) -> AppPlan:
    manifest = read_manifest()
    return AppPlan(
        name=manifest["name"],
        owner=owner,
        permissions=manifest["default_permissions"],
        events=manifest["default_events"],
        webhook_url=f"http://{HOST}:{port}/webhook",
        webhook_secret=secret,
        description=manifest["description"],
        callback_urls=(f"http://{HOST}:{port}/login/callback",),
    )


def _environment(
    box: Sandbox, app: tuple[App, str], webhook: tuple[int, str], folder: Path
) -> Mapping[str, str]:
    key = folder / "private-key.pem"
    key.touch(mode=0o600)
    key.write_text(app[1])
    ours = {
        "TOUCHLINE_APP_ID": str(app[0].id),
        "TOUCHLINE_PRIVATE_KEY_FILE": str(key),
        "TOUCHLINE_WEBHOOK_SECRET": webhook[1],
        "TOUCHLINE_CLIENT_ID": app[0].client_id,
        "TOUCHLINE_CLIENT_SECRET": app[0].client_secret,
        "TOUCHLINE_OPERATORS": AUTHOR,
        "TOUCHLINE_PUBLIC_URL": f"http://{HOST}:{webhook[0]}",
        "TOUCHLINE_GITHUB_URL": box.api_url,
        "TOUCHLINE_DATABASE_URL": f"sqlite:///{folder / 'touchline.db'}",
        "HOST": HOST,
        "PORT": str(webhook[0]),
    }
    theirs = {k: v for k, v in os.environ.items() if not k.startswith("TOUCHLINE_")}
    return {**theirs, **ours}


@contextmanager
def serving(environment: Mapping[str, str], log: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """The bot while it is ready; it writes to the end of `log`. Ends with the block."""
    command = (sys.executable, "-c", _SERVE)
    with log.open("ab") as output:
        # A session of its own: Ctrl-C is ours to pass on, after the last words were said.
        bot = subprocess.Popen(  # noqa: S603 - this very interpreter
            command, env=environment, stdout=output, stderr=output, start_new_session=True
        )
        try:
            _wait_until_ready(bot, int(environment["PORT"]), log)
            yield bot
        finally:
            _end(bot)


def _wait_until_ready(bot: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    until = time.monotonic() + START_S
    while not _is_ready(port):
        if bot.poll() is not None or time.monotonic() > until:
            raise CannotError(f"the bot did not start:\n{_tail(log)}")
        time.sleep(_PAUSE_S)


def _is_ready(port: int) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:  # nobody listens yet
        return False
    finally:
        connection.close()


def _end(bot: "subprocess.Popen[bytes]") -> None:
    bot.send_signal(signal.SIGTERM)
    try:
        bot.wait(STOP_S)
    except subprocess.TimeoutExpired:
        bot.kill()
        bot.wait(STOP_S)


def _tail(log: Path, lines: int = 15) -> str:
    return "\n".join(log.read_text("utf-8", "replace").splitlines()[-lines:])
