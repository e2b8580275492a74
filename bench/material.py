"""What is measured on: real commits of git clones, and packages' sources with made-up changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checks.catalog import Catalog
from checks.diff import DiffError, parse
from checks.model import ChangedFile, FileDiff, Status

LARGEST = 512 * 1024  # bytes; the engine reads no larger file


@dataclass(frozen=True, slots=True)
class Change:
    """One change: its diff, and the texts of both sides by their paths."""

    source: str
    diff: bytes
    heads: Mapping[str, bytes]
    bases: Mapping[str, bytes]


def files_of(change: Change) -> list[ChangedFile]:
    """The changed files whose new text is at hand. Raises `DiffError` for a diff it cannot read."""
    return [
        ChangedFile(diff, change.heads[diff.path])
        for diff in parse(change.diff)
        if diff.path in change.heads
    ]


def wanted(diffs: Sequence[FileDiff], catalog: Catalog) -> list[FileDiff]:
    """Those with a new side in a language that some rule reads."""
    return [
        diff
        for diff in diffs
        if diff.status is not Status.REMOVED and catalog.languages.of(diff.path, b"")
    ]


def usable(changes: Sequence[Change]) -> list[Change]:
    """Those with at least one file to check and a diff that can be read."""
    return [change for change in changes if _has_files(change)]


def _has_files(change: Change) -> bool:
    try:
        return bool(files_of(change))
    except DiffError:
        return False
