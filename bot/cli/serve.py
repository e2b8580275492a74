"""Web and worker in one process: receives deliveries and reviews pull requests.

Settings come from the environment: see `touchline doctor`. Ends on SIGTERM or Ctrl-C, after what
is under way is finished or safely kept.
"""

import argparse
from collections.abc import Sequence

from sqlalchemy import Engine

from bot.cli.service import Part, run_service
from bot.cli.web_part import WebPart
from bot.cli.worker_part import WorkerPart
from bot.inbox import Inbox
from bot.settings import Settings


def add(parser: argparse.ArgumentParser) -> None:
    """No arguments."""
    del parser


def run(args: argparse.Namespace) -> int:
    """Until told to stop."""
    del args
    return run_service(_parts, migrates=True)


def _parts(settings: Settings, database: Engine) -> Sequence[Part]:
    inbox = Inbox(database)
    worker = WorkerPart(settings, database, inbox)
    return (worker, WebPart(settings, inbox, {"worker": worker.ask}))
