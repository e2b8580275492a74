"""Anchors: literals that must stand in a text for a pattern to match there.

A file with no anchor of any rule is not parsed. Where nothing can be said, every text will do.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from checks import credentials, paths
from checks.queries import Pattern, Predicate

_MOST = 64  # alternatives of one predicate; more would cost more to look for than parsing does
# What every file of a language imports unsaid: .NET's implicit usings.
_IMPLIED = {"csharp": "System"}
_SEGMENT = re.compile(r"(\(\)|\[\])+$")

# For each way in which a pattern may match: the words that must all be there.
Words = frozenset[bytes]


@dataclass(frozen=True, slots=True)
class Anchors:
    """The ways in which any of some patterns could match; `always` where one needs no words."""

    ways: frozenset[Words]
    always: bool = False

    @classmethod
    def of(cls, patterns: Iterable[Pattern]) -> "Anchors":
        """Those of all these patterns together."""
        every = [_ways(pattern) for pattern in patterns]
        ways = frozenset(way for each in every for way in each or ())
        return cls(ways, always=any(each is None for each in every))

    def meet(self, text: bytes) -> bool:
        """True if some pattern could match in the text."""
        if self.always:
            return True
        there: dict[bytes, bool] = {}
        return any(all(_is_there(word, text, there) for word in way) for way in self.ways)


def _is_there(word: bytes, text: bytes, known: dict[bytes, bool]) -> bool:
    if word not in known:
        known[word] = word in text
    return known[word]


@lru_cache(maxsize=8192)
def of_pattern(pattern: Pattern) -> Anchors:
    """One pattern's own, which are asked for again with every file."""
    return Anchors.of([pattern])


def _ways(pattern: Pattern) -> frozenset[Words] | None:
    """The most telling predicate's ways; None if no predicate tells anything."""
    implied = _IMPLIED.get(pattern.file.stem, "")
    every = [ways for one in pattern.predicates if (ways := _of_predicate(one, implied))]
    return max(every, key=lambda ways: min(map(_weight, ways)), default=None)


def _weight(way: Words) -> int:
    return sum(len(word) for word in way)


def _of_predicate(predicate: Predicate, implied: str) -> frozenset[Words] | None:
    if predicate.denied or len(predicate.texts) > _MOST:
        return None
    if predicate.name == "resolves?":
        ways = [_of_name(text, implied) for text in predicate.texts]
    elif predicate.name in ("eq?", "any-of?", "contains?", "value?"):
        ways = [_word(text) for text in predicate.texts]
    elif predicate.name == "credential?":
        ways = [frozenset({word.encode()}) for word in credentials.starts()]
    elif predicate.name in ("names-secret?", "secret?"):
        ways = [frozenset({word.encode()}) for word in credentials.name_parts()]
    elif predicate.name == "has-key?":
        ways = [_words(predicate.texts[0].split("."))]
    elif predicate.name == "at?":
        ways = [_words(paths.words(text)) for text in predicate.texts]
    else:
        return None
    return frozenset(ways) if all(ways) else None


def _of_name(name: str, implied: str = "") -> Words:
    """First and last segment: `requests.Session().get` needs both `requests` and `get`.

    Of a name that begins with what is `implied`, the last one alone.
    """
    segments = [_SEGMENT.sub("", part) for part in name.split(".")]
    told = [part for part in segments if part and part != "*"]
    first = [] if told[:1] == [implied] else told[:1]
    return frozenset(part.encode() for part in (first + told[-1:]))


def _words(several: Iterable[str]) -> Words:
    return frozenset(word for one in several for word in _word(one))


def _word(text: str) -> Words:
    """Only plain words: what a string holds may be written with escapes."""
    return frozenset({text.encode()}) if re.fullmatch(r"[\w.-]+", text) else frozenset()
