"""Contracts: hazards that show only between files, each a folder below `checks/contracts/`.

Beside `rule.toml` stands the contract's own code: one Python file that is named as the folder, with
`_` for `-`. It holds

    TOUCHES   which changed paths make the contract worth a look (a pattern, of paths in lower case)
    READS     of which changed paths the new text is wanted that no rule reads (optional)
    COMPARES  of which changed paths the text at the merge base is wanted (optional)
    check     (Change, Index) -> Found …, a pure function

Nothing registers it. A contract that only asks the repository about a place in the code needs no
code of its own: its queries are those of any rule, with a predicate that asks the index.
"""

import importlib.util
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from checks.index import Index
from checks.model import FileDiff, Side, Status, Touched

_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Part:
    """One changed file. `head` and `base`: its text on either side, None where there is none, where
    it is no text, or (`base`) where no contract asked for it."""

    path: str
    old_path: str
    status: Status
    touched: Touched
    head: str | None = None
    base: str | None = None

    @classmethod
    def of(cls, diff: FileDiff, head: str | None = None, base: str | None = None) -> "Part":
        """A part with the texts that could be read."""
        return cls(diff.path, diff.old_path, diff.status, diff.touched, head, base)

    @property
    def is_new(self) -> bool:
        """True if the change adds the file."""
        return self.status is Status.ADDED

    def touches(self, first: int, last: int | None = None) -> bool:
        """True if one of these lines of the new side was added or altered."""
        lines = range(first, (last or first) + 1)
        return self.touched.whole or any(line in self.touched.added for line in lines)

    def first_line(self) -> int:
        """The first touched line of the new side, to stand at where none is to blame."""
        return min(self.touched.added, default=1)


@dataclass(frozen=True, slots=True)
class Change:
    """All changed files, removed ones too. `has_base` is False where everything counts as new.

    `branch`: the branch that the change goes to, where that is known.
    """

    parts: tuple[Part, ...]
    has_base: bool = True
    branch: str | None = None

    def matching(self, pattern: str) -> list[Part]:
        """The parts whose paths fit wholly, removed ones left out."""
        found = re.compile(pattern, re.IGNORECASE)
        return [p for p in self.parts if p.status is not Status.REMOVED and found.fullmatch(p.path)]

    def part(self, path: str) -> Part | None:
        """The part of this path."""
        return next((part for part in self.parts if part.path == path), None)


@dataclass(frozen=True, slots=True)
class Found:
    """A broken contract. `words` fill the message's holes; `key` tells it from others of its kind
    in the file, whatever line it stands on; `notice`: it is worth no more than that."""

    path: str
    line: int
    words: Mapping[str, str] = field(default_factory=dict)
    key: str = ""
    side: Side = Side.RIGHT
    notice: bool = False
    message: str | None = None  # another one than the rule's, for another way of breaking it


Check = Callable[[Change, Index], Iterable[Found]]


@dataclass(frozen=True, slots=True)
class Contract:
    """The code of one contract."""

    touches: re.Pattern[str]
    compares: re.Pattern[str]
    reads: re.Pattern[str]
    check: Check

    def concerns(self, path: str) -> bool:
        """True if a change of this path makes the contract worth a look."""
        return self.touches.fullmatch(path.lower()) is not None


def code_of(folder: Path) -> Path | None:
    """Where a contract's code is; None if it has none."""
    path = folder / f"{folder.name.replace('-', '_')}.py"
    return path if path.is_file() else None


@lru_cache(maxsize=256)
def load(code: Path) -> Contract:
    """Runs the contract's own module, once. Raises what that raises: it is our own code."""
    spec = importlib.util.spec_from_file_location(f"checks.contracts.{code.stem}", code)
    if spec is None or spec.loader is None:
        raise ImportError(f"cannot load {code}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    optional = (getattr(module, name, None) for name in ("COMPARES", "READS"))
    compares, reads = (re.compile(one) if one else _NOTHING for one in optional)
    return Contract(re.compile(module.TOUCHES), compares, reads, module.check)


def concerned(contracts: Iterable[Contract], paths: Sequence[str]) -> list[Contract]:
    """Those that a change of these paths is worth a look of."""
    return [one for one in contracts if any(one.concerns(path) for path in paths)]


def compared(contracts: Iterable[Contract], diffs: Iterable[FileDiff]) -> Iterator[FileDiff]:
    """The changed files whose text at the merge base is wanted."""
    wanted = list(contracts)
    for diff in diffs:
        if diff.status is not Status.ADDED:
            names = {diff.path.lower(), diff.old_path.lower()}
            if any(one.compares.fullmatch(name) for one in wanted for name in names):
                yield diff
