"""The engine: one changed file in, what the rules find in it out. Does no I/O.

`check` looks at the new text alone and calls every finding introduced. Where it leaves something
open (`needs_base`), `settle` compares with the text at the merge base.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checks import hits, ignores, notices, reading, removed, roles, scope, survey
from checks.catalog import Catalog
from checks.deadline import Deadline
from checks.ignores import Ignore
from checks.model import (
    ChangedFile,
    FileDiff,
    FileReport,
    Finding,
    FindingId,
    RuleId,
    Skipped,
    SkipReason,
    Status,
    Touched,
)
from checks.proving import Prover
from checks.reading import Reading, Unopened
from checks.scope import Scope
from checks.secrets import Secrets
from checks.source import Unread
from checks.spoken import Speaker
from checks.survey import Placed, Survey


def check(file: ChangedFile, catalog: Catalog, deadline: Deadline) -> FileReport:
    """What the rules find where the change touches the file, or what it may have caused elsewhere.

    A file that is not read, or not wholly, says why in `skipped`. Raises `RuleError` where a rule
    does not compile.
    """
    touched = file.diff.touched
    if file.diff.status is Status.REMOVED or not _is_touched(touched):
        return _report(file, Unopened(roles.role_of(file), None))
    opened = reading.open_file(file, catalog, deadline)
    if isinstance(opened, Unopened):
        return _report(file, opened)
    read = scope.of(touched, opened)
    if read is None:
        return _looked_through(file, opened)
    rules, trouble = hits.rules_in(opened.asked, read.lines)
    rules |= read.far
    if not rules or trouble:
        return _report(file, opened, trouble)
    return _looked_through(file, opened, read, rules)


def needs_base(report: FileReport) -> bool:
    """True if the text at the merge base must be looked at, where there is one."""
    return bool(report.findings or report.candidates or report.ignored)


def settle(
    report: FileReport, base: bytes, file: ChangedFile, catalog: Catalog, deadline: Deadline
) -> FileReport:
    """The report with `introduced` decided by the text at the merge base, and no candidates left.

    A candidate is reported if the base does not have it: then the change caused it. Where the base
    cannot be read, all that is touched stays introduced, and candidates are dropped.
    """
    rules = frozenset(one.rule for one in (*report.findings, *report.candidates))
    rules |= frozenset(one.finding.rule for one in report.ignored)
    before = _seen(replace(file, diff=_whole(file.diff), head=base), catalog, rules, deadline)
    after = _seen(file, catalog, rules, deadline)
    if before is None or after is None:
        return replace(report, candidates=())
    there = survey.still_there(after.found.all, before.found.all, file.diff.touched)
    caused = {one.id for one in report.candidates} - there
    findings = tuple(_settled(one, there) for one in report.findings)
    ignored = tuple(replace(one, finding=_settled(one.finding, there)) for one in report.ignored)
    more = tuple(_caused(file, caused, after, before.found))
    return replace(report, findings=findings + more, candidates=(), ignored=ignored)


@dataclass(frozen=True, slots=True)
class _Seen:
    """All that stands in a text. No reading: no rule could find anything there."""

    found: Survey
    opened: Reading | None = None


def _caused(
    file: ChangedFile, wanted: set[FindingId], now: _Seen, before: Survey
) -> Iterator[Finding]:
    """The findings of these ids, put where people will see them."""
    if now.opened is None:
        return
    speaker = _speaker(file, now.opened, now.found)
    for one in now.found.all:
        if one.id in wanted:
            yield removed.placed(speaker.finding(one), one, before, file.diff)


def _settled(finding: Finding, there: frozenset[FindingId]) -> Finding:
    if finding.rule in ignores.ENGINE_RULES:  # about the comment, which has its own lines
        return finding
    return replace(finding, introduced=finding.id not in there)


def _whole(diff: FileDiff) -> FileDiff:
    """The same file as it is at the merge base, all of it."""
    return FileDiff(diff.old_path, diff.old_path, Status.MODIFIED, touched=Touched(whole=True))


def _seen(
    file: ChangedFile, catalog: Catalog, rules: frozenset[RuleId], deadline: Deadline
) -> _Seen | None:
    """All that these rules see in a text; None if that cannot be told for certain."""
    opened = reading.open_file(file, catalog, deadline)
    if isinstance(opened, Unopened):
        return None if opened.unread else _Seen(Survey())
    found = survey.take(opened, file.diff.old_path, rules)
    return None if found.trouble else _Seen(found, opened)


def _is_touched(touched: Touched) -> bool:
    return touched.whole or bool(touched.added or touched.gaps or touched.removed)


def _looked_through(
    file: ChangedFile,
    opened: Reading,
    read: Scope | None = None,
    rules: frozenset[RuleId] | None = None,
) -> FileReport:
    """The report on a file in which these rules see something, or which all must read wholly."""
    found = survey.take(opened, file.diff.old_path, rules)
    speaker = _speaker(file, opened, found)
    asked = {one.id: _obeyed(opened.ignores.about(one.hit)) for one in found.all}
    mine = [one for one in found.all if _is_mine(one, asked[one.id], file.diff.touched)]
    taken = {one.id for one in mine}
    others = [one for one in found.all if one.id not in taken and _is_near(one, read)]
    told = [one for one in mine if asked[one.id] is None]
    return replace(
        _report(file, opened, found.trouble),
        findings=(*map(speaker.finding, told), *notices.of_file(file, opened, found)),
        candidates=tuple(speaker.candidate(one) for one in others if asked[one.id] is None),
        ignored=tuple(
            speaker.ignored(one, ignore) for one in mine if (ignore := asked[one.id]) is not None
        ),
    )


def _speaker(file: ChangedFile, opened: Reading, found: Survey) -> Speaker:
    every = [one.hit for one in found.all]
    return Speaker(file, opened, Prover(opened), Secrets.of(every, opened.source.text))


def _obeyed(about: Sequence[Ignore]) -> Ignore | None:
    """The first ignore with a reason; without one it does not count."""
    return next((one for one in about if one.reason), None)


def _is_mine(one: Placed, ignore: Ignore | None, touched: Touched) -> bool:
    """True if the change touches the evidence, or adds a comment that would silence it."""
    return touched.meets(one.hit.evidence) or (ignore is not None and ignore.line in touched.added)


def _is_near(one: Placed, read: Scope | None) -> bool:
    """True if it stands in the lines that were read because of what the change touches."""
    node = one.hit.node
    first, last = node.start_point[0] + 1, node.end_point[0] + 1
    return read is None or read.holds(one.hit.rule.id, first, last)


def _report(
    file: ChangedFile, opened: Reading | Unopened, trouble: Unread | None = None
) -> FileReport:
    """A report without findings. A file that was not read has no lines that count as touched."""
    path, touched = file.diff.path, file.diff.touched
    if isinstance(opened, Unopened):
        trouble, role, language = opened.unread, opened.role, opened.language
    else:
        role, language = opened.facts.role, opened.source.language
        trouble = trouble or _lost_lines(opened.source.lost, touched)
    return FileReport(
        path,
        role,
        language.name if language else None,
        skipped=Skipped(path, trouble.reason, trouble.detail) if trouble else None,
        touched_lines=file.head.count(b"\n") if touched.whole else len(touched.added),
        parsed=isinstance(opened, Reading),
    )


def _lost_lines(lost: frozenset[int], touched: Touched) -> Unread | None:
    """A gap where the change touches lines that the parser made nothing of."""
    lines = lost if touched.whole else lost & touched.added
    if not lines:
        return None
    first, last = min(lines), max(lines)
    where = f"line {first}" if first == last else f"between lines {first} and {last}"
    return Unread(SkipReason.UNPARSED_LINES, where)
