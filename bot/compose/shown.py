"""What a check run shows of this change, for the button that accepts all of it. Pure."""

import re

from bot.compose.escape import marker
from checks.model import FindingId, Report

__all__ = ["MOST", "read_shown", "shown", "shown_mark"]

MOST = 100  # accepted at once: each is a record in one answer
# On a line of its own, where no foreign text ever stands alone.
_MARK = re.compile(r"^<!-- touchline:shown=([0-9a-f,]+) -->[ \t]*$", re.MULTILINE)


def shown(report: Report) -> tuple[FindingId, ...]:
    """The findings that the change brings, as many as are accepted at once."""
    return tuple(one.id for one in report.findings if one.introduced)[:MOST]


def shown_mark(report: Report) -> str:
    """A hidden line with them; nothing for none."""
    ids = shown(report)
    return marker(shown=",".join(ids)) if ids else ""


def read_shown(text: str) -> tuple[str, ...]:
    """Those of a check run's text that is known to be ours."""
    found = _MARK.findall(text.replace("\r", ""))
    return tuple(found[-1].split(",")) if found else ()
