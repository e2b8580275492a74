"""Long lists, a page at a time. Pure."""

import re
from collections.abc import Callable
from dataclasses import dataclass

_LAST = 10_000  # nobody reads on from here
_NUMBER = re.compile(r"[1-9][0-9]{0,5}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Pager:
    """Which page this is, of how many, and where the others are."""

    at: int
    size: int
    total: int
    link: Callable[[int], str]

    @property
    def last(self) -> int:
        """The number of the last page, from 1."""
        return max(1, -(-self.total // self.size))

    @property
    def skip(self) -> int:
        """How many rows come before this page."""
        return (self.at - 1) * self.size


def page_number(text: str) -> int:
    """What stands in an address, from 1; 1 for nonsense."""
    return min(int(text), _LAST) if _NUMBER.fullmatch(text) else 1
