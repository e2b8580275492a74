"""What is said of a report: conclusion, title, comments, summary; all within GitHub's limits."""

import re
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from bot.compose import (
    Annotation,
    Comment,
    Composed,
    Ending,
    Level,
    annotations,
    compose,
    not_reviewed,
    superseded,
)
from bot.ledger.apply import Accepted
from bot.ledger.record import Deed, Record
from checks.model import (
    FileReport,
    Fix,
    Hunk,
    IgnoredInCode,
    Report,
    Role,
    RuleId,
    Safety,
    Severity,
    Side,
    SkipReason,
    Span,
)
from checks.policy import Conclusion, Mode, Policy
from tests.bot.saying import RULE, context, diff, finding, fixed, report, skipped

BLOCKER, WARNING, NOTICE = Severity
HUGE = skipped("data.py", SkipReason.TOO_LARGE, "612,345 bytes")
MINIFIED = skipped("app.js", SkipReason.MINIFIED)
GENERATED = skipped("gen.py", SkipReason.GENERATED)


def comments(composed: Composed) -> tuple[Comment, ...]:
    assert composed.review is not None
    return composed.review.comments


# --- the verdict ------------------------------------------------------------------------------

COMMENT_ONLY, BLOCK = Policy(mode=Mode.COMMENT), Policy()
STRICT = Policy(on_partial=Conclusion.FAILURE)
OLD_BLOCKER = replace(finding(severity=BLOCKER), introduced=False)


# The table of docs "Conclusions": a required check passes on success and neutral.
@pytest.mark.parametrize(
    ("of", "policy", "ending"),
    [
        (report(), BLOCK, Ending.SUCCESS),
        (report(), COMMENT_ONLY, Ending.SUCCESS),
        (report([finding()]), BLOCK, Ending.NEUTRAL),
        (report([finding()]), COMMENT_ONLY, Ending.NEUTRAL),
        (report([finding(severity=BLOCKER)]), BLOCK, Ending.FAILURE),
        (report([finding(severity=BLOCKER)]), COMMENT_ONLY, Ending.NEUTRAL),
        (report([OLD_BLOCKER]), BLOCK, Ending.NEUTRAL),
        (report([], [HUGE]), BLOCK, Ending.NEUTRAL),
        (report([], [HUGE]), STRICT, Ending.FAILURE),
        (report([], [HUGE]), COMMENT_ONLY, Ending.NEUTRAL),
        (report([finding(severity=BLOCKER)], [HUGE]), BLOCK, Ending.FAILURE),
        (report([], [GENERATED]), BLOCK, Ending.SUCCESS),
    ],
)
def test_the_conclusion_follows_the_table(of: Report, policy: Policy, ending: Ending) -> None:
    assert compose(of, context(policy=policy)).check_run.ending is ending


def test_in_shadow_nothing_is_written() -> None:
    with pytest.raises(ValueError, match="shadow"):
        compose(report([finding()]), context(policy=Policy(mode=Mode.SHADOW)))
    assert not_reviewed("no", Policy(mode=Mode.SHADOW)) is None


@pytest.mark.parametrize(
    ("of", "title"),
    [
        (report(), "Clean: 9 files read"),
        (report([finding(1, BLOCKER), finding(2, BLOCKER), finding(3)]), "2 blockers, 1 warning"),
        (report([OLD_BLOCKER]), "1 there before"),
        (report([OLD_BLOCKER, finding(3, NOTICE)]), "1 notice, 1 there before"),
        (report([finding()], [HUGE]), "Partial: 1 warning; 1 file not read: too large"),
        (
            report([], [HUGE, MINIFIED]),
            "Partial: nothing found in 9 files; 2 files not read: minified, too large",
        ),
        (report([], [GENERATED]), "Clean: 9 files read"),
    ],
)
def test_the_title_says_the_verdict_in_words(of: Report, title: str) -> None:
    composed = compose(of, context())
    assert composed.check_run.title == title
    assert composed.check_run.summary.startswith(f"**{title}.**")


