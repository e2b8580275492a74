"""A report without what people decided to live with. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.ledger.record import Record
from checks.model import Finding, Report

__all__ = ["Accepted", "apply"]


@dataclass(frozen=True, slots=True)
class Accepted:
    """An ignore that is in force, and what it keeps quiet at the moment."""

    record: Record
    findings: tuple[Finding, ...]


def apply(report: Report, records: Sequence[Record]) -> tuple[Report, tuple[Accepted, ...]]:
    """The report without the findings that a record speaks of, and each record with its own.

    A finding that two records speak of is named with the older one.
    """
    accepted, taken = [], set()
    for record in records:
        own = [f for f in report.findings if record.target in (f.id, f.rule)]
        accepted.append(Accepted(record, tuple(f for f in own if f.id not in taken)))
        taken |= {finding.id for finding in own}
    files = (
        replace(file, findings=tuple(f for f in file.findings if f.id not in taken))
        for file in report.files
    )
    return replace(report, files=tuple(files)), tuple(accepted)
