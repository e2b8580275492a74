"""What the name of a caught exception means. `HERE` marks the call that is asked about."""

import pytest
from tree_sitter import Node, Parser

from checks.language import load
from checks.names import Names

LANGUAGES = load()

PYTHON = {
    "a builtin": ("try: ...\nexcept OSError as e:\n  e.text(HERE)", "OSError().text"),
    "a library's": (
        "import requests\ntry: ...\nexcept requests.Timeout as e:\n  e.text(HERE)",
        "requests.Timeout().text",
    ),
    "imported": (
        "from sqlalchemy.exc import SQLAlchemyError as S\ntry: ...\nexcept S as e:\n  e.text(HERE)",
        "sqlalchemy.exc.SQLAlchemyError().text",
    ),
    "one of several": (
        "try: ...\nexcept (OSError, KeyError) as e:\n  e.text(HERE)",
        "KeyError().text OSError().text",
    ),
    "one of several, one unknown": ("try: ...\nexcept (OSError, mine()) as e:\n  e.x(HERE)", ""),
    "one's own": ("class Mine(OSError): ...\ntry: ...\nexcept Mine as e:\n  e.text(HERE)", ""),
    "the nearest": (
        "try: ...\nexcept KeyError as e: ...\nexcept OSError as e:\n  e.text(HERE)",
        "OSError().text",
    ),
    "`with` is not meant": ("with OSError as e:\n  e.text(HERE)", "OSError.text"),
}
JAVASCRIPT = {
    "caught": ("try { } catch (e) { e.text(HERE); }", "Error().text"),
    "kept": ("try { } catch (e) { const m = e.text; m(HERE); }", "Error().text"),
    "hidden": ("try { } catch (e) { run((e) => e.text(HERE)); }", ""),
    "taken apart": ("try { } catch ({ text }) { text(HERE); }", ""),
}
TYPESCRIPT = {
    "with a type": ("try { } catch (e: any) { e.text(HERE); }", "Error().text"),
    "cast": ("try { } catch (e) { (e as Error).text(HERE); }", "Error().text"),
}
CASES = [
    pytest.param(language, source, names, id=f"{language}: {name}")
    for language, cases in (
        ("python", PYTHON),
        ("javascript", JAVASCRIPT),
        ("typescript", JAVASCRIPT | TYPESCRIPT),
    )
    for name, (source, names) in cases.items()
]


@pytest.mark.parametrize(("language", "source", "names"), CASES)
def test_the_name_of_what_was_caught(language: str, source: str, names: str) -> None:
    found = LANGUAGES.named(language)
    assert found is not None
    raw = source.encode()
    root = Parser(found.tree_sitter).parse(raw).root_node
    assert set(Names(root, raw, found).resolve(_marked(root))) == set(names.split())


def _marked(root: Node) -> Node:
    open_ = [root]
    while open_:
        node = open_.pop()
        function = node.child_by_field_name("function")
        if function is not None and (node.text or b"").endswith(b"(HERE)"):
            return function
        open_ += node.children
    raise AssertionError("no call is marked")
