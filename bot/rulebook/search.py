"""Which rules a reader looks for. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Self
from urllib.parse import urlencode

from bot.rulebook.book import Row

_LONGEST = 100  # characters of what somebody looks for


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader asked for; empty is no wish."""

    q: str = ""
    family: str = ""
    language: str = ""
    severity: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Self:
        """From a form's fields; whatever else is there is left alone."""
        fields = ("q", "family", "language", "severity")
        return cls(**{name: query.get(name, "").strip()[:_LONGEST] for name in fields})

    def rows(self, rows: Iterable[Row]) -> tuple[Row, ...]:
        """Those that have all the words and all that was chosen, in their order."""
        words = self.q.lower().split()
        return tuple(
            row
            for row in rows
            if self.family in ("", row.family)
            and self.severity in ("", row.severity.value)
            and (not self.language or self.language in row.languages)
            and all(word in row.words for word in words)
        )

    def query(self, **more: int | str) -> str:
        """As the end of an address: `?family=network`, or nothing."""
        asked = {**asdict(self), **more}
        given = urlencode({name: value for name, value in asked.items() if value})
        return f"?{given}" if given else ""
