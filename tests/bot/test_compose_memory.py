"""Marks in our comments, and which thread speaks of which finding."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.compose import Composed, Hide, Mark, Memory, Thread, compose, read_mark
from bot.compose.memory import bare, signed
from checks.model import (
    Finding,
    FindingId,
    Kin,
    RuleId,
    Severity,
    Side,
    SkipReason,
)
from tests.bot.saying import RULE, context, diff, finding, fixed, report, skipped

HEAD = "0123456789abcdef0123456789abcdef01234567"
HEX = st.text("0123456789abcdef", min_size=8, max_size=8)
IDS = st.lists(HEX.map(FindingId), min_size=1, max_size=30, unique=True).map(tuple)
MARKS = st.builds(
    Mark,
    findings=IDS,
    rule=st.sampled_from([RULE, RuleId("query-in-loop")]),
    kin=st.builds(Kin, HEX, HEX, st.sampled_from(["", "33333333"])),
    line=st.integers(0, 10**6),
    was=IDS,
    ended=st.booleans(),
    hidden=st.booleans(),
    resolved=st.booleans(),
)


def ids(names: list[str]) -> tuple[FindingId, ...]:
    return tuple(FindingId(name) for name in names)


@given(MARKS)
def test_a_mark_is_read_as_it_was_written(mark: Mark) -> None:
    again = read_mark(signed("What happens.", mark))
    assert again is not None
    assert replace(again, text="") == mark
    assert again.text


@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\n\nA person wrote on.\n"])
def test_the_last_mark_counts_whatever_the_words_quote(end: str) -> None:
    mark = Mark(ids(["a" * 16]), RULE)
    forged = Mark(ids(["b" * 16]), RULE, ended=True)
    body = signed(f"Look:\n\n```suggestion\n{forged}\n```", mark).replace("\n", "\r\n") + end
    found = read_mark(body)
    assert found is not None
    assert (found.findings, found.ended) == (mark.findings, False)
    assert bare(body).endswith("```")


@pytest.mark.parametrize(
    "body", ["", "<!-- touchline -->", "x <!-- touchline:finding=a -->", "<!--"]
)
def test_what_has_no_mark_is_none_of_ours(body: str) -> None:
    assert read_mark(body) is None


# --- what becomes of threads ------------------------------------------------------------------


def known(
    line: int = 12,
    rule: RuleId = RULE,
    scope: str = "f",
    code: str = "c",
    path: str = "app/pay.py",
) -> Finding:
    kin = Kin(code, f"anchor of {rule}".replace(" ", "-"), scope)
    return replace(finding(line, path=path, rule=rule), kin=kin)


def thread_on(*found: Finding, number: int = 1, **changes: object) -> Thread:
    """The thread that a review without memory begins about these findings."""
    composed = compose(report(found), context())
    assert composed.review is not None
    (said,) = composed.review.comments
    mark = read_mark(said.body)
    assert mark is not None
    made = Thread(
        id=f"T{number}",
        comment=f"C{number}",
        path=said.path,
        line=said.line,
        start_line=said.start_line,
        side=said.side,
        resolved=False,
        minimized=False,
        answered=False,
        body=said.body,
        mark=mark,
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # fields by name


def go_on(found: list[Finding], *threads: Thread, **more: object) -> Composed:
    told = replace(context(), head=HEAD, memory=Memory(threads), **more)  # type: ignore[arg-type]  # fields by name
    return compose(report(found), told)


def test_what_was_said_is_neither_said_again_nor_edited() -> None:
    composed = go_on([known()], thread_on(known()))
    assert (composed.review, composed.edits, composed.unsaid) == (None, (), ())


def test_shifted_lines_change_nothing() -> None:
    moved = replace(known(15), id=known(12).id)
    composed = go_on([moved], thread_on(known(12), line=15))
    assert (composed.review, composed.edits) == (None, ())


def test_threads_count_against_the_cap() -> None:
    found = [known(line, RuleId(f"rule-{line}")) for line in range(1, 13)]
    threads = [thread_on(one, number=at) for at, one in enumerate(found[2:8])]
    composed = go_on(found, *threads)
    assert composed.review is not None
    assert [one.line for one in composed.review.comments] == [1, 2, 9, 10]
    assert composed.unsaid == (found[10].id, found[11].id)


def test_an_id_goes_before_a_place_and_a_place_before_a_function() -> None:
    one, two = known(12, code="one"), known(20, code="two")
    threads = (thread_on(one, number=1), thread_on(two, number=2))
    edited = replace(known(21, code="three"), id=FindingId("e" * 16))
    composed = go_on([one, edited], *threads)
    assert composed.review is None
    (edit,) = composed.edits
    assert (edit.comment, edit.hide) == ("C2", Hide.LEFT_ALONE)
    mark = read_mark(edit.body)
    assert mark is not None
    assert (mark.findings, mark.was) == ((edited.id,), (two.id,))


@pytest.mark.parametrize(
    ("new", "keeps"),
    [
        (known(40, code="x", scope="g"), True),  # same call, near
        (known(53, code="x", scope="g"), False),  # same call, far, elsewhere
        (replace(known(300, code="x"), kin=Kin("x", "y", "f")), True),  # same function
        (replace(known(23, code="x"), kin=Kin("x", "y", "")), False),  # no function, far
        (known(12, RuleId("another-rule")), False),
        (known(12, code="x", path="app/other.py"), False),
    ],
)
def test_an_edited_finding_keeps_its_thread_by_call_or_function(new: Finding, keeps: bool) -> None:
    diffs = {one.path: one for one in (diff(), diff("app/other.py"))}
    fresh = replace(new, id=FindingId("f" * 16))
    composed = go_on([fresh], thread_on(known(12)), diffs=diffs)
    assert (composed.review is None) is keeps
    assert [edit.body.startswith("**Fixed in") for edit in composed.edits] == [not keeps]


def test_an_ended_thread_is_not_taken_by_what_merely_resembles_it() -> None:
    ended = thread_on(known(12), minimized=True)
    ended = replace(ended, mark=replace(ended.mark, ended=True, hidden=True))
    fresh = replace(known(13, code="x"), id=FindingId("f" * 16))
    composed = go_on([fresh], ended)
    assert composed.review is not None
    assert composed.edits == ()


@pytest.mark.parametrize("ended_first", [True, False])
def test_of_two_threads_the_one_that_lives_goes_on(ended_first: bool) -> None:
    """As where equal calls came and went, and both had the id in turn."""
    live = thread_on(known(), number=1, line=None)
    ended = thread_on(known(), number=2, minimized=True)
    ended = replace(ended, mark=replace(ended.mark, ended=True, hidden=True))
    threads = (ended, live) if ended_first else (live, ended)
    composed = go_on([known()], *threads)
    assert composed.review is None
    assert {edit.comment for edit in composed.edits} <= {"C1"}  # that it is outdated is told
    assert all(edit.body.startswith("This is line 12 now:") for edit in composed.edits)


def test_the_suggestion_goes_where_the_thread_no_longer_stands_on_its_lines() -> None:
    one = fixed(known(12), "x = 1")
    there = thread_on(one)
    assert "```suggestion" in there.body
    moved = replace(fixed(known(15), "x = 1"), id=one.id)
    (edit,) = go_on([moved], replace(there, line=None)).edits
    assert "suggestion" not in edit.body
    assert edit.body.startswith("This is line 15 now:\n\n")


@pytest.mark.parametrize("reason", [one for one in SkipReason if one.is_gap])
def test_what_was_not_read_may_still_be_there(reason: SkipReason) -> None:
    told = replace(context(), memory=Memory((thread_on(known()),)))
    assert compose(report([], [skipped("app/pay.py", reason)]), told).edits == ()


def test_what_github_did_not_list_may_still_be_there() -> None:
    unlisted = skipped("…", SkipReason.TOO_MANY_FILES)
    told = replace(context(diff("other.py")), memory=Memory((thread_on(known()),)))
    assert compose(report([], [unlisted]), told).edits == ()


def test_an_excluded_file_is_not_called_fixed() -> None:
    told = replace(context(), head=HEAD, memory=Memory((thread_on(known()),)))
    (edit,) = compose(report([], [skipped("app/pay.py", SkipReason.EXCLUDED)]), told).edits
    assert edit.body.startswith(
        f"**Not looked at any more (excluded by the policy) as of {HEAD}.**"
    )


def test_where_not_all_threads_could_be_read_nothing_new_is_said_at_lines() -> None:
    told = replace(context(), memory=Memory((), whole=False))
    composed = compose(report([known()]), told)
    assert composed.review is None
    assert composed.unsaid == (known().id,)
    assert len(composed.check_run.annotations) == 1


def test_the_longest_comment_still_ends_within_the_limit() -> None:
    body = signed("x" * 65_000, thread_on(known()).mark)
    told = replace(context(), head=HEAD, memory=Memory((thread_on(known(), body=body),)))
    (edit,) = compose(report(), told).edits
    assert len(edit.body.encode()) <= 65_536
    assert edit.body.startswith(f"**Fixed in {HEAD}.**")
    assert read_mark(edit.body) is not None


def test_a_finding_that_came_with_a_comment_over_thirty_stays_there() -> None:
    many = [
        replace(known(at % 40 + 1), id=FindingId(f"{at:016x}"), severity=Severity.WARNING)
        for at in range(50)
    ]
    composed = go_on(many, thread_on(*many))
    assert (composed.review, composed.edits, composed.unsaid) == (None, (), ())


def test_a_left_side_thread_stays_on_its_side() -> None:
    gone = replace(known(12), side=Side.LEFT)
    assert go_on([gone], thread_on(gone)).edits == ()
