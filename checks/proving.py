"""Fixes: a rule's operations, proven on this file before they are offered."""

from collections import Counter
from functools import cached_property

from checks import hits
from checks.catalog import Voice
from checks.fixes import Parsed, Proof, prove
from checks.hits import Hit
from checks.model import Fix, RuleId
from checks.reading import Reading, again

MAX_FIXES = 32  # tried for one file; each costs another parse and another look


class Prover:
    """Proves fixes for the hits of one file, as many as there is time for."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._left = MAX_FIXES
        self._last: Reading | None = None

    def fix(self, hit: Hit, voice: Voice) -> Fix | None:
        """The hit's fix; None if its rule has none, it is not proven, or time or tries are up."""
        if not hit.pattern.fixes or self._left == 0 or self._reading.deadline.passed:
            return None
        self._left -= 1
        proof = Proof(self._parse, lambda _: self._only_this_is_gone(hit.rule.id))
        lines = prove(hit.pattern.fixes, hit.captures, self._reading.parsed, proof)
        if lines is None:
            return None
        return Fix(lines.start, lines.end, lines.text, voice.fix_title, voice.fix_safety)

    @cached_property
    def _counts(self) -> Counter[RuleId]:
        """How often each rule finds something in the file as it is."""
        found = hits.find(self._reading.asked)
        return Counter(hit.rule.id for hit in found.all)

    def _parse(self, text: bytes) -> Parsed | None:
        self._last = again(self._reading, text)
        return self._last.parsed if self._last else None

    def _only_this_is_gone(self, rule: RuleId) -> bool:
        """True if all rules together now find less of this rule and no more of any other."""
        if self._last is None:
            return False
        after = hits.find(self._last.asked)
        counts = Counter(hit.rule.id for hit in after.all)
        less = counts[rule] < self._counts[rule]
        return less and after.trouble is None and counts <= self._counts
