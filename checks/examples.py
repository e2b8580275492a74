"""The `<language>.md` pages of the rules, read as tests.

A page is written for people: it is the rule's page as well. Each `## heading` is one test and says
what it shows; prose may stand between the blocks. A fenced block's info line names the language
(any `fences` name of checks/languages), what the block is, and options:

    ## Behind an alias
    ```python bad path=app/pay.py
    from requests import post as send
    send(url, json=body)  # hazard
    ```
    ```python fixed
    from requests import post as send
    send(url, json=body, timeout=10)
    ```

`bad`: the rule finds exactly the marked lines. `good`: it finds nothing. `fixed`, after a `bad` or
an `after`: that block with every offered fix applied; the same text again says that no fix is
offered. `before` and `after`: a change, in which only what the diff touches counts; the marks stand
in `after`, and without marks nothing may be found. `json package`: the package.json above the files
of this heading. `file=requirements.txt` in a block's info: this file stands in the repository of
this heading. `new path=…`: the change adds this file as well. `gone path=…`: it takes these lines
out of this file. A block with none of these words is prose.

A mark is a comment `hazard` at the end of a line, in the language's own way of commenting (also
`{/* hazard */}`): a finding starts on this line; `hazard 2` says two do. A line that is nothing but
a mark speaks about the next line, as it must in a Dockerfile. Marks are taken out before checking.

`path=` gives the file its name, from which its role and side follow. The page's first line may set
it for all blocks: `<!-- path=src/server.ts -->`. Otherwise it is `app/service.py`, `src/service.ts`
and the like.
"""

import difflib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from checks import diff, engine
from checks.catalog import Catalog
from checks.deadline import Deadline
from checks.errors import RuleError, nearest
from checks.fixes import apply
from checks.index import Index, kind_of
from checks.language import Language, Languages
from checks.model import ChangedFile, FileDiff, FileReport, RuleId, Status, Touched
from checks.rest_of_change import told

_FENCE = re.compile(r"^(?P<fence>`{3,}|~{3,})[ \t]*(?P<info>[^`]*?)[ \t]*$")
_HEADING = re.compile(r"^##[ \t]+(?P<title>.+?)[ \t#]*$")
_PAGE_PATH = re.compile(r"^<!--[ \t]*path=(?P<path>\S+)[ \t]*-->[ \t]*$")
_SECONDS = 20.0  # for one block; an example needs milliseconds
_PLACES = {
    "dockerfile": "Dockerfile",
    "python": "app/service.py",
    "dotenv": ".env",
    "nginx": "deploy/nginx.conf",
    "make": "Makefile",
}


class Kind(StrEnum):
    """What a block is."""

    BAD = "bad"
    GOOD = "good"
    FIXED = "fixed"
    BEFORE = "before"
    AFTER = "after"
    PACKAGE = "package"
    FILE = "file"
    NEW = "new"
    GONE = "gone"


_AROUND = frozenset({Kind.PACKAGE, Kind.FILE, Kind.NEW, Kind.GONE})


@dataclass(frozen=True, slots=True)
class Trial:
    """One file that the rule is tried on.

    `expected` are the lines on which findings start, one entry a finding, in order. `before` is
    the old text where the trial is a change. `fixed` is the text after all fixes, where the page
    shows it. `line` is the block's first line in the page.
    """

    language: Language
    path: str
    text: str
    line: int
    expected: tuple[int, ...] = ()
    before: str | None = None
    fixed: str | None = None
    package: str | None = None
    tree: tuple[tuple[str, str], ...] = ()
    new: tuple[tuple[str, str], ...] = ()
    gone: tuple[tuple[str, str], ...] = ()

    def changed_file(self) -> ChangedFile:
        """The trial as the engine takes it."""
        index = self._index() if self.tree else None
        mine = ChangedFile(self._diff(), self.text.encode(), package=self.package, index=index)
        return told([mine, *map(_added, self.new)], map(_altered, self.gone))[0]

    def _index(self) -> Index:
        texts = {**dict(self.tree), self.path: self.text}
        known = {path: text for path, text in texts.items() if kind_of(path)}
        return Index.of(dict.fromkeys(texts, "100644"), known)

    def _diff(self) -> FileDiff:
        if self.before is None:
            return FileDiff(self.path, self.path, Status.ADDED, touched=Touched(whole=True))
        rows = [re.findall(r"[^\n]*\n", text) for text in (self.before, self.text)]
        hunks = list(difflib.unified_diff(rows[0], rows[1]))[2:]
        return diff.from_patch(self.path, self.path, Status.MODIFIED, "".join(hunks))


def _added(named: tuple[str, str]) -> ChangedFile:
    path, text = named
    return ChangedFile(
        FileDiff(path, path, Status.ADDED, touched=Touched(whole=True)), text.encode()
    )


