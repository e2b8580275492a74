"""Rules that look far: what makes a hazard right may stand anywhere else in the file.

Where such a line is taken away, its rule must look at the whole file again.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from checks import vocabulary
from checks.model import RuleId
from checks.queries import Kind, Pattern, Predicate

_FAR_KINDS = frozenset({Kind.SAFE_BINDING, Kind.SAFE_FILE})
# They ask about the file, the function, the document or another statement, wherever their node
# stands. Those that ask about a variable are none: the lines that say its name are read anyway.
_FAR_PREDICATES = frozenset(
    {
        "above?",
        "dialect?",
        "document-kind?",
        "file-calls?",
        "function-calls?",
        "function-head?",
        "function-match?",
        "match-at?",
        "may-write?",
        "mentioned?",
        "other-statement?",
    }
)
_WORD = re.compile(r"\w+")
# Of a regular expression: what is no literal, and literals long enough to tell something.
_NO_LITERAL = re.compile(r"\\[a-zA-Z]|\[[^\]]*\]|\(\?[a-z:]+|\{[^}]*\}")
_LITERAL = re.compile(r"[A-Za-z_]{3,}")


@dataclass(frozen=True, slots=True)
class FarRules:
    """Which of some rules look far: `always`, or where one of these words or parts is gone."""

    always: frozenset[RuleId]
    words: Mapping[str, frozenset[RuleId]]
    parts: Mapping[str, frozenset[RuleId]]

    @classmethod
    def of(cls, pairs: Iterable[tuple[RuleId, Pattern]]) -> "FarRules":
        """Those of these patterns, each with its rule."""
        always: set[RuleId] = set()
        words: dict[str, set[RuleId]] = defaultdict(set)
        parts: dict[str, set[RuleId]] = defaultdict(set)
        for rule, pattern in pairs:
            for predicates in _looks(pattern):
                plain, literal = _told(predicates)
                if not plain and not literal:
                    always.add(rule)
                for known, told in ((words, plain), (parts, literal)):
                    for one in told:
                        known[one].add(rule)
        return cls(frozenset(always), _frozen(words), _frozen(parts))

    def concerned(self, gone: frozenset[str]) -> frozenset[RuleId]:
        """The rules that these words, which stand in removed lines alone, may have been for."""
        lower = frozenset(word.lower() for word in gone)
        text = " ".join(lower)
        by_word = (self.words[one] for one in self.words.keys() & lower)
        by_part = (rules for part, rules in self.parts.items() if part in text)
        return self.always.union(*by_word, *by_part)


def _frozen(table: Mapping[str, set[RuleId]]) -> Mapping[str, frozenset[RuleId]]:
    return {key: frozenset(rules) for key, rules in table.items()}


def _looks(pattern: Pattern) -> Iterator[tuple[Predicate, ...]]:
    """The predicates of each look that the pattern takes beyond its own place."""
    if pattern.kind in _FAR_KINDS:
        yield pattern.predicates
    for predicate in pattern.predicates:
        if predicate.name in _FAR_PREDICATES:
            yield (predicate,)


def _told(predicates: Iterable[Predicate]) -> tuple[set[str], set[str]]:
    """Whole words, and parts of words, of which some stand where these predicates hold."""
    words: set[str] = set()
    parts: set[str] = set()
    for one in predicates:
        is_pattern = vocabulary.load().takes_pattern(one.name)
        plain = one.texts[:-1] if is_pattern else one.texts
        words.update(word for text in plain for word in _WORD.findall(text.lower()))
        if is_pattern:
            parts.update(_LITERAL.findall(_NO_LITERAL.sub(" ", one.texts[-1]).lower()))
    return words, parts
