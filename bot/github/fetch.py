"""A pull request's change, read from GitHub: which lines were touched, and the texts of the files.

Requests for a change of up to 300 files: one comparison, and one GraphQL document for each 50 texts
of the head, with the few other files beside them that say what a file is for.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.github.attributes import FILE as ATTRIBUTES
from bot.github.attributes import folders, marks_of
from bot.github.client import Repository
from bot.github.documents import Ask
from bot.github.listing import Listed, list_files
from bot.github.state import State, complete
from bot.github.texts import (
    A_REQUEST,
    Commits,
    Entry,
    Want,
    fetch_entries,
    text_of,
    why_no_text,
)
from bot.model import Sha
from checks.model import ChangedFile, FileDiff, Role, Skipped, SkipReason, Status
from checks.roles import role_of_path

__all__ = ["Change", "fetch_bases", "fetch_change"]

PACKAGE = "package.json"
NOTEBOOK = ".ipynb"
_BESIDE = 30  # files asked for beside the changed ones, those nearest to the root first
_MEMORY = 64 * 1024 * 1024  # bytes of text held in one review
_JAVASCRIPT = (".js", ".jsx", ".ts", ".tsx", ".mjs", ".cjs", ".mts", ".cts", ".vue", ".svelte")
_NOT_READ = {Role.GENERATED: SkipReason.GENERATED, Role.VENDORED: SkipReason.VENDORED}
_MARKED = {
    "linguist-generated": SkipReason.GENERATED,
    "linguist-vendored": SkipReason.VENDORED,
}

Reads = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Change:
    """What is under review. `diffs` has every listed file, also those without a text to check.

    `unread`: how many files are of no language that any rule reads.
    """

    commits: Commits
    files: tuple[ChangedFile, ...]
    skipped: tuple[Skipped, ...]
    diffs: Mapping[str, FileDiff]
    unread: int


def fetch_change(
    repo: Repository, base: Sha, head: Sha, expected: int | None, reads: Reads
) -> Change:
    """The change from the merge base of these two commits to `head`.

    `base`: the base branch's tip. `expected`: how many files GitHub says were changed,
    None where it does not. `reads`:
    whether any rule reads a file of this name. Raises `GitHubError`.
    """
    listing = list_files(repo, base, head, expected)
    commits = Commits(head, listing.merge_base)
    there = [listed for listed in listing.files if listed.status is not Status.REMOVED]
    known = [listed for listed in there if reads(listed.path)]
    books = [listed for listed in there if listed.path.lower().endswith(NOTEBOOK)]
    known = [listed for listed in known if listed not in books]
    found = _fetch(repo, commits, known)
    files, skipped = _sort(repo, known, found)
    return Change(
        commits=commits,
        files=tuple(files),
        skipped=(*skipped, *map(_notebook, books), *_unlisted(listing.missing)),
        diffs={listed.path: listed.diff for listed in listing.files if listed.diff},
        unread=len(there) - len(known) - len(books),
    )


def fetch_bases(
    repo: Repository, commits: Commits, diffs: Sequence[FileDiff]
) -> tuple[dict[str, bytes | None], State]:
    """The merge base's text of each file by its new path, and the pull request's state by then.

    None where the merge base has no such file, or none that can be read.
    """
    wants = {
        diff.path: Want(Ask.BASE, diff.old_path)
        for diff in diffs
        if diff.status is not Status.ADDED
    }
    found, last = fetch_entries(repo, commits, tuple(dict.fromkeys(wants.values())), state=True)
    read = {want: text_of(repo, one) if one else None for want, one in found.items()}
    texts = {path: read[want] for path, want in wants.items()}
    bases = {path: text if isinstance(text, bytes) else None for path, text in texts.items()}
    return {diff.path: bases.get(diff.path) for diff in diffs}, complete(repo, last)


Found = Mapping[Want, Entry | None]


def _fetch(repo: Repository, commits: Commits, known: Sequence[Listed]) -> Found:
    """Entries for as many files as fit into memory; what is beside them goes first."""
    paths = [listed.path for listed in known if not _by_path(listed.path)]
    wants = [*_beside(paths), *_asked_for(known)]
    found: dict[Want, Entry | None] = {}
    for at in range(0, len(wants), A_REQUEST):
        part, _ = fetch_entries(repo, commits, wants[at : at + A_REQUEST])
        found |= part
        if sum(len(one.text or "") for one in found.values() if one) > _MEMORY:
            break
    return found


def _beside(paths: Sequence[str]) -> list[Want]:
    """Attributes of the base side and package.json files of the head, above the changed files."""
    attributes = [
        Want(Ask.BASE, _join(folder, ATTRIBUTES)) for path in paths for folder in folders(path)
    ]
    packages = [
        Want(Ask.HEAD, _join(folder, PACKAGE))
        for path in paths
        if path.endswith(_JAVASCRIPT)
        for folder in folders(path)
    ]
    every = dict.fromkeys([*attributes, *packages])
    return sorted(every, key=lambda want: want.path.count("/"))[:_BESIDE]


def _asked_for(known: Sequence[Listed]) -> list[Want]:
    """The head's side of every file; both where GitHub says that nothing was touched."""
    wants: list[Want] = []
    for listed in known:
        if _by_path(listed.path) or listed.skipped or not listed.diff:
            continue
        wants.append(Want(Ask.HEAD, listed.path))
        if listed.empty and listed.status is not Status.ADDED:
            wants.append(Want(Ask.BASE, listed.diff.old_path))
    return list(dict.fromkeys(wants))


