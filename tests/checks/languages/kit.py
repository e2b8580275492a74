"""What the tests of all languages share: names and places asked of small texts."""

from pathlib import Path

from tree_sitter import Node, Parser

from checks import engine
from checks.catalog import load as load_rules
from checks.deadline import Deadline
from checks.language import Language, load
from checks.model import ChangedFile, FileDiff, Status, Touched
from checks.names import Names

LANGUAGES = load()


def named(name: str) -> Language:
    """The language."""
    found = LANGUAGES.named(name)
    assert found is not None
    return found


def tree(source: str, language: str) -> tuple[Node, Names]:
    """The root, and what the names mean; the text must be without mistakes."""
    raw, lang = source.encode(), named(language)
    root = Parser(lang.tree_sitter).parse(raw).root_node
    assert not root.has_error, root
    return root, Names(root, raw, lang)


def smallest(root: Node, text: bytes, kinds: str) -> Node:
    """The smallest node of these types that holds the text."""
    found = [one for one in walk(root) if text in (one.text or b"") and one.type in kinds.split()]
    assert found, f"nothing of {kinds}"
    return min(found, key=lambda one: one.end_byte - one.start_byte)


def walk(node: Node) -> list[Node]:
    """The node and all below it."""
    return [node] + [below for child in node.children for below in walk(child)]


def resolve(source: str, language: str, kinds: str, callee: str | None) -> str:
    """What the smallest call that holds `HERE` is, or its `callee`; several names sorted."""
    root, names = tree(source, language)
    node = smallest(root, b"HERE", kinds)
    asked = node.child_by_field_name(callee) if callee else node
    assert asked is not None
    return " ".join(sorted(names.resolve(asked)))


RULE = """
title = "A call in a place"
family = "test"
answers = ["F01"]
severity = "notice"
message = "It stands there."
why = "It does."
"""


def findings(folder: Path, language: str, query: str, text: str, path: str) -> list[int]:
    """The lines on which a rule of one query finds something."""
    home = folder / "a-rule"
    home.mkdir(parents=True)
    (home / "rule.toml").write_text(RULE)
    (home / f"{language}.scm").write_text(query)
    diff = FileDiff(path, path, Status.ADDED, touched=Touched(whole=True))
    file = ChangedFile(diff, text.encode())
    report = engine.check(file, load_rules(folder), Deadline.after(20))
    assert report.parsed
    assert report.skipped is None
    return [one.line for one in report.findings]


def stands_in(folder: Path, call: str, text: str, path: str, place: str) -> bool:
    """True if the call (a pattern that captures `@_name`) of `HERE` is inside such a place."""
    language = LANGUAGES.of(path, b"")
    assert language is not None
    query = f'({call} @hazard (#eq? @_name "HERE") (#inside? @hazard "{place}"))'
    return bool(findings(folder, language.name, query, text, path))
