"""From bytes to a tree: which files are read at all, and how far a text may go.

The limits were measured on hostile texts; without them a query can run for minutes.
"""

import warnings
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from tree_sitter import Node, Parser, Tree

from checks import hostile
from checks.anchors import Words, words_of
from checks.deadline import Deadline
from checks.language import Language
from checks.model import FileDiff, Role, SkipReason

MAX_BYTES = 512 * 1024
LONG_LINE = 5_000  # bytes; a file that is mostly such lines is minified
HUGE_LINE = 50_000  # bytes; one such line is enough
MAX_DEPTH = 1_000
MAX_LOST = 0.3  # share of the text that error recovery threw away
MAX_WIDTH = 10_000  # children of one ERROR node: a query over them takes minutes
PARSE_SECONDS = 3.0
_STEP = 512  # bytes; a text without errors is probed for depth at such distances

_LFS = b"version https://git-lfs.github.com/spec/"
_LFS_BYTES = 1024  # a pointer is smaller than this, says its specification
_BOM = b"\xef\xbb\xbf"
_MODES = {"120000": SkipReason.SYMLINK, "160000": SkipReason.SUBMODULE}
_ROLES = {Role.GENERATED: SkipReason.GENERATED, Role.VENDORED: SkipReason.VENDORED}


@dataclass(frozen=True)
class Source:
    """A text that was read and parsed. Lines end with `\\n` alone; there is no BOM.

    `lost` are the lines (from 1) of which error recovery threw something away; `words` are what
    anchors are looked for in.
    """

    text: bytes
    language: Language
    root: Node
    lost: frozenset[int] = frozenset()
    words: Words = frozenset()

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The text's lines without their ends; the first is line 1."""
        return tuple(self.text.decode("utf-8").split("\n"))

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The byte with which each line begins."""
        sizes = (len(line) + 1 for line in self.text.split(b"\n")[:-1])
        return tuple(accumulate(sizes, initial=0))

    def of(self, node: Node) -> str:
        """The node's text."""
        return self.text[node.start_byte : node.end_byte].decode("utf-8")


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a text was not read, and what exactly was seen."""

    reason: SkipReason
    detail: str = ""


def unread_by_kind(diff: FileDiff, role: Role) -> Unread | None:
    """What needs no look at the text: links, submodules, binaries, generated and vendored files."""
    reason = _MODES.get(diff.mode) or _ROLES.get(role)
    if reason is None and diff.binary:
        reason = SkipReason.BINARY
    return Unread(reason) if reason else None


def clean(head: bytes) -> bytes | Unread:
    """The text as it is parsed: UTF-8, no BOM, `\\n` line ends; or why it is not read."""
    if head.startswith(_LFS) and len(head) < _LFS_BYTES:
        return Unread(SkipReason.LFS_POINTER)
    if len(head) > MAX_BYTES:
        return Unread(SkipReason.TOO_LARGE, f"{len(head) // 1024} KiB; at most {MAX_BYTES // 1024}")
    if b"\0" in head:
        return Unread(SkipReason.BINARY)
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return Unread(SkipReason.NOT_UTF8, f"at byte {error.start}")
    return _unless_minified(head.removeprefix(_BOM).replace(b"\r\n", b"\n"))


def _unless_minified(text: bytes) -> bytes | Unread:
    sizes = [len(line) for line in text.split(b"\n") if len(line) > LONG_LINE]
    if sizes and (max(sizes) > HUGE_LINE or sum(sizes) * 2 > len(text)):
        return Unread(SkipReason.MINIFIED, f"a line of {max(sizes)} bytes")
    return text


def parse(
    text: bytes, language: Language, deadline: Deadline, words: Words | None = None
) -> Source | Unread:
    """The text with its tree, if it can be parsed in time and is not a trap for queries.

    `words`: those of the text, where they are known already.
    """
    trap = hostile.found(text, language)
    if trap is not None:
        return Unread(SkipReason.TOO_DEEP, trap)
    tree = _tree(text, language, deadline)
    if tree is None:
        return Unread(SkipReason.TOO_SLOW, "while parsing")
    look = _walk(tree) if tree.root_node.has_error else _probe(tree, len(text))
    if language.partial:
        look.lost, look.lines = 0, set()
    trouble = _trouble(look, len(text))
    known = words_of(text) if words is None else words
    return trouble or Source(text, language, tree.root_node, frozenset(look.lines), known)


def _tree(text: bytes, language: Language, deadline: Deadline) -> Tree | None:
    """None when the time is up.

    `parse(progress_callback=…)` crashes in 0.25.2 (tried), and its deprecated forerunner works.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        micros = deadline.microseconds(PARSE_SECONDS)
        parser = Parser(language.tree_sitter, timeout_micros=micros)
    try:
        return parser.parse(text)
    except ValueError:  # "Parsing failed": the time is up
        parser.reset()
        return None


@dataclass(slots=True)
class _Look:
    """What a walk over the tree has seen so far."""

    lost: int = 0
    lines: set[int] = field(default_factory=set)
    wide: int = 0
    deep: int = 0


def _trouble(look: _Look, size: int) -> Unread | None:
    if look.deep > MAX_DEPTH:
        return Unread(SkipReason.TOO_DEEP, f"more than {MAX_DEPTH} levels")
    if look.wide > MAX_WIDTH:
        return Unread(SkipReason.UNPARSED, f"more than {MAX_WIDTH} loose parts")
    if look.lost > size * MAX_LOST:
        return Unread(SkipReason.UNPARSED, f"{look.lost * 100 // max(1, size)} % of it")
    return None


def _probe(tree: Tree, size: int) -> _Look:
    """How deep the tree is at some places; what is deep enough to hurt covers several of them."""
    cursor = tree.walk()
    look = _Look()
    for byte in range(0, size, _STEP):
        cursor.reset(tree.root_node)
        depth = 0
        while depth <= MAX_DEPTH and cursor.goto_first_child_for_byte(byte) is not None:
            depth += 1
        look.deep = max(look.deep, depth)
    return look


def _walk(tree: Tree) -> _Look:
    """One pass over all nodes; ends early once it is too deep or too wide."""
    look, cursor = _Look(), tree.walk()
    has_error = tree.root_node.has_error
    while look.deep <= MAX_DEPTH and look.wide <= MAX_WIDTH:
        look.deep = max(look.deep, cursor.depth)
        if has_error and cursor.node is not None and cursor.node.is_error:
            _count_lost(look, cursor.node)
        if cursor.goto_first_child():
            continue
        while not cursor.goto_next_sibling():
            if not cursor.goto_parent():
                return look
    return look


def _count_lost(look: _Look, error: Node) -> None:
    """Bytes of an ERROR that went into no structure below it."""
    look.wide = max(look.wide, error.child_count)
    if error.child_count <= MAX_WIDTH:
        parts = error.children
        kept = sum(one.end_byte - one.start_byte for one in parts if one.child_count)
        look.lost += error.end_byte - error.start_byte - kept
        for loose in [one for one in parts if not one.child_count] if parts else [error]:
            look.lines.update(range(loose.start_point[0] + 1, loose.end_point[0] + 2))
