"""Dead letters: deliveries that came to nothing. List, retry or drop them.

A dead letter keeps its payload until it is dropped. `retry` hands it to the running worker again.
"""

import argparse
from datetime import UTC, datetime

from sqlalchemy.exc import SQLAlchemyError

from bot.cli import CannotError
from bot.cli.databases import database_url
from bot.inbox import Inbox
from bot.model import DeliveryId
from bot.store.database import open_database
from bot.store.migrate import NotMigratedError, require_migrated


def add(parser: argparse.ArgumentParser) -> None:
    """`list`, `retry ID…`, `drop ID…`."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="list|retry|drop")
    actions.add_parser("list", help="the dead letters, newest first")
    for name, says in (("retry", "work on these again"), ("drop", "give these up")):
        action = actions.add_parser(name, help=says)
        action.add_argument("ids", nargs="+", metavar="ID", help="a delivery's id, from `list`")


def run(args: argparse.Namespace) -> int:
    """0 if everything asked for was done; `CannotError` if some delivery is no dead letter."""
    database = open_database(database_url())
    try:
        require_migrated(database)
        inbox = Inbox(database)
        return _list(inbox) if args.action == "list" else _settle(inbox, args.action, args.ids)
    except NotMigratedError as error:
        raise CannotError(str(error)) from error
    except SQLAlchemyError as error:
        raise CannotError(f"database: {str(error).partition(chr(10))[0]}") from error


def _list(inbox: Inbox) -> int:
    letters = inbox.dead_letters()
    for letter in letters:
        when = datetime.fromtimestamp(letter.settled_ms / 1000, UTC).isoformat(" ", "seconds")
        line = f"{letter.id}  {when}  {letter.event}  {letter.reason}  ({letter.size} bytes)"
        print(line)  # noqa: T201 - the answer
    if not letters:
        print("no dead letters")  # noqa: T201 - the answer
    return 0


def _settle(inbox: Inbox, action: str, ids: list[str]) -> int:
    settle = inbox.retry if action == "retry" else inbox.drop
    missing = [asked for asked in ids if not settle(DeliveryId(asked))]
    if missing:
        raise CannotError(f"no dead letter: {', '.join(missing)} (see `touchline queue list`)")
    return 0
