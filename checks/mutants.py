"""Mutants of a rule: the same rule with one thing left out, to see whether an example needs it.

A pattern, a predicate, a listed name, one of several nodes in `[…]`, one of several words in a
regular expression, or a fix that can be dropped without any example noticing is either not needed
or not shown. Only a mutant of another shape is compiled anew: predicates are judged beside the
query.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from checks import sexpr, vocabulary
from checks.anchors import AnchorIndex
from checks.catalog import Catalog, Compiled, Rule
from checks.examples import Trial, complaints
from checks.language import Language
from checks.places import PlaceQuery
from checks.queries import Pattern, Predicate

# No file has one of no roles: a pattern that asks for it never matches.
_NEVER = "in-role?"


@dataclass(frozen=True, slots=True)
class Mutant:
    """`pattern` becomes `mutated`: `what` was left out, on `line` of its file."""

    pattern: Pattern
    mutated: Pattern
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.pattern.file}:{self.line}: no example needs {self.what}"


def of(rule: Rule) -> Iterator[Mutant]:
    """Every mutant of a rule, file by file, from the top."""
    for patterns in rule.patterns.values():
        for pattern in patterns:
            yield from _of_pattern(pattern)


def survivors(rule: Rule, trials: Sequence[Trial], catalog: Catalog) -> list[Mutant]:
    """The mutants of which no trial takes notice.

    `catalog` holds this rule alone, and the rule must hold in all the trials.
    """
    return [one for one in of(rule) if not _is_noticed(one, rule, trials, catalog)]


def _is_noticed(mutant: Mutant, rule: Rule, trials: Sequence[Trial], catalog: Catalog) -> bool:
    concerned = [one for one in trials if mutant.pattern in rule.patterns_in(one.language)]
    likely = sorted(concerned, key=lambda trial: not _mentions(trial, mutant))
    without_fixes = _Mutated(catalog, mutant, fixing=False)  # proving fixes costs ten times as much
    if any(complaints(replace(one, fixed=None), rule.id, without_fixes) for one in likely):
        return True
    mutated = _Mutated(catalog, mutant, fixing=True)
    return any(complaints(one, rule.id, mutated) for one in likely if one.fixed is not None)


def _mentions(trial: Trial, mutant: Mutant) -> bool:
    """True for the trials to look at first: those that show the word that was left out."""
    word = mutant.what.rstrip("`()").rpartition(".")[2].rpartition("`")[2]
    return word in trial.text


def _of_pattern(pattern: Pattern) -> Iterator[Mutant]:
    never = Predicate(_NEVER, False, (pattern.kind.value,), (), pattern.line)
    dead = replace(pattern, predicates=(never, *pattern.predicates))
    yield Mutant(pattern, dead, pattern.line, f"this pattern (`@{pattern.kind}`)")
    yield from _of_shape(pattern)
    for at, predicate in enumerate(pattern.predicates):
        rest = pattern.predicates[:at] + pattern.predicates[at + 1 :]
        what = f"`#{'not-' if predicate.denied else ''}{predicate.name}`"
        yield Mutant(pattern, replace(pattern, predicates=rest), predicate.line, what)
        yield from _of_predicate(pattern, at)
    for at, fix in enumerate(pattern.fixes):
        mutated = replace(pattern, fixes=pattern.fixes[:at] + pattern.fixes[at + 1 :])
        yield Mutant(pattern, mutated, pattern.line, f"`#{fix.name}` with `{fix.text}`")


def _of_shape(pattern: Pattern) -> Iterator[Mutant]:
    """Each of the nodes between `[` and `]` left out."""
    for start, end in alternatives(pattern.text):
        text = pattern.text[:start] + pattern.text[end:]
        line = pattern.line + pattern.text.count("\n", 0, start)
        yield Mutant(pattern, replace(pattern, text=text), line, f"`{pattern.text[start:end]}`")


def alternatives(text: str) -> Iterator[tuple[int, int]]:
    """Where each of several alternatives in `[…]` stands in a query's text, captures and all."""
    for top in sexpr.read(text):
        for form in (top, *top.walk()) if isinstance(top, sexpr.Form) else ():
            if isinstance(form, sexpr.Form) and form.bracket == "[":
                groups = list(_grouped(form.items))
                yield from groups if len(groups) > 1 else ()


