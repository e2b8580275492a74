"""What goes wrong inside a process of ours, at an exact step: it is killed, or its disk is full.

A step is a commit to a database or a request to GitHub, and a trap stands right before or right
after one. Steps are counted over all processes of a run, in files, so a trap springs once.
"""

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from psycopg.errors import DiskFull
from requests.adapters import HTTPAdapter
from sqlalchemy.engine.default import DefaultDialect

COMMIT = "COMMIT"
SPRUNG = "sprung"


class Moment(StrEnum):
    """On which side of the step."""

    BEFORE = "before"
    AFTER = "after"


class Deed(StrEnum):
    """What happens there. `TOLD`: nothing here; whoever runs the play restarts the database."""

    KILLED = "killed"
    FULL = "disk full"
    TOLD = "database restarted"


@dataclass(frozen=True, slots=True)
class Trap:
    """`role`: web or worker. `step`: a commit, or a pattern of `METHOD /path`. The `nth` of these
    springs it, and so do the `times` - 1 after it."""

    role: str
    step: str
    moment: Moment = Moment.BEFORE
    nth: int = 1
    deed: Deed = Deed.KILLED
    times: int = 1

    def __str__(self) -> str:
        return f"{self.role} {self.deed} {self.moment} {self.step} no. {self.nth}"


@dataclass(frozen=True, slots=True)
class Set:
    """One trap of a run, and where it counts."""

    trap: Trap
    folder: Path

    def meet(self, step: str, moment: Moment) -> None:
        """Called at every step of the process."""
        if moment is self.trap.moment and fnmatchcase(step, self.trap.step):
            count = self._count()
            if self.trap.nth <= count < self.trap.nth + self.trap.times:
                self._spring()

    def _count(self) -> int:
        self.folder.mkdir(exist_ok=True)
        number = len(list(self.folder.glob("[0-9]*"))) + 1
        while True:
            with suppress(FileExistsError):
                os.close(os.open(self.folder / str(number), os.O_CREAT | os.O_EXCL))
                return number
            number += 1

    def _spring(self) -> None:
        (self.folder / SPRUNG).touch()
        if self.trap.deed is Deed.KILLED:
            os.kill(os.getpid(), signal.SIGKILL)
        if self.trap.deed is Deed.FULL:
            raise DiskFull("could not extend file: no space left on device")


def install(traps: list[Set]) -> None:
    """In this process, for good. Each process has the traps of its own role."""
    _around_commits(traps)
    _around_requests(traps)


def _meet(traps: list[Set], step: str, moment: Moment) -> None:
    for one in traps:
        one.meet(step, moment)


def _around_commits(traps: list[Set]) -> None:
    commit: Callable[[Any, Any], None] = DefaultDialect.do_commit

    def trapped(self: Any, connection: Any) -> None:
        _meet(traps, COMMIT, Moment.BEFORE)
        commit(self, connection)
        _meet(traps, COMMIT, Moment.AFTER)

    DefaultDialect.do_commit = trapped  # type: ignore[method-assign]


def _around_requests(traps: list[Set]) -> None:
    send: Any = HTTPAdapter.send

    def trapped(self: Any, request: Any, *words: Any, **more: Any) -> Any:
        step = named(request)
        _meet(traps, step, Moment.BEFORE)
        answer = send(self, request, *words, **more)
        _meet(traps, step, Moment.AFTER)
        return answer

    HTTPAdapter.send = trapped  # type: ignore[method-assign]


def named(request: Any) -> str:
    """`METHOD /path`; GraphQL's mutations have a name of their own, its queries another."""
    path = urlsplit(request.url).path
    if path.endswith("/graphql"):
        body = request.body if isinstance(request.body, bytes) else str(request.body).encode()
        return "MUTATION" if b'"mutation' in body.replace(b" ", b"") else "QUERY"
    return f"{request.method} {path}"
