"""One HTTP request to a webhook's URL, with GitHub's 10 seconds for all of it.

https://docs.github.com/webhooks/using-webhooks/best-practices-for-using-webhooks: the receiver
should answer with a 2XX within 10 seconds; else GitHub ends the connection.
"""

import contextlib
import http.client
import socket
import threading
import time
from dataclasses import dataclass, field
from urllib.parse import urlsplit

LIMIT = 10.0  # seconds
KEPT = 64 * 1024  # bytes of the answer that the log keeps
OK = range(200, 300)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one request. `status` is GitHub's own word for it, `duration` in seconds.

    GitHub's words, as its deliveries API gives them: `OK`, `Invalid HTTP Response: 404`, and
    where nothing came back `timed out` (504) and `failed to connect to host` (502).
    """

    status: str
    status_code: int
    duration: float
    headers: dict[str, str] = field(default_factory=dict)
    body: str = ""


class _Deadline:
    """Cuts a connection when its time is up, however slowly its bytes drip."""

    def __init__(self, connection: http.client.HTTPConnection, seconds: float) -> None:
        self.passed = False
        self._connection = connection
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    def _cut(self) -> None:
        self.passed = True
        peer = self._connection.sock
        if peer is not None:
            with contextlib.suppress(OSError):  # it may just have ended by itself
                peer.shutdown(socket.SHUT_RDWR)

    def __enter__(self) -> "_Deadline":
        self._timer.start()
        return self

    def __exit__(self, *_exc: object) -> None:
        self._timer.cancel()
        self._connection.close()


def post(url: str, headers: dict[str, str], body: bytes, limit: float = LIMIT) -> Outcome:
    """POST to a receiver and say what came of it; network trouble is an outcome, no error."""
    started = time.monotonic()
    connection = _connection(url, limit)
    with _Deadline(connection, limit) as deadline:
        try:
            connection.request("POST", _target(url), body, headers)
            response = connection.getresponse()
            text = response.read(KEPT).decode("utf-8", "replace")
        except (OSError, http.client.HTTPException) as error:
            return _failed(error, deadline.passed, time.monotonic() - started)
        if deadline.passed:  # the cut looks like the end of an answer without a length
            return Outcome("timed out", 504, time.monotonic() - started)
    known = dict(response.getheaders())
    word = "OK" if response.status in OK else f"Invalid HTTP Response: {response.status}"
    return Outcome(word, response.status, time.monotonic() - started, known, text)


def _failed(error: Exception, late: bool, duration: float) -> Outcome:
    if late or isinstance(error, TimeoutError):
        return Outcome("timed out", 504, duration)
    return Outcome("failed to connect to host", 502, duration)


def _connection(url: str, limit: float) -> http.client.HTTPConnection:
    parts = urlsplit(url)
    if parts.hostname is None:
        raise ValueError(f"a webhook URL needs a host: {url!r}")
    if parts.scheme == "https":
        return http.client.HTTPSConnection(parts.hostname, parts.port, timeout=limit)
    return http.client.HTTPConnection(parts.hostname, parts.port, timeout=limit)


def _target(url: str) -> str:
    parts = urlsplit(url)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
