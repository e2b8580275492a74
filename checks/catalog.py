"""Rules: folders below `checks/rules/`, read strictly, and compiled lazily for each language."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from checks import contract, measured, queries, toml, vocabulary
from checks import language as languages
from checks.anchors import AnchorIndex, Words, words_of
from checks.errors import RuleError, nearest
from checks.far import FarRules
from checks.language import Language, Languages
from checks.measured import Measured
from checks.model import ChangedFile, Role, RuleId, Safety, Severity
from checks.places import PlaceQuery
from checks.queries import HOLE, Kind, Pattern
from checks.shaped import Shapes

FOLDER = Path(__file__).parent / "rules"
CONTRACTS = Path(__file__).parent / "contracts"
USUAL_ROLES = frozenset({Role.PRODUCTION, Role.CONFIG})

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_VOICE: toml.Shape = {"severity": str, "message": str, "fix": dict, "on": bool}
_FIX: toml.Shape = {"title": str, "safety": str}
_RULE: toml.Shape = {
    "title": str,
    "family": str,
    "answers": list,
    "severity": str,
    "message": str,
    "peers": list,
    "why": str,
    "fix": dict,
    "roles": list,
    "hidden": bool,
    "summary": bool,
    "language": dict,
}
_REQUIRED = frozenset({"title", "family", "answers", "severity", "message", "why"})


@dataclass(frozen=True, slots=True)
class Voice:
    """How a rule speaks in one language: what a `[language.…]` table may change.

    `ceiling` is the worst that it may say there, whatever it would like to.
    """

    severity: Severity
    message: str
    fix_title: str = ""
    fix_safety: Safety = Safety.REVIEW
    on: bool = True
    ceiling: Severity = Severity.BLOCKER

    def heard(self, wished: Severity | None = None) -> Severity:
        """The severity of a finding: what was wished for, or the rule's own, under the ceiling."""
        return max(wished or self.severity, self.ceiling, key=lambda severity: severity.rank)


@dataclass(frozen=True, slots=True)
class Rule:
    """One hazard. `patterns` are by the name of their `.scm` file ("javascript").

    `code`: the file of a contract's own code.
    `hidden`: what stands on its lines is a secret and is never shown, by no rule and nowhere.
    `summary`: it tells of the repository, not of a line: said in the check run's summary alone.
    """

    id: RuleId
    folder: Path
    title: str
    family: str
    answers: tuple[str, ...]
    peers: tuple[str, ...]
    why: str
    named_roles: frozenset[Role]
    voice: Voice
    voices: Mapping[str, Mapping[str, object]] = field(repr=False)
    patterns: Mapping[str, tuple[Pattern, ...]] = field(repr=False)
    measured: Mapping[tuple[str, str], Measured] | None = field(default=None, repr=False)
    hidden: bool = False
    summary: bool = False
    code: Path | None = None

    @property
    def roles(self) -> frozenset[Role]:
        """What it speaks about, in any language: reads all its queries."""
        return self._with_asked(one for every in self.patterns.values() for one in every)

    def roles_in(self, language: Language) -> frozenset[Role]:
        """The files that it speaks about in a language."""
        return self._with_asked(self._written_for(language))

    def _with_asked(self, patterns: Iterable[Pattern]) -> frozenset[Role]:
        return self.named_roles or USUAL_ROLES | _asked_roles(patterns)

    @property
    def is_contract(self) -> bool:
        """True if it looks between files."""
        return self.folder.parent.name == CONTRACTS.name

    def ceiling_as(self, variant: str) -> Severity | None:
        """The worst that it may say in this variant; None: it is off there."""
        if not self.voice.on:
            return None
        if self.measured is None:
            return Severity.BLOCKER
        return measured.ceiling(self.measured.get((self.id, variant)))

    def voice_in(self, language: Language) -> Voice:
        """The rule's voice in a language; what it reads last speaks last."""
        voice = self.voice
        for name in dict.fromkeys((*language.reads, language.name)):
            voice = replace(voice, **self.voices.get(name, {}))  # type: ignore[arg-type]  # checked
        return voice if self.measured is None else self._under_ceiling(voice, language)

    def precision_in(self, language: Language) -> Measured | None:
        """What was measured of the rule in a language; None: nothing yet."""
        return (self.measured or {}).get((self.id, language.variant))

    def _under_ceiling(self, voice: Voice, language: Language) -> Voice:
        ceiling = measured.ceiling(self.precision_in(language))
        return replace(voice, on=False) if ceiling is None else replace(voice, ceiling=ceiling)

    def patterns_in(self, language: Language) -> tuple[Pattern, ...]:
        """All patterns that serve a language; none where the rule is off."""
        return self._written_for(language) if self.voice_in(language).on else ()

    def speaks(self, language: Language) -> bool:
        """True if there are patterns for the language, on or off."""
        return any(name in self.patterns for name in language.reads)

    def _written_for(self, language: Language) -> tuple[Pattern, ...]:
        names = [name for name in language.reads if name in self.patterns]
        return tuple(one for name in names for one in self.patterns[name])


