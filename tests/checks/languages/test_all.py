"""What holds for every language: its files are right, and none is loaded before it is needed."""

import subprocess
import sys

import pytest

from checks import catalog
from checks.language import Language
from checks.names.grammar import grammar_of
from checks.places import PlaceQuery
from tests.checks.languages.kit import LANGUAGES

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
