"""Whatever a file holds: questions about its names end, and end without an error."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tree_sitter import Node, Parser

from checks.fixes import Operation
from checks.fixes.operations import edits_of
from checks.language import load
from checks.names import Names

LANGUAGES = load()
SIGNS = ". , ( ) [ ] { } : = LINE LINE "
PYTHON = """:= * ** | import from as def class lambda self x y a.b with async await for in if else
    try except global nonlocal match case None type TAB"""
SCRIPT = """=> ... ? ?? || ! ; <A> import from as function class this x y a.b const let var
    await for of in if else try catch new null type interface enum"""
OPERATIONS = ("set-argument!", "set-key!", "add-argument!", "replace!", "remove!")


def every(root: Node) -> Iterator[Node]:
    nodes = [root]
    while nodes:
        node = nodes.pop()
        yield node
        nodes += node.children


def ask_everything(words: list[str], dialect: str) -> None:
    language = LANGUAGES.named(dialect)
    assert language is not None
    text = " ".join(words).replace("LINE", "\n").replace("TAB", "\n\t")
    source = text.encode()
    root = Parser(language.tree_sitter).parse(source).root_node
    names = Names(root, source, language)
    for node in every(root):
        assert all(names.resolve(node))
        binding = names.binding(node) or names.receiver(node) or names.result(node)
        assert binding is None or names.scope_of(binding) is not None
        assert not names.is_use(node) or node.is_named
        for operation in OPERATIONS:
            edits = edits_of(Operation(operation, "it", "a=1"), {"it": [node]}, source) or []
            assert all(0 <= edit.start <= edit.end <= len(source) for edit in edits)


@given(st.lists(st.sampled_from((SIGNS + PYTHON).split()), max_size=60))
def test_any_python(words: list[str]) -> None:
    ask_everything(words, "python")


@pytest.mark.parametrize("dialect", ["javascript", "typescript", "tsx"])
@given(words=st.lists(st.sampled_from((SIGNS + SCRIPT).split()), max_size=60))
def test_any_script(dialect: str, words: list[str]) -> None:
    ask_everything(words, dialect)
