"""Places that a statement opens and another closes: from `tx := db.Begin()` to `tx.Commit()`."""

from collections.abc import Iterator

from tree_sitter import Node

_MAX_UP = 16
_BLOCKS = frozenset(
    {"block", "statement_list", "statement_block", "compound_statement", "body_statement"}
    | {"statements", "function_body", "program", "module"}
)
_CLOSES = (b"commit", b".complete(")  # in lower case
_TRIES = frozenset({"try_statement", "try_expression", "try_with_resources_statement", "begin"})


def statement_of(opens: Node) -> Node | None:
    """The statement that the opening call stands in: its parent is a block."""
    step = opens
    for _ in range(_MAX_UP):
        if step.parent is None:
            return None
        if step.parent.type in _BLOCKS:
            return step
        step = step.parent
    return None


def bodies(statement: Node) -> tuple[Node, ...]:
    """The statements between this one and the one that closes; none where nothing closes."""
    between: list[Node] = []
    for one in _following(statement):
        if not _closes(one):
            between.append(one)
            continue
        if one.type in _TRIES and (block := _block_of(one)) is not None:
            return (*between, *_until_closed(block))
        return tuple(between)
    return ()


def _following(statement: Node) -> Iterator[Node]:
    step = statement.next_named_sibling
    while step is not None:
        yield step
        step = step.next_named_sibling


def _until_closed(block: Node) -> Iterator[Node]:
    for one in block.named_children:
        if _closes(one):
            return
        yield one


def _closes(node: Node) -> bool:
    text = (node.text or b"").lower()
    return not node.type.startswith("defer") and any(word in text for word in _CLOSES)


def _block_of(node: Node) -> Node | None:
    body = node.child_by_field_name("body")
    blocks = (one for one in node.named_children if one.type in _BLOCKS)
    return body if body is not None else next(blocks, None)
