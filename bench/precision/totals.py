"""What the verdicts come to: for each rule and variant, and in all."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bench.precision.findings import Found, Place
from bench.precision.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Total:
    """Of one rule in one variant: how often it fired, was judged, and was right."""

    rule: str
    variant: str
    fired: int
    judged: int
    right: int


def totals(found: Sequence[Found], table: Mapping[Place, Verdict]) -> list[Total]:
    """Verdicts count as long as the rules still say so; a finding is counted once."""
    fired: Counter[tuple[str, str]] = Counter()
    judged: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for one in found:
        key = (one.place.rule, one.variant)
        said = table.get(one.place)
        fired[key] += 1
        judged[key] += said is not None
        right[key] += said is not None and said.is_right
    return [Total(*key, fired[key], judged[key], right[key]) for key in sorted(fired)]


def as_toml(rows: Sequence[Total]) -> str:
    """`checks/measured.toml`: what was judged, by rule and variant."""
    lines = [
        "# Made by `python -m bench.precision totals --write`; the verdicts are in",
        "# bench/precision/verdicts.csv. How often each rule was right, of what was judged.",
    ]
    seen = ""
    for row in rows:
        if row.judged:
            lines += [] if row.rule == seen else ["", f"[{row.rule}]"]
            seen = row.rule
            lines.append(f"{row.variant} = {{ judged = {row.judged}, right = {row.right} }}")
    return "\n".join(lines) + "\n"


def as_text(rows: Sequence[Total]) -> str:
    """A table for people, the sums last."""
    judged, right = sum(row.judged for row in rows), sum(row.right for row in rows)
    lines = [f"{'rule':45} {'variant':12} {'fired':>6} {'judged':>6} {'right':>6}"]
    lines += [_row(row) for row in rows]
    share = f"{right / judged:.1%}" if judged else "nothing judged"
    fired = sum(row.fired for row in rows)
    lines.append(f"{'in all':45} {'':12} {fired:6} {judged:6} {right:6}  {share}")
    return "\n".join(lines) + "\n"


def _row(row: Total) -> str:
    share = f"  {row.right / row.judged:.0%}" if row.judged else ""
    return f"{row.rule:45} {row.variant:12} {row.fired:6} {row.judged:6} {row.right:6}{share}"
