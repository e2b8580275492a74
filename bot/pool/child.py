"""What runs inside a pool process: one task after the other, within hard limits.

The process parses foreign text in C, so it is trusted with nothing: no secrets, and its answers
are read by `wire.load`, which makes only values of the kinds listed there.
"""

import resource
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from bot.pool import wire

Call = tuple[Callable[..., Any], tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Limits:
    """`wall_s`: seconds that one task may take. `memory`: bytes of address space."""

    wall_s: float = 10.0
    memory: int = 1 << 30


def serve(connection: Connection, limits: Limits, warm_up: Callable[[], object] | None) -> None:
    """Answer tasks until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches us too; our parent decides
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if warm_up:
        warm_up()
    with suppress(BrokenPipeError, ConnectionResetError):  # nobody is there any more: that is all
        _work(connection, limits)


def _work(connection: Connection, limits: Limits) -> None:
    connection.send_bytes(wire.READY)
    while task := _next(connection):
        # SIGALRM's default action ends the process even in the middle of a C call. The parent
        # kills sooner; this one counts when the parent itself is gone.
        signal.setitimer(signal.ITIMER_REAL, limits.wall_s * 1.5)
        answer = _answer(*task)
        signal.setitimer(signal.ITIMER_REAL, 0)
        connection.send_bytes(answer)


def _next(connection: Connection) -> Call | None:
    try:
        task: Call = connection.recv()
    except EOFError:
        return None
    return task


def _answer(function: Callable[..., Any], arguments: tuple[Any, ...]) -> bytes:
    try:
        return wire.dump((True, function(*arguments)))
    except MemoryError:
        return wire.dump((False, "out of memory"))
    except Exception as error:  # noqa: BLE001 - told to the parent, which logs it and goes on
        return wire.dump((False, f"{type(error).__name__}: {error}"))