def _grouped(items: Sequence[sexpr.Form | sexpr.Leaf]) -> Iterator[tuple[int, int]]:
    """Each node with the field in front of it, and the quantifiers and captures behind it."""
    start, open_ = -1, False
    for at, item in enumerate(items):
        if start < 0:
            start = item.start
        open_ = isinstance(item, sexpr.Leaf) and item.value.endswith(":")
        following = items[at + 1] if at + 1 < len(items) else None
        tail = isinstance(following, sexpr.Leaf) and following.kind in ("capture", "repeat")
        if not tail and not open_:
            yield start, item.end
            start = -1


def _of_predicate(pattern: Pattern, at: int) -> Iterator[Mutant]:
    """Each listed text left out; of a key with its values, each of the values."""
    predicate = pattern.predicates[at]
    for texts, what in _fewer(predicate):
        predicates = list(pattern.predicates)
        predicates[at] = replace(predicate, texts=texts)
        mutated = replace(pattern, predicates=tuple(predicates))
        yield Mutant(pattern, mutated, predicate.line, f"`{what}`")


def _fewer(predicate: Predicate) -> Iterator[tuple[tuple[str, ...], str]]:
    """The predicate's texts without one of them, and which one that is."""
    texts, known = predicate.texts, vocabulary.load()
    if known.takes_pattern(predicate.name):
        *path, pattern = texts
        for start, end in words(pattern):
            yield (*path, pattern[:start] + pattern[end:]), pattern[start:end].strip("|")
        return
    first = known.first_listed(predicate.name)
    for which in range(first, len(texts) if len(texts) > first + 1 else first):
        yield texts[:which] + texts[which + 1 :], texts[which]


_REGEX_TOKEN = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?[^)]*?[:)]|[(|)]|[^\\\[(|)]+", re.DOTALL
)


def words(pattern: str) -> Iterator[tuple[int, int]]:
    """Where each of several alternatives stands in a regular expression, with one `|` beside it."""
    opened: list[list[int]] = [[0]]  # of each open group: where its alternatives begin
    for token in _REGEX_TOKEN.finditer(pattern):
        if token[0].startswith("(") and not token[0].endswith(")"):
            opened.append([token.end()])
        elif token[0] == "|":
            opened[-1].append(token.end())
        elif token[0] == ")":
            yield from _ranges(opened.pop(), token.start())
    yield from _ranges(opened.pop(), len(pattern))


def _ranges(starts: Sequence[int], end: int) -> Iterator[tuple[int, int]]:
    """The first alternative with the bar behind it, the others with the one in front."""
    if len(starts) > 1:
        yield starts[0], starts[1]
        for start, following in pairwise((*starts[1:], end + 1)):
            yield start - 1, following - 1


class _Mutated(Catalog):
    """A catalog in which one pattern is another than the query was compiled from."""

    def __init__(self, whole: Catalog, mutant: Mutant, fixing: bool) -> None:
        super().__init__(whole.rules, whole.languages)
        self._fixing = fixing
        self._whole = whole
        self._mutant = mutant
        self._seen: dict[str, Compiled | None] = {}

    def compiled(self, language: Language) -> Compiled | None:
        """The whole catalog's query, unless the mutant has another shape."""
        if language.name not in self._seen:
            whole = self._whole.compiled(language)
            self._seen[language.name] = self._mutated(whole, language) if whole else None
        return self._seen[language.name]

    def _mutated(self, whole: Compiled, language: Language) -> Compiled:
        pairs = [
            (owner, self._mutate(one))
            for owner, one in zip(whole.owners, whole.patterns, strict=True)
        ]
        if self._mutant.mutated.text != self._mutant.pattern.text:
            return Compiled.of(pairs, language)
        return whole.with_patterns([one for _, one in pairs])

    def anchors(self, language: Language) -> AnchorIndex:
        """The mutant's: what is left out may have been the word to look for."""
        compiled = self.compiled(language)
        return compiled.anchors if compiled else AnchorIndex(())

    def places(self, language: Language) -> PlaceQuery:
        """The whole catalog's."""
        return self._whole.places(language)

    def _mutate(self, pattern: Pattern) -> Pattern:
        mutated = self._mutant.mutated if pattern is self._mutant.pattern else pattern
        return mutated if self._fixing else replace(mutated, fixes=())
