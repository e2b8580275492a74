"""Where something stands in a YAML, JSON, TOML or HCL document: the keys that lead to it.

`services.web.ports.[]` is an element of the list at `ports`. A block of HCL is its kind and labels,
`resource.aws_s3_bucket.logs.acl`; what `dynamic "ingress" { content { … } }` makes is `ingress`.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tree_sitter import Node

from checks import nodes
from checks.language import Language

ELEMENT = "[]"
_ONE, _ANY = "*", "**"  # in a pattern: any one step, any number of steps
_UNKNOWN = "()"  # a step that no pattern has: a computed key, the argument of a function

_MAX_STEPS = 400  # nodes between one and its document
_PIECE = re.compile(r"'([^']*)'|([^.]+)")
_SEQUENCES = frozenset({"flow_sequence", "array", "tuple"})
_TABLES = frozenset({"table", "table_array_element"})
# Functions of HCL that only say how their one argument is written.
_WRITERS = frozenset({"jsonencode", "yamlencode"})

Path = tuple[str, ...]


def of(node: Node, language: Language, known: dict[int, Path] | None = None) -> Path:
    """The keys from the top of the node's document down to it; `[]` for an element of a list.

    An entry, its key, its value and what wraps the value all stand at the same path. `known` are
    the paths of nodes of the same tree, by their ids; what is found out on the way is added.
    """
    known = {} if known is None else known
    way: list[Node] = []
    at: Node | None = node
    while at is not None and at.id not in known and len(way) < _MAX_STEPS:
        if at.type == "ERROR" or (at.type == "document" and at.parent is not None):
            break
        way.append(at)
        at = at.parent
    path = _start(at, known) if len(way) < _MAX_STEPS else (_UNKNOWN,)
    for one in reversed(way):
        path = known[one.id] = (*path, *_steps(one, language))
    return path


def _start(at: Node | None, known: dict[int, Path]) -> Path:
    """The path of where a way begins; below what the parser lost, nothing is known."""
    if at is None or at.id in known:
        return known[at.id] if at is not None else ()
    return (_UNKNOWN,) if at.type == "ERROR" else ()


def _steps(node: Node, language: Language) -> Sequence[str]:
    """What this node adds to the path of all that stands in it."""
    if node.type == "block_sequence_item" or (node.parent and node.parent.type in _SEQUENCES):
        return [ELEMENT] if node.is_named else []
    if node.type in _TABLES:
        first = next(iter(nodes.items(node, language)), None)
        keys = _keys(first, language) if first is not None else [_UNKNOWN]
        return [*keys, ELEMENT] if node.type == "table_array_element" else keys
    if node.type == "function_arguments":
        name = node.parent.named_children[0] if node.parent else node
        return [] if nodes.text_of(name) in _WRITERS else [_UNKNOWN]
    return _entry(node, language) if nodes.is_a(node, "pair", language) else []


def _entry(node: Node, language: Language) -> Sequence[str]:
    if node.type == "block":
        return _block(node, language)
    if nodes.is_computed(node):
        return [_UNKNOWN]
    key = node.child_by_field_name("key") or next(iter(nodes.items(node, language)), None)
    if key is None:  # YAML: `: value`, which has no key
        return [_UNKNOWN]
    return _keys(nodes.unwrapped(key, language), language)


def _keys(key: Node, language: Language) -> list[str]:
    """One step, or several for a dotted key of TOML."""
    if key.type == "dotted_key":
        return [step for one in key.named_children for step in _keys(one, language)]
    content = nodes.string_content(key, language)
    if content is None and not any(nodes.is_a(key, group, language) for group in _PLAIN):
        return [_UNKNOWN]
    return [content if content is not None else nodes.text_of(key)]


_PLAIN = ("identifier", "number", "constant")


def _block(node: Node, language: Language) -> list[str]:
    """A block's kind and labels; a generated block is what it generates."""
    head = list(_until_body(node))
    names = [step for one in head for step in _keys(one, language)]
    if names[:1] == ["dynamic"]:
        return names[1:]
    outer = node.parent.parent if node.parent else None
    if names == ["content"] and outer and nodes.text_of(outer.named_children[0]) == "dynamic":
        return []
    return names


def _until_body(block: Node) -> Iterator[Node]:
    for one in block.named_children:
        if one.type == "block_start":
            return
        if one.type != "comment":
            yield one


def is_known(path: Path) -> bool:
    """False where a step is not known for certain: a computed key, or text lost to the parser."""
    return _UNKNOWN not in path


@lru_cache(maxsize=16384)
def fits(path: Path, pattern: str) -> bool:
    """True if the whole path is `pattern`: `*` is any one step, `**` any number of them.

    A step with a dot in it stands between `'…'`: `metadata.annotations.'a.b/c'`.
    """
    return _fits(path, split(pattern))


@lru_cache(maxsize=4096)
def split(pattern: str) -> Path:
    """A pattern's steps."""
    return tuple(quoted or plain for quoted, plain in _PIECE.findall(pattern))


def words(pattern: str) -> tuple[str, ...]:
    """The steps of a pattern that must stand in a text as they are."""
    return tuple(step for step in split(pattern) if step not in (ELEMENT, _ONE, _ANY))


def _fits(path: Path, wanted: Path) -> bool:
    if not wanted:
        return not path
    if wanted[0] == _ANY:
        return any(_fits(path[at:], wanted[1:]) for at in range(len(path) + 1))
    if not path or path[0] == _UNKNOWN:
        return False
    same = wanted[0] == path[0] or (wanted[0] == _ONE and path[0] != ELEMENT)
    return same and _fits(path[1:], wanted[1:])
