"""From a pull request to what is to be said about it: fetch, diff, engine, compose.

Writes nothing anywhere, so it may run any number of times.
"""

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Protocol

from bot.compose import (
    Annotation,
    CheckRun,
    Composed,
    Context,
    Memory,
    RuleText,
    annotations,
    compose,
)
from bot.compose.quiet import Hushed
from bot.github.client import Repository
from bot.github.fetch import Change, Reads, fetch_bases, fetch_change
from bot.github.people import may_ignore
from bot.github.state import Before, State
from bot.github.surroundings import Surroundings, fetch_surroundings
from bot.laps import Laps
from bot.ledger.apply import Accepted
from bot.ledger.apply import apply as without_ignored
from bot.ledger.record import Record
from bot.model import Sha
from bot.own_rules import OwnChecker, OwnRules
from bot.policies import Settled
from bot.policy_edits import Looking, look
from checks import between, contract, own_rules, peers, rest_of_change
from checks.between import Told
from checks.catalog import Catalog
from checks.contract import Change as BetweenFiles
from checks.contract import Contract, Part
from checks.engine import needs_base
from checks.index import Index
from checks.language import Languages
from checks.model import (
    ChangedFile,
    FileReport,
    IgnoredInCode,
    Report,
    RuleId,
    Severity,
    Skipped,
    Stats,
    Status,
)
from checks.own_rules import Files
from checks.policy import Mode, Policy, apply
from checks.roles import role_of_path

__all__ = ["Checked", "Checker", "Examined", "Ignores", "Means", "Rules", "examine"]

_Pair = tuple[FileReport, ChangedFile]
Checked = tuple[FileReport, ChangedFile, bytes | None]


class Checker(OwnChecker, Protocol):
    """The engine, wherever it runs. A file that it cannot check is reported as skipped."""

    def check_all(self, files: Sequence[ChangedFile]) -> Sequence[FileReport]:
        """A report for each file, in their order, every finding still called introduced."""
        ...

    def settle_all(self, pairs: Sequence[Checked], own: Files = ()) -> Sequence[FileReport]:
        """The reports once more, compared with each file's text at the merge base (None: none).

        `own`: they are of these rules of the repository's, not of ours."""
        ...

    def check_between(self, change: BetweenFiles, index: Index) -> Told:
        """What contracts find between the files of a change, and what of it is ignored there.

        Where that could not be told: why not."""
        ...


