"""Queries: one file of patterns read with its predicates.

The predicates are cut out of each pattern's text and judged by `checks.predicates`: tree-sitter
would run them with a backtracking matcher, and on every node instead of on every match.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import re2

from checks import sexpr
from checks.errors import RuleError, nearest
from checks.fixes import Operation
from checks.model import Severity
from checks.names import PatternError, expand
from checks.sexpr import Form, Leaf
from checks.vocabulary import LISTS, Vocabulary, Word

_ALTERNATIVES = re.compile(r"\{[^{}]*,[^{}]*\}")
HOLE = re.compile(r"\{(\w+)\}")  # in a message: a capture's text


class Kind(StrEnum):
    """What a match of a pattern means."""

    HAZARD = "hazard"
    SAFE = "safe"
    SAFE_BINDING = "safe.binding"
    SAFE_FILE = "safe.file"
    PLACE = "place"


_FREE = ("evidence", "place")  # captures that may have any second part
_RULE_KINDS = (Kind.HAZARD, Kind.SAFE, Kind.SAFE_BINDING, Kind.SAFE_FILE)


@dataclass(frozen=True, slots=True)
class Predicate:
    """One `(#name? …)`: `captures` without `@`; `texts` unquoted, their alternatives expanded."""

    name: str
    denied: bool
    captures: tuple[str, ...]
    texts: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """One pattern of a query file, its predicates and fixes beside it. `line` counts from 1.

    `text` compiles on its own and has the file's own line breaks. Each pattern is only equal to
    itself, which makes it a cheap key.
    """

    file: Path
    line: int
    text: str
    kind: Kind
    captures: frozenset[str]
    predicates: tuple[Predicate, ...] = ()
    fixes: tuple[Operation, ...] = ()
    severity: Severity | None = None


_Word = Predicate | Operation | Severity

# Judged first: they look at the node's own text and no further.
_OF_TEXT = frozenset({"eq?", "any-of?", "match?", "value?", "value-match?", "arguments-count?"})


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one query file."""

    file: Path
    text: str
    vocabulary: Vocabulary
    kinds: tuple[Kind, ...]

    def patterns(self) -> Iterator[Pattern]:
        try:
            items = sexpr.read(self.text)
        except sexpr.QuerySyntaxError as mistake:
            raise self.error(mistake.at, mistake.message, "Look at the brackets.") from None
        for group in self._groups(items):
            yield self._pattern(group)

    def _groups(self, items: Sequence[Form | Leaf]) -> Iterator[list[Form | Leaf]]:
        """Each form with the quantifiers and captures that follow it."""
        group: list[Form | Leaf] = []
        for item in items:
            if isinstance(item, Form) and item.is_predicate:
                remedy = "Put the pattern and its predicates into one pair of parentheses."
                raise self.error(item.start, "A predicate stands outside of a pattern.", remedy)
            if isinstance(item, Form) and group:
                yield group
                group = []
            group.append(item)
        if group:
            yield group

    def _pattern(self, group: list[Form | Leaf]) -> Pattern:
        parts = [part for item in group for part in _with_parts(item)]
        asked = [part for part in parts if isinstance(part, Form) and part.is_predicate]
        self._none_in_alternatives(parts)
        captures = _captures(parts, asked)
        words = [self._word(form, captures) for form in asked]
        kind = self._kind(group[0].start, captures)
        return Pattern(
            self.file,
            self.line(group[0].start),
            _without(self.text, group, asked),
            kind,
            captures,
            tuple(sorted(_predicates(words), key=lambda one: one.name not in _OF_TEXT)),
            tuple(word for word in words if isinstance(word, Operation)),
            self._severity(group[0].start, kind, words),
        )

    def _severity(self, at: int, kind: Kind, words: Sequence[_Word]) -> Severity | None:
        told = [word for word in words if isinstance(word, Severity)]
        if len(told) > 1 or (told and kind is not Kind.HAZARD):
            message = "Only a hazard has a severity, and one."
            raise self.error(at, message, "Leave out the other `#severity!`.")
        return told[0] if told else None

    def _none_in_alternatives(self, parts: Sequence[Form | Leaf]) -> None:
        for part in parts:
            if isinstance(part, Form) and part.bracket == "[":
                for below in part.walk():
                    if isinstance(below, Form) and below.is_predicate:
                        remedy = "Write two patterns."
                        raise self.error(below.start, "A predicate stands within `[…]`.", remedy)

    def _kind(self, at: int, captures: frozenset[str]) -> Kind:
        known = {kind.value for kind in self.kinds}
        marked = {"place" if name.startswith("place.") else name for name in captures} & known
        for name in sorted(captures):
            if "." in name and name.split(".")[0] not in _FREE and name not in known:
                raise self.error(at, f"Unknown capture `@{name}`.", nearest(name, known))
        if len(marked) != 1:
            wanted = ", ".join(f"`@{kind}`" for kind in self.kinds)
            raise self.error(at, f"A pattern needs exactly one of {wanted}.", "Name what it marks.")
        return Kind(marked.pop())

    def _word(self, form: Form, captures: frozenset[str]) -> _Word:
        head, *rest = form.items
        name = head.value[1:] if isinstance(head, Leaf) else ""
        found = self.vocabulary.predicate(name)
        if found:
            return self._predicate(form, found[0], found[1], self._arguments(form, rest, captures))
        word = self.vocabulary.fixes.get(name) or self.vocabulary.voices.get(name)
        if word is None:
            known = self.vocabulary.words
            raise self.error(form.start, f"Unknown word `#{name}`.", nearest(name, known))
        arguments = self._arguments(form, rest, captures)
        self._check_types(form, word, arguments)
        if name in self.vocabulary.voices:
            self._check_closed(form, word.arguments[-1], _texts(arguments))
            return Severity(_texts(arguments)[0])
        return Operation(name, arguments[0].value[1:], "".join(_texts(arguments)))

    def _arguments(
        self, form: Form, rest: Sequence[Form | Leaf], captures: frozenset[str]
    ) -> list[Leaf]:
        leaves = [item for item in rest if isinstance(item, Leaf)]
        for leaf in leaves:
            if leaf.kind == "capture" and leaf.value[1:] not in captures:
                remedy = nearest(leaf.value[1:], captures)
                raise self.error(leaf.start, f"The pattern has no `{leaf.value}`.", remedy)
        if len(leaves) < len(rest) or any(one.kind not in ("capture", "text") for one in leaves):
            remedy = 'Write captures as @name and texts as "…".'
            raise self.error(form.start, "An argument is neither capture nor text.", remedy)
        return leaves

    def _predicate(self, form: Form, word: Word, denied: bool, arguments: list[Leaf]) -> Predicate:
        self._check_types(form, word, arguments)
        listed = word.arguments[-1] in LISTS
        texts = _texts(arguments)
        expanded = tuple(self._expanded(form, text) for text in texts) if listed else ()
        flat = tuple(one for every in expanded for one in every) if listed else tuple(texts)
        self._check_closed(form, word.arguments[-1], flat)
        self._check_form(form, word.name, flat)
        captures = tuple(one.value[1:] for one in arguments if one.kind == "capture")
        return Predicate(word.name, denied, captures, flat, self.line(form.start))

    def _check_types(self, form: Form, word: Word, arguments: list[Leaf]) -> None:
        wanted = ["capture" if kind == "capture" else "text" for kind in word.arguments]
        extra = len(arguments) - len(wanted)
        if word.arguments[-1] in LISTS and extra > 0:
            wanted += ["text"] * extra
        if [one.kind for one in arguments] != wanted:
            shape = ", ".join(word.arguments)
            raise self.error(form.start, f"`#{word.name}` takes {shape}.", word.means)

    def _check_closed(self, form: Form, kind: str, values: Sequence[str]) -> None:
        known = self.vocabulary.closed.get(kind)
        for value in values:
            if known is not None and value not in known:
                raise self.error(form.start, f"Unknown {kind} `{value}`.", nearest(value, known))

    def _check_form(self, form: Form, name: str, texts: Sequence[str]) -> None:
        """What a predicate wants of its texts beyond their type."""
        if self.vocabulary.takes_pattern(name):
            try:
                re2.compile(texts[-1].replace("{table}", "t").replace("{}", "t"))
            except re2.error as error:
                message = f"This is no RE2 pattern: {error}."
                raise self.error(form.start, message, "RE2 knows no look-around.") from None
        if self.vocabulary.predicates[name].arguments[-1] == "number":
            self._check_number(form, texts[-1])
        for text in texts if name == "arguments-count?" else ():
            if not re.fullmatch(r"\d+\+?", text):
                raise self.error(form.start, f"`{text}` is no count.", "Write `1` or `2+`.")

    def _check_number(self, form: Form, text: str) -> None:
        if not re.fullmatch(r"-?\d+(\.\d+)?", text):
            raise self.error(form.start, f"`{text}` is no number.", "Write `10` or `0.5`.")

    def _expanded(self, form: Form, text: str) -> tuple[str, ...]:
        if not _ALTERNATIVES.search(text):
            return (text,)
        try:
            return expand(text)
        except PatternError as mistake:
            raise self.error(form.start, f"{mistake}.", "Close each brace.") from None

    def line(self, at: int) -> int:
        return self.text.count("\n", 0, at) + 1

    def error(self, at: int, message: str, remedy: str) -> RuleError:
        return RuleError(self.file, self.line(at), message, remedy)


