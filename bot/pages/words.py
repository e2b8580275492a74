"""How the pages write numbers, times and names. Pure."""

from collections.abc import Callable
from datetime import UTC, datetime

_UNITS = ((86_400_000, "d"), (3_600_000, "h"), (60_000, "min"), (1_000, "s"))


def count(number: int, one: str, many: str = "") -> str:
    """`1 file`, `2 files`."""
    return f"{number:,} {one}" if number == 1 else f"{number:,} {many or one + 's'}"


def heading(name: str) -> str:
    """`network` as `Network`, `ci` as `CI`."""
    return name.upper() if len(name) < 3 else name.capitalize()  # noqa: PLR2004 - an abbreviation


def moment(ms: int | None) -> str:
    """Milliseconds since 1970 as `21 Nov 2026, 07:43`, in UTC."""
    return f"{_at(ms):%-d %b %Y, %H:%M}" if ms is not None else "–"


def iso(ms: int | None) -> str:
    """For a `<time>`'s attribute."""
    return _at(ms).isoformat(timespec="seconds") if ms is not None else ""


def day(ms: int | None) -> str:
    """`21 Nov 2026`."""
    return f"{_at(ms):%-d %b %Y}" if ms is not None else "–"


def span(ms: float | None) -> str:
    """A length of time as one reads it: `45 ms`, `1.2 s`, `3 min`."""
    if ms is None:
        return "–"
    if ms < 1_000:  # noqa: PLR2004 - a second
        return f"{ms:.0f} ms"
    if ms < 60_000:  # noqa: PLR2004 - a minute
        return f"{ms / 1000:.1f} s"
    size, unit = next(one for one in _UNITS if ms >= one[0])
    return f"{ms // size:.0f} {unit}"


def _at(ms: int | None) -> datetime:
    return datetime.fromtimestamp((ms or 0) / 1000, UTC)


FILTERS: dict[str, Callable[..., str]] = {
    "count": count,
    "heading": heading,
    "moment": moment,
    "iso": iso,
    "day": day,
    "span": span,
}