class Scripts(Mapping[str, tuple[Pattern, ...]]):
    """A rule's `<name>.scm` files, each read when it is first asked for.

    Reading all of a hundred rules takes longer than most scans. Raises `RuleError` then.
    """

    def __init__(self, files: Iterable[Path]) -> None:
        self._files = {file.stem: file for file in files}
        self._read: dict[str, tuple[Pattern, ...]] = {}

    def __getitem__(self, name: str) -> tuple[Pattern, ...]:
        if name not in self._read:
            self._read[name] = queries.read(self._files[name], vocabulary.load())
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def __contains__(self, name: object) -> bool:
        return name in self._files


Pair = tuple["Rule", Pattern]


@dataclass(frozen=True, slots=True)
class Compiled:
    """One language's patterns. `owners[i]` is the rule of `patterns[i]`; `hazards` finds hazards.

    Nothing is compiled before a file needs it.
    """

    language: Language
    patterns: tuple[Pattern, ...]
    owners: tuple[Rule, ...]
    voices: Mapping[RuleId, Voice]
    roles: Mapping[RuleId, frozenset[Role]]
    anchors: AnchorIndex
    far: FarRules
    hazards: Shapes
    _safes: dict[RuleId, Shapes] = field(default_factory=dict)

    @classmethod
    def of(cls, pairs: Sequence[Pair], language: Language) -> "Compiled":
        """Those of these pairs, of which there is one at least."""
        owners, patterns = zip(*pairs, strict=True)
        hazards = Shapes(hazards_in(patterns), language)
        mine = {rule.id: rule for rule in owners}
        voices = {name: rule.voice_in(language) for name, rule in mine.items()}
        roles = {name: rule.roles_in(language) for name, rule in mine.items()}
        anchors = AnchorIndex(hazards_in(patterns))
        far = FarRules.of((rule.id, one) for rule, one in pairs)
        return cls(language, patterns, owners, voices, roles, anchors, far, hazards)

    @property
    def hidden(self) -> frozenset[RuleId]:
        """The rules of which whatever they find is never shown."""
        return frozenset(owner.id for owner in self.owners if owner.hidden)

    def compile_all(self) -> None:
        """Compiles all of it now. Raises `RuleError` for the first pattern that is broken."""
        self.hazards.compile_all()
        for owner in {owner.id for owner in self.owners}:
            self.safes(owner).compile_all()

    def safes(self, rule: RuleId) -> Shapes:
        """What cancels the rule's hazards."""
        if rule not in self._safes:
            mine = (
                (at, one)
                for at, (one, owner) in enumerate(zip(self.patterns, self.owners, strict=True))
                if owner.id == rule and one.kind is not Kind.HAZARD
            )
            self._safes[rule] = Shapes(mine, self.language)
        return self._safes[rule]

    def with_patterns(self, patterns: Sequence[Pattern]) -> "Compiled":
        """Other patterns of the very same shapes: nothing is compiled anew."""
        anchors = AnchorIndex(hazards_in(patterns))
        owned = zip(self.owners, patterns, strict=True)
        far = FarRules.of((rule.id, one) for rule, one in owned)
        return replace(self, patterns=tuple(patterns), anchors=anchors, far=far)


