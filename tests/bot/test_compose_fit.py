"""Shortening keeps whole blocks, keeps the limit and counts what it leaves out."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.compose.fit import fit, size

blocks = st.lists(st.text(min_size=1, max_size=40).filter(lambda text: "\n" not in text))


def more(count: int) -> str:
    return f"- and {count} more"


@given(blocks, st.integers(min_value=40, max_value=2000))
def test_what_fits_is_whole_and_what_does_not_is_counted(of: list[str], limit: int) -> None:
    kept = fit(of, limit, more)
    assert size("\n".join(kept)) <= limit
    if kept != of:
        assert kept[:-1] == of[: len(kept) - 1]
        assert int(re.findall(r"\d+", kept[-1])[0]) == len(of) - (len(kept) - 1)


@given(blocks)
def test_nothing_is_left_out_where_all_fits(of: list[str]) -> None:
    assert fit(of, 100_000, more) == of
