"""Texts that would make the native parser overrun its stack are refused before it sees them."""

import subprocess
import sys

import pytest

_CHECK = """
import sys
from checks import language, source
from checks.deadline import Deadline
from checks.source import Unread
js = language.load().named("javascript")
found = source.parse(sys.stdin.buffer.read(), js, Deadline.after(20))
print(found.reason.value if isinstance(found, Unread) else "parsed")
"""


def parsed(text: bytes) -> str:
    """In a process of its own: a crash must be seen, not shared."""
    done = subprocess.run(
        (sys.executable, "-c", _CHECK), input=text, capture_output=True, timeout=60, check=True
    )
    return done.stdout.decode().strip()


@pytest.mark.parametrize("opening", [b"{a:", b"{a:\n", b"(", b"[", b"[{a:("])
def test_a_hundred_thousand_open_brackets_are_too_deep(opening: bytes) -> None:
    assert parsed(opening * 100_000) == "nested too deep"


def test_many_brackets_that_close_again_are_parsed() -> None:
    assert parsed(b"f([{}]);\n" * 30_000) == "parsed"
