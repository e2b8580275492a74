"""Languages: what the engine must know of a grammar, read from `languages/<name>/language.toml`."""

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
    "spread",
    "block",
    "import",
    "binding",
    "await",
    "return",
    "statement",
    "sequence",
    "wrapper",
)
_SHAPE: toml.Shape = {
    "grammar": str,
    "reads": list,
    "suffixes": list,
    "files": list,
    "interpreters": list,
    "fences": list,
    "comments": list,
    "nodes": dict,
}


@dataclass(frozen=True, slots=True)
class Language:
    """A language as the engine sees it. `nodes` maps a group ("call") to the grammar's types.

    `reads` names the `<name>.scm` files of a rule that serve it, general ones first: TypeScript
    reads `javascript.scm`, then `typescript.scm`. `comments` are the starts of one-line comments.
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
    nodes: Mapping[str, frozenset[str]]

    @property
    def tree_sitter(self) -> tree_sitter.Language:
        """The compiled grammar, loaded at first use."""
        return _grammar(self.grammar)

    def __hash__(self) -> int:
        return hash(self.name)


@cache
def _grammar(name: str) -> tree_sitter.Language:
    return get_language(name)  # type: ignore[arg-type]  # its Literal of 160 names; ours is data


@dataclass(frozen=True, slots=True)
class Languages:
    """All languages, and which one a file is in."""

    all: tuple[Language, ...]

    def named(self, name: str) -> Language | None:
        """By name ("tsx") or by what a code block calls it ("js")."""
        exact = next((each for each in self.all if each.name == name), None)
        return exact or next((each for each in self.all if name in each.fences), None)

    def of(self, path: str, head: bytes) -> Language | None:
        """By file name, then suffix, then the interpreter in a `#!` line; None if none fits."""
        name = PurePosixPath(path).name
        return (
            self._by(lambda each: any(fnmatchcase(name, glob) for glob in each.files))
            or self._by(lambda each: name.lower().endswith(each.suffixes))
            or self._by(lambda each: _interpreter(name, head) in each.interpreters)
        )

    def _by(self, fits: Callable[[Language], bool]) -> Language | None:
        return next((each for each in self.all if fits(each)), None)

    @property
    def scripts(self) -> frozenset[str]:
        """Every name that a rule's `.scm` file may have."""
        return frozenset(name for each in self.all for name in each.reads)


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
    table = toml.read(file)
    toml.check_keys(file, table, _SHAPE, frozenset(_SHAPE))
    lists = ("reads", "suffixes", "files", "interpreters", "fences", "comments")
    values = {key: toml.texts(file, table, key) for key in lists}
    nodes = _nodes(file, table["nodes"], _known_grammar(file, table["grammar"]))
    return Language(file.parent.name, file.parent, table["grammar"], nodes=nodes, **values)


def _known_grammar(file: Path, name: str) -> tree_sitter.Language:
    try:
        return _grammar(name)
    except LookupError:
        line = toml.line_of(file, "grammar")
        raise RuleError(file, line, f"No grammar `{name}`.", "Name one of the pack.") from None


def _nodes(
    file: Path, table: toml.Table, grammar: tree_sitter.Language
) -> Mapping[str, frozenset[str]]:
    toml.check_keys(file, table, dict.fromkeys(NODE_GROUPS, list), frozenset(NODE_GROUPS), "nodes")
    groups = {key: frozenset(toml.texts(file, table, key)) for key in NODE_GROUPS}
    for key, kinds in groups.items():
        for kind in sorted(kinds):
            if grammar.id_for_node_kind(kind, True) is None:
                line = toml.line_of(file, key)
                raise RuleError(file, line, f"No node type `{kind}`.", "See the grammar's types.")
    return groups
