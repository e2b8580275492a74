"""Query cursors with the limits that keep a query over foreign text from running away."""

import warnings

from tree_sitter import Query, QueryCursor

from checks.deadline import Deadline

MATCH_LIMIT = 1024  # states in flight; no real hunk needed more than 256 (measured)
QUERY_SECONDS = 3.0


def over(query: Query, limit: Deadline, lines: range | None = None) -> QueryCursor:
    """A cursor over the whole tree, or over these lines (from 1) and the nodes that enclose them.

    It falls silent when the time is up: look at `limit.passed` afterwards. `timeout_micros` is
    deprecated, but works; what is to follow it crashes or is never called (tried).
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        micros = limit.microseconds(QUERY_SECONDS)
        cursor = QueryCursor(query, match_limit=MATCH_LIMIT, timeout_micros=micros)
    if lines is not None:
        cursor.set_point_range((lines.start - 1, 0), (lines.stop - 1, 0))
    return cursor
