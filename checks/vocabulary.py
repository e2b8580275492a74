"""The closed vocabulary of queries: which captures, predicates and fix operations there are."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from checks import toml
from checks.errors import RuleError
from checks.model import Severity

FILE = Path(__file__).parent / "vocabulary.toml"
LISTS = ("texts", "places", "roles", "kinds", "dialects")  # one or more; may only come last


@dataclass(frozen=True, slots=True)
class Word:
    """A predicate or fix operation: the types of its arguments, and its meaning in a sentence."""

    name: str
    arguments: tuple[str, ...]
    means: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All words a query may use. `closed` maps an argument type to its closed set of values;
    `indexed` are the predicates that ask the repository around the file."""

    captures: Mapping[str, str]
    predicates: Mapping[str, Word]
    fixes: Mapping[str, Word]
    voices: Mapping[str, Word]
    closed: Mapping[str, frozenset[str]]
    indexed: frozenset[str] = frozenset()

    def predicate(self, name: str) -> tuple[Word, bool] | None:
        """The word and whether it is denied (`not-eq?`); None if there is none."""
        if name in self.predicates:
            return self.predicates[name], False
        plain = name.removeprefix("not-")
        return (self.predicates[plain], True) if plain in self.predicates else None

    @property
    def words(self) -> tuple[str, ...]:
        """All that may stand behind a `#`."""
        return (*self.predicates, *self.fixes, *self.voices)

    def takes_pattern(self, name: str) -> bool:
        """True if the last argument of this predicate or fix is an RE2 pattern."""
        word = self.predicates.get(name)
        return word is not None and word.arguments[-1] == "pattern"

    def first_listed(self, name: str) -> int:
        """At which text of this predicate its list begins; past all of them where it has none."""
        kinds = [kind for kind in self.predicates[name].arguments if kind != "capture"]
        return len(kinds) - (1 if kinds and kinds[-1] in LISTS else 0)


@cache
def load(file: Path = FILE) -> Vocabulary:
    """Reads the vocabulary; a `RuleError` where the file itself is broken."""
    table = toml.read(file)
    names = ("places", "roles", "sides", "kinds", "dialects", "platforms", "commands")
    closed = {key: frozenset(toml.texts(file, table, key)) for key in names}
    closed["side"] = closed.pop("sides")
    closed["platform"] = closed.pop("platforms")
    closed["command"] = closed.pop("commands")
    closed["severity"] = frozenset(Severity)
    return Vocabulary(
        captures=table["capture"],
        predicates=_words(file, table["predicate"]),
        fixes=_words(file, table["fix"]),
        voices=_words(file, table["voice"]),
        closed=closed,
        indexed=frozenset(toml.texts(file, table, "indexed")),
    )


def _words(file: Path, table: toml.Table) -> Mapping[str, Word]:
    return {name: _word(file, name, entry) for name, entry in table.items()}


def _word(file: Path, name: str, entry: toml.Table) -> Word:
    toml.check_keys(file, entry, {"arguments": list, "means": str}, frozenset({"arguments"}))
    arguments = toml.texts(file, entry, "arguments")
    if any(kind in LISTS for kind in arguments[:-1]):
        line = toml.line_of(file, name)
        raise RuleError(file, line, f"`{name}`: a list may only come last.", "Move it.")
    return Word(name, arguments, entry["means"])
