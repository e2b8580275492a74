"""Every document that can be made is one that GitHub's schema knows."""

import pytest
from graphql import parse, validate
from hypothesis import given
from hypothesis import strategies as st

from bot.github.documents import BEFORE, Ask, texts
from sandbox.graphql.schema import load_schema


def test_the_first_document_is_valid() -> None:
    assert validate(load_schema(), parse(BEFORE)) == []


@given(st.lists(st.sampled_from(Ask), max_size=60), st.booleans())
def test_a_document_for_any_paths_is_valid(asks: list[Ask], state: bool) -> None:
    if asks or state:
        assert validate(load_schema(), parse(texts(asks, state=state))) == []


def test_a_document_that_asks_for_nothing_is_not_made() -> None:
    with pytest.raises(ValueError, match="nothing"):
        texts((), state=False)
