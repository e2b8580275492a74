"""Asks the source of a row: the only place of `bench.facts` that goes to the network."""

import html
import json
import re
from dataclasses import dataclass
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

SECONDS = 20.0
TRIES = 2
_MOST = 4_000_000  # bytes of one answer
_NO_TEXT = re.compile(r"(?is)<(script|style|svg)\b.*?</\1>|<[^>]+>")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the text without markup, or why there is none."""

    text: str = ""
    trouble: str = ""


def ask(address: str, seconds: float = SECONDS) -> Answer:
    """The page of this address, tried twice. Never raises for what the other side does."""
    trouble = "only http and https are asked"
    for _ in range(TRIES if address.startswith(("https://", "http://")) else 0):
        try:
            return Answer(_text(_fetched(address, seconds)))
        except HTTPError as error:
            trouble = f"answered {error.code}"
            if error.code < 500:  # noqa: PLR2004 - it will answer the same once more
                break
        except (URLError, OSError, ValueError) as error:
            trouble = f"not reached: {getattr(error, 'reason', error)}"
    return Answer(trouble=trouble)


def cycles(text: str) -> dict[str, str] | None:
    """The releases and when each ends (`YYYY-MM-DD`), of a list as endoflife.date gives it; those
    without a date are left out. None if it is no such list."""
    try:
        listed = json.loads(text)
        found = {str(one["cycle"]): one["eol"] for one in listed}
    except (ValueError, TypeError, KeyError):
        return None
    return {name: day for name, day in found.items() if isinstance(day, str)}


def _fetched(address: str, seconds: float) -> bytes:
    request = Request(address, headers={"User-Agent": "touchline-facts"})  # noqa: S310 - see ask
    with urlopen(request, timeout=seconds) as answer:  # noqa: S310 - see ask
        return bytes(answer.read(_MOST))


def _text(data: bytes) -> str:
    text = data.decode("utf-8", "replace")
    plain = html.unescape(_NO_TEXT.sub(" ", text)) if "<" in text[:2000] else text
    return plain if plain.lstrip().startswith(("[", "{")) else re.sub(r"\s+", " ", plain)
