"""`touchline serve` beside the small GitHub: killed, started again, written to, looked at."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from hmac import new as hmac
from typing import Any

import requests
from sqlalchemy import delete, update

from bot.cli.demonstration.stage import Stage, serving
from bot.inbox import Inbox
from bot.store.database import open_database
from bot.store.pulls import Pulls
from bot.store.tables import ignores, ledgers
from sandbox.model import Delivery

TIMEOUT_S = 20  # for one request, one command
WAIT_S = 60.0  # for anything to happen
_PAUSE_S = 0.02
_TOUCHLINE = "import sys; from bot.cli import main; sys.exit(main(sys.argv[1:]))"


def until(condition: Callable[[], object], what: str) -> None:
    """Wait until it is so; fails after `WAIT_S`."""
    end = time.monotonic() + WAIT_S
    while not condition():
        assert time.monotonic() < end, f"never: {what}"
        time.sleep(_PAUSE_S)


@dataclass
class Service:
    """The process, its database and its log. Everything outlives a kill but the process."""

    stage: Stage
    starts: ExitStack = field(default_factory=ExitStack)

    def __post_init__(self) -> None:
        self.bot = self.stage.bot
        database = open_database(self.stage.environment["TOUCHLINE_DATABASE_URL"])
        self._database = database
        self._inbox, self._pulls = Inbox(database), Pulls(database)

    # --- life and death -------------------------------------------------------------------

    def kill(self) -> None:
        """kill -9: no word of farewell, nothing is finished."""
        self.bot.kill()
        self.bot.wait(TIMEOUT_S)

    def start(self) -> None:
        """Start it once more, as a supervisor would."""
        self.bot = self.starts.enter_context(serving(self.stage.environment, self.stage.log))

    @property
    def is_alive(self) -> bool:
        """Whether the process lives."""
        return self.bot.poll() is None

    # --- its work -------------------------------------------------------------------------

    def settle(self, repository: int) -> None:
        """Wait until every delivery was sent and nothing is left to do for this repository."""
        until(lambda: self._is_idle(repository), "idle")

    def _is_idle(self, repository: int) -> bool:
        assert self.is_alive, self.tail()
        return (
            self._has_heard_all()
            and not any(self._inbox.take_new(1))
            and repository not in {job.repo_id for job in self._pulls.under_way()}
            and self._has_heard_all()
        )

    def _has_heard_all(self) -> bool:
        return self.stage.box.hooks.drain(0)

    def let_ignores_end(self) -> None:
        """As if the time of every ignore had passed."""
        with self._database.begin() as connection:
            connection.execute(update(ignores).values(until_ms=ignores.c.at_ms + 1))

    def lose_ignores(self) -> None:
        """As if the database had been lost and made anew, as far as ignores go."""
        with self._database.begin() as connection:
            for table in (ignores, ledgers):
                connection.execute(delete(table))

    # --- what is sent to it ---------------------------------------------------------------

    def send(
        self, body: bytes, guid: str, event: str = "pull_request", signature: str | None = None
    ) -> requests.Response:
        """A delivery, signed with the right secret unless it is signed otherwise."""
        hook = self.stage.app.hook
        headers = {
            "Content-Type": "application/json",
            "User-Agent": "GitHub-Hookshot/1f3a9c4",
            "X-GitHub-Event": event,
            "X-GitHub-Delivery": guid,
            "X-Hub-Signature-256": self.sign(body) if signature is None else signature,
        }
        return requests.post(hook.url or "", body, headers=headers, timeout=TIMEOUT_S)

    def sign(self, body: bytes) -> str:
        """What GitHub would sign this body with."""
        secret = self.stage.app.hook.secret or ""
        return "sha256=" + hmac(secret.encode(), body, "sha256").hexdigest()

    def deliveries(self, event: str = "pull_request") -> list[Delivery]:
        """What GitHub has sent, oldest first."""
        return [one for one in list(self.stage.box.hooks.deliveries) if one.event == event]

    # --- what it says ---------------------------------------------------------------------

    def lines(self, event: str, **fields: object) -> list[Mapping[str, Any]]:
        """The lines of its log with this event and these fields."""
        return [
            line
            for line in self._log()
            if line["event"] == event and fields.items() <= line.items()
        ]

    def _log(self) -> Iterator[dict[str, Any]]:
        text = self.stage.log.read_text("utf-8", "replace")
        whole, _, _ = text.rpartition("\n")
        return (json.loads(line) for line in whole.splitlines() if line.startswith("{"))

    def tail(self) -> str:
        return "\n".join(self.stage.log.read_text("utf-8", "replace").splitlines()[-12:])

    def command(self, *words: str) -> str:
        """What `touchline …` prints, beside the running service."""
        done = subprocess.run(
            [sys.executable, "-c", _TOUCHLINE, *words],
            env=dict(self.stage.environment),
            capture_output=True,
            text=True,
            timeout=TIMEOUT_S,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout
