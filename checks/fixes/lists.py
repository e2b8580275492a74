"""Putting items into lists of the source, and taking them out, as a careful person would.

A list is arguments in parentheses or an object literal in braces. How the last item stands decides
how the next one is put: on a line of its own where the last one has one, else beside it.
"""

from tree_sitter import Node

from checks.fixes.edits import Edit

_COMMENTS = frozenset({"comment"})
# Nodes that a body must not be left without, and what Python wants there instead.
_PYTHON_BODY = "block"


def items(node: Node) -> list[Node]:
    """The list's items, without comments."""
    return [one for one in node.named_children if one.type not in _COMMENTS]


def append(node: Node, text: str, source: bytes) -> list[Edit]:
    """Put `text` behind the last item, with the comma that is needed."""
    every = items(node)
    if not every:
        return [_first(node, text)]
    last = every[-1]
    comma = _comma_after(last)
    if not _begins_line(last, source):
        return [Edit(last.end_byte, last.end_byte, f", {text}".encode())]
    line = _indented(text, last, source)
    ends = _end_of_line(comma or last, node)
    if comma:
        return [Edit(ends, ends, f"{line},".encode())]
    if ends == last.end_byte:
        return [Edit(ends, ends, f",{line}".encode())]
    return [Edit(last.end_byte, last.end_byte, b","), Edit(ends, ends, line.encode())]


def insert_before(item: Node, text: str) -> list[Edit]:
    """Put `text` in front of an item, on the same line."""
    return [Edit(item.start_byte, item.start_byte, f"{text}, ".encode())]


def take_out(node: Node, source: bytes) -> list[Edit] | None:
    """Take the node out, with the comma or the empty line that it would leave behind."""
    start, end = node.start_byte, node.end_byte
    after, before = _comma_after(node), _comma_before(node)
    if after:
        end = after.end_byte
    elif before and not _begins_line(node, source):
        start = before.start_byte
    elif before:
        return [Edit(before.start_byte, before.end_byte, b""), *_whole_lines(start, end, source)]
    elif _is_whole_body(node):
        return [Edit(start, end, b"pass")]
    lines = _whole_lines(start, end, source)
    if lines:
        return lines
    while after and source[end : end + 1] in (b" ", b"\t"):
        end += 1
    return [Edit(start, end, b"")]


def _first(node: Node, text: str) -> Edit:
    """The first item of an empty list: `f()`, `{}`, `f( )`, or one that holds only comments."""
    opened, closed = node.children[0].end_byte, node.children[-1].start_byte
    padded = f" {text} " if node.type == "object" else text
    if any(one.type in _COMMENTS for one in node.children):
        return Edit(opened, opened, padded.rstrip().encode())
    return Edit(opened, closed, padded.encode())


def _comma_after(node: Node) -> Node | None:
    following = node.next_sibling
    while following is not None and following.type in _COMMENTS:
        following = following.next_sibling
    return following if following is not None and following.type == "," else None


def _comma_before(node: Node) -> Node | None:
    earlier = node.prev_sibling
    while earlier is not None and earlier.type in _COMMENTS:
        earlier = earlier.prev_sibling
    return earlier if earlier is not None and earlier.type == "," else None


def _begins_line(node: Node, source: bytes) -> bool:
    return not source[_line_start(node.start_byte, source) : node.start_byte].strip()


def _line_start(byte: int, source: bytes) -> int:
    return source.rfind(b"\n", 0, byte) + 1


def _indented(text: str, beside: Node, source: bytes) -> str:
    """The text on a new line of its own, as deep as the node beside it."""
    depth = source[_line_start(beside.start_byte, source) : beside.start_byte].decode()
    end = "\r\n" if b"\r\n" in source else "\n"
    return f"{end}{depth}{text}"


def _end_of_line(node: Node, around: Node) -> int:
    """Where the node's line ends: behind a comment that stands there too."""
    comments = [one for one in around.children if one.type in _COMMENTS]
    beside = [
        one.end_byte
        for one in comments
        if one.start_byte >= node.end_byte and one.start_point[0] == node.end_point[0]
    ]
    return max(beside, default=node.end_byte)


def _whole_lines(start: int, end: int, source: bytes) -> list[Edit]:
    """The lines from `start` to `end` as one edit, if nothing else stands on them."""
    first = _line_start(start, source)
    feed = source.find(b"\n", end)
    last = len(source) if feed < 0 else feed + 1
    if source[first:start].strip() or source[end:last].strip():
        return []
    return [Edit(first, last, b"")]


def _is_whole_body(node: Node) -> bool:
    """True if a Python block would be empty without this statement."""
    statement = node
    if statement.parent and statement.parent.type == "expression_statement":
        statement = statement.parent
    body = statement.parent
    return body is not None and body.type == _PYTHON_BODY and len(items(body)) == 1