def test_nothing_is_said_on_the_pull_request_of_a_clean_one() -> None:
    composed = compose(report(), context())
    assert composed.review is None
    assert composed.check_run.annotations == ()
    assert composed.check_run.text == ""


def test_an_end_without_review_is_never_green() -> None:
    run = not_reviewed("GitHub failed (502): Bad gateway @everyone", Policy())
    assert run is not None
    assert run.ending is Ending.FAILURE
    assert "`GitHub failed (502): Bad gateway @everyone`" in run.summary
    assert [len(one.label) <= 20 and len(one.description) <= 40 for one in run.actions] == [True]
    assert not_reviewed("x", Policy(on_error=Conclusion.NEUTRAL)).ending is Ending.NEUTRAL  # type: ignore[union-attr]  # not in shadow
    assert superseded("0" * 40).ending is Ending.CANCELLED


# --- comments ---------------------------------------------------------------------------------


def test_a_comment_says_what_happens_what_to_do_and_how_to_live_with_it() -> None:
    one = fixed(finding(12, BLOCKER), "requests.get(u, timeout=10)")
    (said,) = comments(compose(report([one]), context(url="https://touchline.example/")))
    page = "https://touchline.example/rules/http-call-no-timeout"
    *words, mark = said.body.split("\n\n")
    assert mark.startswith(f"<!-- touchline:finding={one.id} rule=http-call-no-timeout line=12 ")
    assert words == [
        "**Blocker:** `requests.get` can wait forever: set a timeout. A silent peer keeps this"
        " thread.",
        "**Give up after 10 seconds.** Read it before you take it.\n"
        "```suggestion\nrequests.get(u, timeout=10)\n```",
        f"<sub>blocker · [`http-call-no-timeout`]({page}) · `{one.id}` · to keep it,"
        " reply `/touchline ignore reason` or write"
        " `touchline: ignore[http-call-no-timeout] reason` in a comment above</sub>",
    ]
    assert (said.path, said.line, said.start_line, said.side) == ("app/pay.py", 12, None, "RIGHT")


def test_without_a_proven_fix_the_comment_says_what_to_do() -> None:
    (said,) = comments(compose(report([finding()]), context()))
    assert "To do: Give up after 10 seconds." in said.body
    assert "suggestion" not in said.body


def test_without_pages_the_link_leads_to_the_check_run_which_tells_of_the_rule() -> None:
    checks = "https://github.example/acme/shop/pull/7/checks"
    here = replace(context(), checks_url=checks)
    composed = compose(report([finding()]), here)
    assert f"[`{RULE}`]({checks})" in comments(composed)[0].body
    text = compose(report([finding()]), context()).check_run.text
    assert checks not in text and f"* {RULE}: **{here.rules[RULE].title}.**" in text
    assert "To do: Give up after 10 seconds." in text


def test_with_pages_the_check_run_leaves_the_rules_to_them() -> None:
    text = compose(report([finding()]), context(url="https://touchline.example")).check_run.text
    assert f"(https://touchline.example/rules/{RULE})" in text and "\n* " not in text


def test_a_safe_fix_needs_no_warning() -> None:
    (said,) = comments(compose(report([fixed(finding(), "x", Safety.SAFE)]), context()))
    assert "Read it" not in said.body


def test_backticks_in_a_fix_do_not_end_the_suggestion() -> None:
    text = "const s = `\n```\n` // ````"
    (said,) = comments(compose(report([fixed(finding(), text)]), context()))
    assert f"`````suggestion\n{text}\n`````" in said.body


SHOWN = diff("app/pay.py", (10, 20), (30, 40))


