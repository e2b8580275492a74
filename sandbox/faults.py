"""Faults on demand: the small GitHub answers badly, late or not at all when a test wants it to.

    box.faults.add(Fault("POST", "/repos/*/*/pulls/*/reviews", bad_gateway(), when=When.AFTER))

A fault is a pattern of requests, which of the matching ones it strikes, and what happens then.
`Faulty` is the WSGI layer around the sandbox that carries them out.
"""

import random
import re
import socket
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from sandbox.refusals import (
    Answer,
    abuse,
    bad_gateway,
    content_limit,
    graphql_limit,
    primary_limit,
    secondary_limit,
    unicorn,
)

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

API_ROOT = "/api/v3"  # where GitHub Enterprise Server, and so the sandbox, has its REST API


class When(StrEnum):
    """Whether GitHub had done the work before it failed to say so."""

    BEFORE = "before the effect"
    AFTER = "after the effect"


class Cut(StrEnum):
    """How a connection ends: without a byte of an answer, or in the middle of its body."""

    SILENT = "silent"
    MIDDLE = "middle"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: for which requests, for which of these, and what happens.

    `method` may be `*`; in `path` a `*` stands for one segment and `**` for any number, with or
    without the leading `/api/v3`. It strikes from the `nth` match on (1 is the first), `times`
    times (None: always), each time with the given `chance`. `delay` is in seconds. Without an
    `answer` the request is only slow.
    """

    method: str
    path: str
    answer: Answer | Cut | None = None
    when: When = When.BEFORE
    nth: int = 1
    times: int | None = 1
    chance: float = 1.0
    delay: float = 0.0


@dataclass(frozen=True, slots=True)
class Fired:
    """One fault that struck one request."""

    fault: Fault
    method: str
    path: str


@dataclass(slots=True)
class Turns:
    """Counts matches and says which of them strike: from the `nth` on, `times` times."""

    nth: int
    times: int | None
    chance: float
    seen: int = 0
    struck: int = 0

    def strikes(self, dice: random.Random) -> bool:
        """Whether this match, which is counted, is one that strikes."""
        self.seen += 1
        spent = self.times is not None and self.struck >= self.times
        if spent or self.seen < self.nth or dice.random() >= self.chance:
            return False
        self.struck += 1
        return True


@dataclass(slots=True)
class _Armed:
    fault: Fault
    pattern: re.Pattern[str]
    turns: Turns


@dataclass(slots=True)
class Faults:
    """The faults that are armed, and the log of those that fired. Safe to use from threads."""

    seed: int = 0
    fired: list[Fired] = field(default_factory=list)
    _armed: list[_Armed] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _random: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)  # noqa: S311 - repeatable chance, no secret

    def add(self, *faults: Fault) -> None:
        """Arm faults. Where several match a request, the one armed first strikes."""
        with self._lock:
            self._armed.extend(
                _Armed(f, _pattern(f.path), Turns(f.nth, f.times, f.chance)) for f in faults
            )

    def clear(self) -> None:
        """Disarm all faults; the log stays."""
        with self._lock:
            self._armed.clear()

    def take(self, method: str, path: str) -> Fault | None:
        """The fault that strikes this request, noted in the log; None for most requests."""
        with self._lock:
            for armed in self._armed:
                if _matches(armed, method, path) and armed.turns.strikes(self._random):
                    self.fired.append(Fired(armed.fault, method, path))
                    return armed.fault
        return None


def _matches(armed: _Armed, method: str, path: str) -> bool:
    wanted = armed.fault.method
    return wanted in ("*", method) and bool(
        armed.pattern.fullmatch(path) or armed.pattern.fullmatch(path.removeprefix(API_ROOT))
    )


def _pattern(glob: str) -> re.Pattern[str]:
    parts = re.split(r"(\*\*|\*)", glob)
    wild = {"**": ".*", "*": "[^/]*"}
    return re.compile("".join(wild.get(p) or re.escape(p) for p in parts))


# --- the layer around the sandbox ---------------------------------------------------------------


class Faulty:
    """A WSGI application that carries out the faults around another one."""

    def __init__(self, app: "WSGIApplication", faults: Faults) -> None:
        self.app = app
        self.faults = faults

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer as the inner application does, unless a fault strikes."""
        fault = self.faults.take(environ["REQUEST_METHOD"], environ["PATH_INFO"])
        if fault is None:
            return self.app(environ, start_response)
        time.sleep(fault.delay)
        return self._strike(fault, environ, start_response)

    def _strike(
        self, fault: Fault, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        if fault.answer is None:
            return self.app(environ, start_response)
        real = run(self.app, environ) if fault.when is When.AFTER else None
        if isinstance(fault.answer, Answer):
            return _send(fault.answer, start_response)
        half = _half(real) if real is not None and fault.answer is Cut.MIDDLE else b""
        raise _hang_up(environ, half)


@dataclass(slots=True)
class Ran:
    """The whole answer of a WSGI application."""

    status: str = ""
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytes = b""


def run(app: "WSGIApplication", environ: "WSGIEnvironment") -> Ran:
    """Let an application do its work to the end and keep its answer."""
    ran = Ran()

    def start(status: str, headers: list[tuple[str, str]], _exc: Any = None) -> Callable[..., Any]:
        ran.status, ran.headers = status, headers
        return lambda _data: None

    parts = app(environ, start)
    try:
        ran.body = b"".join(parts)
    finally:
        close = getattr(parts, "close", None)
        if close is not None:
            close()
    return ran


def _send(answer: Answer, start_response: "StartResponse") -> Iterable[bytes]:
    status = f"{answer.status} {HTTPStatus(answer.status).phrase}"
    headers = [("Content-Type", answer.media_type), ("Content-Length", str(len(answer.body)))]
    start_response(status, [*headers, *answer.headers])
    return [answer.body]


def _half(real: Ran) -> bytes:
    """An answer as it is on the wire, up to the middle of its body."""
    lines = [f"HTTP/1.1 {real.status}", *(f"{name}: {value}" for name, value in real.headers)]
    head = "\r\n".join([*lines, "Connection: close", "", ""]).encode("latin-1")
    return head + real.body[: len(real.body) // 2]


def _hang_up(environ: "WSGIEnvironment", last_words: bytes) -> ConnectionAbortedError:
    """Shut the connection; the error to raise, which the server takes for a gone client.

    The bytes go to the socket itself: no layer between may keep them back.
    """
    peer = environ.get("werkzeug.socket")
    if not isinstance(peer, socket.socket):
        raise TypeError("cutting a connection needs Werkzeug's server, which hands out its socket")
    peer.sendall(last_words)
    peer.shutdown(socket.SHUT_RDWR)
    return ConnectionAbortedError("cut by a fault")


__all__ = [
    "Answer",
    "Cut",
    "Fault",
    "Faults",
    "Faulty",
    "Fired",
    "Turns",
    "When",
    "abuse",
    "bad_gateway",
    "content_limit",
    "graphql_limit",
    "primary_limit",
    "secondary_limit",
    "unicorn",
]
