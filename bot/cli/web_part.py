"""The web as a part of a process: receives deliveries into the inbox."""

import os
import socket
from collections.abc import Callable, Mapping

from bot.cli import CannotError
from bot.inbox import Inbox
from bot.logs import logger
from bot.settings import Settings
from bot.web import create_app
from bot.web.server import Server, listen

log = logger("touchline.web")


class WebPart:
    """Listens from the beginning, so that a taken port is noticed before anything has started.

    `checks`: what `/readyz` asks beside the inbox. Raises `CannotError` if it cannot listen.
    """

    def __init__(
        self,
        settings: Settings,
        inbox: Inbox,
        checks: Mapping[str, Callable[[], None]] | None = None,
    ) -> None:
        self._inbox = inbox
        self._server = Server(
            create_app(settings, inbox, checks), listening(settings.host, settings.port)
        )

    def start(self, fail: Callable[[], None]) -> None:
        """Answer."""
        del fail  # it is asked instead
        self._inbox.start()
        self._server.start()
        log.info("listening", url=f"http://{self._server.host}:{self._server.port}")

    def is_well(self) -> bool:
        """True while it answers and can store."""
        return self._server.is_alive and self._inbox.is_alive

    def stop(self) -> bool:
        """Answer what has come in, write it, end."""
        self._server.stop()
        self._inbox.stop()
        return True


def listening(host: str, port: int) -> socket.socket:
    """A listening socket; `CannotError` in one line if it cannot be had."""
    try:
        return listen(host, port)
    except OSError as error:
        # Its own text repeats the address; a name that is unknown has no number.
        known = error.errno is not None and error.errno > 0
        why = os.strerror(error.errno) if known and error.errno else error.strerror
        told = f"cannot listen on {host}:{port}: {why}; set HOST and PORT"
        raise CannotError(told) from error