@pytest.mark.parametrize(
    ("line", "end", "expected"),
    [
        (12, 12, (None, 12)),
        (12, 15, (12, 15)),
        (10, 20, (10, 20)),
        (18, 32, (None, 18)),  # from one hunk into the next: its first line
        (8, 12, (None, 10)),  # begins before the hunk: its nearest line that is shown
        (22, 31, (None, 30)),
    ],
)
def test_comments_stand_on_lines_that_github_takes(
    line: int, end: int, expected: tuple[int | None, int]
) -> None:
    (said,) = comments(compose(report([finding(line, end=end)]), context(SHOWN)))
    assert (said.start_line, said.line) == expected


@pytest.mark.parametrize(("line", "nearest"), [(1, 10), (24, 20), (26, 30), (99, 40)])
def test_a_finding_outside_the_diff_stands_at_the_nearest_line(line: int, nearest: int) -> None:
    composed = compose(report([finding(line)]), context(SHOWN))
    (said,) = comments(composed)
    assert (said.start_line, said.line, said.side) == (None, nearest, Side.RIGHT)
    assert said.body.startswith(f"About line {line}:\n\n")
    assert composed.check_run.annotations == ()


def test_a_finding_in_a_file_that_only_loses_lines_stands_on_the_left() -> None:
    gone = replace(SHOWN, hunks=(Hunk(Span(3, 7), Span(3, 2)),))
    (said,) = comments(compose(report([finding(12)]), context(gone)))
    assert (said.line, said.side) == (7, Side.LEFT)
    assert said.body.startswith("About line 12:")


def test_a_removed_line_that_is_not_shown_stands_at_the_nearest_one_that_is() -> None:
    (said,) = comments(compose(report([replace(finding(25), side=Side.LEFT)]), context(SHOWN)))
    assert (said.line, said.side) == (21, Side.LEFT)
    assert said.body.startswith("About line 25:")


def test_a_finding_in_a_file_of_which_no_line_is_shown_is_about_the_file() -> None:
    one = fixed(finding(25), "x")
    composed = compose(report([one]), context(replace(SHOWN, hunks=())))
    (said,) = comments(composed)
    assert (said.line, said.start_line, said.path) == (None, None, "app/pay.py")
    assert said.body.startswith("About line 25:\n\n")
    assert "suggestion" not in said.body


def test_a_finding_in_a_file_that_the_change_lacks_is_in_the_check_run_with_its_id() -> None:
    one = finding(25, path="other.py")
    composed = compose(report([one]), context(SHOWN))
    assert composed.review is None
    assert composed.unsaid == (one.id,)
    (note,) = composed.check_run.annotations
    assert (note.path, note.start_line, note.level) == ("other.py", 25, Level.WARNING)
    assert one.id in note.message


def test_a_finding_among_removed_lines_stands_on_the_left() -> None:
    gone = replace(finding(12), side=Side.LEFT, fix=Fix(12, 12, "x", "Put it back", Safety.REVIEW))
    (said,) = comments(compose(report([gone]), context(SHOWN)))
    assert (said.side, said.line, said.start_line) == (Side.LEFT, 12, None)
    assert "suggestion" not in said.body
    (note,) = annotations(report([gone]), context(SHOWN), {gone.id})
    assert note.start_line == 10  # its hunk's first new line


def test_a_suggestion_stands_exactly_where_its_fix_does() -> None:
    one = replace(finding(14), fix=Fix(12, 15, "a\nb", "Do", Safety.SAFE))
    (said,) = comments(compose(report([one]), context(SHOWN)))
    assert (said.start_line, said.line) == (12, 15)
    assert "```suggestion\na\nb\n```" in said.body


def test_a_fix_beyond_the_diff_is_shown_but_not_as_a_suggestion() -> None:
    one = replace(finding(14), fix=Fix(14, 25, "a", "Do", Safety.SAFE))
    (said,) = comments(compose(report([one]), context(SHOWN)))
    assert (said.start_line, said.line) == (None, 14)
    assert "```\na\n```" in said.body
    assert "suggestion" not in said.body


