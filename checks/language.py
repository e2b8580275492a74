"""Languages: what the engine must know of a grammar, read from `languages/<name>/language.toml`.

There are many, and most reviews need a few: the grammar and the table `[nodes]` of one are read
when it is first used.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path, PurePosixPath

import tree_sitter
from tree_sitter_language_pack import get_language

from checks import toml
from checks.errors import RuleError

FOLDER = Path(__file__).parent / "languages"

NODE_GROUPS = (
    "comment",
    "call",
    "arguments",
    "function",
    "class",
    "string",
    "content",
    "interpolation",
    "number",
    "constant",
    "identifier",
    "keyword",
    "pair",
    "object",
    "spread",
    "block",
    "import",
    "binding",
    "await",
    "return",
    "statement",
    "sequence",
    "wrapper",
    "holder",
)
_SHAPE: toml.Shape = {
    "grammar": str,
    "reads": list,
    "suffixes": list,
    "files": list,
    "interpreters": list,
    "fences": list,
    "comments": list,
    "limits": dict,
    "levels": int,
    "partial": bool,
}
_REQUIRED = frozenset(_SHAPE) - {"limits", "levels", "partial"}


@dataclass(frozen=True, slots=True)
class Language:
    """A language as the engine sees it.

    `reads` names the `<name>.scm` files of a rule that serve it, general ones first: TypeScript
    reads `javascript.scm`, then `typescript.scm`. `comments` are the starts of one-line comments.
    `limits` are texts and how often at the most a file may hold each, `levels` how deep its
    indentation may go (0: that does not matter): with more the native parser may crash. `partial`:
    the grammar knows a part of the language and rules read more than its tree, so that what it
    loses does not count as unread.
    """

    name: str
    folder: Path
    grammar: str
    reads: tuple[str, ...]
    suffixes: tuple[str, ...]
    files: tuple[str, ...]
    interpreters: tuple[str, ...]
    fences: tuple[str, ...]
    comments: tuple[str, ...]
    limits: tuple[tuple[str, int], ...] = ()
    levels: int = 0
    partial: bool = False

    @property
    def variant(self) -> str:
        """What a rule's precision is measured by: its most general `.scm` file's name."""
        return self.reads[0]

    @property
    def tree_sitter(self) -> tree_sitter.Language:
        """The compiled grammar, loaded at first use. Raises `RuleError` if there is none."""
        return _grammar(self)

    @property
    def nodes(self) -> Mapping[str, frozenset[str]]:
        """The grammar's node types by group ("call"). Raises `RuleError` where one is unknown."""
        return _nodes(self)

    def __hash__(self) -> int:
        return hash(self.name)


@cache
def _grammar(language: Language) -> tree_sitter.Language:
    try:
        return get_language(language.grammar)  # type: ignore[arg-type]  # its Literal of 160 names
    except LookupError:
        file = language.folder / "language.toml"
        what = f"No grammar `{language.grammar}`."
        line = toml.line_of(file, "grammar")
        raise RuleError(file, line, what, "Name one of the pack.") from None


@dataclass(frozen=True, slots=True)
class Languages:
    """All languages, and which one a file is in."""

    all: tuple[Language, ...]

    def named(self, name: str) -> Language | None:
        """By name ("tsx") or by what a code block calls it ("js")."""
        exact = next((each for each in self.all if each.name == name), None)
        return exact or next((each for each in self.all if name in each.fences), None)

    def of(self, path: str, head: bytes) -> Language | None:
        """By file name or path, then suffix, then the interpreter of `#!`; None if none fits."""
        name = PurePosixPath(path).name
        return (
            self._by(lambda each: any(_fits(path, name, glob) for glob in each.files))
            or self._by(lambda each: name.lower().endswith(each.suffixes))
            or self._by(lambda each: _interpreter(name, head) in each.interpreters)
        )

    def _by(self, fits: Callable[[Language], bool]) -> Language | None:
        return next((each for each in self.all if fits(each)), None)

    @property
    def scripts(self) -> frozenset[str]:
        """Every name that a rule's `.scm` file may have."""
        return frozenset(name for each in self.all for name in each.reads)


def _fits(path: str, name: str, glob: str) -> bool:
    """A glob with a slash is about the whole path, where its `*` crosses slashes."""
    return fnmatchcase(path if "/" in glob else name, glob)


def _interpreter(name: str, head: bytes) -> str:
    """`python3` of `#!/usr/bin/env -S python3 -u`; nothing where the name has a suffix."""
    if "." in name or not head.startswith(b"#!"):
        return ""
    words = head.split(b"\n", 1)[0][2:200].decode("utf-8", "replace").split()
    names = [word.rsplit("/", 1)[-1] for word in words if not word.startswith("-")]
    names = names[1:] if names[:1] == ["env"] else names
    return names[0] if names else ""


def load(folder: Path = FOLDER) -> Languages:
    """All languages below `folder` that have a `language.toml`; `RuleError` for a broken one."""
    found = sorted(folder.glob("*/language.toml"))
    return Languages(tuple(_load_one(file) for file in found))


def _load_one(file: Path) -> Language:
    table = toml.read(file, until="nodes")
    toml.check_keys(file, table, _SHAPE, _REQUIRED)
    limits = tuple(sorted(table.get("limits", {}).items()))
    lists = ("reads", "suffixes", "files", "interpreters", "fences", "comments")
    values = {key: toml.texts(file, table, key) for key in lists}
    levels, partial = table.get("levels", 0), table.get("partial", False)
    return Language(
        file.parent.name,
        file.parent,
        table["grammar"],
        **values,
        limits=limits,
        levels=levels,
        partial=partial,
    )


@cache
def _nodes(language: Language) -> Mapping[str, frozenset[str]]:
    file = language.folder / "language.toml"
    table = toml.read(file).get("nodes", {})
    toml.check_keys(file, table, dict.fromkeys(NODE_GROUPS, list), frozenset(), "nodes")
    groups = {key: frozenset(toml.texts(file, table, key)) for key in NODE_GROUPS}
    for key, kinds in groups.items():
        for kind in sorted(kinds):
            if language.tree_sitter.id_for_node_kind(kind, True) is None:
                line = toml.line_of(file, key)
                raise RuleError(file, line, f"No node type `{kind}`.", "See the grammar's types.")
    return groups
