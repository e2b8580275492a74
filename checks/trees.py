"""The `contract.md` pages of the contracts, read as tests: a small tree and a change each.

    ## A manifest that moved on alone
    ```json file=package-lock.json
    {"packages": {"": {"dependencies": {}}}}
    ```
    ```json before path=package.json
    {"dependencies": {}}
    ```
    ```json after path=package.json
    {"dependencies": {"zod": "^4.1.0"}}  // hazard
    ```

`file=…`: a file that stands there and is not changed. `bad`, `good`: one that the change adds.
`before` and `after`: one that it alters; `from=…` beside the `path=` of an `after` is its old name.
`removed`: one that it takes away. A comment `hazard` at the end of a line, in any usual way of
commenting, says that a finding stands there; alone on a line, it speaks about the next one. The
contract finds exactly what is marked. `mode=100755` makes a file executable.
"""

import difflib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from checks import between, diff
from checks.catalog import Catalog
from checks.contract import Change, Part
from checks.deadline import Deadline
from checks.errors import RuleError
from checks.index import Index, kind_of
from checks.model import FileDiff, RuleId, Status, Touched

PAGE = "contract.md"
_FENCE = re.compile(r"^(`{3,})(\S*)[ \t]+(\S.*)$")
_MARK = re.compile(
    r"[ \t]*(?:#|//|--|<!--|/\*|;)[ \t]*hazard(?:[ \t]+(\d))?[ \t]*(?:-->|\*/)?[ \t]*$"
)
_KINDS = frozenset({"file", "bad", "good", "before", "after", "removed"})
_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block: a text of one file. `marked`: the lines of findings, one entry each."""

    kind: str
    path: str
    text: str
    marked: tuple[int, ...]
    mode: str = "100644"
    old_path: str | None = None


@dataclass(frozen=True, slots=True)
class Tree:
    """One heading: what stands there, and what the change does to it."""

    page: Path
    title: str
    line: int
    blocks: tuple[Block, ...] = ()

    @property
    def expected(self) -> Counter[tuple[str, int]]:
        """Where findings must stand."""
        return Counter((block.path, line) for block in self.blocks for line in block.marked)

    def change(self) -> Change:
        """What the change does."""
        before = {block.path: block.text for block in self.blocks if block.kind == "before"}
        made = (block for block in self.blocks if block.kind not in ("file", "before"))
        return Change(tuple(_part(block, before) for block in made), branch="main")

    def index(self) -> Index:
        """What stands there after the change."""
        there = [block for block in self.blocks if block.kind not in ("before", "removed")]
        texts = {block.path: block.text for block in there if kind_of(block.path)}
        return Index.of({block.path: block.mode for block in there}, texts)


def read(page: Path) -> tuple[Tree, ...]:
    """The headings of a page that have blocks. Raises `RuleError` with the page's line."""
    trees: list[Tree] = []
    lines = page.read_text("utf-8").split("\n")
    at = 0
    while at < len(lines):
        if lines[at].startswith("## "):
            trees.append(Tree(page, lines[at].removeprefix("## ").strip(), at + 1))
        elif opened := _FENCE.match(lines[at]):
            end = next((n for n in range(at + 1, len(lines)) if lines[n].rstrip() == opened[1]), -1)
            block = _block(page, at, opened[3].split(), lines[at + 1 : end], bool(trees))
            trees[-1] = replace(trees[-1], blocks=(*trees[-1].blocks, block))
            at = end
        at += 1
    return tuple(tree for tree in trees if tree.blocks)


def complaints(tree: Tree, rule: RuleId, catalog: Catalog) -> tuple[str, ...]:
    """What the contract does otherwise than the page says; nothing if the example holds."""
    deadline = Deadline.after(_SECONDS)
    findings = between.check(tree.change(), tree.index(), catalog, deadline).findings
    found = Counter((one.path, one.line) for one in findings if one.rule == rule)
    wanted = tree.expected
    said = [f"Nothing is found at {path}:{line}" for path, line in (wanted - found).elements()]
    extra = sorted((found - wanted).elements())
    told = {(one.path, one.line): one.message for one in findings}
    return (*said, *(f"Found unmarked at {p}:{n}: {told[p, n]}" for p, n in extra))


def _block(page: Path, at: int, words: list[str], lines: Sequence[str], inside: bool) -> Block:
    options = dict(word.split("=", 1) for word in words if "=" in word)
    kind = "file" if "file" in options else words[0]
    path = options.get("file") or options.get("path")
    if kind not in _KINDS or not path or not inside or not options.keys() <= _OPTIONS:
        told = f"This block is none of {', '.join(sorted(_KINDS))} with a `path=`, below a heading."
        raise RuleError(page, at + 1, told, "Correct its info line.")
    text, marked = _unmarked(lines)
    if marked and kind in ("file", "good", "before"):
        raise RuleError(page, at + 1, f"`{kind}` with a `hazard` mark.", "Mark a changed file.")
    return Block(kind, path, text, marked, options.get("mode", "100644"), options.get("from"))


_OPTIONS = frozenset({"file", "path", "mode", "from"})


def _unmarked(lines: Sequence[str]) -> tuple[str, tuple[int, ...]]:
    kept: list[str] = []
    marked: list[int] = []
    for line in lines:
        found = _MARK.search(line)
        alone = found is not None and not line[: found.start()].strip()
        if found:
            marked += [len(kept) + 1] * int(found[1] or 1)
        if not alone:
            kept.append(line[: found.start()] if found else line)
    return "".join(f"{line}\n" for line in kept), tuple(marked)


def _part(block: Block, before: Mapping[str, str]) -> Part:
    path, old_path = block.path, block.old_path or block.path
    if block.kind == "removed":
        gone = FileDiff(path, path, Status.REMOVED)
        return Part.of(gone, None, block.text)
    if block.kind != "after":
        added = FileDiff(path, path, Status.ADDED, touched=Touched(whole=True))
        return Part.of(added, block.text)
    old = before[old_path]
    status = Status.MODIFIED if path == old_path else Status.RENAMED
    return Part.of(_diff(path, old_path, status, old, block.text), block.text, old)


def _diff(path: str, old_path: str, status: Status, old: str, new: str) -> FileDiff:
    rows = [re.findall(r"[^\n]*\n", text) for text in (old, new)]
    hunks = list(difflib.unified_diff(rows[0], rows[1]))[2:]
    return diff.from_patch(path, old_path, status, "".join(hunks))
