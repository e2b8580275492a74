"""What is a command and what is only talk about one; and how each command's words are read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.help import Help
from bot.commands.ignore import Ignore
from bot.commands.lines import LONGEST, command_lines, new_lines
from bot.commands.read import modules, read
from bot.commands.unignore import Unignore
from bot.commands.words import Known, MistakeError

RULE = "http-call-no-timeout"
ID = "0123456789abcdef"
KNOWN = Known(frozenset({RULE, "blocking-sleep"}))
REPLY = Known(KNOWN.rules, in_thread=True)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("/touchline", ("",)),
        ("  /touchline   rerun  ", ("rerun",)),
        ("Hm.\n/touchline a\r\n/touchline b\n\nmore", ("a", "b")),
        (
            "/touchline ignore x because `a` **b** \\* &amp;",
            (r"ignore x because `a` **b** \* &amp;",),
        ),
        ("<details>\n\n/touchline a\n\n</details>", ("a",)),
        ("/touchlines a", ()),
        ("see /touchline a", ()),
        ("/Touchline a", ()),
        (r"\/touchline a", ()),
        ("`/touchline a`", ()),
        ("`x\n/touchline a\nx`", ()),
        ("``x ` x\n/touchline a\nx``", ()),
        ("an odd ` tick\n/touchline a", ("a",)),
        ("> /touchline a", ()),
        ("> said he\n/touchline a", ()),  # still the quote, by the rules of Markdown
        ("> said he\n\n/touchline a", ("a",)),
        ("    /touchline a", ()),
        ("\t/touchline a", ()),
        ("```\n/touchline a\n```", ()),
        ("~~~~ text\n/touchline a\n~~~\n/touchline b\n~~~~\n/touchline c", ("c",)),
        ("```\n/touchline a", ()),
        ("- /touchline a", ()),
        ("- x\n  /touchline a", ()),
        ("1. x\n\n   /touchline a", ()),
        ("# /touchline a", ()),
        ("/touchline a\n===", ()),
        ("| a |\n| - |\n| /touchline a |", ()),
        ("<!-- \n/touchline a\n-->", ()),
        ("x <!-- y\n/touchline a\n--> z\n/touchline b", ("b",)),
        ("x <!-- y --> z\n/touchline b", ("b",)),
        ("<div>\n/touchline a\n</div>", ()),
        ("**/touchline a**", ()),
        ("x" * LONGEST + "\n/touchline a", ()),
    ],
)
def test_a_command_is_a_line_of_plain_text(text: str, lines: tuple[str, ...]) -> None:
    assert command_lines(text) == lines


@given(st.text(st.sampled_from("/touchline \n`>-|<!#\\*[]~ab"), max_size=200))
def test_whatever_stands_in_a_quote_or_a_fence_is_no_command(text: str) -> None:
    assert command_lines("\n".join(f"> {line}" for line in text.split("\n"))) == ()
    assert command_lines(f"{'`' * 250}\n{text}\n/touchline a\n{'`' * 250}") == ()


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        ("", "/touchline a", ("a",)),
        ("/touchline a", "/touchline a\nHm.", ()),
        ("/touchline a", "/touchline b\n/touchline a", ("b",)),
        ("/touchline a", "/touchline a\n/touchline a", ("a",)),
        ("> /touchline a", "/touchline a", ("a",)),
        ("/touchline a\n/touchline b", "/touchline b", ()),
    ],
)
def test_an_edit_gives_only_what_was_not_there(
    before: str, after: str, lines: tuple[str, ...]
) -> None:
    assert new_lines(after, before) == lines


def test_every_file_is_a_command_with_its_help() -> None:
    found = modules()
    assert sorted(found) == ["explain", "help", "ignore", "quiet", "rerun", "status", "unignore"]
    for name, module in found.items():
        assert module.USAGE.split()[0] == name
        assert module.HELP
        assert module.WHO


def test_nothing_is_help_and_names_may_be_capital() -> None:
    assert read("", KNOWN) == read("HELP", KNOWN) == Help()


@pytest.mark.parametrize(
    ("line", "known", "command"),
    [
        (f"ignore {ID} it is local", KNOWN, Ignore(ID, "it is local", None)),
        (f"ignore `{RULE}` for 2w it is local", KNOWN, Ignore(RULE, "it is local", 336)),
        (f"ignore {ID} for 30 days: it is local", KNOWN, Ignore(ID, "it is local", 720)),
        (f"ignore {ID} for now it is local", KNOWN, Ignore(ID, "for now it is local", None)),
        ("ignore it is local", REPLY, Ignore(None, "it is local", None)),
        ("ignore for 12h it is local", REPLY, Ignore(None, "it is local", 12)),
        (f"ignore {RULE} it is local", REPLY, Ignore(RULE, "it is local", None)),
        (f"unignore {ID}", KNOWN, Unignore(ID)),
        ("unignore", REPLY, Unignore(None)),
        ("unignore please", REPLY, Unignore(None)),
    ],
)
def test_words_become_a_command(line: str, known: Known, command: object) -> None:
    assert read(line, known) == command


@pytest.mark.parametrize(
    ("line", "known", "remedy"),
    [
        ("rerrun", KNOWN, "Did you mean `rerun`?"),
        ("`@all`", KNOWN, "There is no command `` `@all` ``."),
        ("explain", KNOWN, "Which rule?"),
        ("explain blocking-slep", KNOWN, "Did you mean `blocking-sleep`?"),
        ("ignore", KNOWN, "Ignore what, and why?"),
        ("ignore", REPLY, "Ignore what, and why?"),
        ("ignore it is local", KNOWN, "`it` is neither a finding's id nor a rule."),
        (f"ignore {ID}", KNOWN, "A reason is required"),
        (f"ignore {ID} for 30d", KNOWN, "A reason is required"),
        (f"ignore {ID} for 30 moons x", KNOWN, "For how long is `moons`?"),
        (f"ignore {ID} for 0d x", KNOWN, "for an hour at least"),
        (f"ignore {ID} for 366d x", KNOWN, "for 365 days at most"),
        (f"ignore {ID} for {'9' * 5000}d x", KNOWN, "for 365 days at most"),
        (f"ignore {ID} {'x' * 301}", KNOWN, "The reason has 301 characters"),
        ("unignore", KNOWN, "Take back which one?"),
    ],
)
def test_a_mistake_comes_with_its_remedy(line: str, known: Known, remedy: str) -> None:
    with pytest.raises(MistakeError) as caught:
        read(line, known)
    assert remedy in str(caught.value)
