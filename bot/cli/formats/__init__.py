"""What a scan prints. Each module of this package is a format: `render(shown) -> str`.

Formats only say what is in the `Shown` they are given; they decide nothing. Text that comes from
the files under scan is foreign: every format escapes it in its own way.
"""

import pkgutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from checks.model import Report, RuleId, Severity


@dataclass(frozen=True, slots=True)
class RuleText:
    """What a format may say about a rule. `help` is its page in Markdown."""

    id: RuleId
    title: str
    why: str
    family: str
    severity: Severity
    help: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A finished scan and what is needed to print it.

    `source` gives the lines of a file now, without ends; none where it cannot be read. `here`
    turns a path of the report into one that fits the folder in which the command was called.
    """

    report: Report
    rules: Mapping[RuleId, RuleText]
    source: Callable[[str], Sequence[str]]
    here: Callable[[str], str]
    has_base: bool
    colour: bool
    version: Callable[[], str]


def names() -> list[str]:
    """The formats there are, by name."""
    return sorted(found.name for found in pkgutil.iter_modules([str(Path(__file__).parent)]))


def render(name: str, shown: Shown) -> str:
    """The scan in this format; ends with a line feed unless it is empty."""
    text: str = import_module(f"{__name__}.{name}").render(shown)
    return text
