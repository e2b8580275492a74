"""Every document that can be made is one that GitHub's schema knows."""

import json

import pytest
from graphql import parse, validate
from hypothesis import given
from hypothesis import strategies as st

from bot.github.documents import (
    BEFORE,
    HEAD_SIDE,
    OWNERS_POLICY,
    RULE_FILES,
    THREADS,
    Ask,
    Deed,
    deeds,
    texts,
)
from sandbox.graphql.schema import load_schema
from tests.github.queries import document_violations

FIXED = [BEFORE, HEAD_SIDE, OWNERS_POLICY, RULE_FILES, THREADS]


@pytest.mark.parametrize("document", FIXED)
def test_the_fixed_documents_are_valid(document: str) -> None:
    assert validate(load_schema(), parse(document)) == []


VALUES = {
    Deed.EDIT: ("PRRC_1", 'Fixed.\n"quoted" } {'),
    Deed.HIDE: ("PRRC_1", "RESOLVED"),
    Deed.SHOW: ("PRRC_1",),
    Deed.RESOLVE: ("PRRT_1",),
    Deed.UNRESOLVE: ("PRRT_1",),
}


@given(st.lists(st.sampled_from(Deed), min_size=1, max_size=20))
def test_any_deeds_are_one_valid_document(wanted: list[Deed]) -> None:
    document, variables = deeds([(deed, VALUES[deed]) for deed in wanted])
    body = json.dumps({"query": document, "variables": variables}).encode()
    assert document_violations(body) == []
    assert sorted(map(str, variables.values())) == sorted(
        value for deed in wanted for value in VALUES[deed]
    )


@given(st.lists(st.sampled_from(Ask), max_size=60), st.booleans())
def test_a_document_for_any_paths_is_valid(asks: list[Ask], state: bool) -> None:
    if asks or state:
        assert validate(load_schema(), parse(texts(asks, state=state))) == []


def test_a_document_that_asks_for_nothing_is_not_made() -> None:
    with pytest.raises(ValueError, match="nothing"):
        texts((), state=False)
