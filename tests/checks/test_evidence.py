"""The lines that make a finding what it is."""

import pytest
from tree_sitter import Node

from checks import evidence, language, source
from checks.deadline import Deadline
from checks.source import Source


def first(text: str, kind: str, name: str) -> tuple[Node, language.Language]:
    """The first node of this type in a text."""
    known = language.load().named(name)
    assert known is not None
    found = source.parse(text.encode(), known, Deadline.after(30))
    assert isinstance(found, Source)
    open_ = [found.root]
    while open_:
        node = open_.pop()
        if node.type == kind:
            return node, known
        open_ += reversed(node.children)
    raise AssertionError(f"no {kind} in {found.root}")


CASES = [
    ("a call with its arguments", "python", "call", "f(\n  1,\n  2,\n)\n", {1, 2, 3, 4}, (1, 4)),
    ("a call without the inside of a function in it", "javascript", "call_expression",
     "app.get('/a', (req) => {\n  a()\n  b()\n})\n", {1, 4}, (1, 1)),
    ("an arrow without braces", "javascript", "call_expression",
     "a.map((b) =>\n  c(\n    b))\n", {1, 3}, (1, 1)),
    ("arguments behind the function", "javascript", "call_expression",
     "f(() => {\n  a()\n},\n  1,\n)\n", {1, 3, 4, 5}, (1, 1)),
    ("a method in an object", "javascript", "call_expression",
     "f({\n  a() {\n    b()\n  },\n})\n", {1, 2, 4, 5}, (1, 2)),
    ("a lambda on one line", "python", "call", "f(lambda: 1,\n  2)\n", {1, 2}, (1, 2)),
    ("a function's header", "python", "function_definition",
     "def f(\n  a,\n):\n  b()\n  c()\n", {1, 2, 3}, (1, 3)),
    ("an async function's header", "javascript", "function_declaration",
     "async function f(\n  a) {\n  b()\n}\n", {1, 2}, (1, 2)),
    ("a loop's header", "python", "for_statement", "for a in b:\n  c()\n  d()\n", {1}, (1, 1)),
    ("a class's header", "typescript", "class_declaration",
     "class A\n{\n  b = 1\n}\n", {1}, (1, 1)),
    ("a decorated function", "python", "decorated_definition",
     "@a\n@b(1)\ndef f():\n  c()\n  d()\n", {1, 2, 3}, (1, 3)),
    ("a statement", "javascript", "lexical_declaration", "const a = f(\n  1)\n", {1, 2}, (1, 2)),
    ("a run instruction", "dockerfile", "run_instruction",
     "FROM a\nRUN b \\\n  c\n", {2, 3}, (2, 3)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "kind", "text", "lines", "span"),
    [case[1:] for case in CASES],
    ids=[c[0] for c in CASES],
)
def test_own_lines(name: str, kind: str, text: str, lines: set[int], span: tuple[int, int]) -> None:
    node, known = first(text, kind, name)
    assert evidence.own_lines(node, known) == lines
    assert evidence.span(node, known) == span


def test_captured_evidence_counts_too() -> None:
    hazard, known = first("f(1)\n\nwith a:\n  b()\n  c()\n", "call", "python")
    other, _ = first("f(1)\n\nwith a:\n  b()\n  c()\n", "with_statement", "python")
    captures = {"hazard": [hazard], "evidence.with": [other], "evidently": [other]}
    assert evidence.of_match(hazard, captures, known) == {1, 3}
