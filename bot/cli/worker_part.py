"""The worker as a part of a process: reviews what the inbox holds."""

from collections.abc import Callable

from sqlalchemy import Engine

from bot.cli import CannotError
from bot.cli.reviewing import staff
from bot.inbox import Inbox
from bot.pool.checker import PoolChecker
from bot.queue.lease import AlreadyHeldError
from bot.queue.worker import Worker
from bot.settings import Settings

DRAIN_S = 20.0  # platforms kill 30 s after SIGTERM; the web takes up to 5 of them


class WorkerPart:
    """Pool and worker."""

    def __init__(self, settings: Settings, database: Engine, inbox: Inbox) -> None:
        self._settings = settings
        self._database = database
        self._inbox = inbox
        self._checker = PoolChecker()
        self._worker: Worker | None = None

    def start(self, fail: Callable[[], None]) -> None:
        """Start the pool, then the engine: see `bot.pool` for why in this order."""
        self._checker.start()
        url = self._settings.database_url.reveal()
        who = staff(self._settings, self._checker, self._database)
        worker = Worker(url, self._database, self._inbox, who, fail)
        try:
            worker.start()
        except AlreadyHeldError as error:
            self._checker.stop()
            raise CannotError(str(error)) from error
        self._worker = worker

    def ask(self) -> None:
        """Raises unless it works: for `/readyz`."""
        if not self._worker:
            raise RuntimeError("the worker has not started")
        self._worker.ask()

    def is_well(self) -> bool:
        """True: what fails in the worker calls `fail`."""
        return True

    def stop(self) -> bool:
        """Wait for the reviews that run, up to `DRAIN_S`."""
        drained = self._worker.stop(DRAIN_S) if self._worker else True
        self._checker.stop()
        return drained
