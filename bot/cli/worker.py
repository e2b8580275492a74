"""A worker alone: reviews what `touchline web` received on the same database.

Settings come from the environment: see `touchline doctor`. Run `touchline migrate` first.
"""

import argparse
from collections.abc import Sequence

from sqlalchemy import Engine

from bot.cli.service import Part, run_service
from bot.cli.watch_part import WatchPart
from bot.cli.worker_part import WorkerPart
from bot.inbox import Inbox
from bot.settings import Settings


def add(parser: argparse.ArgumentParser) -> None:
    """No arguments."""
    del parser


def run(args: argparse.Namespace) -> int:
    """Until told to stop."""
    del args
    return run_service(_parts, migrates=False)


def _parts(settings: Settings, database: Engine) -> Sequence[Part]:
    inbox = Inbox(database)
    worker = WorkerPart(settings, database, inbox)
    if settings.watch_port is None:
        return (worker,)
    return (worker, WatchPart(settings, inbox, {"worker": worker.ask}))
