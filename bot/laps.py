"""How long each step of one review took."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["Laps"]


class Laps:
    """For one thread. `ms`: milliseconds by step, in the order in which they began."""

    def __init__(self) -> None:
        self.ms: dict[str, int] = {}

    @contextmanager
    def timed(self, step: str) -> Iterator[None]:
        """What is done inside counts for this step, also where it fails."""
        self.ms.setdefault(step, 0)
        began = time.perf_counter()
        try:
            yield
        finally:
            self.ms[step] += round((time.perf_counter() - began) * 1000)
