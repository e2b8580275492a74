"""`#shows?`: which expressions hold the text of what was caught. `HERE(…)` marks the expression."""

import pytest
from tree_sitter import Node, Parser

from checks.language import load
from checks.names import Names
from checks.shows import Shows

LANGUAGES = load()
WANTED = ("Exception()", "Error()", "Error().{message,stack}")

PYTHON = {
    "itself": ("HERE(e)", True),
    "turned to text": ("HERE(str(e))", True),
    "in a text": ('HERE(f"failed: {e}")', True),
    "turned to text in a text": ('HERE(f"failed: {repr(e)}")', True),
    "joined to a text": ('HERE("failed: " + str(e))', True),
    "put into a text": ('HERE("failed: %s" % e)', True),
    "in a dictionary": ('HERE({"error": {"text": str(e)}})', True),
    "in a list": ("HERE([str(e)])", True),
    "as JSON": ('import json\nHERE(json.dumps({"error": str(e)}))', True),
    "by a keyword": ("HERE(error=str(e))", True),
    "by a variable": ('text = f"failed: {e}"\n  HERE(text)', True),
    "or a plain text": ('HERE(str(e) or "failed")', True),
    "by a variable that may be another": (
        'text = "failed"\n  if debug:\n    text = str(e)\n  HERE(text)',
        False,
    ),
    "its type": ("HERE(type(e).__name__)", False),
    "its type in a text": ('HERE(f"failed: {type(e)}")', False),
    "made harmless": ("HERE(harmless(str(e)))", False),
    "a member": ("HERE(e.detail)", False),
    "its length": ("HERE(len(str(e)))", False),
    "compared": ('HERE(str(e) == "gone")', False),
    "a text": ('HERE("failed")', False),
    "something else": ("HERE(str(other))", False),
    "only sometimes": ('HERE(str(e) if debug else "failed")', False),
    "as a key": ('HERE({e: "failed"})', False),
    "str of one's own": ("str = harmless\n  HERE(str(e))", False),
    "a circle": ("text = text\n  HERE(text)", False),
}
JAVASCRIPT = {
    "its message": ("HERE(e.message)", True),
    "in an object": ("HERE({ error: e.message })", True),
    "by its name": ("HERE({ e })", True),
    "spread": ("HERE({ ...e })", True),
    "in a text": ("HERE(`failed: ${e.message}`)", True),
    "turned to text": ("HERE(String(e))", True),
    "as JSON": ("HERE(JSON.stringify({ error: e.stack }))", True),
    "or a plain text": ('HERE(e.message || "failed")', True),
    "of an error": ('HERE(e instanceof Error ? e.message : "failed")', True),
    "of an error, kept": (
        "const text = e instanceof Error ? e.message : String(e); HERE({ error: text })",
        True,
    ),
    "of a certain error": ('HERE(e instanceof Refused ? e.message : "failed")', False),
    "only for developers": ('HERE(isDev ? e.message : "failed")', False),
    "a member": ("HERE({ code: e.code })", False),
    "made harmless": ("HERE(harmless(e.message))", False),
    "compared": ('HERE(e.message === "gone")', False),
}
CASES = [
    pytest.param(language, around, source, seen, id=f"{language}: {name}")
    for language, around, cases in (
        ("python", "try:\n  pass\nexcept Exception as e:\n  %s", PYTHON),
        ("javascript", "try { } catch (e) { %s; }", JAVASCRIPT),
        ("tsx", "try { } catch (e: any) { %s; }", JAVASCRIPT),
    )
    for name, (source, seen) in cases.items()
]


@pytest.mark.parametrize(("language", "around", "source", "seen"), CASES)
def test_what_an_expression_shows(language: str, around: str, source: str, seen: bool) -> None:
    found = LANGUAGES.named(language)
    assert found is not None
    indented = source.replace("\nHERE", "\n  HERE")
    raw = (around % indented).encode()
    root = Parser(found.tree_sitter).parse(raw).root_node
    shows = Shows(Names(root, raw, found), found, WANTED)
    assert shows.asked(_marked(root)) is seen


def _marked(root: Node) -> Node:
    open_ = [root]
    while open_:
        node = open_.pop()
        function = node.child_by_field_name("function")
        arguments = node.child_by_field_name("arguments")
        if function is not None and function.text == b"HERE" and arguments is not None:
            return arguments.named_children[0]
        open_ += node.children
    raise AssertionError("no expression is marked")