def test_two_suggestions_never_share_a_line() -> None:
    other = RuleId("query-in-loop")
    one = replace(finding(12), fix=Fix(12, 14, "a", "Do", Safety.SAFE))
    two = replace(finding(14, rule=other), fix=Fix(14, 15, "b", "Do", Safety.SAFE))
    first, second = comments(compose(report([one, two]), context(SHOWN)))
    assert "suggestion" in first.body
    assert "suggestion" not in second.body
    assert "```\nb\n```" in second.body


def test_blockers_come_first_and_the_rest_is_in_the_check_run() -> None:
    # 12 rules, so that none is gathered into a list.
    many = [finding(line, WARNING, rule=RuleId(f"rule-{line}")) for line in range(1, 12)]
    worst = finding(39, BLOCKER, rule=RuleId("worst"))
    composed = compose(report([*many, worst]), context())
    said = comments(composed)
    assert len(said) == 10
    assert said[0].findings == (worst.id,)
    unsaid = {note.start_line for note in composed.check_run.annotations}
    assert unsaid == {10, 11}
    assert composed.review is not None
    assert "2 of them in the check run only" in composed.review.body


def test_the_policy_says_how_many_comments() -> None:
    found = [finding(line, rule=RuleId(f"rule-{line}")) for line in range(1, 6)]
    assert len(comments(compose(report(found), context(policy=Policy(comments=2))))) == 2
    none = compose(report(found), context(policy=Policy(comments=0)))
    assert none.review is None
    assert len(none.check_run.annotations) == 5


def test_many_findings_of_one_rule_in_a_file_are_one_comment() -> None:
    found = [finding(line) for line in (3, 5, 8, 13)]
    (said,) = comments(compose(report(found), context()))
    assert said.line == 3
    assert said.findings == tuple(one.id for one in found)
    for one in found[1:]:
        assert f"- line {one.line} (`{one.id}`)" in said.body
    assert len(comments(compose(report(found[:3]), context()))) == 3


def test_what_was_there_before_is_a_notice_in_the_check_run() -> None:
    composed = compose(report([OLD_BLOCKER]), context())
    assert composed.review is None
    (note,) = composed.check_run.annotations
    assert note.level is Level.NOTICE
    assert "was there before this change" in note.message


# --- summary ----------------------------------------------------------------------------------


def test_the_summary_counts_names_what_was_not_read_and_says_what_it_took() -> None:
    found = [finding(1, BLOCKER), finding(2), OLD_BLOCKER]
    summary = compose(report(found, [HUGE, GENERATED]), context()).check_run.summary
    assert "| blockers | 1 | 1 |" in summary
    assert "| warnings | 1 | 0 |" in summary
    assert "Not read: 2 files, 1 of them with something to read in it:" in summary
    assert "- `data.py`: too large (612,345 bytes)" in summary
    assert "- `gen.py`: generated" in summary
    assert "9 files and 214 touched lines read with 118 rules in 1.2 s" in summary
    assert "The blockers fail this check." in summary


def test_the_text_lists_every_finding_with_its_id() -> None:
    found = [finding(line, rule=RuleId(f"rule-{line}")) for line in range(1, 30)]
    text = compose(report(found), context()).check_run.text
    assert [one.id in text for one in found] == [True] * 29


def test_ignores_in_the_code_are_listed() -> None:
    ignored = IgnoredInCode(finding(4), "the peer is <b>local</b>", 3, added_here=True)
    file = FileReport("app/pay.py", Role.PRODUCTION, "python", ignored=(ignored,))
    summary = compose(replace(report(), files=(file,)), context()).check_run.summary
    assert f"- `app/pay.py:3` `{RULE}`: `the peer is <b>local</b>`" in summary


# --- limits and hostile names -----------------------------------------------------------------

LONG = "p" * 3000 + "/" + "`@everyone <img src=x>`" + "é" * 500 + ".py"


