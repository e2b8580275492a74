"""The rows of the dated tables, each with where its fact is from."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from checks import catalog, gone
from checks.index import platform

_PAIRS = catalog.CONTRACTS / "incompatible-dependency-pair" / "pairs.toml"


@dataclass(frozen=True, slots=True)
class Row:
    """One fact. `names`: what it is about, as shell patterns; `since`: when it became true, as the
    table has it; `cycles`: where a list of all releases with their ends is, if there is one;
    `image`: what those are called there before the colon."""

    table: str
    names: tuple[str, ...]
    source: str
    since: str = ""
    cycles: str = ""
    image: str = ""


def every() -> Iterator[Row]:
    """All rows of all tables, in their order. Raises KeyError where a row has no source."""
    yield from gone_rows(tomllib.loads(gone.FILE.read_text("utf-8")))
    yield from _pairs(tomllib.loads(_PAIRS.read_text("utf-8")))
    yield from _platforms(tomllib.loads(platform.FILE.read_text("utf-8")))


def gone_rows(table: Mapping[str, list[dict[str, Any]]]) -> Iterator[Row]:
    """The rows of a table such as checks/gone.toml."""
    for kind, rows in table.items():
        for row in rows:
            names = tuple(row["names"])
            cycles, image = row.get("cycles", ""), names[0].partition(":")[0]
            yield Row(f"gone {kind}", names, row["source"], row["since"], cycles, image)


def _pairs(table: Mapping[str, Any]) -> Iterator[Row]:
    for pair in table["pair"]:
        yield Row("pair", (pair["first"], pair["second"]), pair["source"], pair["since"])


def _platforms(table: Mapping[str, Any]) -> Iterator[Row]:
    for source in table["sources"]:
        yield Row("variables", (), source, table["dated"])
