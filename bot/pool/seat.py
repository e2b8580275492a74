"""One process of the pool, and the line to it."""

import signal
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from typing import Any

from bot.pool import wire
from bot.pool.child import Call, Limits, serve

START_S = 60.0  # importing and warming up on a busy machine
END_S = 5.0


class Failed(StrEnum):
    """Why a task has no answer."""

    TOO_SLOW = "too slow"  # killed at the limit
    CRASHED = "crashed"  # the process died, or sent rubbish
    ERROR = "error"  # the task raised: our own mistake, the process lives


@dataclass(frozen=True, slots=True)
class Failure:
    """In an answer's stead."""

    how: Failed
    detail: str


class Seat:
    """Starts its process when first used, and a new one after each death."""

    def __init__(
        self, context: ForkServerContext, limits: Limits, warm_up: Callable[[], object] | None
    ) -> None:
        self._context = context
        self._limits = limits
        self._warm_up = warm_up
        self._process: BaseProcess | None = None
        self._line: Connection | None = None
        self._ready = False
        self._owner = ""

    def start(self) -> None:
        """Start the process unless it runs; it warms up while we go on."""
        if self._process:
            return
        ours, theirs = self._context.Pipe()
        arguments = (theirs, self._limits, self._warm_up)
        self._process = self._context.Process(
            target=serve, args=arguments, name="touchline-check", daemon=True
        )
        self._process.start()
        theirs.close()
        self._line = ours
        self._ready = False

    def run(self, call: Call, owner: str = "") -> Any:
        """The call's answer, or a `Failure`. A crash is tried once more, in a fresh process.

        The system kills idle processes too when memory is short: that is not the task's fault.
        What works for another `owner` than the last call is a fresh process, too.
        """
        if owner != self._owner:
            self.stop()
            self._owner = owner
        answer = self._try(call)
        again = isinstance(answer, Failure) and answer.how is Failed.CRASHED
        return self._try(call) if again else answer

    def _try(self, call: Call) -> Any:
        self.start()
        try:
            return self._talk(call)
        except wire.WireError as error:
            self.stop()
            return Failure(Failed.CRASHED, f"the process sent rubbish: {error}")
        except (EOFError, OSError):
            return self._bury()

    def stop(self) -> None:
        """End the process now."""
        process, line = self._process, self._line
        self._process = self._line = None
        if line:
            line.close()
        if process:
            process.kill()
            process.join(END_S)

    def _talk(self, call: Call) -> Any:
        line = self._line
        assert line is not None  # noqa: S101 - start() has set it
        if not self._ready and not line.poll(START_S):
            return self._too_slow("did not start")
        if not self._ready:
            self._ready = line.recv_bytes(len(wire.READY)) == wire.READY
        line.send(call)
        if not line.poll(self._limits.wall_s):
            return self._too_slow(f"stopped after {self._limits.wall_s:g} s")
        fine, answer = wire.load(line.recv_bytes(wire.LARGEST))
        return answer if fine else Failure(Failed.ERROR, answer)

    def _too_slow(self, detail: str) -> Failure:
        self.stop()
        return Failure(Failed.TOO_SLOW, detail)

    def _bury(self) -> Failure:
        process = self._process
        assert process is not None  # noqa: S101 - it has just been spoken to
        process.join(END_S)
        code = process.exitcode
        self.stop()
        if code == -signal.SIGALRM:
            return Failure(Failed.TOO_SLOW, "stopped by its own alarm")
        return Failure(Failed.CRASHED, _cause(code))


def _cause(code: int | None) -> str:
    if code is None:
        return "it hung up"
    return f"ended by {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