def hazards_in(patterns: Sequence[Pattern]) -> list[tuple[int, Pattern]]:
    """Those that find hazards, each with its place."""
    return [(at, one) for at, one in enumerate(patterns) if one.kind is Kind.HAZARD]


class Catalog:
    """All rules and languages of a process. Compiles a language's query at first need."""

    def __init__(
        self,
        rules: Iterable[Rule],
        known: Languages,
        ids: frozenset[RuleId] | None = None,
        coded: frozenset[RuleId] = frozenset(),
    ) -> None:
        self.rules = tuple(sorted(rules, key=lambda rule: rule.id))
        self.languages = known
        self.ids = ids or frozenset(rule.id for rule in self.rules)
        self.coded = coded or frozenset(rule.id for rule in self.contracts)
        self._by_id = {rule.id: rule for rule in self.rules}
        self._compiled: dict[str, Compiled | None] = {}
        self._anchors: dict[str, AnchorIndex] = {}
        self._pairs: dict[str, tuple[Pair, ...]] = {}
        self._indexed: dict[str, tuple[AnchorIndex, AnchorIndex]] = {}
        self._roles: dict[str, list[frozenset[Role]]] = {}
        self._places: dict[str, PlaceQuery] = {}

    @property
    def contracts(self) -> tuple[Rule, ...]:
        """The rules that have code of their own and look between files."""
        return tuple(rule for rule in self.rules if rule.code)

    def rule(self, rule_id: str) -> Rule | None:
        """The rule of this id, if there is one."""
        return self._by_id.get(RuleId(rule_id))

    def compiled(self, language: Language) -> Compiled | None:
        """The language's patterns; None where no rule speaks it."""
        if language.name not in self._compiled:
            self._compiled[language.name] = self._compile(language)
        return self._compiled[language.name]

    def places(self, language: Language) -> PlaceQuery:
        """What `places.scm` says of the language."""
        if language.name not in self._places:
            self._places[language.name] = PlaceQuery.load(language, self.languages)
        return self._places[language.name]

    def anchors(self, language: Language) -> AnchorIndex:
        """Which patterns could find anything in a text. Compiles nothing."""
        if language.name not in self._anchors:
            patterns = [pattern for _, pattern in self.pairs(language)]
            self._anchors[language.name] = AnchorIndex(hazards_in(patterns))
        return self._anchors[language.name]

    def possible(self, language: Language, role: Role, words: Words, text: bytes) -> frozenset[int]:
        """Which pairs (by place) could find anything in a file of this role and text."""
        if language.name not in self._roles:
            known = {rule.id: rule.roles_in(language) for rule, _ in self.pairs(language)}
            self._roles[language.name] = [known[rule.id] for rule, _ in self.pairs(language)]
        roles = self._roles[language.name]
        found = self.anchors(language).possible(words, text)
        return frozenset(at for at in found if role in roles[at])

    def pairs(self, language: Language) -> tuple[Pair, ...]:
        """Every pattern that serves a language, with its rule; none of rules without a hazard."""
        if language.name not in self._pairs:
            self._pairs[language.name] = tuple(
                (rule, one)
                for rule in self.rules
                if any(one.kind is Kind.HAZARD for one in rule.patterns_in(language))
                for one in rule.patterns_in(language)
            )
        return self._pairs[language.name]

    def compile_all(self) -> None:
        """Compiles every language now: before a fork, and in the tests. Raises `RuleError`."""
        for rule in self.rules:
            _check(rule, self.languages)
        for language in self.languages.all:
            self.places(language)
            if compiled := self.compiled(language):
                compiled.compile_all()

    def asks_index(self, file: ChangedFile) -> bool:
        """True if a rule that asks the repository around the file could find anything in it."""
        language = self.languages.of(file.diff.path, file.head)
        if language is None:
            return False
        of_imports, of_all = self._asking(language)
        if of_all.possible(words_of(file.head), file.head):
            return True
        touched = _touched_text(file)
        return bool(of_imports.possible(words_of(touched), touched))

    def _asking(self, language: Language) -> tuple[AnchorIndex, AnchorIndex]:
        """The patterns that ask the index: those about imports, which nearly every file has and
        few changes touch, and all others."""
        if language.name not in self._indexed:
            asked = vocabulary.load().indexed
            patterns = [pattern for _, pattern in _hazards(self.rules, language)]
            asking = [(p, {one.name for one in p.predicates} & asked) for p in patterns]
            imports = [p for p, names in asking if "undeclared-package?" in names]
            others = [p for p, names in asking if names and "undeclared-package?" not in names]
            self._indexed[language.name] = (
                AnchorIndex(enumerate(imports)),
                AnchorIndex(enumerate(others)),
            )
        return self._indexed[language.name]

    def restricted(self, files: Iterable[ChangedFile]) -> "Catalog":
        """Only the rules that could find anything in one of these files' texts.

        Compiling costs more than reading a few files, so the terminal compiles only these.
        """
        wanted: set[RuleId] = set()
        for file in files:
            language = self.languages.of(file.diff.path, file.head)
            if language is not None:
                pairs = self.pairs(language)
                could = self.anchors(language).possible(words_of(file.head), file.head)
                wanted.update(pairs[at][0].id for at in could)
        rules = (rule for rule in self.rules if rule.id in wanted)
        return Catalog(rules, self.languages, self.ids, self.coded)

    def _compile(self, language: Language) -> Compiled | None:
        pairs = self.pairs(language)
        return Compiled.of(pairs, language) if pairs else None