def _altered(named: tuple[str, str]) -> FileDiff:
    path, text = named
    lines = tuple(text.splitlines())
    touched = Touched(removed=tuple(range(1, len(lines) + 1)), removed_text=lines)
    return FileDiff(path, path, Status.MODIFIED, touched=touched)


@dataclass(frozen=True, slots=True)
class Example:
    """One heading of a page with all that is tried below it."""

    page: Path
    title: str
    line: int
    trials: tuple[Trial, ...]


@dataclass(frozen=True, slots=True)
class _Block:
    kind: Kind
    language: Language | None
    path: str
    text: str
    line: int
    expected: tuple[int, ...] = ()


@dataclass(slots=True)
class _Section:
    title: str
    line: int
    blocks: list[_Block] = field(default_factory=list)


def read(page: Path, languages: Languages) -> tuple[Example, ...]:
    """Read a page's examples. Raises `RuleError` with the page's line and the remedy."""
    lines = page.read_text("utf-8").split("\n")
    return tuple(
        Example(page, section.title, section.line, tuple(_trials(page, section)))
        for section in _Reader(page, lines, languages).sections()
        if section.blocks
    )


def pages(folder: Path) -> list[Path]:
    """The pages of a rule's languages; a contract's own is read by `checks.trees`."""
    return sorted(page for page in folder.glob("*.md") if page.name != "contract.md")


def complaints(trial: Trial, rule: RuleId, catalog: Catalog) -> tuple[str, ...]:
    """What the rule does otherwise than the page says; nothing if the trial holds.

    Raises `RuleError` where the rule does not compile in the trial's language.
    """
    report = _report(trial, catalog)
    if report.skipped:
        return (f"The example was not read: {report.skipped.reason} {report.skipped.detail}",)
    findings = [one for one in report.findings if one.rule == rule]
    found = Counter(one.line for one in findings)
    wanted = Counter(trial.expected)
    said = [_missing(line, trial) for line in sorted((wanted - found).elements())]
    said += [_unwanted(line, trial) for line in sorted((found - wanted).elements())]
    if said or trial.fixed is None:
        return tuple(said)
    fixed = apply(trial.text, [one.fix for one in findings if one.fix])
    return () if fixed == trial.fixed else (f"Fixed, it reads:\n{fixed}",)


def _report(trial: Trial, catalog: Catalog) -> FileReport:
    """The engine's findings; for a change, after the look at its old side."""
    file, deadline = trial.changed_file(), Deadline.after(_SECONDS)
    report = engine.check(file, catalog, deadline)
    if trial.before is None or not engine.needs_base(report):
        return report
    return engine.settle(report, trial.before.encode(), file, catalog, deadline)


def _missing(line: int, trial: Trial) -> str:
    return f"Nothing is found on line {line}: {_line(trial.text, line)}"


def _unwanted(line: int, trial: Trial) -> str:
    return f"Something is found on line {line}, unmarked: {_line(trial.text, line)}"


def _line(text: str, number: int) -> str:
    return text.split("\n")[number - 1].strip()


class _Reader:
    """Reads one page line by line."""

    def __init__(self, page: Path, lines: Sequence[str], languages: Languages) -> None:
        self._page = page
        self._lines = lines
        self._languages = languages
        first = _PAGE_PATH.match(lines[0])
        self._path = first["path"] if first else None

    def sections(self) -> list[_Section]:
        """Every heading with its blocks; blocks before the first heading are a mistake."""
        sections: list[_Section] = []
        at = 0
        while at < len(self._lines):
            if heading := _HEADING.match(self._lines[at]):
                sections.append(_Section(heading["title"], at + 1))
            elif opened := _FENCE.match(self._lines[at]):
                end = self._closed(at, opened["fence"])
                self._add(sections, opened["info"], at, end)
                at = end
            at += 1
        return sections

    def _closed(self, at: int, fence: str) -> int:
        for end in range(at + 1, len(self._lines)):
            line = self._lines[end].rstrip()
            if line.startswith(fence) and not line.strip(fence[0]):
                return end
        raise RuleError(self._page, at + 1, "This block is never closed.", f"Close it: `{fence}`.")

    def _add(self, sections: list[_Section], info: str, at: int, end: int) -> None:
        words = info.split()
        if len(words) > 1 and words[1].startswith("file="):
            words = [words[0], Kind.FILE, words[1].replace("file=", "path=", 1)]
        if len(words) < 2 or "=" in words[1]:  # noqa: PLR2004 - a language alone: prose
            return
        if not sections:
            raise RuleError(self._page, at + 1, "No heading above.", "Add `## What it shows`.")
        sections[-1].blocks.append(self._block(words, at, end))

    def _block(self, words: Sequence[str], at: int, end: int) -> _Block:
        kind = self._kind(words[1], at + 1)
        text = "".join(f"{line}\n" for line in self._lines[at + 1 : end])
        if kind in _AROUND:
            path = self._path_of(words, at + 1) or "package.json"
            return _Block(kind, None, path, text, at + 1)
        language = self._languages.named(words[0])
        if language is None:
            remedy = nearest(words[0], (one.name for one in self._languages.all))
            raise RuleError(self._page, at + 1, f"No language `{words[0]}`.", remedy)
        path = self._path_of(words, at + 1) or self._path or _usual_path(language)
        text, marked = _marks(text, language)
        block = _Block(kind, language, path, text, at + 1, marked)
        self._check_marks(block)
        return block

    def _kind(self, word: str, line: int) -> Kind:
        if word in set(Kind):
            return Kind(word)
        raise RuleError(self._page, line, f"No kind of block `{word}`.", nearest(word, Kind))

    def _path_of(self, words: Sequence[str], line: int) -> str | None:
        path = None
        for word in words[2:]:
            key, _, path = word.partition("=")
            if key != "path" or not path:
                raise RuleError(self._page, line, f"No option `{word}`.", "Write `path=…`.")
        return path

    def _check_marks(self, block: _Block) -> None:
        if block.kind is Kind.BAD and not block.expected:
            raise RuleError(self._page, block.line, "`bad` without a mark.", "Add `# hazard`.")
        if block.expected and block.kind not in (Kind.BAD, Kind.AFTER):
            message = f"`{block.kind}` with a `hazard` mark."
            raise RuleError(self._page, block.line, message, "Mark `bad` or `after` alone.")


