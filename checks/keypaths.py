"""Key paths: where in a document a node stands, and what stands elsewhere in the same document.

A path names keys from the document's root, a dot between them: `jobs.*.steps.[].run`. `*` is any
key, `[]` any item of a list, and a leading `**` any way down to the rest.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from tree_sitter import Node

from checks import documents, nodes
from checks.language import Language

ITEM, ANY, DEEP = "[]", "*", "**"
MAX_STEPS = 160  # ancestors looked at; a level of YAML has three nodes
_MAX_FOUND = 64  # values of one path


@dataclass(frozen=True, slots=True)
class Step:
    """One level of a document: the key (or `[]`) and the value below it."""

    key: str
    value: Node


def of(node: Node, language: Language) -> tuple[Step, ...] | None:
    """The way from the document down to the node; None where it is not known for certain.

    A pair's way ends with its own key, whether the pair, its key or its value is asked about.
    """
    way: list[Step] = []
    step: Node | None = node
    for _ in range(MAX_STEPS):
        if step is None or step.type == "document":
            return tuple(reversed(way))
        if step.type == "ERROR":  # what was lost may have stood between
            return None
        if nodes.is_a(step, "pair", language):
            entry = nodes.entry(step, language)
            if entry is None:
                return None
            way.append(Step(entry.key, entry.value or step))
        elif step.parent and nodes.is_a(step.parent, "sequence", language):
            way.append(Step(ITEM, step))
        step = step.parent
    return None


def _is(step: Step, wanted: str) -> bool:
    return step.key == wanted or (wanted == ANY and step.key != ITEM)


def found(node: Node, path: str, language: Language) -> tuple[Node, ...] | None:
    """What stands at the path in the node's document; None where that is not known.

    As long as the path goes the node's own way, `*`, `[]` and `**` mean what the node stands in;
    from where it leaves that, every key and every item. No path at all is the whole document.
    """
    way = of(node, language)
    wanted = [one for one in path.split(".") if one]
    start = 0
    if way is not None and wanted[:1] == [DEEP]:
        start, wanted = _deepest(way, wanted[1]), wanted[2:]
        if not start:
            return None
    if way is None:
        return None
    count = start + _shared(way[start:], wanted)
    here = way[count - 1].value if count else _root(node, language)
    return _below(here, wanted[count - start :], language) if here else None


def _deepest(way: Sequence[Step], first: str) -> int:
    """How many steps lead to the innermost place of this name; 0 if none does."""
    return max((at for at, step in enumerate(way, 1) if _is(step, first)), default=0)


def _shared(way: Sequence[Step], wanted: Sequence[str]) -> int:
    """How many steps of the way the path goes as well."""
    agreed = takewhile(lambda pair: _is(*pair), zip(way, wanted, strict=False))
    return sum(1 for _ in agreed)


def _root(node: Node, language: Language) -> Node | None:
    return documents.content(documents.around(node), language)


def _below(here: Node, wanted: Sequence[str], language: Language) -> tuple[Node, ...] | None:
    """The values at the path below this node; None where a key may come from elsewhere."""
    there = [here]
    for one in wanted:
        following = [_children(node, one, language) for node in there]
        if any(each is None for each in following):
            return None
        there = [child for each in following for child in each or ()][:_MAX_FOUND]
    return tuple(there)


def _children(node: Node, wanted: str, language: Language) -> tuple[Node, ...] | None:
    inner = nodes.unwrapped(node, language)
    if wanted == ITEM:
        is_list = nodes.is_a(inner, "sequence", language)
        return tuple(nodes.items(inner, language)) if is_list else ()
    entries = nodes.entries(node, language)
    if entries is None:
        return None if nodes.text_of(inner).startswith("*") else ()
    values = tuple(_values(entries, wanted))
    return None if not values and (None in entries or inner.has_error) else values


def _values(entries: Sequence[nodes.Entry | None], wanted: str) -> Iterator[Node]:
    for entry in entries:
        if entry is not None and wanted in (ANY, entry.key) and entry.value is not None:
            yield entry.value