@dataclass(frozen=True, slots=True)
class Rules:
    """What of the catalogue is needed beside the engine. `reads`: could a rule read this path;
    `asks_index`: could a rule ask for the repository around this file; `twins`: each rule's
    like in other tools."""

    texts: Mapping[RuleId, RuleText]
    families: Mapping[RuleId, str]
    fix_titles: Mapping[RuleId, str]
    reads: Reads
    contracts: tuple[Contract, ...] = ()
    once: frozenset[RuleId] = frozenset()
    posture: frozenset[RuleId] = frozenset()
    asks_index: Callable[[ChangedFile], bool] = lambda _: False
    twins: Mapping[RuleId, Sequence[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, catalog: Catalog) -> "Rules":
        """Taken from the catalogue."""
        contracts = tuple(contract.load(rule.code) for rule in catalog.contracts if rule.code)
        return cls(
            texts={rule.id: rule for rule in catalog.rules},
            families={rule.id: rule.family for rule in catalog.rules},
            fix_titles={rule.id: rule.voice.fix_title for rule in catalog.rules},
            reads=lambda path: (
                _may_be_read(catalog.languages, path)
                or any(one.reads.fullmatch(path.lower()) for one in contracts)
            ),
            contracts=contracts,
            once=frozenset(rule.id for rule in catalog.rules if rule.is_contract),
            posture=frozenset(rule.id for rule in catalog.rules if rule.summary),
            asks_index=catalog.asks_index,
            twins={rule.id: rule.peers for rule in catalog.rules},
        )


def _may_be_read(languages: Languages, path: str) -> bool:
    """By its name alone; a file without a suffix may say `#!` in its first line."""
    name = path.rpartition("/")[2]
    return languages.of(path, b"") is not None or "." not in name


class Ignores(Protocol):
    """What people decided to live with on a pull request."""

    def in_force(self, repo: Repository, now_ms: int) -> Sequence[Record]:
        """The ignores that count at this moment. Raises `GitHubError`."""
        ...


@dataclass(frozen=True, slots=True)
class Examined:
    """What came of it. `context`: what composing needs beside the report; None where the policy
    wants nothing written.

    `state`: what GitHub said of the pull request when the examination was nearly done.
    `accepted`: findings that are there and that somebody decided to live with; not in `report`.
    `raw`: what was found before the policy and the ignores.
    """

    report: Report
    context: Context | None
    state: State
    accepted: tuple[Accepted, ...] = ()
    raw: Report | None = None

    @property
    def hushed(self) -> Hushed:
        """What was found and is not said in a comment, after what was said before."""
        composed = self.composed(self.state.memory)
        unsaid = composed.unsaid if composed else ()
        return Hushed(self.raw or self.report, self.report, self.accepted, unsaid)

    def quiet(self) -> "Examined":
        """With no room for comments: everything is told in the check run."""
        if self.context is None:
            return self
        policy = replace(self.context.policy, comments=0)
        return replace(self, context=replace(self.context, policy=policy))

    @property
    def check_run(self) -> CheckRun | None:
        """How the check run ends, with no word of what the comments leave to it."""
        return compose(self.report, self.context).check_run if self.context else None

    def annotations(self, unsaid: Container[str]) -> tuple[Annotation, ...]:
        """What the check run marks where no comment speaks of these findings."""
        return annotations(self.report, self.context, unsaid) if self.context else ()

    def composed(self, memory: Memory, *, may_resolve: bool = False) -> Composed | None:
        """All that is to be said, after what was said before."""
        if self.context is None:
            return None
        context = replace(self.context, memory=memory, may_resolve=may_resolve)
        return compose(self.report, context)


@dataclass(frozen=True, slots=True)
class Means:
    """What an examination works with."""

    repo: Repository
    checker: Checker
    rules: Rules
    clock: Callable[[], datetime]
    public_url: str | None
    ignores: Ignores | None = None
    is_retargeted: bool = False  # onto another base branch, which may have what was found here
    laps: Laps = field(default_factory=Laps)


def examine(head: Sha, before: Before, settled: Settled, means: Means) -> Examined:
    """Reads the change up to `head`, checks it and puts into words what was found.

    Raises `GitHubError`.
    """
    began = means.clock()
    now = before.now
    expected = now.changed_files if now.head == head else None  # else it counts another head's
    with means.laps.timed("read"):
        change = fetch_change(means.repo, now.base, head, expected, means.rules.reads)
    with means.laps.timed("look around"):
        change, told, index = _look_around(change, now.base_name, means)
    checked, own, state = _check(change, means, settled.own)
    checked = own_rules.merged(checked, own, settled.own.rules)
    checked = between.merged(checked, told.findings, told.ignored)
    checked, left_to = _without_twins(checked, change, index, means)
    unread = (*change.skipped, *([told.skipped] if told.skipped else []))
    files = (*checked, *(_skipped(one) for one in unread))
    took = means.clock() - began
    raw = Report(files, _stats(checked, len(_texts(means, settled)), took), left_to)
    report = apply(settled.policy, raw)
    report, note = _without_forbidden_ignores(report, now.author, settled.policy, means.repo)
    report, accepted = without_ignored(report, _ignores(means))
    if settled.policy.mode is Mode.SHADOW:
        return Examined(report, None, state, accepted, raw)
    looking = Looking(means.repo, means.checker, means.rules.families, head, change.files, raw)
    edited = look(before, settled, change.diffs, looking)
    context = Context(
        policy=settled.policy,
        rules=_texts(means, settled),
        fix_titles={
            **means.rules.fix_titles,
            **{rule.id: rule.fix_title for rule in settled.own.rules.values()},
        },
        diffs=change.diffs,
        public_url=means.public_url,
        checks_url=f"{means.repo.page}/checks",
        unread=change.unread,
        notes=tuple(one for one in (*settled.notes, *edited.notes, note) if one),
        marks=(*settled.marks, *edited.marks),
        policy_source=settled.source,
        own_rules=frozenset(settled.own.rules),
        head=head,
        wants_resolved=before.wants_resolved,
        accepted=accepted,
        once=means.rules.once,
        posture=means.rules.posture,
        is_retargeted=means.is_retargeted,
    )
    return Examined(report, context, state, accepted, raw)


def _ignores(means: Means) -> Sequence[Record]:
    """Asked as late as possible: a command may come while files are read."""
    if means.ignores is None:
        return ()
    return means.ignores.in_force(means.repo, int(means.clock().timestamp() * 1000))


def _without_twins(
    files: Sequence[FileReport], change: Change, index: Index | None, means: Means
) -> tuple[Sequence[FileReport], tuple[tuple[str, int], ...]]:
    """Without what other tools of the repository tell already."""
    twins = means.rules.twins
    if not peers.may_be_told((one for file in files for one in file.findings), twins):
        return files, ()
    diffs = list(change.diffs.values())
    around = index or fetch_surroundings(means.repo, change.commits, diffs, ()).index
    added = {diff.path for diff in diffs if diff.status is Status.ADDED}
    return peers.without_twins(files, twins, peers.Peers(around, added))


def _look_around(change: Change, branch: str, means: Means) -> tuple[Change, Told, Index | None]:
    """The change with the repository around the files that ask for it, what contracts find, and
    that repository where it was fetched.

    Nothing is fetched where nothing in the change needs it.
    """
    diffs = list(change.diffs.values())
    change = replace(change, files=tuple(rest_of_change.told(change.files, diffs)))
    contracts = contract.concerned(means.rules.contracts, [diff.path for diff in diffs])
    asking = {file.diff.path for file in change.files if means.rules.asks_index(file)}
    if not contracts and not asking:
        return change, Told(), None
    compared = list(contract.compared(contracts, diffs))
    around = fetch_surroundings(means.repo, change.commits, diffs, compared)
    files = tuple(
        replace(file, index=around.index) if file.diff.path in asking else file
        for file in change.files
    )
    if not contracts:
        return replace(change, files=files), Told(), around.index
    parts = _parts(change, around)
    told = means.checker.check_between(BetweenFiles(parts, branch=branch), around.index)
    return replace(change, files=files), told, around.index


def _parts(change: Change, around: Surroundings) -> tuple[Part, ...]:
    texts = {file.diff.path: file.head.decode("utf-8", "replace") for file in change.files}
    return tuple(
        Part.of(diff, texts.get(path, around.index.text(path)), around.bases.get(diff.old_path))
        for path, diff in change.diffs.items()
    )


def _check(
    change: Change, means: Means, own: OwnRules
) -> tuple[Sequence[FileReport], Mapping[str, FileReport], State]:
    """Both passes, with our rules and with the repository's own. The merge base is read only where
    the head has a finding."""
    with means.laps.timed("check"):
        ours = means.checker.check_all(change.files)
        theirs = means.checker.check_own(change.files, own.files) if own.files else ()
    found = [_open(reports, change.files) for reports in (ours, theirs)]
    with means.laps.timed("compare"):
        settled, of_own, state = _compared(change, means, own, found)
    of_own = {one.path: one for one in theirs} | of_own
    return [settled.get(one.path, one) for one in ours], of_own, state


def _compared(
    change: Change, means: Means, own: OwnRules, found: Sequence[Sequence[_Pair]]
) -> tuple[dict[str, FileReport], dict[str, FileReport], State]:
    """The reports of which the merge base was looked at, ours and theirs, by path."""
    diffs = {file.diff.path: file.diff for pairs in found for _, file in pairs}
    bases, state = fetch_bases(means.repo, change.commits, list(diffs.values()))
    pairs = [[(r, file, bases[file.diff.path]) for r, file in one] for one in found]
    ours = {one.path: one for one in means.checker.settle_all(pairs[0])}
    theirs = means.checker.settle_all(pairs[1], own.files) if pairs[1] else ()
    return ours, {one.path: one for one in theirs}, state


def _open(reports: Sequence[FileReport], files: Sequence[ChangedFile]) -> list[_Pair]:
    """Those of which the merge base must be looked at."""
    known = {file.diff.path: file for file in files}
    return [(one, known[one.path]) for one in reports if needs_base(one)]


def _texts(means: Means, settled: Settled) -> Mapping[RuleId, RuleText]:
    return {**means.rules.texts, **settled.own.rules}


def _skipped(skipped: Skipped) -> FileReport:
    return FileReport(skipped.path, role_of_path(skipped.path), None, skipped=skipped)


def _stats(checked: Sequence[FileReport], rules: int, took: timedelta) -> Stats:
    read = [report for report in checked if not report.skipped]
    return Stats(
        files=len(read),
        touched_lines=sum(report.touched_lines for report in read),
        rules=rules,
        ms=round(took / timedelta(milliseconds=1)),
    )


def _without_forbidden_ignores(
    report: Report, author: str | None, policy: Policy, repo: Repository
) -> tuple[Report, str]:
    """A blocker that the change adds is not ignored by a comment that the change adds, unless its
    author may ignore: a fork must not silence its own blocker. With a note about those."""
    bold = sum(_is_bold(one) for file in report.files for one in file.ignored)
    if not bold or may_ignore(repo, author, policy.ignore):
        return report, ""
    note = (
        f"**Ignores in the code that do not count: {bold}.** This change adds both the blocker and"
        f" the ignore; that takes the permission `{policy.ignore.value}`, which its author lacks."
    )
    return replace(report, files=tuple(_disobeyed(file) for file in report.files)), note


def _is_bold(ignored: IgnoredInCode) -> bool:
    finding = ignored.finding
    return ignored.added_here and finding.introduced and finding.severity is Severity.BLOCKER


def _disobeyed(file: FileReport) -> FileReport:
    back = [ignored.finding for ignored in file.ignored if _is_bold(ignored)]
    return replace(
        file,
        findings=(*file.findings, *back),
        ignored=tuple(ignored for ignored in file.ignored if not _is_bold(ignored)),
    )