def _touched_text(file: ChangedFile) -> bytes:
    if file.diff.touched.whole:
        return file.head
    lines = file.head.split(b"\n")
    return b"\n".join(lines[n - 1] for n in file.diff.touched.added if n <= len(lines))


def _hazards(rules: Iterable[Rule], language: Language) -> Iterator[tuple[Rule, Pattern]]:
    for rule in rules:
        for pattern in rule.patterns_in(language):
            if pattern.kind is Kind.HAZARD:
                yield rule, pattern


def shipped() -> Catalog:
    """Our own rules, each as loud as it was measured to be right. Raises `RuleError`."""
    own = load()
    table = measured.load()
    return Catalog((replace(rule, measured=table) for rule in own.rules), own.languages)


def load(*folders: Path) -> Catalog:
    """The rules of these folders, or of our own, as they would like to speak.

    Raises `RuleError` for the first broken one; of our own the queries are read when they are
    needed (`compile_all` looks at them all).
    """
    known = languages.load()
    rooms = folders or (FOLDER, CONTRACTS)
    found = [_load_rule(folder, known) for each in rooms for folder in _below(each)]
    for earlier, later in zip(_by_id(found), _by_id(found)[1:], strict=False):
        if earlier.id == later.id:
            message = f"`{later.id}` is also at {earlier.folder}."
            raise RuleError(later.folder / "rule.toml", 1, message, "Rename one.")
    for rule in found if folders else ():
        _check(rule, known)
    return Catalog(found, known)


def load_one(folder: Path) -> Rule:
    """The rule of this folder, with all its queries read. Raises `RuleError`."""
    known = languages.load()
    rule = _load_rule(folder, known)
    _check(rule, known)
    return rule


def _by_id(rules: Sequence[Rule]) -> list[Rule]:
    return sorted(rules, key=lambda rule: rule.id)


