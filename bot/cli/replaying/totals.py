"""Findings counted by rule. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.cli.replaying.fates import Fate
from bot.cli.replaying.working import Replayed
from checks.model import RuleId, Severity


@dataclass(frozen=True, slots=True)
class Row:
    """One rule. `severity`: the worst that it spoke with."""

    rule: RuleId
    severity: Severity
    fired: int
    fates: Mapping[Fate, int]

    def of(self, fate: Fate) -> int:
        """How many findings came to this."""
        return self.fates.get(fate, 0)

    @property
    def followed(self) -> int:
        """How many findings one knows the fate of."""
        return self.fired - self.of(Fate.UNKNOWN)

    @property
    def fixed_share(self) -> float:
        """Of those that were followed, how many people repaired soon: from 0 to 1."""
        return self.of(Fate.FIXED) / self.followed if self.followed else 0.0


def rows(replayed: Sequence[Replayed]) -> list[Row]:
    """One for each rule that fired, worst first, then the most often."""
    every = [one for change in replayed for one in change.fired]
    by_rule: dict[RuleId, Counter[Fate]] = {}
    worst: dict[RuleId, Severity] = {}
    for one in every:
        rule, severity = one.finding.rule, one.finding.severity
        by_rule.setdefault(rule, Counter())[one.fate] += 1
        worst[rule] = min(worst.get(rule, severity), severity, key=lambda s: s.rank)
    found = [Row(r, worst[r], fates.total(), dict(fates)) for r, fates in by_rule.items()]
    return sorted(found, key=lambda row: (row.severity.rank, -row.fired, row.rule))


def blocked(replayed: Sequence[Replayed]) -> int:
    """How many changes would have failed the check run."""
    return sum(
        any(one.finding.severity is Severity.BLOCKER for one in change.fired) for change in replayed
    )