def _usual_path(language: Language) -> str:
    if language.suffixes:
        return _PLACES.get(language.name, f"src/service{language.suffixes[0]}")
    return language.files[0]  # `go.mod`, `Procfile`


def _marks(text: str, language: Language) -> tuple[str, tuple[int, ...]]:
    """Take the marks out; give the text left and the lines marked, counted in that text."""
    mark = _mark_of(language)
    kept: list[str] = []
    marked: list[int] = []
    for line in text.split("\n"):
        found = mark.search(line)
        if found is None:
            kept.append(line)
            continue
        alone = not line[: found.start()].strip()
        if not alone:
            kept.append(line[: found.start()])
        marked += [len(kept) + alone] * int(found["count"] or 1)
    return "\n".join(kept), tuple(sorted(marked))


def _mark_of(language: Language) -> re.Pattern[str]:
    word = r"hazard(?:[ \t]+(?P<count>\d))?"
    openings = "|".join(re.escape(one) for one in (*language.comments, "{/*", "/*", "<!--"))
    return re.compile(rf"[ \t]*(?:{openings})[ \t]*{word}[ \t]*(?:\*/\}}|\*/|-->)?[ \t]*$")


def _trials(page: Path, section: _Section) -> Iterator[Trial]:
    package = next((one.text for one in section.blocks if one.kind is Kind.PACKAGE), None)
    beside = [one for one in section.blocks if one.kind in (Kind.PACKAGE, Kind.FILE)]
    tree = tuple((one.path, one.text) for one in beside)
    new, gone = (
        tuple((one.path, one.text) for one in section.blocks if one.kind is kind)
        for kind in (Kind.NEW, Kind.GONE)
    )
    blocks = [one for one in section.blocks if one.kind not in _AROUND]
    for at, block in enumerate(blocks):
        earlier = blocks[at - 1] if at else None
        later = blocks[at + 1] if at + 1 < len(blocks) else None
        _check_order(page, block, earlier, later)
        if block.kind in (Kind.FIXED, Kind.BEFORE) or block.language is None:
            continue
        trial = Trial(
            block.language,
            block.path,
            block.text,
            block.line,
            block.expected,
            package=package,
            tree=tree,
            new=new,
            gone=gone,
        )
        if block.kind is Kind.AFTER and earlier:
            trial = replace(trial, before=earlier.text)
        if later and later.kind is Kind.FIXED:
            trial = replace(trial, fixed=later.text)
        yield trial


def _check_order(page: Path, block: _Block, earlier: _Block | None, later: _Block | None) -> None:
    if block.kind is Kind.FIXED and (not earlier or earlier.kind not in (Kind.BAD, Kind.AFTER)):
        raise RuleError(page, block.line, "Nothing to fix above.", "Put `fixed` after `bad`.")
    if block.kind is Kind.AFTER and (not earlier or earlier.kind is not Kind.BEFORE):
        raise RuleError(page, block.line, "`after` without `before`.", "Put `before` above it.")
    if block.kind is Kind.BEFORE and (not later or later.kind is not Kind.AFTER):
        raise RuleError(page, block.line, "`before` without `after`.", "Put `after` below it.")
