"""What a source says of a row. Pure."""

import fnmatch
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bench.facts.rows import Row
from bench.facts.sources import Answer

_ENDS = re.compile(
    r"(?i)deprecat|end[- ]of[- ](life|support|security)|\beol\b|no longer|removed?\b|retire"
    r"|unmaintained|archived|unsupported|ended|closing down|obsolete|legacy"
    r"|replaced|discontinu|break"
)
_SHOWN = 160  # characters of what is quoted


class Heard(StrEnum):
    """How a source stands to its row."""

    CONFIRMS = "confirms"
    SILENT = "says nothing of it"
    DIFFERS = "differs"
    UNREACHED = "could not be reached"


@dataclass(frozen=True, slots=True)
class Said:
    """What one source says of one row, for a person to read."""

    row: Row
    heard: Heard
    told: str


def said(row: Row, page: Answer, listed: Mapping[str, str] | None, today: date) -> Said:
    """`listed`: the releases with their ends, where the row has a list of them and it came."""
    wrong = list(_differences(row, listed or {}, today))
    if wrong:
        return Said(row, Heard.DIFFERS, "; ".join(wrong))
    if listed:
        return Said(row, Heard.CONFIRMS, f"{len(listed)} releases, as the table has them")
    if page.trouble:
        return Said(row, Heard.UNREACHED, page.trouble)
    return _of_page(row, page.text)


def _of_page(row: Row, text: str) -> Said:
    words = [_plain(name) for name in row.names]
    there = [word for word in words if word.lower() in text.lower()]
    told = next(_quotes(there or [""], text), "")
    if row.names and not there:
        return Said(row, Heard.SILENT, "none of its names stands there")
    if row.names and not told:
        return Said(row, Heard.SILENT, f"names {', '.join(there[:3])}, and no end of it")
    return Said(row, Heard.CONFIRMS, told or f"{len(text)} characters; compare by hand")


def _plain(name: str) -> str:
    """What of a pattern a page would write: `actions/cache@v[12].*` is `actions/cache`, and
    `policy/v1beta1 PodSecurityPolicy` is `PodSecurityPolicy`."""
    whole = re.split(r"[\[*?]", name)[0].rstrip(" .:-@v")
    last = whole.rpartition(" ")[2]
    return re.split(r"[@:]", last)[0]


def _quotes(words: list[str], text: str) -> Iterator[str]:
    """Sentences in which a word stands near one that speaks of an end."""
    low = text.lower()
    for word in words:
        for found in re.finditer(re.escape(word.lower()), low):
            start = max(0, found.start() - _SHOWN // 2)
            near = text[start : found.end() + _SHOWN // 2]
            if word and _ENDS.search(near):
                yield near.strip()
                break


def _differences(row: Row, listed: Mapping[str, str], today: date) -> Iterator[str]:
    """Releases that have ended and are not in the row, and those in it that have not."""
    for cycle, end in listed.items():
        name = f"{row.image}:{cycle}" if row.table == "gone image" else cycle
        is_there = any(fnmatch.fnmatchcase(name, pattern) for pattern in row.names)
        if end <= today.isoformat() and not is_there:
            yield f"{name} ended on {end} and is not in the table"
        if end > today.isoformat() and is_there:
            yield f"{name} ends on {end} only"
