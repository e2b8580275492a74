"""Comments that tell another tool that this is meant: they clear the same hazard here.

Whoever wrote `# noqa: S113` or `#nosec G402` has looked at this very line. A bare `# noqa` is about
anything, mostly the length of the line, and clears nothing.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

_CODES = re.compile(
    r"noqa:[ \t]*(?P<noqa>[A-Z][\w, \t]*)"
    r"|nosec\b[: \t]*(?P<nosec>(?:[GB]\d{3}[, \t]*)*)"
    r"|eslint-disable-(?:next-)?line[ \t]+(?P<eslint>[\w/@-]+(?:,[ \t]*[\w/@-]+)*)"
    r"|hadolint[ \t]+ignore=(?P<hadolint>[\w,]+)"
    r"|#pragma[ \t]+warning[ \t]+disable[ \t]+(?P<roslyn>\w+(?:,[ \t]*\w+)*)"
    r"|nosemgrep(?P<semgrep>)|NOSONAR(?P<sonar>)"
)
_ANY = frozenset({"nosec", "semgrep", "sonar"})  # without a code, all that the tool says
_ABOVE = re.compile(
    r"eslint-disable-next-line|hadolint[ \t]+ignore|#pragma[ \t]+warning[ \t]+disable"
)
_WORD = re.compile(r"[\w/@-]+")


def is_meant(lines: Sequence[str], first: int, last: int, twins: Iterable[str]) -> bool:
    """True if a comment on the first or the last of these lines (from 1) names one of the rule's
    twins, or one on the line above that speaks of the next.

    `twins` are as in a rule.toml: `ruff:S113`, `bandit:B501`, `gosec:G402`, `eslint:no-empty`.
    """
    codes = {code for _, _, code in (twin.partition(":") for twin in twins) if code}
    own = [text for text in (lines[first - 1], lines[last - 1]) if not _ABOVE.search(text)]
    above = [text for text in lines[max(0, first - 2) : first - 1] if _ABOVE.search(text)]
    return any(_clears(text, codes) for text in (*own, *above))


def _clears(text: str, codes: set[str]) -> bool:
    return any(not told or codes & set(told) for told in _told(text))


def _told(text: str) -> Iterator[list[str]]:
    """The codes of each such comment; none where it means whatever the tool says here."""
    for found in _CODES.finditer(text):
        tool, listed = next((k, v) for k, v in found.groupdict().items() if v is not None)
        words = _WORD.findall(listed)
        if words or tool in _ANY:
            yield words
