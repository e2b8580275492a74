"""How much of GitHub one installation may use, so that its limits are met before they are hit.

https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits
"""

import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from bot.github.errors import RateLimited
from bot.model import InstallationId

__all__ = ["Budget", "Kind", "Meter", "Unmetered", "kind_of"]

PATIENCE_S = 2.0  # for which a request waits in place; for longer, its job gives up its place


class Kind(StrEnum):
    """What a request costs: content is what people are told of, comments and reviews."""

    READ = "read"
    WRITE = "write"
    CONTENT = "content"


def kind_of(path: str) -> Kind:
    """Of a POST below a repository."""
    is_talk = path.startswith(("/pulls/", "/issues/")) and not path.endswith("/reactions")
    return Kind.CONTENT if is_talk else Kind.WRITE


class Budget(Protocol):
    """What all processes together know of an installation's limits."""

    def wait_s(self, installation: InstallationId, kind: Kind, patience_s: float) -> float:
        """Seconds until such a request may be sent. Its place is taken if that is at most
        `patience_s`, and is not if it is longer."""
        ...

    def refused(
        self, installation: InstallationId, kind: Kind, seconds: float, *, told: bool
    ) -> float:
        """GitHub wants us to wait; `told` if it said for how long. Seconds that we shall."""
        ...


class Unmetered:
    """No limits of our own: GitHub's word is passed on."""

    def wait_s(self, installation: InstallationId, kind: Kind, patience_s: float) -> float:
        """None."""
        del installation, kind, patience_s
        return 0.0

    def refused(
        self, installation: InstallationId, kind: Kind, seconds: float, *, told: bool
    ) -> float:
        """As long as GitHub said."""
        del installation, kind, told
        return seconds


@dataclass(frozen=True, slots=True)
class Meter:
    """One installation's requests, held to its budget."""

    installation: InstallationId
    budget: Budget
    sleep: Callable[[float], None] = time.sleep

    @contextmanager
    def request(self, kind: Kind) -> Iterator[None]:
        """Around one request. Raises `RateLimited`, and sends nothing, where it has to wait for
        longer than `PATIENCE_S`; what GitHub refuses is noted for all processes."""
        wait = self.budget.wait_s(self.installation, kind, PATIENCE_S)
        if wait > PATIENCE_S:
            raise RateLimited("held back, to keep to GitHub's limits", math.ceil(wait))
        self.sleep(wait)
        try:
            yield
        except RateLimited as error:
            told, asked = error.is_told, error.retry_after
            wait = self.budget.refused(self.installation, kind, asked, told=told)
            raise RateLimited(str(error.args[0]), math.ceil(wait), is_told=told) from None
