"""Anchors: literals that must stand in a text for a pattern to match there.

A file with no anchor of any rule is not parsed. Where nothing can be said, every text will do.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

import re2

from checks import credentials, paths
from checks.queries import Pattern, Predicate

_MOST = 64  # alternatives of one predicate; more would cost more to look for than parsing does
# What every file of a language imports unsaid: .NET's implicit usings.
_IMPLIED = {"csharp": "System"}
_SEGMENT = re.compile(r"(\(\)|\[\])+$")

# Every byte that is no part of a word as a blank: of ASCII, all but letters, digits and `_`.
_BLANKED = bytes(
    b if not chr(b).isascii() or chr(b).isalnum() or b == ord("_") else 0x20 for b in range(256)
)

# No text has these as words: a credential's format, a part of a name that says secret.
_CREDENTIAL, _SECRET_NAME = b"#credential", b"#secret-name"

# Predicates of which some words stand in every text in which they hold.
_FIXED = {
    "credential?": (_CREDENTIAL,),
    "names-secret?": (_SECRET_NAME,),
    "secret?": (_SECRET_NAME,),
    "undeclared-package?": (b"import", b"require", b"export"),
}

# They look for an RE2 pattern in what stands in the file as it is.
_SHOWN = frozenset(
    {
        "match?",
        "value-match?",
        "function-match?",
        "function-head?",
        "text-match?",
        "match-at?",
        "holds?",
        "named?",
    }
)

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

    def meet(self, words: Words) -> bool:
        """True if some pattern could match in a text of these words."""
        return self.always or any(way <= words for way in self.ways)


class AnchorIndex:
    """Which of many patterns could match in a text: asked once a file, whatever their number."""

    def __init__(self, patterns: Iterable[tuple[int, Pattern]]) -> None:
        self._wordless: list[int] = []
        self._by_word: dict[bytes, list[tuple[int, Words]]] = defaultdict(list)
        self._others: dict[int, list[frozenset[Words]]] = {}
        self._shown: dict[int, frozenset[int]] = {}
        self._filter = _Filter()
        for index, pattern in patterns:
            self._add(index, pattern)
        self._filter.close()

    def _add(self, index: int, pattern: Pattern) -> None:
        every = sorted(_every_way(pattern), key=_telling, reverse=True)
        for way in every[0] if every else ():
            self._by_word[max(way, key=len)].append((index, way))
        if not every:
            self._wordless.append(index)
        self._others[index] = every[1:]
        shown = (one for one in pattern.predicates if one.name in _SHOWN and not one.denied)
        self._shown[index] = frozenset(self._filter.add(one.texts[-1]) for one in shown)

    def possible(self, words: Words, text: bytes) -> frozenset[int]:
        """The places of the patterns that could match in a text, which is of these words."""
        found = set(self._wordless)
        for word in self._by_word.keys() & words:
            found.update(index for index, way in self._by_word[word] if way <= words)
        found = {index for index in found if self._meets(index, words)}
        if not any(self._shown[index] for index in found):
            return frozenset(found)
        shown = self._filter.shown(text)
        return frozenset(index for index in found if self._shown[index] <= shown)

    def _meets(self, index: int, words: Words) -> bool:
        return all(any(way <= words for way in ways) for ways in self._others[index])


class _Filter:
    """Which of some RE2 patterns may match in a text, told by the literals that they need.

    RE2 finds all of these in one pass: https://github.com/google/re2, filtered_re2.h.
    """

    def __init__(self) -> None:
        self._places: dict[str, int] = {}
        self._filter = re2.Filter()

    def add(self, pattern: str) -> int:
        """The pattern's place; `{}` in it stands for any name."""
        if pattern not in self._places:
            self._places[pattern] = self._filter.Add(pattern.replace("{}", ".*"))
        return self._places[pattern]

    def close(self) -> None:
        """Once all patterns are there."""
        if self._places:
            self._filter.Compile()

    def shown(self, text: bytes) -> frozenset[int]:
        """The places of those that may match somewhere in the text."""
        return frozenset(self._filter.Match(text, True) or ()) if self._places else frozenset()


def words_of(text: bytes) -> Words:
    """The words of a text: letters, digits, `_`, and whatever is not ASCII.

    What is looked for within words is told by a word of its own.
    """
    within = {_CREDENTIAL} if credentials.may_hold_one(text) else set()
    if _name_parts().search(text):
        within.add(_SECRET_NAME)
    return frozenset(text.translate(_BLANKED).split()) | within


@cache
def _name_parts() -> "re2._Regexp[bytes]":
    return re2.compile(b"|".join(part.encode() for part in credentials.name_parts()))


@lru_cache(maxsize=8192)
def of_pattern(pattern: Pattern) -> Anchors:
    """One pattern's own, which are asked for again with every file."""
    return Anchors.of([pattern])


def _ways(pattern: Pattern) -> frozenset[Words] | None:
    """The most telling predicate's ways; None if no predicate tells anything."""
    return max(_every_way(pattern), key=_telling, default=None)


def _every_way(pattern: Pattern) -> list[frozenset[Words]]:
    """The ways of each predicate that tells some."""
    implied = _IMPLIED.get(pattern.file.stem, "")
    return [ways for one in pattern.predicates if (ways := _of_predicate(one, implied))]


def _telling(ways: frozenset[Words]) -> int:
    """How much the least telling of them tells."""
    return min(map(_weight, ways))


def _weight(way: Words) -> int:
    return sum(len(word) for word in way)


def _of_predicate(predicate: Predicate, implied: str) -> frozenset[Words] | None:
    if predicate.denied or len(predicate.texts) > _MOST:
        return None
    if predicate.name == "resolves?":
        ways = [_of_name(text, implied) for text in predicate.texts]
    elif predicate.name in ("eq?", "any-of?", "contains?", "value?"):
        ways = [_word(text) for text in predicate.texts]
    elif predicate.name in _FIXED:
        ways = [frozenset({word}) for word in _FIXED[predicate.name]]
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
    return _split(first + told[-1:])


def _words(several: Iterable[str]) -> Words:
    return frozenset(word for one in several for word in _word(one))


def _word(text: str) -> Words:
    """Only plain words: what a string holds may be written with escapes."""
    return _split([text]) if re.fullmatch(r"[\w.$-]+", text) else frozenset()


def _split(several: Iterable[str]) -> Words:
    return frozenset(word for one in several for word in words_of(one.encode()))
