"""What the rest of a change tells of its migrations.

The release before the change is known by the lines that the change takes away: a column that none
of them names was out of use already.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from checks.beside import Beside, forth, plain
from checks.model import ChangedFile, FileDiff, Status

_MIGRATION = re.compile(
    r"(^|/|_)(migrations?|migrate|versions|drizzle|flyway|changelog)(/|$)|\.sql$"
)
_NO_CODE = re.compile(
    r"(^|/)(docs?|tests?|specs?|__tests__|fixtures|locales?)/|(test|spec)s?\.\w+$|(^|/)(test|spec)_"
    r"|\.(md|mdx|txt|rst|lock|json|ya?ml|toml|csv|svg|css|scss|html|ini|cfg|po|snap|sh)$"
    r"|(^|/)[^./]*$|(^|/)db/schema\.rb$"
)
_WAY_BACK = re.compile(r"(^|[/._-])(down|undo|rollback|revert)s?([/._-]|$)|(^|/)u\d[\w.]*__")
_WORD = re.compile(r"\w{2,80}")
_LARGEST = 400_000  # characters of all the migrations of a change
_MOST = 200_000  # words


def told(files: Sequence[ChangedFile], diffs: Iterable[FileDiff]) -> list[ChangedFile]:
    """The files, its migrations with what the rest of the change tells of them. `diffs`: of every
    changed file, read or not."""
    if not any(_is_migration(file.diff.path) for file in files):
        return list(files)
    code = [diff for diff in diffs if _was_code(diff)]
    gone = frozenset(_words(code))
    new = [file for file in files if _is_migration(file.diff.path) and _is_new(file)]
    return [_told(file, new, gone, bool(code)) for file in files]


def _told(
    file: ChangedFile, new: Sequence[ChangedFile], gone: frozenset[str], touches_code: bool
) -> ChangedFile:
    if not _is_migration(file.diff.path):
        return file
    others = [one.head for one in new if one is not file]
    few = sum(map(len, others)) <= _LARGEST
    made = ";\n".join(forth(one.decode("utf-8", "replace")) for one in others) if few else ""
    return replace(file, beside=Beside(made, gone, touches_code))


def _is_migration(path: str) -> bool:
    return _MIGRATION.search(path.lower()) is not None


def _is_new(file: ChangedFile) -> bool:
    way_back = _WAY_BACK.search(file.diff.path.lower())
    return file.diff.status is Status.ADDED and way_back is None


def _was_code(diff: FileDiff) -> bool:
    low = diff.old_path.lower()
    known = not (_MIGRATION.search(low) or _NO_CODE.search(low) or diff.binary)
    return known and diff.status is not Status.ADDED


def _words(code: Iterable[FileDiff]) -> Iterator[str]:
    left = _MOST
    for diff in code:
        for line in diff.touched.removed_text:
            for word in _WORD.findall(line):
                left -= 1
                if left < 0:
                    return
                yield plain(word)


_CLOSES = re.compile(r"(?i)\balter table[^;]{1,200}\brow level security\b")


def closed(files: Sequence[ChangedFile]) -> list[ChangedFile]:
    """Where everything counts as new: the scripts with what any of them says of who may read a
    table, since that one comes later than the one that makes it."""
    texts = (one.head for one in files if one.diff.path.lower().endswith(".sql"))
    said = [found for text in texts for found in _CLOSES.findall(text.decode("utf-8", "replace"))]
    made = ";\n".join(said)
    if not made or len(made) > _LARGEST:
        return list(files)
    return [
        replace(one, beside=Beside(made)) if one.diff.path.lower().endswith(".sql") else one
        for one in files
    ]
