"""How far a review is that is under way. Pure."""

from dataclasses import dataclass

from sqlalchemy import RowMapping

__all__ = ["Progress", "progress"]


@dataclass(frozen=True, slots=True)
class Progress:
    """`stage`: a word or two; `told`: the whole sentence."""

    head: str
    stage: str
    told: str


def progress(row: RowMapping | None, has_run: bool, now_ms: int) -> Progress | None:
    """Of a pull request's row in `pulls`, and whether its check run is open; None: nothing is."""
    if row is None or not row["job"]:
        return None
    head = str(row["wanted_head"])
    if row["not_before_ms"] > now_ms:
        wait = (row["not_before_ms"] - now_ms) // 1000 + 1
        told = f"Try {row['attempt']} failed: {row['trouble']}. The next one begins in {wait} s."
        return Progress(head, "waiting", told)
    if has_run:
        return Progress(head, "reviewing", "Its check run is open; the change is being read.")
    return Progress(head, "queued", "It waits for its turn.")