def test_nothing_is_longer_than_github_takes() -> None:
    found = [
        replace(finding(line % 40 + 1, WARNING, path=f"{line}{LONG}"), message="`x` " * 60)
        for line in range(1500)
    ]
    unread = [skipped(f"{at}{LONG}", SkipReason.TOO_LARGE, "d" * 9000) for at in range(1500)]
    page = "https://github.example/acme/shop/pull/1"
    of = replace(context(), checks_url=f"{page}/checks")
    composed = compose(report(found, unread), of)
    run = composed.check_run
    for text in (run.summary, run.text):
        assert len(text.encode()) <= 65_535
    told, _, mark = run.text.rpartition("\n\n")
    assert re.search(rf"\n- and \d+ more, marked in \[the files\]\({page}/files\)$", told)
    assert mark.startswith("<!-- touchline:shown=")
    assert len(run.title) < 256
    assert len(run.annotations) == 1500
    assert all(len(note.message.encode()) <= 64_000 for note in run.annotations)


def test_a_comment_of_many_findings_is_shortened_with_a_count() -> None:
    found = [replace(finding(at % 40 + 1), id=f"{at:016x}") for at in range(5000)]  # type: ignore[arg-type]  # a string is what it is
    (said,) = comments(compose(report(found), context()))
    assert len(said.body.encode()) <= 65_536
    assert re.search(r"\n- and \d+ more, in the check run\n", said.body)
    assert said.body.endswith(" -->")


def test_a_huge_fix_is_named_and_not_shown() -> None:
    (said,) = comments(compose(report([fixed(finding(), "x" * 70_000)]), context()))
    assert len(said.body.encode()) <= 65_536
    assert "suggestion" not in said.body


def test_hostile_paths_and_messages_are_only_text() -> None:
    path = "a`b](http://evil.example) @mona <script>.py"
    hostile = replace(finding(path=path), message=f"`{path}` is bad")
    unread = skipped(path, SkipReason.MINIFIED, path)
    run = compose(report([hostile], [unread]), context(url="https://ours.example")).check_run
    for text in (run.summary, run.text):
        rendered = MarkdownIt("gfm-like", {"linkify": False}).render(text)
        assert "<script" not in rendered
        assert re.findall(r'<(?:a|img)[^>]*"([^"]*)"', rendered) in (
            [],
            [f"https://ours.example/rules/{RULE}"],
        )
        assert "@mona" not in re.sub(r"<code>.*?</code>", "", rendered)


def test_annotations_are_plain_data() -> None:
    (note,) = annotations(report([finding(25)]), context(SHOWN), {finding(25).id})
    assert note == Annotation(
        path="app/pay.py",
        start_line=25,
        end_line=25,
        level=Level.WARNING,
        title="HTTP call without a timeout",
        message="`requests.get` can wait forever: set a timeout.\n"
        "A silent peer keeps this thread.\n"
        f"{RULE} · {finding(25).id}",
    )


def test_ignores_in_force_are_told_with_who_why_and_until_when() -> None:
    kept = Record(1, 2, "k", Deed.IGNORE, "a-rule", "mona", "@all `x` <img>", 0, 1_800_000_000_000)
    found = tuple(finding(at) for at in range(1, 6))
    accepted = (Accepted(kept, found), Accepted(replace(kept, target="b", until_ms=None), ()))
    said = compose(report([]), replace(context(), accepted=accepted)).check_run
    assert said.title.endswith("; 5 ignored")
    assert said.summary.split("\n\n")[1].splitlines() == [
        "Ignored on this pull request: 2",
        "- `a-rule` by `mona`, until 2027-01-15 08:00 UTC: ``@all `x` <img>``"
        " (`app/pay.py:1`, `app/pay.py:2`, `app/pay.py:3`, 2 more)",
        "- `b` by `mona`, for good: ``@all `x` <img>`` (nothing found by now)",
    ]
