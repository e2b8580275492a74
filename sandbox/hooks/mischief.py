"""What a network does to deliveries: they come twice, late, in another order, or never.

https://docs.github.com/webhooks/using-webhooks/best-practices-for-using-webhooks names the late
and the repeated ones; order is promised nowhere.
"""

import random
import threading
from dataclasses import dataclass, field

from sandbox.faults import Turns
from sandbox.model import Delivery


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Sent `copies` times more; with `fresh_id` each copy is a delivery of its own."""

    copies: int = 1
    fresh_id: bool = False


@dataclass(frozen=True, slots=True)
class Delay:
    """Sent so many seconds late; others overtake it."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Behind:
    """Sent only after so many later deliveries were."""

    others: int = 1


@dataclass(frozen=True, slots=True)
class Drop:
    """Never sent; the log says that no connection could be made, so it can be redelivered."""


Trick = Duplicate | Delay | Behind | Drop


@dataclass(frozen=True, slots=True)
class Mischief:
    """A trick for deliveries of an event (and action): see `sandbox.faults.Fault` for the rest."""

    what: Trick
    event: str = "*"
    action: str | None = None
    nth: int = 1
    times: int | None = 1
    chance: float = 1.0

    def meets(self, delivery: Delivery) -> bool:
        """Whether the delivery is of the event and action named."""
        return self.event in ("*", delivery.event) and self.action in (None, delivery.action)


@dataclass(slots=True)
class Mischiefs:
    """The tricks that are armed. Safe to use from threads."""

    seed: int = 0
    _armed: list[tuple[Mischief, Turns]] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _random: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)  # noqa: S311 - repeatable chance, no secret

    def add(self, *mischiefs: Mischief) -> None:
        """Arm tricks. Where several meet a delivery, the one armed first is played."""
        with self._lock:
            self._armed.extend((m, Turns(m.nth, m.times, m.chance)) for m in mischiefs)

    def take(self, delivery: Delivery) -> Trick | None:
        """The trick that is played on this delivery, if any."""
        with self._lock:
            for mischief, turns in self._armed:
                if mischief.meets(delivery) and turns.strikes(self._random):
                    return mischief.what
        return None

    def shuffle(self, deliveries: list[Delivery]) -> None:
        """Bring deliveries into a random order, the same for the same seed."""
        with self._lock:
            self._random.shuffle(deliveries)
