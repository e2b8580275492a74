"""One `touchline web` or `touchline worker` of a run, forked from a process that has imported all.

It is the program itself but for the traps in it, a clock that may step, and the engine, which
runs in this process over two rules: hundreds of pools would only be slow.
"""

import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Engine as Database

import bot.cli.web
from bot.cli import reviewing
from bot.cli.service import Part, run_service
from bot.cli.worker_part import WorkerPart
from bot.inbox import Inbox
from bot.queue import arrivals, dispatch, orders, steps, sweep, work
from bot.settings import Settings
from tests.bot import desk
from tests.chaos.traps import Set, install

desk.catalog()  # before the fork


@dataclass(frozen=True, slots=True)
class Call:
    """`web` or `worker`, and what it runs with. `hurried`: waits are a tenth of what they are."""

    role: str
    environ: Mapping[str, str]
    log: Path
    traps: Sequence[Set]
    hurried: bool


class Checker(desk.Engine):
    """The engine in this process, as a pool."""

    def start(self) -> None:
        pass

    def stop(self) -> None:
        pass


def main(call: Call, clock: Any) -> None:
    """Runs until it is told to stop, or a trap springs. `clock`: seconds that the time is off."""
    _say_to(call.log)
    _shift(clock)
    if call.hurried:
        _hurry()
    install(list(call.traps))
    parts = _worker if call.role == "worker" else bot.cli.web._parts
    os._exit(run_service(parts, migrates=False, environ=dict(call.environ)))


def _worker(settings: Settings, database: Database) -> Sequence[Part]:
    part = WorkerPart(settings, database, Inbox(database))
    part._checker = Checker()  # type: ignore[assignment]
    return (part,)


reviewing.load = desk.catalog


def _say_to(log: Path) -> None:
    file = log.open("ab", buffering=0)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(file.fileno(), stream.fileno())


def _shift(clock: Any) -> None:
    real, real_ns = time.time, time.time_ns

    def shifted() -> float:
        return real() + clock.value

    def shifted_ns() -> int:
        return real_ns() + int(clock.value * 1e9)

    _put(time, "time", shifted)
    _put(time, "time_ns", shifted_ns)


def _put(module: Any, name: str, function: Callable[[], Any]) -> None:
    setattr(module, name, function)


def _hurry() -> None:
    sweep.EVERY_S, sweep.MEND_EVERY_S, dispatch.POLL_S = 0.3, 1.0, 0.1
    steps._BACKOFF_S, work._BACKOFF_S, orders._BACKOFF_S = 0.2, 0.5, 0.5
    arrivals._BACKOFF_S = 0.5
