"""A policy to begin with, out of what the rules would have said and what people did about it. Pure.

What people here repair by themselves is worth stopping a merge for; what they leave as it is, again
and again, they will leave when a bot says so. In between, a comment.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.cli.replaying.fates import Fate
from bot.cli.replaying.totals import Row
from checks.model import Severity
from checks.policy import Setting

ENOUGH = 3  # findings that were followed, to judge a rule by
ENOUGH_FOR_OFF = 5
REPAIRED = 0.5  # of them repaired within 30 days: it may block


@dataclass(frozen=True, slots=True)
class Proposed:
    """What to do with one rule, and why."""

    rule: str
    setting: Setting
    why: str


def propose(rows: Sequence[Row]) -> list[Proposed]:
    """One for each rule that fired."""
    return [Proposed(row.rule, _setting(row), _why(row)) for row in rows]


def _setting(row: Row) -> Setting:
    if row.followed < ENOUGH:
        return Setting.ON
    if row.fixed_share >= REPAIRED:
        return Setting.BLOCKER
    if row.followed >= ENOUGH_FOR_OFF and row.of(Fate.FIXED) == 0:
        return Setting.OFF
    return Setting.NOTICE if row.severity is Severity.NOTICE else Setting.WARNING


def _why(row: Row) -> str:
    parts = [f"fired {row.fired}"]
    parts += [f"{row.of(fate)} {fate}" for fate in Fate if row.of(fate)]
    return ", ".join(parts)


_HEADS = {
    Setting.BLOCKER: "These block: at least half of their findings were repaired within 30 days.",
    Setting.WARNING: "These comment: less than half were repaired so soon.",
    Setting.NOTICE: "These are told in small print.",
    Setting.ON: "These spoke too seldom to judge, and keep the severity that they have.",
    Setting.OFF: "These are off here: nobody has repaired one of five or more.",
}


def as_policy(proposed: Sequence[Proposed], about: str) -> str:
    """`.github/touchline.yml`, with a reason at each line. `about`: what it was made of."""
    lines = [
        f"# Proposed by `touchline replay` from {about}.",
        "# Look at each line, change what you know better, commit it as .github/touchline.yml.",
        "# With `mode: comment` nothing blocks; with `mode: shadow` nothing is written at all.",
        "mode: block",
    ]
    if not proposed:
        return "\n".join([*lines, "# No rule fired: the defaults are in force.", ""])
    lines.append("rules:")
    for setting, head in _HEADS.items():
        these = [one for one in proposed if one.setting is setting]
        if these:
            lines.append(f"  # {head}")
            lines += [f"  {one.rule}: {setting.value}  # {one.why}" for one in these]
    lines.append("# Every other rule speaks as it does by itself: `touchline rules list`.")
    return "\n".join([*lines, ""])
