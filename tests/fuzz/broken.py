"""A target that breaks in every way that the fuzzer must tell."""

import os
import time

from hypothesis import strategies as st

from fuzz.target import must

SHARE = 1
INPUTS = st.integers(0, 19)


def hold(value: int) -> None:
    if value == 3:
        os.abort()
    if value == 5:
        time.sleep(3600)
    if value == 7:
        raise KeyError("seven")
    must(value != 11, "it is not eleven")