def _join(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What stands beside the changed files: texts by folder."""

    attributes: Mapping[str, str]
    packages: Mapping[str, str]


def _sort(
    repo: Repository, known: Sequence[Listed], found: Found
) -> tuple[list[ChangedFile], list[Skipped]]:
    around = _Surroundings(
        attributes=_texts_named(found, Ask.BASE, ATTRIBUTES),
        packages=_texts_named(found, Ask.HEAD, PACKAGE),
    )
    results = [_one(repo, listed, found, around) for listed in known]
    files = [result for result in results if isinstance(result, ChangedFile)]
    return files, [result for result in results if isinstance(result, Skipped)]


def _texts_named(found: Found, side: Ask, name: str) -> dict[str, str]:
    texts = {
        want.path.rpartition("/")[0]: one.text
        for want, one in found.items()
        if one and want.side is side and want.path.rpartition("/")[2] == name
    }
    return {folder: text for folder, text in texts.items() if text is not None}


def _one(
    repo: Repository, listed: Listed, found: Found, around: _Surroundings
) -> ChangedFile | Skipped | None:
    """The file ready to be checked, or why it is not; None if nothing in it was touched."""
    marks = marks_of(listed.path, around.attributes)
    if reason := _by_path(listed.path) or _by_mark(marks):
        return Skipped(listed.path, reason)
    if listed.skipped or not listed.diff:
        return listed.skipped
    want = Want(Ask.HEAD, listed.path)
    if want not in found:
        return Skipped(listed.path, SkipReason.TOO_MANY_FILES, f"past {_MEMORY >> 20} MB of text")
    if listed.empty:
        return _empty(listed, found[want], found)
    data = text_of(repo, found[want])
    if isinstance(data, SkipReason):
        return _unread(listed.path, data, found[want])
    package = _nearest(listed.path, around.packages)
    return ChangedFile(_with_mode(listed.diff, found[want]), data, marks, package)


def _empty(listed: Listed, head: Entry | None, found: Found) -> Skipped | None:
    """GitHub names no touched line: nothing is, or it does not show them (`-diff`, binary)."""
    base = found.get(Want(Ask.BASE, listed.diff.old_path)) if listed.diff else None
    if head and (head.oid == base.oid if base else head.size == 0 and not why_no_text(head)):
        return None
    reason = why_no_text(head)
    if reason:
        return _unread(listed.path, reason, head)
    return Skipped(listed.path, SkipReason.NO_PATCH, "GitHub shows none of its lines")


def _unread(path: str, reason: SkipReason, found: Entry | None) -> Skipped:
    """A file whose name says that it is source is not passed over as binary: a NUL is enough for
    GitHub to call it that, and some languages run it all the same."""
    if reason is SkipReason.BINARY and "." in path.rpartition("/")[2]:
        return Skipped(path, SkipReason.UNREADABLE, "GitHub takes it for binary")
    detail = f"{found.size:,} bytes" if found and reason is SkipReason.TOO_LARGE else ""
    return Skipped(path, reason, detail)


def _with_mode(diff: FileDiff, found: Entry | None) -> FileDiff:
    return replace(diff, mode=f"{found.mode:06o}") if found else diff


def _by_path(path: str) -> SkipReason | None:
    return _NOT_READ.get(role_of_path(path))


def _by_mark(marks: Iterable[str]) -> SkipReason | None:
    return next((_MARKED[mark] for mark in sorted(marks) if mark in _MARKED), None)


def _nearest(path: str, packages: Mapping[str, str]) -> str | None:
    return next((packages[at] for at in reversed(folders(path)) if at in packages), None)


def _notebook(listed: Listed) -> Skipped:
    return Skipped(listed.path, SkipReason.NOTEBOOK)


def _unlisted(missing: int) -> list[Skipped]:
    if not missing:
        return []
    count = f"{missing} more" if missing > 0 else "perhaps more"
    detail = f"{count} changed files that GitHub does not list"
    return [Skipped("…", SkipReason.TOO_MANY_FILES, detail)]
