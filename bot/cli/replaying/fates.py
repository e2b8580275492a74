"""What became of a finding after it was merged: repaired, accepted, removed, or still there."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.cli.replaying.history import Merged
from checks.model import FileReport, Finding

FIXED_WITHIN_S = 30 * 24 * 3600


class Fate(StrEnum):
    """Of one finding. `gone`: repaired, but later than 30 days, or removed with its file."""

    FIXED = "fixed within 30 days"
    GONE = "gone later or with its file"
    ACCEPTED = "ignored in the code"
    THERE = "still there"
    UNKNOWN = "not followed"


@dataclass(frozen=True, slots=True)
class Look:
    """How to see later commits. `moves`: where a change leaves the files that it touches;
    `report`: what stands in a file after a change, None where it could not be read."""

    moves: Callable[[Merged], Mapping[str, str | None]]
    report: Callable[[Merged, str], FileReport | None]


def fate(finding: Finding, since: Merged, later: Sequence[Merged], look: Look) -> Fate:
    """Follows the finding through the changes after the one that brought it."""
    path = finding.path
    for change in later:
        moves = look.moves(change)
        if path not in moves:
            continue
        following = moves[path]
        if following is None:
            return Fate.GONE
        path = following
        found = look.report(change, path)
        if found is None or found.skipped or _is_there(finding, found):
            continue
        if any(_is_same(finding, one.finding) for one in found.ignored):
            return Fate.ACCEPTED
        return Fate.FIXED if change.when - since.when <= FIXED_WITHIN_S else Fate.GONE
    return Fate.THERE


def _is_there(finding: Finding, found: FileReport) -> bool:
    return any(_is_same(finding, one) for one in found.findings)


def _is_same(one: Finding, other: Finding) -> bool:
    """The same id; or the same call in the same function, when its arguments were edited."""
    if one.rule != other.rule:
        return False
    return one.id == other.id or (
        bool(one.kin.anchor)
        and (one.kin.anchor, one.kin.scope) == (other.kin.anchor, other.kin.scope)
    )
