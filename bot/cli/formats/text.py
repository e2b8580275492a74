"""For people: each finding with its place, its code and its remedy, then what was not read."""

import unicodedata
from collections import Counter
from collections.abc import Iterator

from bot.cli.formats import Shown
from checks.model import Finding, Fix, IgnoredInCode, Report, Safety, Severity, Side, Skipped

_WIDTH = 120  # of a line of code; what is longer is cut
_AROUND = 1  # lines of code shown before and after
_MOST = 8  # lines of code of one finding
_COLOURS = {Severity.BLOCKER: "1;31", Severity.WARNING: "33", Severity.NOTICE: "36"}
_HIDDEN = "(a secret stands here)"
_DIM, _BOLD, _GREEN = "2", "1", "32"
_SAFETY = {Safety.SAFE: "safe", Safety.REVIEW: "look before you take it"}


def render(shown: Shown) -> str:
    """Findings worst first, a blank line between them; the last line sums up."""
    parts = ["\n".join(_finding(shown, one)) for one in shown.report.findings]
    ignored = [one for file in shown.report.files for one in file.ignored]
    parts += ["\n".join(_ignored(shown, one) for one in ignored)] if ignored else []
    gaps = [skipped for skipped in shown.report.skipped if skipped.reason.is_gap]
    parts += ["\n".join(_gap(shown, skipped) for skipped in gaps)] if gaps else []
    return "\n\n".join([*parts, _summary(shown)]) + "\n"


def _finding(shown: Shown, finding: Finding) -> Iterator[str]:
    removed = " (removed line)" if finding.side is Side.LEFT else ""
    place = f"{_plain(shown.here(finding.path))}:{finding.line}{removed}"
    severity = _paint(shown, _COLOURS[finding.severity], finding.severity.value)
    before = "" if finding.introduced else _paint(shown, _DIM, "  (was there before)")
    yield f"{_paint(shown, _BOLD, place)}  {severity}  {finding.rule}{before}"
    yield f"  {_plain(finding.message)}"
    if finding.side is Side.RIGHT:
        yield from _excerpt(shown, finding)
    if finding.fix:
        yield from _fix(shown, finding.fix)
    elif finding.rule in shown.rules:
        yield _paint(shown, _DIM, f"  How to fix: touchline rules explain {finding.rule}")


def _excerpt(shown: Shown, finding: Finding) -> Iterator[str]:
    lines = shown.source(finding.path)
    last = min(finding.end_line, finding.line + _MOST)
    for number in range(max(1, finding.line - _AROUND), last + _AROUND + 1):
        if number <= len(lines):
            is_hazard = finding.line <= number <= finding.end_line
            mark = _paint(shown, _COLOURS[finding.severity], ">") if is_hazard else " "
            text = _HIDDEN if number in finding.hidden else lines[number - 1]
            yield f"  {mark} {_code(shown, number, text)}"


def _fix(shown: Shown, fix: Fix) -> Iterator[str]:
    yield f"  Fix ({_SAFETY[fix.safety]}): {_plain(fix.title)}"
    for number, line in enumerate(fix.text.split("\n"), fix.start_line):
        yield f"  {_paint(shown, _GREEN, '+')} {_code(shown, number, line)}"


def _code(shown: Shown, number: int, line: str) -> str:
    text = _plain(line.expandtabs(4))
    cut = text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"
    return f"{_paint(shown, _DIM, f'{number:>5} |')} {cut}".rstrip()


def _ignored(shown: Shown, one: IgnoredInCode) -> str:
    place = f"{_plain(shown.here(one.finding.path))}:{one.finding.line}"
    return _paint(shown, _DIM, f"{place}  ignored  {one.finding.rule}: {_plain(one.reason)}")


def _gap(shown: Shown, skipped: Skipped) -> str:
    detail = f" ({_plain(skipped.detail)})" if skipped.detail else ""
    return f"{_plain(shown.here(skipped.path))}  not read: {skipped.reason}{detail}"


def _summary(shown: Shown) -> str:
    report = shown.report
    stats = report.stats
    read = f"{_count(stats.files, 'file')}, {_count(stats.touched_lines, 'touched line')}"
    parts = [f"{_found(report)} in {read}, {_count(stats.rules, 'rule')}, {stats.ms} ms."]
    foreign = sum(file.language is None and not file.skipped for file in report.files)
    if foreign:
        parts.append(f"No rule reads the language of {_count(foreign, 'file')}.")
    gaps = sum(skipped.reason.is_gap for skipped in report.skipped)
    if gaps:
        parts.append(f"{_count(gaps, 'file')} not read: this is not the whole picture.")
    if report.left_to:
        told = ", ".join(f"{count} to {tool}" for tool, count in report.left_to)
        parts.append(f"Left to the tools that tell the same here: {told}.")
    nothing = Counter(s.reason.value for s in report.skipped if not s.reason.is_gap)
    if nothing:
        listed = ", ".join(f"{count} {reason}" for reason, count in sorted(nothing.items()))
        parts.append(f"Left out: {listed}.")
    return " ".join(parts)


def _found(report: Report) -> str:
    by_severity = Counter(finding.severity for finding in report.findings)
    if not by_severity:
        return "Nothing found"
    listed = [_count(by_severity[one], one.value) for one in Severity if by_severity[one]]
    return f"{_count(by_severity.total(), 'finding')} ({', '.join(listed)})"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _paint(shown: Shown, colour: str, text: str) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m" if shown.colour else text


def _plain(text: str) -> str:
    """Control characters of foreign text would command the terminal; they are shown instead.

    So are the invisible ones that turn the direction of writing (Cf), as in "Trojan Source".
    """
    return "".join(
        c if unicodedata.category(c) not in ("Cc", "Cf", "Cs") else f"<{ord(c):04X}>" for c in text
    )
