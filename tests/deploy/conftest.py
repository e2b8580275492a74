"""The stage of the bot's own tests: a small GitHub, and settings for a Touchline beside it."""

from tests.bot.conftest import stage

__all__ = ["stage"]
