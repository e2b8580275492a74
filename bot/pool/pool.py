"""A fixed number of processes and whoever needs them."""

import os
import queue
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from multiprocessing import get_context
from typing import Any

from bot.pool.child import Call, Limits
from bot.pool.seat import Failed, Failure, Seat

__all__ = ["Failed", "Failure", "Limits", "Pool"]


class Pool:
    """Runs tasks in processes of their own; one that hangs or crashes costs only itself.

    The processes come from a fork server, which is started by `start` before the job engine:
    forking later would inherit the engine's memory and its threads' locks.
    """

    def __init__(
        self,
        size: int | None = None,
        limits: Limits | None = None,
        warm_up: Callable[[], object] | None = None,
        preload: Sequence[str] = (),
    ) -> None:
        """`size`: processes, by default one a core. `preload`: modules imported before forking.

        `warm_up` runs once in each process before its first task.
        """
        self._size = size or len(os.sched_getaffinity(0))
        context = get_context("forkserver")
        context.set_forkserver_preload(["bot.pool.child", *preload])
        self._seats = [Seat(context, limits or Limits(), warm_up) for _ in range(self._size)]
        self._free: queue.SimpleQueue[Seat] = queue.SimpleQueue()
        self._threads = ThreadPoolExecutor(self._size, thread_name_prefix="pool")

    def start(self, *, now: bool = True) -> None:
        """Start all processes, now or each when it is needed; returns before they are warm."""
        for seat in self._seats:
            if now:
                seat.start()
            self._free.put(seat)

    def stop(self) -> None:
        """End all processes. Tasks that wait are dropped, running ones fail."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for seat in self._seats:
            seat.stop()

    def run(
        self, function: Callable[..., Any], tasks: Iterable[tuple[Any, ...]], owner: str = ""
    ) -> list[Any]:
        """`function(*task)` for each task, in their order; a `Failure` where one has no answer.

        No process that has worked for one `owner` works for another.

        The function must be importable by name. Several threads may call this at once: each has
        no more tasks in the queue than there are processes, so that a large batch does not keep
        a small one waiting.
        """
        waiting = deque(enumerate(tasks))
        answers: list[Any] = [None] * len(waiting)
        running: dict[Future[Any], int] = {}
        while waiting or running:
            while waiting and len(running) < self._size:
                place, task = waiting.popleft()
                running[self._threads.submit(self._run_one, (function, task), owner)] = place
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                answers[running.pop(future)] = future.result()
        return answers

    def _run_one(self, call: Call, owner: str) -> Any:
        seat = self._free.get()
        try:
            return seat.run(call, owner)
        finally:
            self._free.put(seat)
