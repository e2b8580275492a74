"""A PostgreSQL that is gone for a while, as in a restart: leases connect on their own."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.inbox import Inbox
from bot.queue import dispatch
from bot.queue.dispatch import Dispatch
from bot.queue.lease import UNANSWERED, Lead, leases
from bot.store.database import open_database
from bot.store.migrate import migrate
from bot.store.pulls import Pulls
from tests.bot.serving import free_port
from tests.bot.work import until


def gone() -> str:
    return f"postgresql://tester@127.0.0.1:{free_port()}/nothing"


def test_taking_a_lease_says_that_nobody_answers() -> None:
    with pytest.raises(UNANSWERED):
        leases(gone())("any")


def test_dispatch_outlives_a_lease_that_cannot_be_asked_for(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path}/touchline.db")
    migrate(database)
    asked: list[bool] = []
    lead = Lead(leases(gone()), "dispatch")
    stop = threading.Event()
    part = Dispatch(Inbox(database), Pulls(database), _never, _never, _counted(asked, lead))
    thread = threading.Thread(target=part.run, args=(stop,))
    thread.start()
    until(lambda: len(asked) > 1 or not thread.is_alive())
    alive = thread.is_alive()
    stop.set()
    thread.join(dispatch.LONGEST_PAUSE_S)
    database.dispose()
    assert alive


def _counted(asked: list[bool], lead: Callable[[], bool]) -> Callable[[], bool]:
    def ask() -> bool:
        asked.append(True)
        return lead()

    return ask


def _never(*_arguments: object) -> None:
    raise AssertionError("nothing was there to be enqueued")
