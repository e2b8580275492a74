"""A file opened for checking: its text parsed, the facts about it ready, or why it is not read."""

from dataclasses import dataclass

from checks import ignores, predicates, roles, source
from checks.anchors import words_of
from checks.catalog import Catalog, Compiled
from checks.deadline import Deadline
from checks.fixes import Parsed
from checks.hits import Asked
from checks.ignores import Ignores
from checks.language import Language
from checks.model import ChangedFile, Role
from checks.predicates import Facts
from checks.source import Source, Unread


@dataclass(frozen=True)
class Reading:
    """One parsed text with the rules that speak its language.

    `possible`: which of the compiled patterns could match in it.
    """

    catalog: Catalog
    compiled: Compiled
    facts: Facts
    deadline: Deadline
    ignores: Ignores
    possible: frozenset[int]

    @property
    def asked(self) -> Asked:
        """The same as one asks which rules match."""
        return Asked(self.compiled, self.facts, self.possible, self.deadline)

    @property
    def source(self) -> Source:
        """The text and its tree."""
        return self.facts.source

    @property
    def parsed(self) -> Parsed:
        """The same as fixes want it."""
        return Parsed(self.source.text, self.source.root, self.facts.names)


@dataclass(frozen=True, slots=True)
class Unopened:
    """A file that is not parsed: nothing could be found in it, or `unread` says why."""

    role: Role
    language: Language | None
    unread: Unread | None = None


def open_file(file: ChangedFile, catalog: Catalog, deadline: Deadline) -> Reading | Unopened:
    """Parses the file's new text where some rule could find something there."""
    role = roles.role_of(file)
    language = catalog.languages.of(file.diff.path, file.head)
    unread = source.unread_by_kind(file.diff, role)
    if unread or language is None:
        return Unopened(role, language, unread)
    text = source.clean(file.head)
    if isinstance(text, Unread):
        return Unopened(role, language, text)
    words = words_of(text)
    possible = catalog.possible(language, role, words, text)
    if ignores.MARK not in text and not possible:
        return Unopened(role, language)
    parsed = source.parse(text, language, deadline, words)
    if isinstance(parsed, Unread):
        return Unopened(role, language, parsed)
    compiled = catalog.compiled(language)
    if compiled is None:
        return Unopened(role, language)
    facts = predicates.gather(
        parsed,
        file.diff.path,
        role,
        roles.side_of(file),
        deadline,
        catalog.places(parsed.language),
        file.index,
        file.beside,
    )
    return _reading(catalog, compiled, facts, deadline, possible)


def _reading(
    catalog: Catalog,
    compiled: Compiled,
    facts: Facts,
    deadline: Deadline,
    possible: frozenset[int],
) -> Reading:
    may = (at for at in possible if predicates.may_hold(compiled.patterns[at], facts))
    return Reading(catalog, compiled, facts, deadline, ignores.read(facts.source), frozenset(may))


def again(reading: Reading, text: bytes) -> Reading | None:
    """The same file with another text, as a fix would leave it; None if it cannot be parsed."""
    parsed = source.parse(text, reading.source.language, reading.deadline)
    if isinstance(parsed, Unread):
        return None
    old = reading.facts
    facts = predicates.gather(
        parsed,
        old.written_path,
        old.role,
        old.side,
        reading.deadline,
        old.places.query,
        old.index,
        old.beside,
    )
    possible = reading.catalog.possible(parsed.language, old.role, parsed.words, text)
    return _reading(reading.catalog, reading.compiled, facts, reading.deadline, possible)
