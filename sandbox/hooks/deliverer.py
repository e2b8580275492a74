"""Sends deliveries in background threads and keeps the log of every attempt."""

import heapq
import itertools
import threading
import time
import uuid
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from sandbox.hooks.mischief import Behind, Delay, Drop, Duplicate, Mischiefs
from sandbox.hooks.request import body_of, headers_of
from sandbox.hooks.transport import LIMIT, Outcome, post
from sandbox.model import App, Delivery, DeliveryAttempt
from sandbox.state import State

# https://docs.github.com/webhooks/testing-and-troubleshooting-webhooks/viewing-webhook-deliveries
KEPT_FOR = timedelta(days=3)
CLOSE_WAIT = 1.0  # seconds; a receiver that takes longer is left to its own deadline
UNSENT = Outcome("failed to connect to host", 502, 0.0)


def new_guid() -> str:
    """A new X-GitHub-Delivery."""
    return str(uuid.uuid4())


@dataclass(order=True, slots=True)
class _Task:
    due: float  # on the monotonic clock, seconds
    turn: int
    delivery: Delivery = field(compare=False)
    redelivery: bool = field(compare=False)
    unsent: bool = field(compare=False, default=False)


@dataclass(slots=True)
class _Held:
    delivery: Delivery
    others: int


class Deliverer:
    """Sends what it is handed, one after the other by default, and keeps the log.

    With one thread deliveries leave in the order of the events; with more they may overtake
    each other, as GitHub's do. `threads` may be raised and `limit`, how long a receiver may
    take in seconds, changed at any time.
    """

    def __init__(
        self, state: State, *, threads: int = 1, limit: float = LIMIT, seed: int = 0
    ) -> None:
        self.deliveries = state.deliveries
        self.mischief = Mischiefs(seed)
        self.limit = limit
        self._state = state
        self.threads = threads
        self._threads: list[threading.Thread] = []
        self._turns = itertools.count()
        self._waiting: list[_Task] = []
        self._held: list[_Held] = []
        self._paused: list[Delivery] | None = None
        self._busy = 0
        self._closed = False
        self._changed = threading.Condition()

    # --- in ---------------------------------------------------------------------------------

    def send(self, delivery: Delivery) -> None:
        """Take a new delivery; it is sent in the background, mischief permitting."""
        with self._changed:
            self.deliveries.append(delivery)
            if self._paused is not None:
                self._paused.append(delivery)
            else:
                self._play(delivery)

    def redeliver(self, delivery: Delivery) -> None:
        """Send a delivery of the log once more: same GUID, same payload, no mischief.

        https://docs.github.com/webhooks/testing-and-troubleshooting-webhooks/redelivering-webhooks
        """
        with self._changed:
            self._enqueue(delivery, redelivery=True)

    def _play(self, delivery: Delivery) -> None:
        trick = self.mischief.take(delivery)
        if isinstance(trick, Behind):
            self._held.append(_Held(delivery, trick.others))
            return
        delay = trick.seconds if isinstance(trick, Delay) else 0.0
        self._enqueue(delivery, delay=delay, unsent=isinstance(trick, Drop))
        if isinstance(trick, Duplicate):
            self._copies(delivery, trick)
        self._overtaken()

    def _copies(self, delivery: Delivery, trick: Duplicate) -> None:
        for _ in range(trick.copies):
            copy = delivery
            if trick.fresh_id:
                copy = replace(delivery, guid=new_guid(), attempts=[])
                self.deliveries.append(copy)
            self._enqueue(copy)

    def _overtaken(self) -> None:
        for held in self._held:
            held.others -= 1
        self._let_go([h for h in self._held if h.others <= 0])

    def _let_go(self, free: list[_Held]) -> None:
        for held in free:
            self._held.remove(held)
            self._enqueue(held.delivery)

    def _enqueue(
        self,
        delivery: Delivery,
        *,
        redelivery: bool = False,
        delay: float = 0.0,
        unsent: bool = False,
    ) -> None:
        due = time.monotonic() + delay
        task = _Task(due, next(self._turns), delivery, redelivery, unsent)
        heapq.heappush(self._waiting, task)
        self._start_threads()
        self._changed.notify_all()

    # --- controls ---------------------------------------------------------------------------

    def pause(self) -> None:
        """Keep every new delivery back until `release`."""
        with self._changed:
            self._paused = [] if self._paused is None else self._paused

    def release(self, *, shuffled: bool = False, backwards: bool = False) -> None:
        """Send what was kept back: in order, in a random order, or the last one first."""
        with self._changed:
            kept, self._paused = self._paused or [], None
            if shuffled:
                self.mischief.shuffle(kept)
            for delivery in reversed(kept) if backwards else kept:
                self._play(delivery)

    def drain(self, timeout: float) -> bool:
        """Wait until everything was sent, for so many seconds; False if something is left.

        A delivery held behind others that never came is sent at the end; a paused one is not
        waited for.
        """
        end = time.monotonic() + timeout
        with self._changed:
            while True:
                if not self._waiting and not self._busy:
                    if not self._held:
                        return True
                    self._let_go(list(self._held))
                left = end - time.monotonic()
                if left <= 0:
                    return False
                self._changed.wait(left)

    def close(self) -> None:
        """Stop the threads; what was not sent by now never is."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        for thread in self._threads:
            thread.join(CLOSE_WAIT)

    # --- out --------------------------------------------------------------------------------

    def _start_threads(self) -> None:
        while len(self._threads) < self.threads:
            name = f"sandbox-hooks-{len(self._threads)}"
            thread = threading.Thread(target=self._work, name=name, daemon=True)
            self._threads.append(thread)
            thread.start()

    def _work(self) -> None:
        while (task := self._next()) is not None:
            try:
                self._attempt(task)
            finally:
                with self._changed:
                    self._busy -= 1
                    self._changed.notify_all()

    def _next(self) -> _Task | None:
        with self._changed:
            while not self._closed:
                wait = self._waiting[0].due - time.monotonic() if self._waiting else None
                if wait is not None and wait <= 0:
                    self._busy += 1
                    return heapq.heappop(self._waiting)
                self._changed.wait(wait)
        return None

    def _attempt(self, task: _Task) -> None:
        delivery, hook = task.delivery, task.delivery.app.hook
        at = self._state.now()
        body = body_of(delivery.payload, hook)
        headers = headers_of(delivery, body)
        sent = hook.url is not None and not task.unsent
        outcome = post(hook.url or "", headers, body, self.limit) if sent else UNSENT
        attempt = self._logged(outcome, at, headers, redelivery=task.redelivery)
        with self._changed:
            delivery.attempts.append(attempt)

    def _logged(
        self, outcome: Outcome, at: datetime, headers: dict[str, str], *, redelivery: bool
    ) -> DeliveryAttempt:
        return DeliveryAttempt(
            id=self._state.new_id("delivery"),
            redelivery=redelivery,
            delivered_at=at,
            duration=round(outcome.duration, 2),
            status=outcome.status,
            status_code=outcome.status_code,
            request_headers=headers,
            response_headers=outcome.headers,
            response_body=outcome.body,
        )

    # --- the log ----------------------------------------------------------------------------

    def log(self, app: App) -> list[tuple[Delivery, DeliveryAttempt]]:
        """The attempts of an App's deliveries of the last three days, newest first."""
        oldest = self._state.now() - KEPT_FOR
        with self._changed:
            found = [(d, a) for d in self.deliveries if d.app is app for a in d.attempts]
        kept = [pair for pair in found if pair[1].delivered_at >= oldest]
        return sorted(kept, key=lambda pair: pair[1].id, reverse=True)
