"""Serves the application until told to stop, then lets requests under way have their answers."""

import socket
import threading
import time
from functools import partial
from typing import Any

from flask import Flask
from waitress import (  # type: ignore[import-untyped]  # it ships no types
    create_server,
    wasyncore,
)

from bot.web.receive import LARGEST

THREADS = 16  # each holds one delivery until it is on the disk
CONNECTIONS = 500
IDLE_S = 30  # of a connection; a slow sender is cut off
DRAIN_S = 5.0
_PAUSE_S = 0.02


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes a free one. Raises OSError if it cannot be had."""
    family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    return socket.create_server(address[:2], family=family, backlog=CONNECTIONS)


class Server:
    """A waitress server in a thread of its own."""

    def __init__(self, app: Flask, listening: socket.socket) -> None:
        self._map: dict[int, Any] = {}
        self._waitress = create_server(
            app,
            map=self._map,
            sockets=[listening],
            threads=THREADS,
            connection_limit=CONNECTIONS,
            channel_timeout=IDLE_S,
            cleanup_interval=IDLE_S,
            # A little more than we take, so that the plain "too large" is ours; what is larger
            # still is refused before it is read.
            max_request_body_size=LARGEST + 1024 * 1024,
            ident=None,
        )
        self._thread = threading.Thread(target=self._waitress.run, name="web", daemon=True)
        self.host, self.port = listening.getsockname()[:2]

    def start(self) -> None:
        """Begin to answer."""
        self._thread.start()

    def stop(self) -> None:
        """Take no new connection, answer what has come in, end. Takes at most `DRAIN_S`."""
        self._in_loop(partial(wasyncore.dispatcher.close, self._waitress))
        until = time.monotonic() + DRAIN_S
        while self._is_busy() and time.monotonic() < until:
            time.sleep(_PAUSE_S)
        self._waitress.task_dispatcher.shutdown(timeout=1)
        self._in_loop(partial(wasyncore.close_all, self._map))
        self._thread.join(DRAIN_S)

    @property
    def is_alive(self) -> bool:
        """False once the server has ended."""
        return self._thread.is_alive()

    def _in_loop(self, action: Any) -> None:
        # The server's sockets belong to its own thread.
        self._waitress.trigger.pull_trigger(action)

    def _is_busy(self) -> bool:
        channels = list(self._waitress.active_channels.values())
        return any(channel.requests or channel.total_outbufs_len for channel in channels)
