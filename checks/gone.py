"""What platforms once had and have switched off: `gone.toml`, dated, with its sources."""

import fnmatch
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "gone.toml"


def is_gone(platform: str, name: str) -> bool:
    """True if the platform ("action", "runner", "kubernetes", "lambda", "image") has ended this.

    A name of Kubernetes is `<apiVersion> <kind>`.
    """
    return _names()[platform].fullmatch(name) is not None


@cache
def platforms() -> frozenset[str]:
    """The platforms that the table knows."""
    return frozenset(_names())


@cache
def _names() -> Mapping[str, re.Pattern[str]]:
    table = tomllib.loads(FILE.read_text("utf-8"))
    return {platform: _any_of(rows) for platform, rows in table.items()}


def _any_of(rows: list[dict[str, list[str]]]) -> re.Pattern[str]:
    names = (name for row in rows for name in row["names"])
    return re.compile("|".join(map(fnmatch.translate, names)))
