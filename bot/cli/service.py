"""What `serve`, `web` and `worker` share: start the parts, wait for a signal, stop them again."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from types import FrameType
from typing import Protocol

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot import logs, telemetry
from bot.cli import CANNOT, CannotError
from bot.cli.env_file import take_in
from bot.settings import NAMES, Settings, SettingsError
from bot.store.database import open_database
from bot.store.migrate import NotMigratedError, migrate, require_migrated

WATCH_S = 1.0
log = logs.logger("touchline.service")


class Part(Protocol):
    """Something that runs beside the others in threads of its own."""

    def start(self, fail: Callable[[], None]) -> None:
        """Begin; `fail` is for telling, from any thread, that it cannot go on.

        Raises `CannotError` with one line for the person who started us.
        """
        ...

    def is_well(self) -> bool:
        """False if it has ended by itself."""
        ...

    def stop(self) -> bool:
        """End; False if something of it still runs, so that only the process's end can end it."""
        ...


MakeParts = Callable[[Settings, Engine], Sequence[Part]]


def run_service(
    make_parts: MakeParts, *, migrates: bool, environ: MutableMapping[str, str] = os.environ
) -> int:
    """Run these parts until SIGTERM or SIGINT; the exit code.

    `migrates`: the process is alone with its database and brings it up to date itself.
    """
    take_in(environ)
    try:
        settings = Settings.from_environment(environ)
    except SettingsError as error:
        for mistake in error.mistakes:
            sys.stderr.write(f"touchline: {mistake}\n")
        return CANNOT
    logs.configure(settings.secrets())
    end_telemetry = _telemetry(environ, settings)
    # What we start, the checks' processes above all, has no business with our secrets.
    for name in NAMES:
        environ.pop(name, None)
    database = _ready_database(settings.database_url.reveal(), migrates)
    try:
        return Service(make_parts(settings, database)).run()
    finally:
        end_telemetry()


def _telemetry(environ: Mapping[str, str], settings: Settings) -> telemetry.Stop:
    try:
        return telemetry.start(environ, logs.Redactor(settings.secrets()))
    except telemetry.NotInstalledError as error:
        raise CannotError(str(error)) from error


def _ready_database(url: str, migrates: bool) -> Engine:
    database = open_database(url)
    try:
        migrate(database) if migrates else require_migrated(database)
    except NotMigratedError as error:
        raise CannotError(str(error)) from error
    except SQLAlchemyError as error:
        why = str(error).partition("\n")[0]
        raise CannotError(f"cannot open the database: {why}") from error
    return database


class Service:
    """The parts of one process, started in this order and stopped in the other."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts
        self._stop = threading.Event()
        self._failed = False

    def run(self) -> int:
        """Start, wait, stop. 0 after a signal, 1 if a part failed."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._on_signal)
        started: list[Part] = []
        try:
            for part in self._parts:
                part.start(self._fail)
                started.append(part)
            self._wait()
        finally:
            stopped = [part.stop() for part in reversed(started)]
        drained = all(stopped)
        log.info("stopped", drained=drained)
        code = 1 if self._failed else 0
        return code if drained else _end_at_once(code)

    def _wait(self) -> None:
        while not self._stop.wait(WATCH_S):
            if not all(part.is_well() for part in self._parts):
                self._fail()

    def _fail(self) -> None:
        log.critical("a part of this process has ended; stopping")
        self._failed = True
        self._stop.set()

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        if self._stop.is_set():
            _end_at_once(128 + number)  # asked twice
        self._stop.set()


def _end_at_once(code: int) -> int:
    """Without waiting for threads that still work: their jobs go on in the next process."""
    sys.stderr.flush()
    os._exit(code)
