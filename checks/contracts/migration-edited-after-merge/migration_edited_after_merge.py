"""A migration that the base branch has is altered, renamed or taken away."""

import re
from collections.abc import Iterator

from checks.contract import Change, Found, Part
from checks.index import Index, ledgers
from checks.index.ledgers import Entry
from checks.model import Side, Status

TOUCHES = r".*(migrat|versions/|drizzle|prisma|flyway|/v\d).*"
COMPARES = TOUCHES
_DATED = re.compile(r"(\d{4}_?\d{2}_?\d{2}_?\d{6})(.*)")
_ANEW = 2  # with as many files gone, the history is being squashed
# Only what was merged here has run where it counts; None: not known, as in a terminal.
_RELEASED = re.compile(r"main|master|trunk|develop(ment)?|prod(uction)?|stable|live|release.*")


def check(change: Change, index: Index) -> Iterator[Found]:
    """The first touched file of each ledger."""
    if not change.has_base or (change.branch and not _RELEASED.fullmatch(change.branch)):
        return
    touched = [(e, part) for part in change.parts if (e := _broken(part, index))]
    for folder in dict.fromkeys(entry.folder for entry, _ in touched):
        followed = _followed(folder, change, index)
        mine = [
            (entry, part)
            for entry, part in touched
            if entry.folder == folder and not _is_followed(entry, part, followed)
        ]
        mine = [pair for pair in mine if not _is_replaced(*pair, change)]
        if mine and sum(part.status is Status.REMOVED for _, part in mine) < _ANEW:
            yield _found(*mine[0])


def _followed(folder: str, change: Change, index: Index) -> frozenset[str]:
    """The tables that new migrations of this ledger bring to the edited state."""
    new = [(part.head, part.path) for part in change.parts if part.is_new and part.head]
    mine = [(text, e) for text, path in new if (e := ledgers.entry_of(path, index))]
    told = [ledgers.tables(text, e.tool) for text, e in mine if text and e.folder == folder]
    return frozenset().union(*told)


def _is_followed(entry: Entry, part: Part, followed: frozenset[str]) -> bool:
    """The file is edited for new databases, and those that ran it get a migration of their own."""
    if part.status is Status.REMOVED or part.head is None or entry.tool.has_checksums:
        return False
    return bool(followed & ledgers.tables(part.head, entry.tool))


def _is_replaced(entry: Entry, part: Part, change: Change) -> bool:
    """The file goes, and the change brings one of its name under a later time."""
    before = _DATED.fullmatch(_name(entry))
    if part.status is not Status.REMOVED or before is None:
        return False
    new = (_DATED.fullmatch(one.path.rpartition("/")[2]) for one in change.parts if one.is_new)
    return any(found and found[2] == before[2] and found[1] > before[1] for found in new)


def _broken(part: Part, index: Index) -> Entry | None:
    entry = None if part.is_new else ledgers.entry_of(part.old_path, index)
    return entry if entry and _is_changed(part, entry) else None


def _is_changed(part: Part, entry: Entry) -> bool:
    """A tool without checksums minds its files' names; a database minds only the steps."""
    if part.status is Status.REMOVED:
        return True
    if part.path.rpartition("/")[2] != _name(entry):
        return entry.tool.is_by_name and not _is_dated_later(part, entry)
    if not part.touched.added and not part.touched.removed:
        return False
    if entry.tool.has_checksums or part.base is None or part.head is None:
        return True
    return _does_else(part.base, part.head, entry.tool)


def _does_else(base: str, head: str, tool: ledgers.Tool) -> bool:
    """True if the schema becomes another one. More questions whether something is there mean that
    the migration was mended, so that it may run where some of it is there already."""
    if ledgers.code(base, tool) == ledgers.code(head, tool):
        return False
    is_mended = ledgers.guards(head) > ledgers.guards(base)
    return not is_mended and ledgers.steps(base, tool) != ledgers.steps(head, tool)


def _is_dated_later(part: Part, entry: Entry) -> bool:
    """The same migration under a later time: it is to run after what was merged meanwhile."""
    found = _DATED.fullmatch(part.path.rpartition("/")[2])
    before = _DATED.fullmatch(_name(entry))
    return bool(found and before and found[1] > before[1])


def _name(entry: Entry) -> str:
    return entry.path.rpartition("/")[2]


def _found(entry: Entry, part: Part) -> Found:
    told = entry.path.rpartition("/")[2] if entry.tool.name != "Prisma" else entry.path
    words = {"file": told, "tool": entry.tool.name}
    if part.touched.added or not part.touched.removed:
        side = Side.LEFT if part.status is Status.REMOVED else Side.RIGHT
        return Found(part.path, part.first_line(), words, "edited", side)
    return Found(part.path, min(part.touched.removed), words, "edited", Side.LEFT)
