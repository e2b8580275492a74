"""What holds for every language: its files are right, and none is loaded before it is needed."""

import subprocess
import sys

import pytest

from checks import catalog
from checks.language import Language
from checks.names.grammar import grammar_of
from checks.places import PlaceQuery
from tests.checks.languages.kit import LANGUAGES, tree, walk

ALL = pytest.mark.parametrize("language", LANGUAGES.all, ids=lambda one: one.name)


@ALL
def test_its_node_types_are_the_grammars(language: Language) -> None:
    assert language.nodes["comment"] or language.name == "json"


@ALL
def test_its_queries_compile(language: Language) -> None:
    PlaceQuery.load(language, LANGUAGES)
    grammar_of(language)


@ALL
def test_a_suffix_belongs_to_one_language(language: Language) -> None:
    for suffix in language.suffixes:
        found = LANGUAGES.of(f"some/name{suffix}", b"")
        assert found is not None
        assert found.name == language.name


QUESTIONS = {
    "rust": "mod m { fn f() { let y = 1; y::g(); a::get(b::c(x.y)).await; p::q { r: s }.u(); } }",
    "go": "package a\nfunc f() { a.b(c.d{e: f}.g()).h[i].j() }",
    "java": "class A { void f() { a.b(new C.D(e)).g[h].i(); this.j.k(); l(); } }",
    "php": "<?php a(b::c($d->e), new F\\G)->h['i']?->j(); \\k(); self::l();",
    "ruby": "a.b(C::D.e, f[:g]) { |h| h.i }\n::J.k\nl = m\n@n.o\nself.p",
    "kotlin": "fun f() { a.b(c.d { it.e }).f[g]!!.h?.i() }\n",
    "csharp": "class A { void F() { a.b(new C.D { E = f }).g[h]?.i(); this.j.k(); l(); } }",
}


@pytest.mark.parametrize(("language", "text"), QUESTIONS.items())
def test_every_node_may_be_asked_about(language: str, text: str) -> None:
    root, names = tree(text, language)
    for node in walk(root):
        assert isinstance(names.resolve(node), frozenset)
        for binding in (names.binding(node), names.receiver(node), names.result(node)):
            assert binding is None or names.scope_of(binding) is not None
        names.values(node)
        names.is_use(node)


_LOADED = """
import sys
from checks import catalog
catalog.load()
print(*sorted(name for name in sys.modules if "language_pack.bindings." in name))
"""


def test_loading_the_rules_loads_no_grammar() -> None:
    done = subprocess.run(
        (sys.executable, "-c", _LOADED), capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == ""


def test_everything_compiles_at_once() -> None:
    catalog.load().compile_all()