def _below(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise RuleError(folder, 1, "There is no such folder of rules.", "Name one that exists.")
    return sorted(each for each in folder.iterdir() if each.is_dir() and each.name[0] not in "._")


def _load_rule(folder: Path, known: Languages) -> Rule:
    file = folder / "rule.toml"
    if not _ID.fullmatch(folder.name):
        raise RuleError(file, 1, f"`{folder.name}` is no id.", "Use lower-case words and hyphens.")
    table = toml.read(file)
    toml.check_keys(file, table, _RULE, _REQUIRED)
    return Rule(
        RuleId(folder.name),
        folder,
        table["title"],
        table["family"],
        toml.texts(file, table, "answers"),
        toml.texts(file, table, "peers"),
        table["why"],
        _roles(file, table),
        Voice(**_voice(file, table)),  # type: ignore[arg-type]  # _voice has checked each
        _voices(file, table.get("language", {}), known),
        _scripts(folder, known),
        hidden=table.get("hidden", False),
        summary=table.get("summary", False),
        code=contract.code_of(folder),
    )


def _scripts(folder: Path, known: Languages) -> Scripts:
    files = sorted(folder.glob("*.scm"))
    for file in files:
        if file.stem not in known.scripts:
            raise RuleError(file, 1, "No language reads it.", nearest(file.stem, known.scripts))
    return Scripts(files)


def _check(rule: Rule, known: Languages) -> None:
    """All that can be said against a rule's queries. Raises `RuleError`."""
    finds = any(one.kind is Kind.HAZARD for every in rule.patterns.values() for one in every)
    if not finds and rule.code is None:
        file = rule.folder / "rule.toml"
        raise RuleError(file, 1, "No query finds a hazard.", "Add <language>.scm.")
    _check_messages(rule, known)


def _roles(file: Path, table: toml.Table) -> frozenset[Role]:
    named = toml.texts(file, table, "roles")
    known = vocabulary.load().closed["roles"]
    for role in named:
        if role not in known:
            line = toml.line_of(file, "roles")
            raise RuleError(file, line, f"Unknown role `{role}`.", nearest(role, known))
    return frozenset(map(Role, named))


def _asked_roles(patterns: Iterable[Pattern]) -> frozenset[Role]:
    """The roles that the rule's own predicates ask for."""
    every = (one for pattern in patterns for one in pattern.predicates)
    return frozenset(Role(text) for one in every if one.name == "in-role?" for text in one.texts)


def _voices(file: Path, table: toml.Table, known: Languages) -> dict[str, Mapping[str, object]]:
    names = known.scripts | {each.name for each in known.all}
    toml.check_keys(file, table, dict.fromkeys(names, dict), frozenset(), "language")
    for name, entry in table.items():
        toml.check_keys(file, entry, _VOICE, frozenset(), f"language.{name}")
    return {name: _voice(file, entry) for name, entry in table.items()}


def _voice(file: Path, table: toml.Table) -> dict[str, object]:
    """The checked values of a table that speaks, by the names of `Voice`."""
    fix = table.get("fix", {})
    toml.check_keys(file, fix, _FIX, frozenset({"title"} if fix else ()), "fix")
    voice: dict[str, object] = {key: table[key] for key in ("message", "on") if key in table}
    if "severity" in table:
        voice["severity"] = _one_of(file, "severity", table["severity"], Severity)
    if "title" in fix:
        voice["fix_title"] = fix["title"]
    if "safety" in fix:
        voice["fix_safety"] = _one_of(file, "safety", fix["safety"], Safety)
    return voice


def _one_of(file: Path, key: str, value: str, kinds: type[Severity] | type[Safety]) -> object:
    known = [kind.value for kind in kinds]
    if value not in known:
        line = toml.line_of(file, key)
        raise RuleError(file, line, f"Unknown {key} `{value}`.", nearest(value, known))
    return kinds(value)


def _check_form(file: Path, message: str) -> None:
    line = toml.line_of(file, "message")
    if "\n" in message:
        raise RuleError(file, line, "The message has several lines.", "Write one line.")
    for hole in HOLE.finditer(message):
        if message.count("`", 0, hole.start()) % 2 == 0:
            what = f"`{hole[0]}` stands outside of a code span."
            raise RuleError(file, line, what, "Put it between backticks: it is foreign text.")


def _check_messages(rule: Rule, known: Languages) -> None:
    """Each `{name}` of a message is a capture of every hazard pattern that it speaks for."""
    file = rule.folder / "rule.toml"
    for language in known.all:
        message = rule.voice_in(language).message
        _check_form(file, message)
        for _, pattern in _hazards([rule], language):
            for name in HOLE.findall(message):
                if rule.hidden:
                    what = f"The message of a hidden rule shows `{{{name}}}`."
                    raise RuleError(file, toml.line_of(file, "message"), what, "Show no code.")
                if name not in pattern.captures or name.startswith("_"):
                    what = f"The message says `{{{name}}}`, which this pattern does not capture."
                    raise RuleError(pattern.file, pattern.line, what, f"Capture `@{name}`.")
