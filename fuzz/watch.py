"""Runs a fuzzing process and sees what it cannot say itself: that it crashed, or hangs."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from fuzz.drive import FOUND
from fuzz.notes import Notes

HANG_S = 60.0  # one input on a busy machine; everything that is read has bounds far below
_LOOK_S = 0.5
_MOST_DEATHS = 20  # then something is so broken that going on tells nothing new


@dataclass(frozen=True, slots=True)
class Job:
    """So many inputs for one target by one driver."""

    target: str
    driver: str
    count: int
    seed: int


@dataclass(frozen=True, slots=True)
class Found:
    """What went wrong: `crash` (an exception or a death), `hang` or `wrong` (a broken promise)."""

    kind: str
    what: str
    input: str
    trace: str = ""


@dataclass(slots=True)
class Outcome:
    """What came of a job so far. `failed`: why it could not be done at all."""

    job: Job
    inputs: int = 0
    found: list[Found] = field(default_factory=list)
    failed: str = ""

    def counted(self, kind: str) -> int:
        """How many of this kind."""
        return sum(one.kind == kind for one in self.found)


def run(job: Job, folder: Path, tell: Callable[[Outcome], None], hang_s: float = HANG_S) -> Outcome:
    """All inputs of the job; after a death it goes on behind the input that caused it.

    `tell` is called every now and then with how far it is. `hang_s`: seconds that one input has.
    """
    outcome = Outcome(job)
    for life in range(_MOST_DEATHS):
        left = job.count - outcome.inputs
        if left <= 0 or outcome.failed:
            break
        room = folder / f"{job.target}-{job.driver}-{life}"
        room.mkdir(parents=True)
        _live(_Room(outcome, room, left, job.seed + life, hang_s), tell)
    tell(outcome)
    return outcome


@dataclass(frozen=True, slots=True)
class _Room:
    """Where one process works, and on how many inputs that are `left`."""

    outcome: Outcome
    folder: Path
    left: int
    seed: int
    hang_s: float


def _live(room: _Room, tell: Callable[[Outcome], None]) -> None:
    """One process until it ends, dies or is killed."""
    outcome, notes, before = room.outcome, Notes(room.folder / "notes"), room.outcome.inputs
    process, hangs = _started(room), False
    while process.poll() is None:
        try:
            process.wait(_LOOK_S)
        except subprocess.TimeoutExpired:
            hangs = notes.busy_s > room.hang_s
            outcome.inputs = before + notes.inputs
            tell(outcome)
        if hangs:
            process.kill()
    outcome.inputs = before + notes.inputs
    outcome.found += _told(room.folder / FOUND)
    _bury(room, process.returncode, notes, hangs=hangs)


def _started(room: _Room) -> subprocess.Popen[bytes]:
    job = room.outcome.job
    words = [job.target, job.driver, str(room.left), str(room.seed), str(room.folder)]
    with (room.folder / "said").open("wb") as said:
        command = [sys.executable, "-m", "fuzz.drive", *words]
        return subprocess.Popen(command, stdout=said, stderr=said)  # noqa: S603 - our own module


def _bury(room: _Room, code: int, notes: Notes, *, hangs: bool) -> None:
    outcome = room.outcome
    if hangs:
        outcome.found.append(Found("hang", f"more than {room.hang_s:g} s", notes.current))
    elif code < 0 and notes.current:
        name = signal.Signals(-code).name
        outcome.found.append(Found("crash", f"the process died of {name}", notes.current))
    elif code:
        said = (room.folder / "said").read_text("utf-8", "replace")[-2_000:]
        outcome.failed = f"exit code {code}: {said}"


def _told(file: Path) -> list[Found]:
    if not file.exists():
        return []
    return [Found(**json.loads(line)) for line in file.read_text("utf-8").splitlines()]
