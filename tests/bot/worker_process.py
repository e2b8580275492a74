"""A worker as a process of its own, to be killed: `worker_process.py URL FOLDER`.

What its reviews do is said by files in the folder: `hang` waits at the second step, `die` kills
the process there. Each effect adds a line to `effects`.
"""

import os
import signal
import sys
import threading
import time
from pathlib import Path

from bot import logs
from bot.inbox import Inbox
from bot.model import ReviewWanted, Sha
from bot.queue import sweep
from bot.queue.work import Step
from bot.queue.worker import Staff, Worker
from bot.store.database import open_database
from bot.store.migrate import migrate
from tests.bot.work import Nothing, Silent


class Reviewer:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def review(self, wanted: ReviewWanted, step: Step) -> Sha | None:
        step("first", lambda: self._effect(f"first {wanted.head[0]}"))
        step("second", lambda: self._second(wanted.head[0]))
        return wanted.head

    def say_waiting(self, wanted: ReviewWanted, seconds: float) -> None:
        self._effect(f"waits {seconds}")

    def give_up(self, wanted: ReviewWanted, why: str, step: Step) -> None:
        step("give up", lambda: self._effect(f"give up {why}"))

    def _second(self, head: str) -> None:
        self._effect(f"begun {head}")
        if (self._folder / "die").exists():
            os.kill(os.getpid(), signal.SIGKILL)
        while (self._folder / "hang").exists():
            time.sleep(0.02)
        self._effect(f"second {head}")

    def _effect(self, line: str) -> None:
        with (self._folder / "effects").open("a") as file:
            file.write(f"{line}\n")


def main(url: str, folder: Path) -> None:
    logs.configure()
    sweep.MEND_EVERY_S = 1.0
    database = open_database(url)
    migrate(database)
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    worker = Worker(
        url, database, Inbox(database), Staff(Reviewer(folder), Silent(), Nothing()), stop.set
    )
    worker.start()
    (folder / "started").touch()
    stop.wait()
    if not worker.stop(float(os.environ.get("DRAIN_S", "20"))):
        os._exit(3)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
