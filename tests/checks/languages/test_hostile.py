"""Texts that crash a native parser are refused before it sees them; each has its own process."""

import subprocess
import sys

import pytest

from checks.hostile import most_indented

_CHECK = """
import sys
from checks import language, source
from checks.deadline import Deadline
from checks.source import Unread
found = source.parse(
    sys.stdin.buffer.read(), language.load().named(sys.argv[1]), Deadline.after(20)
)
print(found.reason.value if isinstance(found, Unread) else "parsed")
"""


def parsed(text: bytes, language: str) -> str:
    """In a process of its own: a crash must be seen, not shared."""
    done = subprocess.run(
        (sys.executable, "-c", _CHECK, language),
        input=text,
        capture_output=True,
        timeout=60,
        check=True,
    )
    return done.stdout.decode().strip()


def staircase(unit: bytes, steps: int) -> bytes:
    return b"".join(b" " * step + unit + b"\n" for step in range(steps))


TRAPS = {
    "a list in a list": ("yaml", b"- " * 400 + b"a\n"),
    "a key in a key": ("yaml", b"? " * 400 + b"a\n"),
    "both by turns": ("yaml", b"- ? " * 200 + b"a\n"),
    "no keys at all": ("yaml", b": " * 400 + b"a\n"),
    "tabs": ("yaml", b"-\t" * 400 + b"a\n"),
    "a staircase": ("yaml", staircase(b"-", 400)),
    "a staircase of keys": ("yaml", staircase(b"a:", 400)),
    "a string in a string": ("kotlin", b'val a = "' + b'${"' * 2_000),
    "a string in a long one": ("kotlin", b"val a = " + b'"""${' * 2_000),
    "strings and what looks closed": ("kotlin", b"val a = " + b'"${"}' * 2_000),
    "annotations alone": ("kotlin", b"@A " * 18_000),
    "a type in a type in Java": ("java", b"class A { " + b"List<" * 90_000),
    "a type in a type in C#": ("csharp", b"class A { " + b"List<" * 90_000),
    "a pipeline without an end": ("bash", b"a | " * 120_000),
}


@pytest.mark.parametrize(("language", "text"), TRAPS.values(), ids=TRAPS)
def test_it_is_refused(language: str, text: bytes) -> None:
    assert parsed(text, language) == "nested too deep"


DEEP = {
    "lists": ("yaml", b"- " * 190 + b"a\n"),
    "steps": ("yaml", staircase(b"a:", 190)),
    "many keys": ("yaml", b"a: b\n" * 20_000),
    "a long list": ("yaml", b"a:\n" + b"  - b: c\n    d: e\n" * 9_000),
    "templates": ("kotlin", b'val a = "${b} ${c}"\n' * 400),
    "annotations": ("kotlin", b"@A fun f() {}\n" * 900),
    "types": ("java", b"class A {" + b" List<List<String>> a;" * 3_000 + b"}"),
}


@pytest.mark.parametrize(("language", "text"), DEEP.values(), ids=DEEP)
def test_what_people_write_is_parsed(language: str, text: bytes) -> None:
    assert parsed(text, language) == "parsed"


SLOW = {
    "elements without an end": ("xml", b"<a>" * 100_000),
    "blocks without an end": ("gomod", b"require (\n" * 19_000),
    "annotations without an end": ("groovy", b"@@a(" * 19_000),
    "no requirements at all": ("requirements", b"a b" * 100_000),
}


@pytest.mark.parametrize(("language", "text"), SLOW.values(), ids=SLOW)
def test_it_costs_its_time_and_no_more(language: str, text: bytes) -> None:
    assert parsed(text, language) != "parsed"


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("", 0),
        ("a: b", 2),
        ("a:\n  b:\n    c: d", 4),
        ("a:\n  b: c\nd: e", 3),
        ("- - a", 2),
        ("- a\n- b", 1),
        ("\n\n  \n", 0),
    ],
)
def test_levels_are_counted_rather_too_high(text: str, levels: int) -> None:
    assert most_indented(text.encode()) >= levels
    assert most_indented((text + "\n").encode() * 50) == most_indented(text.encode() + b"\n")
