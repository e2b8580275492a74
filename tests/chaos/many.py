"""Many runs, several at a time, and what they came to."""

import queue
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from tests.bot import postgres
from tests.chaos.plan import plan
from tests.chaos.play import Ended, Ground, run


def play(
    numbers: Iterable[int], seed: int, parallel: int, *, hurried: bool, keep: Path | None = None
) -> Iterator[Ended]:
    """Each run as it ends; of those at one time each has a database server, to be restarted."""
    free: queue.SimpleQueue[Ground] = queue.SimpleQueue()

    def one(number: int) -> Ended:
        ground = free.get()
        try:
            return run(plan(number, seed), ground, hurried=hurried, keep=keep)
        finally:
            free.put(ground)

    with ExitStack() as stack, ThreadPoolExecutor(parallel) as threads:
        for _ in range(parallel):
            free.put(Ground(stack.enter_context(postgres.running())))
        for future in as_completed([threads.submit(one, number) for number in numbers]):
            yield future.result()


@dataclass
class Figures:
    """What all runs together came to."""

    runs: int = 0
    deaths: int = 0
    sprung: int = 0
    lost: int = 0
    doubled: int = 0
    stuck: int = 0
    longest_s: float = 0.0
    bad: list[Ended] = field(default_factory=list)

    def add(self, ended: Ended) -> None:
        self.runs += 1
        self.deaths += ended.deaths
        self.sprung += ended.sprung
        self.lost += len(ended.lost)
        self.doubled += len(ended.doubled)
        self.stuck += bool(ended.stuck)
        self.longest_s = max(self.longest_s, ended.recovery_s)
        if not ended.is_good:
            self.bad.append(ended)

    @property
    def is_good(self) -> bool:
        return not self.bad

    def line(self) -> str:
        return (
            f"{self.runs} runs, {self.deaths} deaths, lost {self.lost}, doubled {self.doubled}, "
            f"stuck {self.stuck}, longest recovery {self.longest_s:.1f} s"
        )

    def table(self, took_s: float) -> str:
        rows = {
            "runs": self.runs,
            "kills at the planned step": self.sprung,
            "deaths and restarts": self.deaths,
            "lost": self.lost,
            "doubled": self.doubled,
            "stuck": self.stuck,
            "longest recovery, s": round(self.longest_s, 1),
            "took, s": round(took_s),
        }
        return "\n".join(f"{name:28}{value:>8}" for name, value in rows.items())
