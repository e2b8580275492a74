"""The words of a check: what goes into the engine and what comes out of it.

Lines count from 1, as people and GitHub count them. All types are frozen and hold only
plain data, so they cross process borders.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

from checks.beside import Beside
from checks.index.tree import Index

RuleId = NewType("RuleId", str)
FindingId = NewType("FindingId", str)


class Severity(StrEnum):
    """How bad: a blocker fails the check run, a warning asks for a look, a notice never fails."""

    BLOCKER = "blocker"
    WARNING = "warning"
    NOTICE = "notice"

    @property
    def rank(self) -> int:
        """0 for the worst; sorts findings the way people read them."""
        return list(Severity).index(self)


class Side(StrEnum):
    """The side of the diff that a line number is counted on."""

    LEFT = "LEFT"
    RIGHT = "RIGHT"


class Safety(StrEnum):
    """Whether a fix leaves the happy path as it is (`safe`) or a person must look (`review`)."""

    SAFE = "safe"
    REVIEW = "review"


class Status(StrEnum):
    """What the change did to a file."""

    ADDED = "added"
    MODIFIED = "modified"
    RENAMED = "renamed"
    REMOVED = "removed"


class Role(StrEnum):
    """What a file is for. Most rules speak only about `PRODUCTION`."""

    PRODUCTION = "production"
    TEST = "test"
    SCRIPT = "script"
    MIGRATION = "migration"
    EXAMPLE = "example"
    CONFIG = "config"
    GENERATED = "generated"
    VENDORED = "vendored"


class RuntimeSide(StrEnum):
    """Where JavaScript runs. Unknown means quiet: server-only rules say nothing."""

    SERVER = "server"
    CLIENT = "client"
    UNKNOWN = "unknown"


class SkipReason(StrEnum):
    """Why a file, or part of it, was not read. The value is what people see."""

    BINARY = "binary"
    TOO_LARGE = "too large"
    NO_PATCH = "no patch given by GitHub"
    MINIFIED = "minified"
    GENERATED = "generated"
    VENDORED = "vendored"
    NOT_UTF8 = "not UTF-8"
    TOO_DEEP = "nested too deep"
    UNPARSED = "mostly not parseable"
    UNPARSED_LINES = "touched lines not parseable"
    TOO_SLOW = "took too long"
    CRASHED = "the check crashed"
    TOO_MANY_MATCHES = "too many matches"
    UNREADABLE = "could not be read"
    LFS_POINTER = "Git LFS pointer"
    SUBMODULE = "submodule"
    SYMLINK = "symbolic link"
    NOTEBOOK = "notebook"
    TOO_MANY_FILES = "past the limit of files in one review"
    EXCLUDED = "excluded by the policy"

    @property
    def is_gap(self) -> bool:
        """True if a person would expect the file to be read, so that the verdict is partial.

        Generated, vendored and binary files, notebooks, submodules and links hold nothing that a
        rule reads, and excluding a file is the policy's decision; they are listed, and the verdict
        stays whole.
        """
        return self not in _NOTHING_TO_READ


_NOTHING_TO_READ = frozenset(
    {
        SkipReason.BINARY,
        SkipReason.GENERATED,
        SkipReason.VENDORED,
        SkipReason.LFS_POINTER,
        SkipReason.SUBMODULE,
        SkipReason.SYMLINK,
        SkipReason.NOTEBOOK,
        SkipReason.EXCLUDED,
    }
)


class Verdict(StrEnum):
    """Of a whole review. `partial` and `not-reviewed` never look like clean."""

    CLEAN = "clean"
    FINDINGS = "findings"
    PARTIAL = "partial"
    NOT_REVIEWED = "not-reviewed"


@dataclass(frozen=True, slots=True)
class Span:
    """Lines from `start` to `end`, both included."""

    start: int
    end: int

    def __contains__(self, line: int) -> bool:
        return self.start <= line <= self.end


@dataclass(frozen=True, slots=True)
class Hunk:
    """One hunk of a diff: the span that it shows on either side (empty if start > end)."""

    old: Span
    new: Span


@dataclass(frozen=True, slots=True)
class Touched:
    """What a diff did to one file's new side.

    `added`: line numbers of the new side that the diff adds or alters.
    `gaps`: places where lines were removed and none put in their stead: a gap g lies between
    the new side's lines g and g + 1 (0: before the first line).
    `removed`: line numbers on the old side, for comments that must stand on the LEFT.
    `removed_text`: their text, in the same order, without line ends.
    """

    added: frozenset[int] = frozenset()
    gaps: frozenset[int] = frozenset()
    removed: tuple[int, ...] = ()
    removed_text: tuple[str, ...] = ()
    whole: bool = False  # every line counts as touched: `--all`, and files that are new

    def meets(self, lines: frozenset[int]) -> bool:
        """True if one of these evidence lines was touched, or lines were removed between two."""
        if self.whole:
            return True
        return not self.added.isdisjoint(lines) or any(
            gap in lines and gap + 1 in lines for gap in self.gaps
        )


@dataclass(frozen=True, slots=True)
class FileDiff:
    """One file of a unified diff. `old_path` differs from `path` only where it was renamed."""

    path: str
    old_path: str
    status: Status
    hunks: tuple[Hunk, ...] = ()
    touched: Touched = field(default_factory=Touched)
    binary: bool = False
    mode: str = "100644"  # of the new side; 120000 is a symbolic link, 160000 a submodule


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """One changed file with its new text, ready to be checked.

    `marks`: attributes from the base side's .gitattributes that matter here, such as
    `linguist-generated` and `linguist-vendored`.
    `package`: the nearest package.json above the file as text, where it could be read.
    `index`: the repository around it, where a rule may ask for it.
    `beside`: of a migration, what the rest of the change tells of it, where there is a base.
    """

    diff: FileDiff
    head: bytes
    marks: frozenset[str] = frozenset()
    package: str | None = None
    index: Index | None = None
    beside: Beside | None = None


@dataclass(frozen=True, slots=True)
class Fix:
    """A proven replacement of whole lines of the new side. `text` has no trailing line end."""

    start_line: int
    end_line: int
    text: str
    title: str
    safety: Safety


@dataclass(frozen=True, slots=True)
class Kin:
    """What makes a finding recognisable after its own code was edited: hashes, no source text.

    `code`: of the hazard's code with its literals masked; `anchor`: of how that code begins, such
    as what it calls; `scope`: of the functions and classes around it, empty where there are none.
    """

    code: str = ""
    anchor: str = ""
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule matched at one place, and its evidence touches the change.

    `id` outlives shifted lines, renames and rebases (docs/architecture.md, "Fingerprints").
    `message` is one line of Markdown without links; whatever of it comes from the file stands in
    code spans.
    `introduced` is False where the same finding stands in the merge base already.
    `evidence` are the lines of the new side that make it what it is.
    `hidden` are those lines of the file that hold a secret: nobody shows their text.
    """

    id: FindingId
    rule: RuleId
    severity: Severity
    path: str
    line: int
    end_line: int
    side: Side
    message: str
    introduced: bool = True
    evidence: frozenset[int] = frozenset()
    fix: Fix | None = None
    kin: Kin = Kin()
    hidden: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A changed file that was not read, or not wholly. `detail` says how far, for people."""

    path: str
    reason: SkipReason
    detail: str = ""


@dataclass(frozen=True, slots=True)
class IgnoredInCode:
    """A finding that a comment in the code asks to leave alone, with the reason given there."""

    finding: Finding
    reason: str
    line: int
    added_here: bool  # the change itself adds the comment


@dataclass(frozen=True, slots=True)
class FileReport:
    """What the engine found in one file. Crosses process borders; holds no source text but fixes.

    `findings` are settled: introduced or not is known for each. `candidates` are findings whose
    evidence the change does not touch, but which it may have caused from elsewhere (a removed
    listener, a new import): they wait for a look at the merge base, and settling empties them.
    """

    path: str
    role: Role
    language: str | None
    findings: tuple[Finding, ...] = ()
    ignored: tuple[IgnoredInCode, ...] = ()
    skipped: Skipped | None = None
    touched_lines: int = 0
    parsed: bool = False
    candidates: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Stats:
    """Of one review or scan; `ms` is wall time in milliseconds."""

    files: int
    touched_lines: int
    rules: int
    ms: int


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a whole change.

    `left_to`: how many findings were left to which tool of the repository that tells the same.
    """

    files: tuple[FileReport, ...]
    stats: Stats
    left_to: tuple[tuple[str, int], ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, worst first, then by place."""
        every = (finding for file in self.files for finding in file.findings)
        return tuple(sorted(every, key=lambda f: (f.severity.rank, f.path, f.line, f.rule)))

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """Files that were not read, by path."""
        gone = (file.skipped for file in self.files if file.skipped)
        return tuple(sorted(gone, key=lambda s: s.path))

    @property
    def verdict(self) -> Verdict:
        """Partial wins over findings: what was not read is said first."""
        if any(skipped.reason.is_gap for skipped in self.skipped):
            return Verdict.PARTIAL
        return Verdict.FINDINGS if self.findings else Verdict.CLEAN
