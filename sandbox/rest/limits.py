"""The hourly allowance: docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api."""

import threading
from dataclasses import dataclass, field

from sandbox.auth import Caller
from sandbox.world import World

HOUR = 3600
ANONYMOUS = 60  # requests an hour without a token


@dataclass(slots=True)
class Rate:
    """What one caller may still ask of one resource (`core` or `graphql`) in this hour."""

    limit: int
    reset: int  # seconds since 1970, UTC
    used: int = 0

    @property
    def remaining(self) -> int:
        """How many requests are left."""
        return max(self.limit - self.used, 0)

    def numbers(self) -> dict[str, int]:
        """Return the four numbers as /rate_limit shows them."""
        return {
            "limit": self.limit,
            "used": self.used,
            "remaining": self.remaining,
            "reset": self.reset,
        }


@dataclass(slots=True)
class RateLimits:
    """Counts every caller's requests by the sandbox's clock."""

    world: World
    _rates: dict[tuple[str, str], Rate] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def look(self, caller: Caller, resource: str) -> Rate:
        """Return a caller's allowance as it stands."""
        now = int(self.world.now().timestamp())
        most = self.world.limits.requests_per_hour
        if caller.token is None and caller.app is None:
            most = min(ANONYMOUS, most)
        with self._lock:
            key = (caller.key(), resource)
            rate = self._rates.get(key)
            if rate is None or rate.reset <= now:
                rate = self._rates[key] = Rate(most, now + HOUR)
            rate.limit = most
            return rate

    def spend(self, caller: Caller, resource: str) -> Rate:
        """Count one request."""
        rate = self.look(caller, resource)
        with self._lock:
            rate.used += 1
        return rate
