"""What whoever is logged in may see, remembered for a minute."""

import hashlib
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from bot.github.viewer import Visible

__all__ = ["Access"]

FRESH_S = 60  # so long may somebody still look whose access was taken away
_MOST = 1_000  # people at a time


@dataclass(frozen=True, slots=True)
class _Kept:
    visible: Visible
    until: float


class Access:
    """Safe to share between threads. `ask`: GitHub, with a token."""

    def __init__(
        self, ask: Callable[[str], Visible], now: Callable[[], float] = time.monotonic
    ) -> None:
        self._ask, self._now = ask, now
        self._kept: dict[bytes, _Kept] = {}
        self._lock = threading.Lock()

    def of(self, token: str) -> Visible:
        """Raises `bot.github.viewer`'s errors: what GitHub does not say is not shown."""
        key, now = hashlib.sha256(token.encode()).digest(), self._now()
        with self._lock:
            kept = self._kept.get(key)
        if kept and kept.until > now:
            return kept.visible
        visible = self._ask(token)
        with self._lock:
            self._kept = {k: v for k, v in self._kept.items() if v.until > now}
            if len(self._kept) < _MOST:
                self._kept[key] = _Kept(visible, now + FRESH_S)
        return visible

    def forget(self, token: str) -> None:
        """Whoever logs out is not remembered."""
        with self._lock:
            self._kept.pop(hashlib.sha256(token.encode()).digest(), None)
