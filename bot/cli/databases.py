"""The database of commands that need no other setting."""

from bot.cli import CannotError
from bot.cli.env_file import take_in
from bot.settings import SettingsError, database_from_environment


def database_url() -> str:
    """Its URL; a mistake is a `CannotError` of one line."""
    take_in()
    try:
        return database_from_environment().reveal()
    except SettingsError as error:
        raise CannotError("; ".join(error.mistakes)) from error
