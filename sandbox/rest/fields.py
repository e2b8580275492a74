"""Reads the JSON body of a request and complains in GitHub's words about what does not fit."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from flask import request

from sandbox.rest.base import ApiError, invalid


def body() -> "Fields":
    """Read the request's JSON object; an empty body is an empty object. Raises 400."""
    raw = request.get_data()
    if not raw:
        return Fields({})
    try:
        content = json.loads(raw)
    except ValueError:  # JSONDecodeError and UnicodeDecodeError are both
        raise ApiError(400, "Problems parsing JSON") from None
    if not isinstance(content, dict):
        raise ApiError(400, "Body should be a JSON object")
    return Fields(content)


@dataclass(slots=True)
class Fields:
    """An object of the body. Each reader notes its complaint; `done` raises them as one 422."""

    content: dict[str, Any]
    complaints: list[str] = field(default_factory=list)
    known: set[str] = field(default_factory=set)

    def _get(self, name: str, required: bool) -> Any:
        self.known.add(name)
        if required and name not in self.content:
            self.complaints.append(f'"{name}" wasn\'t supplied.')
        return self.content.get(name)

    def _wrong(self, name: str, value: Any, kind: str) -> None:
        shown = "nil" if value is None else json.dumps(value)
        self.complaints.append(f"For 'properties/{name}', {shown} is not {kind}.")

    def given(self, name: str) -> bool:
        """Whether the body has this key."""
        return name in self.content

    def text(self, name: str, *, required: bool = False, most: int | None = None) -> str | None:
        """Read a text of at most so many characters."""
        value = self._get(name, required)
        if name in self.content and not isinstance(value, str):
            self._wrong(name, value, "a string")
            return None
        if most is not None and value is not None and len(value) > most:
            self.complaints.append(
                f"Only {most} characters are allowed; {len(value)} were supplied."
            )
        return value if isinstance(value, str) else None

    def need(self, name: str, *, most: int | None = None) -> str:
        """Read a text that must be there."""
        return self.text(name, required=True, most=most) or ""

    def nullable(self, name: str) -> str | None:
        """Read a text that may also be null."""
        if self.content.get(name) is None:
            self.known.add(name)
            return None
        return self.text(name)

    def whole(self, name: str, *, required: bool = False) -> int | None:
        """Read an integer."""
        value = self._get(name, required)
        if name in self.content and (not isinstance(value, int) or isinstance(value, bool)):
            self._wrong(name, value, "an integer")
            return None
        return value if isinstance(value, int) else None

    def flag(self, name: str) -> bool | None:
        """Read true or false."""
        value = self._get(name, False)
        if name in self.content and not isinstance(value, bool):
            self._wrong(name, value, "a boolean")
            return None
        return value if isinstance(value, bool) else None

    def choice(self, name: str, choices: Sequence[str], *, required: bool = False) -> str | None:
        """Read one of some words."""
        value = self.text(name, required=required)
        if value is not None and value not in choices:
            self.complaints.append(f"{value} is not a member of {json.dumps(list(choices))}.")
            return None
        return value

    def moment(self, name: str) -> datetime | None:
        """Read a time in ISO 8601."""
        value = self.text(name)
        if value is None:
            return None
        try:
            read = datetime.fromisoformat(value)
        except ValueError:
            self.complaints.append(f"{value} is not a valid date/time.")
            return None
        return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)

    def objects(self, name: str, *, most: int | None = None) -> "list[Fields]":
        """Read a list of objects, of at most so many."""
        value = self._get(name, False)
        if name not in self.content:
            return []
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            self._wrong(name, value, "an array")
            return []
        if most is not None and len(value) > most:
            self.complaints.append(
                f"No more than {most} items are allowed; {len(value)} were supplied."
            )
        return [Fields(one, self.complaints) for one in value]

    def object(self, name: str) -> "Fields | None":
        """Read an object."""
        value = self._get(name, False)
        if name in self.content and not isinstance(value, dict):
            self._wrong(name, value, "an object")
        return Fields(value, self.complaints) if isinstance(value, dict) else None

    def values(self, name: str, kind: type[int] | type[str]) -> list[Any] | None:
        """Read a list of whole numbers or of texts; None where it is not there."""
        value = self._get(name, False)
        if name not in self.content:
            return None
        if not isinstance(value, list) or not all(type(one) is kind for one in value):
            self._wrong(name, value, "an array")
            return []
        return value

    def close(self) -> None:
        """Complain about keys that nobody asked for."""
        for name in self.content:
            if name not in self.known:
                self.complaints.append(f'"{name}" is not a permitted key.')

    def done(self) -> None:
        """Raise the 422 if there is anything to complain about."""
        if self.complaints:
            raise invalid(*self.complaints)
