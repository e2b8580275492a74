"""GitHub's limits of length, kept without cutting anything in the middle. Pure."""

from collections.abc import Callable, Sequence

__all__ = ["BODY", "CHECK_TEXT", "MESSAGE", "TITLE", "fit", "size"]

# Characters by GitHub's documentation; we count bytes of UTF-8, which are never fewer.
CHECK_TEXT = 65_535  # summary and text of a check run, each
BODY = 65_536  # of a comment or a review
MESSAGE = 64_000  # of an annotation: "64 KB"
TITLE = 255  # of an annotation; for a check run's title none is named


def size(text: str) -> int:
    """Bytes of UTF-8."""
    return len(text.encode("utf-8", "replace"))


def fit(blocks: Sequence[str], limit: int, more: Callable[[int], str]) -> list[str]:
    """As many blocks, in order, as fit within the limit when joined by a line end.

    What is left out is said by `more(count)`, for which room is kept.
    """
    if sum(size(block) + 1 for block in blocks) <= limit:
        return list(blocks)
    room = limit - size(more(len(blocks))) - 1
    kept: list[str] = []
    for block in blocks:
        room -= size(block) + 1
        if room < 0:
            break
        kept.append(block)
    return [*kept, more(len(blocks) - len(kept))]
