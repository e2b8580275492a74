"""So many tries in so much time, for each who tries. In memory, a process for itself."""

import threading
import time
from collections import deque
from collections.abc import Callable

_MOST_KEYS = 10_000


class Limit:
    """`most` in `seconds` for each key. Safe to share between threads."""

    def __init__(
        self, most: int, seconds: float, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._most, self._seconds, self._now = most, seconds, now
        self._tries: dict[str, deque[float]] = {}
        self._lock = threading.Lock()

    def wait_s(self, key: str) -> int:
        """0: this try counts and may go on. Else so many whole seconds to wait."""
        now = self._now()
        with self._lock:
            tries = self._tries.setdefault(key, deque())
            while tries and tries[0] <= now - self._seconds:
                tries.popleft()
            if len(tries) >= self._most:
                return int(tries[0] + self._seconds - now) + 1
            tries.append(now)
            if len(self._tries) > _MOST_KEYS:
                self._forget(now)
            return 0

    def _forget(self, now: float) -> None:
        """Whoever has been quiet; if nobody has, all: better than memory without a bound."""
        kept = {k: t for k, t in self._tries.items() if t and t[-1] > now - self._seconds}
        self._tries = kept if len(kept) <= _MOST_KEYS else {}
