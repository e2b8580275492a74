"""A suggestion is applied as GitHub does it, to the file as it is, and the finding is gone."""

import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.compose import Context, compose
from checks.model import FileDiff, Finding, Fix, Hunk, Safety, Side, Span, Status
from sandbox.server import Sandbox
from tests.bot.desk import Desk
from tests.bot.saying import context, finding, report
from tests.conftest import Acme

_BLOCK = re.compile(r"^(`{3,})suggestion\n(.*?)^\1$", re.MULTILINE | re.DOTALL)

HEAD = "import requests\n\n\ndef load(url):\n"
CASES = {
    "plain": HEAD + "    return requests.get(url)\n",
    "tabs": HEAD + "\tif url:\n\t\treturn requests.get(url)\n",
    "crlf": (HEAD + "    return requests.get(url)\n").replace("\n", "\r\n"),
    "several lines": HEAD + "    return requests.get(\n        url,\n        stream=True,\n    )\n",
    "several lines, crlf": (HEAD + "    return requests.get(\n        url,\n    )\n").replace(
        "\n", "\r\n"
    ),
    "no newline at the end": HEAD + "    return requests.get(url)",
    "crlf and no newline": (HEAD + "    return requests.get(url)").replace("\n", "\r\n"),
    "backticks": HEAD + "    return requests.get(f'{url}```suggestion```')\n",
    "not ascii": HEAD + "    return requests.get(url + 'ü日本😀\u2028')\n",
    "deep": HEAD + "    with a:\n        for b in c:\n            d(requests.get(url), 1)  # e\n",
}


@pytest.fixture
def desk(sandbox: Sandbox, acme: Acme) -> Desk:
    return Desk(sandbox, acme)


def suggested(body: str) -> list[str] | None:
    """The lines between the fences; None where there is no suggestion."""
    found = _BLOCK.search(body.replace("\r\n", "\n"))
    if found is None:
        return None
    return found[2].removesuffix("\n").split("\n") if found[2] else []


def applied(text: str, start: int, end: int, new: list[str]) -> str:
    """Whole lines are replaced; the file keeps its line ends, and has none at its end if it had
    none. https://docs.github.com/pull-requests/collaborating-with-pull-requests/reviewing-changes-in-pull-requests/incorporating-feedback-in-your-pull-request"""
    lines = text.split("\n")
    own = "\r" if lines[start - 1].endswith("\r") or "\r\n" in text else ""
    fresh = [line + own for line in new]
    if end == len(lines) and fresh:
        fresh[-1] = new[-1]
    return "\n".join([*lines[: start - 1], *fresh, *lines[end:]])


@pytest.mark.parametrize("case", list(CASES))
def test_it_applies_cleanly_and_the_finding_is_gone(desk: Desk, case: str) -> None:
    text = CASES[case]
    pull = desk.pull({"pay.py": text})
    desk.review(pull)
    [comment] = desk.comments(pull)
    new = suggested(comment["body"])
    assert new is not None
    start = comment["start_line"] or comment["line"]
    mended = applied(text, start, comment["line"], new)
    assert "timeout=10" in mended
    assert mended.endswith("\n") is text.endswith("\n")
    assert ("\r\n" in mended) is ("\r\n" in text)
    assert not re.search(r"(?<!\r)\n", mended) or "\r\n" not in text
    compile(mended, "pay.py", "exec")
    desk.push({"pay.py": mended})
    desk.review(pull)
    assert desk.runs(pull.head_sha)[-1]["conclusion"] == "success"
    [thread] = desk.threads(pull)
    assert thread["comments"][0]["body"].startswith(f"**Fixed in {pull.head_sha}.**")


def test_of_two_on_one_line_one_is_offered(desk: Desk) -> None:
    pull = desk.pull({"pay.py": "import requests\n\na = requests.get(u), requests.get(v)\n"})
    desk.review(pull)
    found = [suggested(one["body"]) for one in desk.comments(pull)]
    assert len(found) == 2
    assert len([one for one in found if one is not None]) == 1


def test_lines_that_go_are_suggested_to_go() -> None:
    """An empty block takes the lines away; an empty line in it would leave one."""
    gone = replace(finding(), fix=Fix(12, 12, "", "Take it away", Safety.SAFE))
    [comment] = compose(report([gone]), context()).review.comments  # type: ignore[union-attr]  # it has one
    assert "```suggestion\n```\n" in comment.body
    assert suggested(comment.body) == []


def test_what_github_might_store_otherwise_is_shown_and_not_offered() -> None:
    odd = replace(finding(), fix=Fix(12, 12, "a\rb\0", "Take it", Safety.SAFE))
    [comment] = compose(report([odd]), context()).review.comments  # type: ignore[union-attr]  # it has one
    assert suggested(comment.body) is None


# --- never where it would not apply -------------------------------------------------------------

_LINES = st.integers(1, 60)
_SPANS = st.tuples(_LINES, st.integers(0, 6)).map(lambda at: (at[0], at[0] + at[1]))


@st.composite
def fixable(draw: st.DrawFn) -> Finding:
    start, end = draw(_SPANS)
    fix_start, fix_end = draw(_SPANS)
    one = finding(start, path=draw(st.sampled_from(["a.py", "b.py"])), end=end)
    side = draw(st.sampled_from([Side.RIGHT, Side.RIGHT, Side.LEFT]))
    fix = Fix(fix_start, fix_end, "x = 1", "Do it", Safety.REVIEW)
    return replace(one, side=side, fix=None if side is Side.LEFT else fix)


_HUNKS = st.lists(_SPANS, max_size=4).map(
    lambda spans: [Hunk(Span(a, b), Span(a, b)) for a, b in sorted(spans)]
)


def of_hunks(hunks: dict[str, list[Hunk]]) -> Context:
    diffs = [FileDiff(path, path, Status.MODIFIED, tuple(of)) for path, of in hunks.items()]
    return context(*diffs)


@given(
    st.lists(fixable(), max_size=12, unique_by=lambda one: one.id),
    st.fixed_dictionaries({"a.py": _HUNKS, "b.py": _HUNKS}),
)
def test_never_on_the_left_outside_the_diff_or_twice_on_a_line(
    findings: list[Finding], hunks: dict[str, list[Hunk]]
) -> None:
    review = compose(report(findings), of_hunks(hunks)).review
    taken: Counter[tuple[str, int]] = Counter()
    for comment in review.comments if review else ():
        if suggested(comment.body) is None:
            continue
        start, end = comment.start_line or comment.line, comment.line
        assert comment.side is Side.RIGHT and start is not None and end is not None
        assert any(start in hunk.new and end in hunk.new for hunk in hunks[comment.path])
        taken.update((comment.path, line) for line in range(start, end + 1))
    assert set(taken.values()) <= {1}
