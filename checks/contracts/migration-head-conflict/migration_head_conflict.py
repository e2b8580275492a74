"""An added migration has the parent or the number that another one has as well."""

import re
from collections.abc import Iterable, Iterator, Mapping

from checks.contract import Change, Found, Part
from checks.index import Index, ledgers
from checks.index.ledgers import Entry

TOUCHES = r".*(migrat|versions/|drizzle|flyway|/v\d).*"

_DOWN = re.compile(r"(?m)^down_revision\b[^=\n]*=[ \t]*(.+)$")
_NEEDS = re.compile(r"(?s)dependencies[ \t]*=[ \t]*\[(.*?)\]")
_PAIR = re.compile(r"\(\s*[\"'](\w+)[\"']\s*,\s*[\"'](\w+)[\"']\s*,?\s*\)")
_NAME = re.compile(r"[\"']([^\"']+)[\"']")
_PARENT, _NUMBER, _OLDER = "have the same parent", "have the same number", "are out of order"
_BY_NUMBER = {"Flyway", "Drizzle", "Rails", "Supabase", "the migration tool"}


def check(change: Change, index: Index) -> Iterator[Found]:
    """The first conflict of each added migration."""
    for part in change.parts:
        entry = ledgers.entry_of(part.path, index) if part.is_new else None
        if entry:
            mates = [one for one in ledgers.entries(entry.folder, index) if one.path != part.path]
            yield from _conflict(part, entry, mates, change, index)


def _conflict(
    part: Part, entry: Entry, mates: list[Entry], change: Change, index: Index
) -> Iterator[Found]:
    if entry.tool.name in ("Alembic", "Django"):
        other = _same_parent(part, entry, mates, index)
        if other:
            yield _found(part, other, _PARENT, _line(part))
    elif entry.tool.name in _BY_NUMBER:
        same = [one for one in mates if one.key == entry.key and one.tool == entry.tool]
        if same:
            yield _found(part, same[0].path, _NUMBER, 1)
        elif entry.tool.name == "Supabase" and (newer := _newer(entry, mates, change)):
            yield _found(part, newer, _OLDER, 1)


def _newer(entry: Entry, mates: list[Entry], change: Change) -> str | None:
    """A migration that was merged already and comes later: it is not run again before this one."""
    added = {part.path for part in change.parts if part.is_new}
    later = [one.path for one in mates if one.path not in added and one.key > entry.key]
    return later[-1] if later and change.has_base else None


def _same_parent(part: Part, entry: Entry, mates: list[Entry], index: Index) -> str | None:
    """Another child of the only parent; nothing where a merge joins them, or not all was read."""
    texts = {one.path: index.text(one.path) for one in mates}
    if part.head is None or any(text is None for text in texts.values()):
        return None
    known = {path: _parents(path, text or "", entry) for path, text in texts.items()}
    mine = _parents(part.path, part.head, entry)
    if len(mine) != 1 or _is_joined(part.path, known.values()):
        return None
    return next((path for path, found in known.items() if found == mine), None)


def _is_joined(path: str, parents: Iterable[frozenset[str]]) -> bool:
    """True if another migration stands upon this one and a second."""
    name = path.rpartition("/")[2].removesuffix(".py")
    return any(len(each) > 1 and _is_of(name, each) for each in parents)


def _is_of(name: str, parents: frozenset[str]) -> bool:
    return any(name == one or name.startswith(f"{one}_") for one in parents)


def _parents(path: str, text: str, entry: Entry) -> frozenset[str]:
    if entry.tool.name == "Alembic":
        found = _DOWN.search(text)
        branch = re.search(r"(?m)^branch_labels\b[^=\n]*=[ \t]*[^N\s]", text)
        return frozenset(_NAME.findall(found[1])) if found and not branch else frozenset()
    app = path.rpartition("/migrations/")[0].rpartition("/")[2]
    listed = _NEEDS.search(text)
    pairs = _PAIR.findall(listed[1]) if listed else []
    return frozenset(name for label, name in pairs if label == app)


def _line(part: Part) -> int:
    text = part.head or ""
    found = _DOWN.search(text) or _NEEDS.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _found(part: Part, other: str, claim: str, line: int) -> Found:
    words: Mapping[str, str] = {
        "file": part.path.rpartition("/")[2],
        "other": other.rpartition("/")[2],
    }
    told = f"`{{file}}` and `{{other}}` {claim}: put this one behind the other."
    return Found(part.path, line, words, claim, message=told)
