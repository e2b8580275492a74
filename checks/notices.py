"""What the engine itself has to say about ignores in the code: no reason, no use, no such rule."""

from collections import Counter
from collections.abc import Iterator

from checks import fingerprint
from checks.errors import nearest
from checks.ignores import ENGINE_RULES, UNKNOWN, UNUSED, WITHOUT_REASON, Ignore
from checks.model import ChangedFile, Finding, RuleId, Severity, Side
from checks.reading import Reading
from checks.spoken import quoted
from checks.survey import Survey

Complaint = tuple[RuleId, str, str]  # our rule, the rule that the ignore names, the message


def of_file(file: ChangedFile, reading: Reading, found: Survey) -> Iterator[Finding]:
    """The notices that the change touches: the comment's line, or the line it speaks about.

    Nothing is called unused where not all was seen.
    """
    used = {(i.line, one.hit.rule.id) for one in found.all for i in reading.ignores.about(one.hit)}
    seen: Counter[tuple[RuleId, str]] = Counter()
    for ignore in reading.ignores.all:
        for ours, named, text in _complaints(ignore, reading, used):
            name = fingerprint.fingerprint(ours, file.diff.old_path, named, seen[ours, named])
            seen[ours, named] += 1
            lines = frozenset({ignore.line, ignore.target})
            unsure = ours == UNUSED and found.trouble is not None
            if file.diff.touched.meets(lines) and not unsure:
                yield Finding(
                    name,
                    ours,
                    Severity.NOTICE,
                    file.diff.path,
                    ignore.line,
                    ignore.line,
                    Side.RIGHT,
                    text,
                    evidence=lines,
                )


def _complaints(
    ignore: Ignore, reading: Reading, used: set[tuple[int, RuleId]]
) -> Iterator[Complaint]:
    known = reading.catalog.ids
    for rule in ignore.rules:
        if rule not in known and rule not in ENGINE_RULES:
            yield UNKNOWN, rule, f"There is no rule `{quoted(rule)}`. {nearest(rule, known)}"
        elif (ignore.line, rule) not in used and rule not in reading.catalog.coded:
            text = f"Nothing here needs `ignore[{rule}]` any more: take the comment away."
            yield UNUSED, rule, text
    if not ignore.reason:
        text = "An ignore counts only with a reason: write it behind the bracket."
        yield WITHOUT_REASON, ",".join(ignore.rules), text
