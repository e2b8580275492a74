"""JSON and TOML that somebody else wrote, read within bounds. Every refusal is a `ForeignError`.

Python's own readers give up on deep texts with a RecursionError, and the one of TOML walks a dotted
key from its beginning for each of its parts.
"""

import json as plain_json
import tomllib
from typing import Any

import re2

__all__ = ["ForeignError", "json", "toml"]

LARGEST = 128 * 1024  # characters of a TOML; what people write has a tenth of that
# More parts than this in one key is no configuration.
_LONG_KEY = re2.compile(rb"(?:[\w\"'-]+[ \t]*\.[ \t]*){40}")


class ForeignError(ValueError):
    """The text is not what it should be, or too much of it."""


def json(text: str | bytes) -> Any:
    """The value of a JSON text."""
    try:
        return plain_json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ForeignError(type(error).__name__) from None


def toml(text: str) -> dict[str, Any]:
    """The table of a TOML text."""
    if len(text) > LARGEST or _LONG_KEY.search(text.encode("utf-8", "replace")):
        raise ForeignError("too much")
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise ForeignError(type(error).__name__) from None
