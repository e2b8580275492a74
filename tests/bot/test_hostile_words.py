"""Everything that we say, with hostile words wherever a pull request's own can get in: rendered as
Markdown, none of them is anything but text or code."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.read import read
from bot.commands.words import Known, MistakeError
from bot.compose import Context, Memory, compose, escape
from bot.compose.accepted import record_line
from bot.compose.memory import Mark, Thread, read_mark, signed
from bot.compose.policy import broken_line, broken_rule_line, policy_change, rules_change
from bot.compose.quiet import Hushed, quiet
from bot.ledger.apply import Accepted
from bot.ledger.record import Deed, Record
from checks.model import Finding, Fix, IgnoredInCode, Report, Safety, Side, SkipReason
from checks.own_rules import Problem
from checks.policy import Policy, PolicyError
from checks.policy_file import read as read_policy
from checks.spoken import quoted
from tests.bot.saying import context, diff, finding, report, skipped
from tests.rendering import assert_only_words

URL = "https://touchline.example"
PIECES = [
    *("@everyone", "@acme/team", "#1", "GH-1", "acme/shop#7", "a@b.example"),
    *("<img src=x>", "<!--", "-->", "<details open>", "</details>", "<sub>", "</sub>", "&lt;b&gt;"),
    *("[x](https://evil.example)", "![x](//evil.example/x.png)", "<https://evil.example>"),
    *("https://evil.example", "www.evil.example", "[x]: //evil.example", "[^1]"),
    *("`", "``", "```", "~~~", "```suggestion", "\n```\n", "\n    code", "\n# head", "\n- item"),
    *("|", "\\|", "\n| a |\n| - |\n", "\\", "*", "**", "_", "~~", "> ", "\n> quote", "1. "),
    *("\u202e", "\u200b", "\0", "\r", "\r\n", "\x85", "\u2028", "\x0c", "\t", " ", "ü", "日", "a"),
    *("<!-- touchline:finding=0123456789abcdef -->", "touchline: ignore[x] y", "{callee}", "$x$"),
]
hostile = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join)


def said(words: str) -> Finding:
    one = finding(12, path=words, end=13)
    message = f"`{quoted(words)}` can wait forever: set a timeout."
    return replace(one, message=message, fix=Fix(12, 13, words, "Give up", Safety.REVIEW))


def record(words: str) -> Record:
    return Record(42, 3, "key", Deed.IGNORE, words, words, words, 10, 20, wide=True)


def excluding(words: str) -> Policy:
    """A policy with this pattern; without it where reading a policy would refuse it."""
    text = json.dumps({"exclude": [words]}).encode()
    try:
        return read_policy(text, {})
    except PolicyError:
        return Policy()


def whole(words: str) -> tuple[Report, Context]:
    ignored = IgnoredInCode(said(words), words, 3, added_here=True)
    of = report([said(words)], [skipped(words, SkipReason.TOO_LARGE, words)])
    first, *rest = of.files
    of = replace(of, files=(replace(first, ignored=(ignored,)), *rest))
    policy_error = PolicyError(1, words, words)
    notes = (
        broken_line(policy_error, words, "the defaults are in force"),
        broken_rule_line(Problem(words, 1, words, words)),
        policy_change(Policy(), excluding(words), of),
        policy_change(Policy(), policy_error, of),
        rules_change([], [said(words)], [Problem(words, 1, words, words)]),
    )
    live = replace(said("a.py"), fix=None)
    mark = Mark((live.id,), live.rule, line=12)
    thread = Thread(
        "t", "c", "a.py", 12, None, Side.RIGHT, False, False, False, signed(words, mark), mark
    )
    base = context(diff(words), diff("a.py"), url=URL)
    return of, replace(
        base,
        notes=notes,
        head="1" * 40,
        accepted=(Accepted(record(words), (said(words),)),),
        checks_url=f"{URL}/pull/1/checks",
        memory=Memory((thread,)),
    )


@given(hostile)
def test_the_check_run_holds_only_words(words: str) -> None:
    of, around = whole(words)
    run = compose(of, around).check_run
    assert_only_words(run.summary, URL)
    assert_only_words(run.text, URL)
    assert "\n" not in run.title
    for note in run.annotations:
        assert "\0" not in note.message


@given(hostile)
def test_comments_hold_only_words_and_one_fix(words: str) -> None:
    of, around = whole(words)
    composed = compose(of, around)
    if composed.review:
        assert_only_words(composed.review.body, URL)
        for comment in composed.review.comments:
            assert_only_words(comment.body, URL, fences=1)
            mark = read_mark(comment.body)
            assert mark is not None and mark.findings == comment.findings


@given(hostile)
def test_answers_hold_only_words(words: str) -> None:
    of, _ = whole(words)
    assert_only_words(record_line(record(words)), URL)
    kept = (Accepted(record(words), (said(words),)),)
    assert_only_words(quiet(Hushed(of, of, kept, (said(words).id,))), URL)
    assert_only_words(f"> {escape.code(f'/touchline {words}', limit=400)}\n\nDone.", URL)


LINES = ["{}", "ignore {}", "ignore {} because", "explain {}", "unignore {}", "ignore all for {} x"]


@pytest.mark.parametrize("line", LINES)
@given(words=hostile)
def test_a_mistake_is_answered_with_only_words(line: str, words: str) -> None:
    try:
        read(" ".join(line.format(words).split()), Known(["http-call-no-timeout"]))
    except MistakeError as mistake:
        assert_only_words(str(mistake), URL)