def read(
    file: Path, vocabulary: Vocabulary, kinds: tuple[Kind, ...] = _RULE_KINDS
) -> tuple[Pattern, ...]:
    """All patterns of a query file. Raises `RuleError` with the line and the remedy."""
    try:
        text = file.read_text("utf-8")
    except UnicodeDecodeError:
        raise RuleError(file, 1, "It is not UTF-8.", "Save it as UTF-8.") from None
    return tuple(_Reader(file, text, vocabulary, kinds).patterns())


def _with_parts(item: Form | Leaf) -> Iterator[Form | Leaf]:
    yield item
    if isinstance(item, Form):
        yield from item.walk()


def _captures(parts: Sequence[Form | Leaf], asked: Sequence[Form]) -> frozenset[str]:
    """The captures that the pattern itself makes; not those that only predicates mention."""
    inside = {id(below) for form in asked for below in form.walk()}
    leaves = (part for part in parts if isinstance(part, Leaf) and id(part) not in inside)
    return frozenset(leaf.value[1:] for leaf in leaves if leaf.kind == "capture")


def _without(text: str, group: Sequence[Form | Leaf], asked: Sequence[Form]) -> str:
    """The group's own text with every predicate blanked, line breaks kept."""
    start, end = group[0].start, group[-1].end
    pieces, at = [], start
    for form in asked:
        pieces += [text[at : form.start], re.sub(r"[^\n]", " ", text[form.start : form.end])]
        at = form.end
    return "".join([*pieces, text[at:end]])


def _predicates(words: Iterable[_Word]) -> Iterator[Predicate]:
    return (word for word in words if isinstance(word, Predicate))


def _texts(arguments: Sequence[Leaf]) -> list[str]:
    return [sexpr.unquoted(one.value) for one in arguments if one.kind == "text"]
