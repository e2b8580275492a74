"""Bring the database to the newest schema. Safe to run twice, and while old code still runs.

The database is TOUCHLINE_DATABASE_URL, or sqlite:///touchline.db.
"""

import argparse

from sqlalchemy.exc import SQLAlchemyError

from bot import logs
from bot.cli import CannotError
from bot.cli.databases import database_url
from bot.queue import engine
from bot.store.database import open_database
from bot.store.migrate import migrate


def add(parser: argparse.ArgumentParser) -> None:
    """No arguments."""
    del parser


def run(args: argparse.Namespace) -> int:
    """Migrate our tables and the job engine's."""
    del args
    logs.configure()
    url = database_url()
    try:
        migrate(open_database(url))
        engine.migrate(url)
    except SQLAlchemyError as error:
        raise CannotError(f"cannot migrate: {str(error).partition(chr(10))[0]}") from error
    print("the database is up to date")  # noqa: T201 - the command's answer
    return 0
