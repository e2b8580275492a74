"""What the engine itself has to say about ignores in the code: no reason, no use, no such rule."""

from collections.abc import Iterator

from checks import fingerprint
from checks.errors import nearest
from checks.ignores import ENGINE_RULES, UNKNOWN, UNUSED, WITHOUT_REASON, Ignore
from checks.model import ChangedFile, Finding, RuleId, Severity, Side
from checks.reading import Reading
from checks.survey import Survey


def of_file(file: ChangedFile, reading: Reading, found: Survey) -> Iterator[Finding]:
    """The notices that the change touches: the comment's line, or the line it speaks about.

    Nothing is called unused where not all was seen.
    """
    for ignore in reading.ignores:
        lines = frozenset({ignore.line, ignore.target})
        if file.diff.touched.meets(lines):
            for rule, text in _complaints(ignore, reading, found):
                yield _finding(rule, text, ignore, file, lines)


def _complaints(ignore: Ignore, reading: Reading, found: Survey) -> Iterator[tuple[RuleId, str]]:
    known = reading.catalog.ids
    for rule in ignore.rules:
        if rule not in known and rule not in ENGINE_RULES:
            yield UNKNOWN, f"There is no rule `{_short(rule)}`. {nearest(rule, known)}"
        elif not _is_used(ignore, rule, found) and found.trouble is None:
            yield UNUSED, f"Nothing here needs `ignore[{rule}]` any more: take the comment away."
    if not ignore.reason:
        yield WITHOUT_REASON, "An ignore counts only with a reason: write it behind the bracket."


def _short(text: str) -> str:
    return text.replace("`", "'")[:60]


def _is_used(ignore: Ignore, rule: str, found: Survey) -> bool:
    hits = (one.hit for one in found.all if one.hit.rule.id == rule)
    return any(ignore.covers(hit.rule.id, hit.line, hit.node.end_point[0] + 1) for hit in hits)


def _finding(
    rule: RuleId, text: str, ignore: Ignore, file: ChangedFile, lines: frozenset[int]
) -> Finding:
    touched = file.diff.touched
    name = fingerprint.fingerprint(rule, file.diff.old_path, ",".join(ignore.rules), ignore.line)
    introduced = touched.whole or touched.meets(lines)
    return Finding(
        name,
        rule,
        Severity.NOTICE,
        file.diff.path,
        ignore.line,
        ignore.line,
        Side.RIGHT,
        text,
        introduced=introduced,
        evidence=lines,
    )
