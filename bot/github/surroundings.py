"""The repository around a change: one listing of its tree, and the few small files that tell how it
is built and deployed. At most three requests; what an earlier review has read is not asked again.
"""

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock

from bot.github.client import Repository
from bot.github.documents import Ask
from bot.github.texts import A_REQUEST, Commits, Entry, Want, fetch_entries
from checks.index import Index, wanted
from checks.index.tree import names_only_of
from checks.model import FileDiff

__all__ = ["BLOBS", "Blobs", "Surroundings", "fetch_surroundings"]

_REQUESTS = 2  # for texts
_COMPARED = 30  # files whose text at the merge base is asked for
_KEPT = 32 * 1024 * 1024  # characters


class Blobs:
    """Texts by their git ids, which never change; the longest unused goes first. For all threads.

    Of an `.env` file only the names are kept, as in an index.
    """

    def __init__(self, limit: int = _KEPT) -> None:
        self._limit, self._size = limit, 0
        self._texts: OrderedDict[tuple[str, bool], str] = OrderedDict()
        self._lock = Lock()

    def get(self, oid: str, path: str) -> str | None:
        """The text, if it is known as that of a file of such a name."""
        key = (oid, names_only_of(path))
        with self._lock:
            if key in self._texts:
                self._texts.move_to_end(key)
            return self._texts.get(key)

    def texts(self) -> list[str]:
        """All that is kept."""
        with self._lock:
            return list(self._texts.values())

    def put(self, oid: str, path: str, text: str) -> None:
        """Keeps a text for later reviews."""
        key = (oid, names_only_of(path))
        with self._lock:
            if key in self._texts or len(text) > self._limit:
                return
            self._texts[key] = text
            self._size += len(text)
            while self._size > self._limit:
                self._size -= len(self._texts.popitem(last=False)[1])


BLOBS = Blobs()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`bases`: texts at the merge base, by the path there."""

    index: Index
    bases: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Tree:
    modes: Mapping[str, str]
    sizes: Mapping[str, int]
    oids: Mapping[str, str]
    whole: bool


def fetch_surroundings(
    repo: Repository,
    commits: Commits,
    diffs: Iterable[FileDiff],
    compared: Sequence[FileDiff],
    blobs: Blobs = BLOBS,
) -> Surroundings:
    """The index at the head, and the old texts of the files that contracts compare.

    Raises `GitHubError`.
    """
    tree = _list(repo, commits)
    bases = [Want(Ask.BASE, diff.old_path) for diff in compared[:_COMPARED]]
    room = A_REQUEST * _REQUESTS - len(bases)
    paths = wanted(tree.sizes, [diff.path for diff in diffs])[:room]
    known = {path: text for path in paths if (text := blobs.get(tree.oids[path], path)) is not None}
    heads = [Want(Ask.HEAD, path) for path in paths if path not in known]
    found = fetch_entries(repo, commits, [*bases, *heads])[0] if bases or heads else {}
    index = Index.of(tree.modes, known | _texts(found, Ask.HEAD), whole=tree.whole)
    for path, text in index.texts.items():
        blobs.put(tree.oids[path], path, text)
    return Surroundings(index, _texts(found, Ask.BASE))


def _list(repo: Repository, commits: Commits) -> _Tree:
    """https://docs.github.com/en/rest/git/trees#get-a-tree: up to 100,000 entries of 7 MB."""
    answer = repo.get(f"/git/trees/{commits.head}", recursive=1)
    files = [one for one in answer["tree"] if one["type"] != "tree"]
    return _Tree(
        modes={one["path"]: one["mode"] for one in files},
        sizes={one["path"]: one.get("size", 0) for one in files if one["mode"].startswith("100")},
        oids={one["path"]: one["sha"] for one in files},
        whole=not answer["truncated"],
    )


def _texts(found: Mapping[Want, Entry | None], side: Ask) -> dict[str, str]:
    """What GraphQL gave as text; a file without (binary, too long) is known to be there only."""
    return {
        want.path: entry.text
        for want, entry in found.items()
        if want.side is side and entry is not None and entry.text is not None
    }
