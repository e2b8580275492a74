"""A moment after which work on a file stops. The only clock that the checks read."""

import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment on the monotonic clock, in seconds; the same in every process of a machine."""

    at: float

    @classmethod
    def after(cls, seconds: float) -> "Deadline":
        """So many seconds from now."""
        return cls(time.monotonic() + seconds)

    @property
    def remaining(self) -> float:
        """Seconds left; 0 when it has passed."""
        return max(0.0, self.at - time.monotonic())

    @property
    def passed(self) -> bool:
        """True when no time is left."""
        return self.remaining == 0.0

    def microseconds(self, most: float) -> int:
        """What is left, at most so many seconds. Never 0, which tree-sitter takes as endless."""
        return max(1, int(min(self.remaining, most) * 1_000_000))


@dataclass(frozen=True, slots=True)
class Stopwatch:
    """When some work began."""

    began: float

    @classmethod
    def started(cls) -> "Stopwatch":
        """One that starts now."""
        return cls(time.monotonic())

    @property
    def ms(self) -> int:
        """Milliseconds since then."""
        return round((time.monotonic() - self.began) * 1000)
