"""A channel for development: deliveries come over a stream that this machine asks for itself.

smee.io and servers like it take GitHub's POST and pass it on as a server-sent event, whose data is
a JSON object: the headers in lower case, and the body as `body` (parsed) or `bodyB` (base64 of the
bytes). The signature goes along untouched: the receiver checks it as if GitHub had called.

https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
https://github.com/probot/smee-client/blob/main/index.ts
https://github.com/chmouel/gosmee
"""

import base64
import binascii
import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

import requests
from urllib3.exceptions import HTTPError

_FORWARDED = ("content-type", "user-agent", "x-hub-signature-256")
_OURS = "x-github-"
LARGEST = 40 * 1024 * 1024  # bytes of one line: GitHub's 25 MB, in base64
PIECE = 64 * 1024  # bytes
CONNECT_S, SILENCE_S, DELIVER_S = 10, 90, 15  # a channel says something every half a minute
_LONGEST_PAUSE_S = 30.0
_PAUSE_S = 1.0
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Passed:
    """One delivery as it came out of the channel."""

    headers: Mapping[str, str]
    body: bytes

    @property
    def event(self) -> str:
        """GitHub's word for what happened."""
        return self.headers.get("x-github-event", "?")


def events(lines: Iterable[bytes]) -> Iterator[str]:
    """The data of each event that is a message; others (`ready`, `ping`) are passed over."""
    kind, data = "message", list[str]()
    for raw in lines:
        name, _, value = raw.decode("utf-8", "replace").partition(":")
        if not raw:
            if data and kind == "message":
                yield "\n".join(data)
            kind, data = "message", []
        elif name == "event":
            kind = value.removeprefix(" ")
        elif name == "data":
            data.append(value.removeprefix(" "))


def passed(data: str) -> Passed | None:
    """The delivery in an event's data; None where it is something else."""
    try:
        message = json.loads(data)
    except ValueError:
        return None
    if not isinstance(message, dict) or "x-github-delivery" not in message:
        return None
    body = _body(message)
    headers = {k: v for k, v in message.items() if isinstance(v, str) and _goes_along(k)}
    return None if body is None else Passed(headers, body)


def _goes_along(name: str) -> bool:
    return name in _FORWARDED or name.startswith(_OURS)


def _body(message: Mapping[str, object]) -> bytes | None:
    if isinstance(message.get("bodyB"), str):
        try:
            return base64.b64decode(str(message["bodyB"]), validate=True)
        except binascii.Error:
            return None
    body = message.get("body")
    if body is None:
        return None
    # As JavaScript writes it and GitHub signs it; a lone surrogate stays escaped.
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "backslashreplace")


def follow(channel: str, target: str, say: Say, until: Callable[[], bool] = lambda: False) -> None:
    """Passes on what comes through the channel until `until` says so; a broken stream is asked for
    again, with pauses that grow to half a minute."""
    pause = _PAUSE_S
    while not until():
        try:
            for data in _stream(channel):
                pause = _PAUSE_S
                _deliver(data, target, say)
                if until():
                    return
        except (requests.RequestException, HTTPError) as error:
            say(f"the channel broke off ({type(error).__name__}); asking again in {pause:.0f} s")
        if not until():
            time.sleep(pause)
            pause = min(_LONGEST_PAUSE_S, pause * 2)


def _stream(channel: str) -> Iterator[str]:
    headers = {"Accept": "text/event-stream", "User-Agent": "touchline"}
    with requests.get(
        channel, headers=headers, stream=True, timeout=(CONNECT_S, SILENCE_S)
    ) as answer:
        answer.raise_for_status()
        # Whatever has come, at once: `iter_content` would wait for a whole piece.
        pieces = iter(partial(answer.raw.read1, PIECE, decode_content=True), b"")
        yield from events(_lines(pieces))


def _lines(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Lines without their ends, of whatever kind; `iter_lines` loses one that is cut in its end."""
    rest = b""
    for piece in pieces:
        *whole, rest = (rest + piece).replace(b"\r\n", b"\n").split(b"\n")
        yield from whole
        if len(rest) > LARGEST:
            raise requests.exceptions.ContentDecodingError("a line of the channel has no end")


def _deliver(data: str, target: str, say: Say) -> None:
    delivery = passed(data)
    if delivery is None:
        return
    try:
        answer = requests.post(
            target, data=delivery.body, headers=dict(delivery.headers), timeout=DELIVER_S
        )
    except requests.RequestException as error:
        say(f"{delivery.event}: nobody answers at {target} ({type(error).__name__})")
        return
    say(f"{delivery.event}: {answer.status_code} {answer.text.strip()[:80]}")
