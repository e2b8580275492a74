"""Checks in processes that can be killed: a file that hangs or crashes the parser costs itself."""

from bot.pool.pool import Failed, Failure, Limits, Pool

__all__ = ["Failed", "Failure", "Limits", "Pool"]
