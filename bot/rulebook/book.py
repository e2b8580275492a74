"""What the pages tell of the rules: a row each for the list, and a sheet for one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from markdown_it import MarkdownIt
from markupsafe import Markup

from bot.rulebook.code import language_name
from bot.rulebook.examples import Section, first_shown, read
from checks import kinds, measured
from checks.between import VARIANT
from checks.catalog import Catalog, Rule, load
from checks.kinds import FailureKind
from checks.measured import Measured
from checks.model import Severity

__all__ = ["Book", "Examples", "Row", "Sheet"]

_BETWEEN = "Between files"
_HOLE = re.compile(r"\{(\w+)\}")
_MARKDOWN = MarkdownIt("commonmark", {"html": False})


@dataclass(frozen=True, slots=True)
class Row:
    """A rule in the list. `languages`: their names for programs, `spoken`: for people."""

    id: str
    title: str
    family: str
    severity: Severity
    core: Markup
    languages: tuple[str, ...]
    spoken: tuple[str, ...]
    precision: str
    words: str  # what a search looks at, in lower case


@dataclass(frozen=True, slots=True)
class Examples:
    """What one page beside the queries shows. `shown`: enough of it to understand the rule."""

    name: str
    title: str
    sections: tuple[Section, ...]
    shown: tuple[Section, ...]
    precision: str
    comment: str  # how a comment begins in this language; empty: there is none to write one in


@dataclass(frozen=True, slots=True)
class Sheet:
    """A rule's page."""

    row: Row
    why: Markup
    message: Markup
    fix: str
    needs_look: bool
    kinds: tuple[FailureKind, ...]
    peers: tuple[str, ...]
    examples: tuple[Examples, ...]

    def of(self, name: str) -> Examples | None:
        """The examples in one language."""
        return next((one for one in self.examples if one.name == name), None)


class Book:
    """All rules of a catalogue. Safe to share between threads."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._measured = measured.load()
        self.sheet = lru_cache(maxsize=256)(self._sheet)

    @classmethod
    def own(cls) -> "Book":
        """Of our own rules. Raises `RuleError` if one is broken."""
        return cls(load())

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """By family, then severity, then title."""
        rows = (self._row(rule) for rule in self._catalog.rules)
        return tuple(sorted(rows, key=lambda row: (row.family, row.severity.rank, row.title)))

    @cached_property
    def families(self) -> tuple[str, ...]:
        """Of all rules."""
        return tuple(sorted({row.family for row in self.rows}))

    @cached_property
    def languages(self) -> tuple[tuple[str, str], ...]:
        """Names for programs and for people."""
        found = {pair for row in self.rows for pair in zip(row.languages, row.spoken, strict=True)}
        return tuple(sorted(found, key=lambda pair: pair[1].lower()))

    @cached_property
    def by_id(self) -> dict[str, Row]:
        """Rows by their rule's id."""
        return {row.id: row for row in self.rows}

    def _sheet(self, rule_id: str) -> Sheet | None:
        rule = self._catalog.rule(rule_id)
        if rule is None:
            return None
        known = kinds.load()
        return Sheet(
            row=self._row(rule),
            why=_html(rule.why),
            message=_html(_HOLE.sub("…", rule.voice.message)),
            fix=rule.voice.fix_title,
            needs_look=rule.voice.fix_safety.value == "review",
            kinds=tuple(known[code] for code in rule.answers if code in known),
            peers=rule.peers,
            examples=tuple(self._examples(page) for page in sorted(rule.folder.glob("*.md"))),
        )

    def _row(self, rule: Rule) -> Row:
        names = tuple(self._spoken(rule))
        spoken = tuple(_BETWEEN if one == VARIANT else language_name(one) for one in names)
        said = " ".join((rule.id, rule.title, rule.family, rule.why, *rule.answers, *rule.peers))
        return Row(
            id=rule.id,
            title=rule.title,
            family=rule.family,
            severity=rule.voice.severity,
            core=_inline(_first_sentence(rule.why)),
            languages=names,
            spoken=spoken,
            precision=self._precision(rule.id),
            words=" ".join((said, *spoken)).lower(),
        )

    def _spoken(self, rule: Rule) -> Iterator[str]:
        """One name for each `.scm` file, however many dialects read it; contracts last."""
        yield from sorted(rule.patterns)
        if rule.code:
            yield VARIANT

    def _precision(self, rule: str, variant: str | None = None) -> str:
        """`98 % of 41 judged`; empty where nothing was judged."""
        counted = [
            found
            for (of, in_), found in self._measured.items()
            if of == rule and variant in (None, in_)
        ]
        return _told(counted)

    def _examples(self, page: Path) -> Examples:
        name, sections = page.stem, read(page)
        language = self._catalog.languages.named(name)
        rule = page.parent.name
        return Examples(
            name=name,
            title=_BETWEEN if name == VARIANT else language_name(name),
            sections=sections,
            shown=first_shown(sections),
            precision=self._precision(rule, name),
            comment=language.comments[0] if language and language.comments else "",
        )


def _told(counted: Sequence[Measured]) -> str:
    judged = sum(one.judged for one in counted)
    right = sum(one.right for one in counted)
    return f"{100 * right // judged} % of {judged}" if judged else ""


def _html(markdown: str) -> Markup:
    return Markup(_MARKDOWN.render(markdown.strip()))  # noqa: S704 - a rule's own words, by a renderer that lets no HTML through


def _inline(markdown: str) -> Markup:
    return Markup(_MARKDOWN.renderInline(markdown.strip()))  # noqa: S704 - a rule's own words, by a renderer that lets no HTML through


def _first_sentence(text: str) -> str:
    head, stop, _ = " ".join(text.split()).partition(". ")
    return f"{head}." if stop else head
