"""The repository as far as contracts need it: every path, and the texts of a few small files."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from checks.index.kinds import Kind, kind_of

_WORD = re.compile(r"[A-Z][A-Z0-9_]{2,80}")
_ENV_NAME = re.compile(r"^[ \t]*(?:#[ \t]*)?(?:export[ \t]+)?([A-Za-z_][A-Za-z0-9_]*)[ \t]*[=:]")
# Where a variable may be given its name. A manifest's words are in no need of them.
_DECLARING = frozenset(Kind) - {
    *(Kind.LOCK, Kind.DOCKERIGNORE, Kind.SCHEMA, Kind.MIGRATION, Kind.LINTER),
}
# These seldom are the only place; a few of very many that were not read are no doubt.
_SELDOM = frozenset({Kind.MANIFEST, Kind.TERRAFORM, Kind.WORDS, Kind.START})
_TELL_OWNER = frozenset({Kind.WORDS, Kind.MANIFEST})
_OWNER = re.compile(r"github\.com[/:]([A-Za-z0-9-]{1,39})/")
EXECUTABLE = "100755"


@dataclass(frozen=True)
class Index:
    """What stands at the head beside the change.

    `modes`: of every file, by its path, as git writes them. `texts`: of the files that `kind_of`
    knows; of an `.env` file only the names that it sets. `whole`: the listing has all files.
    """

    modes: Mapping[str, str]
    texts: Mapping[str, str] = field(repr=False)
    whole: bool = True

    @classmethod
    def of(
        cls, modes: Mapping[str, str], texts: Mapping[str, str], *, whole: bool = True
    ) -> "Index":
        """An index that holds no value of any `.env` file."""
        kept = {p: names_only(text) if names_only_of(p) else text for p, text in texts.items()}
        return cls(modes, kept, whole)

    def __reduce__(self) -> tuple[object, ...]:
        """Without what was worked out of it: that is cheaper to do again than to send."""
        return Index, (dict(self.modes), dict(self.texts), self.whole)

    def has(self, path: str) -> bool:
        """True if there is such a file."""
        return path in self.modes

    def of_kind(self, *kinds: Kind) -> list[str]:
        """The files of these kinds, read or not, in order."""
        return [path for path in self._known if kind_of(path) in kinds]

    def text(self, path: str) -> str | None:
        """The file's text; None if it is not there or was not read."""
        return self.texts.get(path)

    def read(self, *kinds: Kind) -> bool:
        """True if every file of these kinds was read."""
        return self.whole and all(path in self.texts for path in self.of_kind(*kinds))

    def above(self, path: str) -> list[str]:
        """The folders that a path lies in, the nearest first; "" is the root."""
        parts = path.split("/")[:-1]
        return ["/".join(parts[:depth]) for depth in range(len(parts), -1, -1)]

    @cached_property
    def folders(self) -> frozenset[str]:
        """Every folder that holds a file, at any depth."""
        return frozenset(folder for path in self.modes for folder in self.above(path))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The names of all files, without what follows the first dot, and of all folders."""
        files = {path.rpartition("/")[2].partition(".")[0] for path in self.modes}
        return frozenset(files | {folder.rpartition("/")[2] for folder in self.folders})

    @cached_property
    def owner(self) -> str | None:
        """Whose repository on GitHub it is, as its own front page and manifests tell: the account
        that most of their addresses lead to; None if none does."""
        front = [path for path in self.texts if "/" not in path and kind_of(path) in _TELL_OWNER]
        found = Counter(name.lower() for path in front for name in _OWNER.findall(self.texts[path]))
        return found.most_common(1)[0][0] if found else None

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word in capitals of the files that may declare a variable."""
        texts = (text for path, text in self.texts.items() if kind_of(path) in _DECLARING)
        return frozenset(word for text in texts for word in _WORD.findall(text))

    @property
    def declares_all(self) -> bool:
        """True if every file that usually declares variables was read."""
        return self.read(*(_DECLARING - _SELDOM))

    @cached_property
    def _known(self) -> list[str]:
        return sorted(path for path in self.modes if kind_of(path) is not None)


def names_only_of(path: str) -> bool:
    """True for a file whose values are nobody's business."""
    return kind_of(path) is Kind.ENV


def names_only(text: str) -> str:
    """The names that an `.env` file sets, one a line; no value of it is kept."""
    return "".join(
        f"{found[1]}=\n" for line in text.splitlines() if (found := _ENV_NAME.match(line))
    )


def join(folder: str, name: str) -> str:
    """A path below a folder; "" is the root."""
    return f"{folder}/{name}" if folder else name


def sizes_of(entries: Iterable[tuple[str, str, int]]) -> Mapping[str, int]:
    """Path, mode and size of every file: the sizes of those that have a text."""
    return {path: size for path, mode, size in entries if mode.startswith("100")}
