"""Connections: the pages that GitHub's GraphQL gives lists in.

https://docs.github.com/graphql/guides/using-pagination-in-the-graphql-api, and for the limits
https://docs.github.com/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api
"""

import base64
import binascii
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sandbox.graphql.errors import RefusalError

MOST = 100


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list; the names are those of GitHub's connections."""

    nodes: list[Any]
    total: int
    cursors: list[str]
    has_next: bool
    has_previous: bool


@dataclass(frozen=True, slots=True)
class Bounds:
    """The arguments of a connection."""

    first: int | None = None
    last: int | None = None
    after: str | None = None
    before: str | None = None


def check(name: str, bounds: Bounds, *, lists: bool) -> None:
    """Raise the refusal that GitHub gives for missing or excessive bounds.

    `lists` says whether the document asks for the nodes and not for their count alone.
    """
    if bounds.first is None and bounds.last is None:
        if lists:
            text = "You must provide a `first` or `last` value to properly paginate the"
            raise RefusalError("MISSING_PAGINATION_BOUNDARIES", f"{text} `{name}` connection.")
        return
    for word, value in (("first", bounds.first), ("last", bounds.last)):
        if value is not None and not 0 <= value <= MOST:
            raise _outside(name, word, value)


def _outside(name: str, word: str, value: int) -> RefusalError:
    if value < 0:
        text = f"`{word}` on the `{name}` connection cannot be less than zero."
        return RefusalError("INVALID_PAGINATION_BOUNDARIES", text)
    text = (
        f"Requesting {value} records on the `{name}` connection exceeds the `{word}` limit of"
        f" {MOST} records."
    )
    return RefusalError("EXCESSIVE_PAGINATION", text)


def page(items: Sequence[Any], key: Callable[[Any], str], bounds: Bounds) -> Page:
    """Cut a list to the bounds; `key` gives what a cursor is made of."""
    keys = [key(item) for item in items]
    start = _index(keys, bounds.after) + 1 if bounds.after else 0
    end = _index(keys, bounds.before) if bounds.before else len(items)
    if bounds.first is not None:
        end = min(end, start + bounds.first)
    if bounds.last is not None:
        start = max(start, end - bounds.last)
    return Page(
        nodes=list(items[start:end]),
        total=len(items),
        cursors=[_cursor(k) for k in keys[start:end]],
        has_next=end < len(items),
        has_previous=start > 0,
    )


def _cursor(key: str) -> str:
    return base64.b64encode(f"cursor:v2:{key}".encode()).decode()


def _index(keys: list[str], cursor: str) -> int:
    try:
        return keys.index(base64.b64decode(cursor).decode().removeprefix("cursor:v2:"))
    except (binascii.Error, ValueError):
        text = f"`{cursor}` does not appear to be a valid cursor."
        raise RefusalError("INVALID_CURSOR_ARGUMENTS", text) from None
