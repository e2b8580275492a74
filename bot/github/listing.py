"""Which files a pull request changes, and where, as GitHub lists them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.github.client import Repository
from bot.model import Sha
from checks.diff import DiffError, from_patch
from checks.model import FileDiff, Skipped, SkipReason, Status

__all__ = ["Listed", "Listing", "list_files"]

# https://docs.github.com/en/rest/pulls/pulls#list-pull-requests-files
_FILES_CAP = 3000
_COMPARED = 300  # files of a comparison
_UNKNOWN = -1
# A copy's patch is counted against what it was copied from, like a rename's.
_STATUS = {
    "added": Status.ADDED,
    "changed": Status.MODIFIED,  # its mode alone
    "copied": Status.RENAMED,
    "modified": Status.MODIFIED,
    "removed": Status.REMOVED,
    "renamed": Status.RENAMED,
}
_SUBPROJECT = "Subproject commit "


@dataclass(frozen=True, slots=True)
class Listed:
    """One file of the list. `diff` is None where its touched lines are not known.

    `empty`: no line was touched, as in a pure rename; a binary file also looks like this.
    """

    path: str
    status: Status
    diff: FileDiff | None
    skipped: Skipped | None
    empty: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """All listed files and the merge base. `missing`: how many GitHub did not list; less than 0
    where there may be more, but it does not say how many."""

    merge_base: Sha
    files: tuple[Listed, ...]
    missing: int


def list_files(repo: Repository, base: Sha, head: Sha, expected: int | None) -> Listing:
    """One request up to 300 files, then one more a hundred.

    The comparison is asked for first: it is fixed by its two commits, while the list of the pull
    request moves with its head, and it gives the merge base. It ends at 300 files.
    https://docs.github.com/en/rest/commits/commits#compare-two-commits
    """
    compared = repo.get(f"/compare/{base}...{head}", per_page=1)
    merge_base = Sha(compared["merge_base_commit"]["sha"])
    found = compared.get("files")
    if expected is None:
        return _compared(merge_base, found or ())
    if found is None or len(found) < expected:
        found = _pages(repo)
    files = tuple(_listed(item) for item in found if item["status"] in _STATUS)
    return Listing(merge_base, files, missing=max(0, expected - len(found)))


def _compared(merge_base: Sha, found: Sequence[Mapping[str, Any]]) -> Listing:
    """Of commits that are not a pull request's present ones: the comparison is all there is."""
    files = tuple(_listed(item) for item in found if item["status"] in _STATUS)
    return Listing(merge_base, files, missing=_UNKNOWN if len(found) >= _COMPARED else 0)


def _pages(repo: Repository) -> list[Mapping[str, Any]]:
    items: list[Mapping[str, Any]] = []
    for page in repo.pages(f"/pulls/{repo.pull.number}/files"):
        items += page
        if not page or len(items) >= _FILES_CAP:
            break
    return items[:_FILES_CAP]


def _listed(item: Mapping[str, Any]) -> Listed:
    path, status, patch = item["filename"], _STATUS[item["status"]], item.get("patch")
    empty = not patch and item["changes"] == 0
    try:
        diff = _diff(item, status)
    except DiffError as error:
        skipped = Skipped(path, SkipReason.NO_PATCH, f"its patch cannot be read: {error}")
        return Listed(path, status, None, skipped, empty=False)
    return Listed(path, status, diff, _skipped(item, diff), empty)


def _diff(item: Mapping[str, Any], status: Status) -> FileDiff:
    path = item["filename"]
    old_path = item.get("previous_filename") or path
    return from_patch(path, old_path, status, item.get("patch") or "")


def _skipped(item: Mapping[str, Any], diff: FileDiff) -> Skipped | None:
    """Why this file cannot be read, as far as the list itself tells."""
    if diff.status is Status.REMOVED:
        return None
    lines = _changed_lines(item.get("patch") or "")
    if any(line[1:].startswith(_SUBPROJECT) for line in lines) and item["changes"] <= 2:  # noqa: PLR2004 - one line out, one line in
        return Skipped(diff.path, SkipReason.SUBMODULE)
    if len(lines) == item["changes"]:
        return None
    if diff.status is Status.ADDED and not lines:
        return None  # all of it is touched, so its text alone says everything
    detail = f"{item['changes']} changed lines" + (f", {len(lines)} of them given" if lines else "")
    return Skipped(diff.path, SkipReason.NO_PATCH, detail)


def _changed_lines(patch: str) -> Sequence[str]:
    return [line for line in patch.split("\n") if line.startswith(("+", "-"))]
