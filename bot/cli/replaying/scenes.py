"""A merged change as a scene: both sides from git's objects, nothing from the working tree."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from bot.cli.git import Entry, Git
from bot.cli.worktree import MAX_BYTES, Scene, attributes_of, has_text, is_script, is_utf8
from bot.github.attributes import marks_of
from checks.diff import parse
from checks.index import Index, wanted
from checks.model import ChangedFile, FileDiff, Status, Touched


@dataclass(frozen=True)
class Commits:
    """The commits of one repository; of the last one asked for, what was read is remembered."""

    git: Git
    _packages: dict[tuple[str, str], str | None] = field(default_factory=dict)
    _listings: dict[str, Mapping[str, Entry]] = field(default_factory=dict)

    def scene(self, base: str, head: str) -> Scene:
        """What differs between two commits."""
        diffs = parse(self.git.diff(f"{base}..{head}"))
        changed = [one for one in diffs if one.status is not Status.REMOVED]
        texts = self.texts(head, [d.path for d in changed if has_text(d) and is_utf8(d.path)])
        unread = tuple(
            (d, "too large, or not in this clone")
            for d in changed
            if has_text(d) and d.path not in texts
        )
        read = [d for d in changed if not has_text(d) or d.path in texts]
        marks = attributes_of(read, lambda paths: self.texts(base, paths))
        return Scene(
            root=self.git.top,
            files=tuple(self._file(d, head, texts.get(d.path, b""), marks) for d in read),
            unread=unread,
            base_texts=lambda paths: self.texts(base, paths),
            removed=tuple(d for d in diffs if d.status is Status.REMOVED),
            around=lambda near: self.index(head, near),
        )

    def _file(
        self, diff: FileDiff, head: str, text: bytes, attributes: Mapping[str, str]
    ) -> ChangedFile:
        marks = marks_of(diff.path, attributes)
        return ChangedFile(diff, text, marks, self.package(head, diff.path))

    def whole(self, commit: str, path: str, original: str) -> ChangedFile | None:
        """A file of a later commit, every line of it, under the path that its findings' ids were
        made with; None where it is not there or too large."""
        text = self.texts(commit, [path]).get(path)
        if text is None:
            return None
        diff = FileDiff(path, original, Status.MODIFIED, touched=Touched(whole=True))
        return ChangedFile(diff, text, package=self.package(commit, path))

    def with_index(self, file: ChangedFile, commit: str) -> ChangedFile:
        """The file with the repository around it."""
        return replace(file, index=self.index(commit, [file.diff.path]))

    def texts(self, commit: str, paths: Sequence[str]) -> Mapping[str, bytes]:
        """Those of these files that are there and not too large."""
        return self.git.blobs(commit, paths, MAX_BYTES)

    def index(self, commit: str, near: Iterable[str]) -> Index:
        """The repository around these files."""
        listing = self._listing(commit)
        plain = {path: one.size for path, one in listing.items() if _is_read(one)}
        texts = self.texts(commit, list(wanted(plain, near)))
        shown = {path: text.decode("utf-8", "replace") for path, text in texts.items()}
        return Index.of({path: one.mode for path, one in listing.items()}, shown)

    def _listing(self, commit: str) -> Mapping[str, Entry]:
        if commit not in self._listings:
            self._listings.clear()
            self._listings[commit] = self.git.listing(commit)
        return self._listings[commit]

    def package(self, commit: str, path: str) -> str | None:
        """The nearest package.json above a script."""
        if not is_script(path):
            return None
        folder = str(PurePosixPath(path).parent)
        if (commit, folder) not in self._packages:
            self._packages[commit, folder] = self._nearest(commit, folder)
        return self._packages[commit, folder]

    def _nearest(self, commit: str, folder: str) -> str | None:
        above = [PurePosixPath(folder), *PurePosixPath(folder).parents]
        names = list(dict.fromkeys(str(one / "package.json") for one in above))
        found = self.texts(commit, names)
        text = next((found[name] for name in names if name in found), None)
        return None if text is None else text.decode("utf-8", "replace")


def _is_read(entry: Entry) -> bool:
    return entry.mode.startswith("100") and entry.size >= 0
