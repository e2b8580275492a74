"""A review's outcome as the store keeps it: places, rules, counts and times. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from bot.attempt import Outcome
from bot.examine import Examined
from bot.github.publish import key_of
from bot.model import ReviewWanted
from bot.store.reviews import Found, Reviewed, State, Unread
from checks.model import Finding, RuleId, Verdict

__all__ = ["given_up", "reviewed"]

_Families = Mapping[RuleId, str]


def reviewed(
    wanted: ReviewWanted, outcome: Outcome, families: _Families, ended: datetime
) -> Reviewed:
    """What came of it."""
    verdict = outcome.verdict.value if outcome.verdict else ""
    begun = _begun(wanted, outcome.result.value, verdict, ended)
    told = replace(
        begun,
        ending=outcome.ending.value if outcome.ending else "",
        check_run=outcome.check_run,
        began_ms=begun.ended_ms - sum(outcome.laps.ms.values()),
        requests=len(outcome.request_ids),
        steps=outcome.laps.ms,
    )
    return _with_findings(told, outcome.examined, families) if outcome.examined else told


def given_up(wanted: ReviewWanted, ended: datetime) -> Reviewed:
    """Tries were used up."""
    return _begun(wanted, "not reviewed", Verdict.NOT_REVIEWED.value, ended)


def _begun(wanted: ReviewWanted, result: str, verdict: str, ended: datetime) -> Reviewed:
    pull, at = wanted.pull, int(ended.timestamp() * 1000)
    return Reviewed(
        key=key_of(wanted),
        installation=pull.installation,
        repo_id=pull.repo_id,
        number=pull.number,
        head=wanted.head,
        delivery=wanted.delivery,
        why=wanted.why.value,
        result=result,
        verdict=verdict,
        ending="",
        check_run=None,
        began_ms=at,
        ended_ms=at,
    )


def _with_findings(told: Reviewed, examined: Examined, families: _Families) -> Reviewed:
    stats = examined.report.stats
    return replace(
        told,
        files=stats.files,
        touched_lines=stats.touched_lines,
        found=_distinct(_found(examined, families)),
        unread=tuple(_unread(examined)),
        was_read=True,
    )


def _found(examined: Examined, families: _Families) -> Iterator[Found]:
    for one in examined.report.findings:
        yield _one(one, State.OPEN if one.introduced else State.BEFORE, families)
    for accepted in examined.accepted:
        for one in accepted.findings:
            yield _one(one, State.IGNORED, families)
    for file in examined.report.files:
        for ignored in file.ignored:
            yield _one(ignored.finding, State.IGNORED_IN_CODE, families)


def _one(finding: Finding, state: State, families: _Families) -> Found:
    return Found(
        finding.id,
        finding.rule,
        families.get(finding.rule, "own rules"),
        finding.severity.value,
        state if finding.introduced else State.BEFORE,
        finding.path,
        finding.line,
    )


def _distinct(found: Iterator[Found]) -> tuple[Found, ...]:
    """A row each: should an id come twice, its first state holds."""
    kept: dict[str, Found] = {}
    for one in found:
        kept.setdefault(one.finding, one)
    return tuple(kept.values())


def _unread(examined: Examined) -> Iterator[Unread]:
    for one in examined.report.skipped:
        yield Unread(one.path, one.reason.value, one.reason.is_gap)
