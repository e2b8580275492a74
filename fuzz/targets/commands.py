"""Comments with commands: read alike twice, refused with words that smuggle nothing."""

import re
from typing import NamedTuple

from hypothesis import strategies as st

from bot.commands import lines, read
from bot.commands.words import Known, MistakeError
from fuzz.mutated import Edit, edits, spoilt
from fuzz.page import smuggled
from fuzz.target import must

SHARE = 10
_RULES = frozenset({"http-call-no-timeout", "query-in-loop"})
_LINES = [
    *("/touchline", "/touchline help", "/touchline rerun", "/touchline status", "  /touchline help"),
    *("/touchline explain http-call-no-timeout", "/touchline explain query-in-lop", "> /touchline rerun"),
    *("/touchline ignore 0123456789abcdef for 30d on this host", "/touchline ignore query-in-loop x"),
    *("/touchline ignore query-in-loop for 999999999999d x", "/touchline unignore query-in-loop"),
    *("/touchline @everyone", "/touchline ignore <img src=x onerror=y> z", "/touchline \u202ehelp"),
    *("/touchline explain [x](https://evil.example)", "/touchline `` ` ``", "/Touchline help"),
    *("```", "~~~", "<!--", "-->", "<div>", "| a | b |", "| --- | --- |", "- /touchline rerun", ""),
    *("    /touchline rerun", "\\/touchline help", "# /touchline help", "/touchline\thelp", "===="),
]  # fmt: skip
_ALIENS = [
    b"/touchline ",
    b"/touchline",
    b"`" * 400,
    b"[" * 400,
    b"> " * 60,
    b"<!--" * 20,
    b"\\" * 99,
]


class Case(NamedTuple):
    """A comment, what it was before an edit, and whether it answers one of ours."""

    rows: list[str]
    before: list[str]
    made: list[Edit]
    in_thread: bool


_ROWS = st.lists(st.sampled_from(_LINES), max_size=10)
INPUTS = st.builds(Case, _ROWS, _ROWS, edits(5, _ALIENS), st.booleans())


def hold(case: Case) -> None:
    """Raises where one of the promises is broken."""
    text = spoilt("\n".join(case.rows).encode(), case.made).decode("utf-8", "replace")
    before = "\n".join(case.before)
    found = lines.command_lines(text)
    must(found == lines.command_lines(text), "read alike twice")
    must(all("\n" not in one for one in found), "a command is one line")
    must(len(found) <= text.count("/touchline"), "no command from nowhere")
    fresh = lines.new_lines(text, before)
    must(set(fresh) <= set(found), "an edit brings no more than the text holds")
    must(not lines.new_lines(text, text), "an edit that changes nothing brings nothing")
    must(
        not lines.command_lines("\n".join(f"> {row}" for row in re.split(r"\r\n|\r|\n", text))),
        "a quote is none",
    )
    for one in found:
        _read(one, in_thread=case.in_thread)


def _read(line: str, *, in_thread: bool) -> None:
    try:
        read.read(line, Known(_RULES, in_thread))
    except MistakeError as mistake:
        told = str(mistake)
        must(not smuggled(told), f"a refusal is plain words: {smuggled(told)}")
        must(len(told) < 2_000, "a refusal is short")
