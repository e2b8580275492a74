"""What the bot offers over HTTP."""

from bot.web.app import create_app

__all__ = ["create_app"]
