"""TOML files read strictly: each key known and of its type, each mistake with its line."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from checks.errors import RuleError, nearest

Table = dict[str, Any]
Shape = Mapping[str, type]


def read(file: Path, until: str | None = None) -> Table:
    """The file's top table; a `RuleError` if it is not there, not UTF-8 or not TOML.

    `until`: only what stands before the line `[until]`.
    """
    try:
        text = file.read_text("utf-8")
        return tomllib.loads(text.partition(f"\n[{until}]\n")[0] if until else text)
    except OSError as error:
        raise RuleError(file, 1, f"It cannot be read: {error.strerror}.", "Add the file.") from None
    except UnicodeDecodeError:
        raise RuleError(file, 1, "It is not UTF-8.", "Save it as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        raise RuleError(file, _line_in(str(error)), f"{error}.", "Correct the TOML.") from None


def check_keys(
    file: Path, table: Table, shape: Shape, required: frozenset[str], within: str = ""
) -> None:
    """Raises `RuleError` for an unknown key, a value of another type, or a missing key.

    `within` is the table's own name, such as `language.python`, where it is not the file's top.
    """
    for key, value in table.items():
        line = line_of(file, key, within)
        if key not in shape:
            raise RuleError(file, line, f"Unknown key `{key}`.", nearest(key, shape))
        if not isinstance(value, shape[key]):
            kind = shape[key].__name__
            raise RuleError(file, line, f"`{key}` must be a {kind}.", "Change it.")
    for key in sorted(required - table.keys()):
        line = line_of(file, within)
        raise RuleError(file, line, f"The key `{key}` is missing.", f"Add `{key} = …`.")


def texts(file: Path, table: Table, key: str) -> tuple[str, ...]:
    """A list of texts under `key`, empty if it is not there."""
    values = table.get(key, [])
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise RuleError(file, line_of(file, key), f"`{key}` must be a list of texts.", "Change it.")
    return tuple(values)


def line_of(file: Path, key: str, within: str = "") -> int:
    """The line on which a key is set, or its table begins; 1 if it cannot be seen."""
    lines = file.read_text("utf-8").splitlines()
    first = _first(lines, rf"\s*\[{re.escape(within)}\]", 0) if within else 0
    return _first(lines, rf'\s*(\[.*)?"?{re.escape(key)}"?\s*(=|\.|\])', first) if key else 1


def _first(lines: list[str], pattern: str, start: int) -> int:
    """The first line (from 1) after `start` lines that begins so; 1 if none does."""
    found = re.compile(pattern)
    return next((n for n, text in enumerate(lines, 1) if n > start and found.match(text)), 1)


def _line_in(message: str) -> int:
    found = re.search(r"line (\d+)", message)
    return int(found[1]) if found else 1
