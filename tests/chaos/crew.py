"""The processes of one run, and who starts them again when they have died, as a supervisor does."""

import os
import signal
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from tests.chaos import child
from tests.chaos.traps import Set

LOOK_S = 0.02
AGAIN_S = 0.2  # until a dead process is started again
STOP_S = 40.0
CONTEXT = get_context("forkserver")
CONTEXT.set_forkserver_preload(["tests.chaos.child"])


@dataclass
class Crew:
    """One web and two workers. `mourned`: workers that nobody starts again, by their names."""

    environ: Mapping[str, str]
    folder: Path
    traps: Sequence[Set]
    hurried: bool
    mourned: frozenset[str] = frozenset()
    deaths: list[float] = field(default_factory=list)  # on the monotonic clock
    exits: list[tuple[str, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._running: dict[str, BaseProcess] = {}
        self._stop = threading.Event()
        self._watch = threading.Thread(target=self._look_on, daemon=True)
        self.clock: Any = CONTEXT.Value("d", 0.0, lock=False)

    def __enter__(self) -> "Crew":
        for name in ("web", "worker-1", "worker-2"):
            self._start(name)
        self._watch.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._stop.set()
        self._watch.join()
        for process in self._running.values():
            if process.pid and process.is_alive():
                os.kill(process.pid, signal.SIGKILL)
            process.join(STOP_S)

    def log(self, name: str) -> Path:
        return self.folder / f"{name}.log"

    def kill(self, name: str) -> None:
        """kill -9."""
        self._running[name].kill()

    def _start(self, name: str) -> None:
        role = name.partition("-")[0]
        traps = [one for one in self.traps if one.trap.role == role]
        call = child.Call(role, self.environ, self.log(name), traps, self.hurried)
        process = CONTEXT.Process(target=child.main, args=(call, self.clock), name=name)
        process.start()
        self._running[name] = process

    def _look_on(self) -> None:
        due: dict[str, float] = {}
        while not self._stop.wait(LOOK_S):
            now = time.monotonic()
            for name, process in list(self._running.items()):
                if process.exitcode is not None and name not in due:
                    self.deaths.append(now)
                    self.exits.append((name, process.exitcode))
                    due[name] = float("inf") if name in self.mourned else now + AGAIN_S
                if due.get(name, float("inf")) <= now:
                    del due[name]
                    self._start(name)
