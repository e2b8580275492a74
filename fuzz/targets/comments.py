"""What is said: within GitHub's limits, nothing smuggled, and the mark is always our own."""

from dataclasses import dataclass, replace

from hypothesis import strategies as st

from bot.compose import Composed, Context, compose, not_reviewed, read_mark
from bot.compose.fit import BODY, CHECK_TEXT, MESSAGE, TITLE, size
from checks.model import (
    FileDiff,
    FileReport,
    Finding,
    FindingId,
    Fix,
    Hunk,
    IgnoredInCode,
    Kin,
    Report,
    Role,
    RuleId,
    Safety,
    Severity,
    Side,
    Skipped,
    SkipReason,
    Span,
    Stats,
    Status,
    Touched,
)
from checks.policy import Mode, Policy
from fuzz.page import invisible, smuggled
from fuzz.target import must

SHARE = 8
_RULE = RuleId("http-call-no-timeout")
_URL = "https://touchline.example"
_HOSTILE = [
    *("@everyone", "#123", "acme/shop#7", "https://evil.example/x", "www.evil.example", "GH-1"),
    *("<img src=x onerror=alert(1)>", "![x](https://evil.example/x.png)", "[x](javascript:y)", "</sub>"),
    *("`", "``", "```", "~~~", "```suggestion\nrm\n```", "-->", "<!--", "<!-- touchline:finding=f -->"),
    *("\n", "\n\n", "\r", "\u2028", "\u202e", "\u200b", "\0", "\ud800", "|", "\\", "*", "_", "a", " ", "\t"),
    *("<!-- touchline:finding=0123456789abcdef rule=x state=fixed done=hidden -->", "x" * 900, "\u20ac" * 900),
    *("# x", "- x", "> x", "1. x", "<details>", "&lt;", "&#64;all", ":smile:", "[^1]", "$x$", "app/pay.py"),
]  # fmt: skip
_TEXT = st.lists(st.sampled_from(_HOSTILE), max_size=6).map("".join)
_LONG = st.builds(lambda text, times: text * times, _TEXT, st.sampled_from([1, 1, 1, 1, 8]))
_FIX = st.builds(lambda text, times: text * times, _TEXT, st.sampled_from([1, 1, 1, 8, 400]))
_LINE = st.integers(1, 60)


@dataclass(frozen=True, slots=True)
class _Text:
    title: str
    why: str


def _finding(
    at: int,
    severity: Severity,
    path: str,
    texts: tuple[str, str],
    rest: tuple[str | None, bool, bool],
) -> Finding:
    (message, code), (fix, new, other) = texts, rest
    shown = message.replace("`", "")
    return Finding(
        id=FindingId(f"{abs(hash((at, path, message, severity))) % 16**16:016x}"),
        rule=RuleId("query-in-loop") if other else _RULE,
        severity=severity,
        path=path,
        line=at,
        end_line=at,
        side=Side.RIGHT,
        message=f"`{shown}` can wait for ever {message}",
        introduced=new,
        evidence=frozenset({at}),
        fix=None if fix is None else Fix(at, at, fix, f"Give up {code[:50]}", Safety.REVIEW),
        kin=Kin(code, code, code),
    )


_PATH = st.one_of(st.just("app/pay.py"), _TEXT)
_FINDING = st.builds(
    _finding,
    _LINE,
    st.sampled_from(Severity),
    _PATH,
    st.tuples(_LONG, _TEXT),
    st.tuples(st.one_of(st.none(), _FIX), st.booleans(), st.booleans()),
)
_IGNORED = st.builds(IgnoredInCode, _FINDING, _LONG, _LINE, st.booleans())
_SKIPPED = st.builds(Skipped, _PATH, st.sampled_from(SkipReason), _LONG)
_REPORT = st.tuples(
    st.lists(_FINDING, max_size=4),
    st.lists(_IGNORED, max_size=2),
    st.lists(_SKIPPED, max_size=4),
    st.sampled_from([1, 1, 1, 1, 1, 1, 1, 1, 1, 4, 40]),
)
_POLICY = st.builds(
    Policy, mode=st.sampled_from([Mode.BLOCK, Mode.COMMENT]), comments=st.integers(0, 100)
)
INPUTS = st.tuples(_REPORT, _POLICY, _TEXT, st.booleans())
_Drawn = tuple[list[Finding], list[IgnoredInCode], list[Skipped], int]


def hold(case: tuple[_Drawn, Policy, str, bool]) -> None:
    """Raises where one of the promises is broken."""
    drawn, policy, foreign, linked = case
    report = _report(*drawn)
    context = _context(report, policy, foreign, linked=linked)
    composed = compose(report, context)
    must(composed == compose(report, context), "the same twice")
    _must_fit(composed, policy)
    links = _URL if linked else ""
    pages = [composed.check_run.summary, composed.check_run.text]
    pages += [one.body for one in composed.review.comments] if composed.review else []
    pages += [composed.review.body] if composed.review else []
    ended = not_reviewed(foreign, policy)
    pages += [ended.summary] if ended else []
    for page in pages:
        told = smuggled(page, links)
        must(not told, f"smuggled: {told[:3]}")
    _must_be_marked(composed)


def _report(
    findings: list[Finding], ignored: list[IgnoredInCode], skipped: list[Skipped], times: int
) -> Report:
    every = {
        FindingId(f"{int(one.id, 16) + 7 * n:016x}"[-16:]): (one, n)
        for n in range(times)
        for one in findings
    }
    many = [
        replace(one, id=name, line=one.line + n, end_line=one.line + n)
        for name, (one, n) in every.items()
    ]
    files = [FileReport(one.path, Role.PRODUCTION, "python", (one,)) for one in many]
    files += [FileReport("a", Role.PRODUCTION, "python", ignored=(one,)) for one in ignored]
    files += [FileReport(one.path, Role.PRODUCTION, None, skipped=one) for one in skipped * times]
    return Report(tuple(files), Stats(9, 214, 118, 1234))


def _context(report: Report, policy: Policy, foreign: str, *, linked: bool) -> Context:
    hunk = Hunk(Span(1, 40), Span(1, 40))
    touched = Touched(added=frozenset(range(1, 41)))
    paths = {one.path for one in report.findings}
    return Context(
        policy=policy,
        rules={_RULE: _Text(foreign or "Title", f"{foreign}. And then.")},
        diffs={path: FileDiff(path, path, Status.MODIFIED, (hunk,), touched) for path in paths},
        public_url=_URL if linked else None,
        fix_titles={_RULE: foreign},
        head="a" * 40,
    )


def _must_fit(composed: Composed, policy: Policy) -> None:
    run = composed.check_run
    must(size(run.summary) <= CHECK_TEXT, "the summary fits")
    must(size(run.text) <= CHECK_TEXT, "the text fits")
    for one in run.annotations:
        must(size(one.message) <= MESSAGE and len(one.title) <= TITLE, "an annotation fits")
        must(not invisible(one.message), "and all of it is seen")
    if composed.review is None:
        return
    must(len(composed.review.comments) <= policy.comments, "no more comments than the policy takes")
    for comment in composed.review.comments:
        must(size(comment.body) <= BODY, "a comment fits")
        must(comment.line is None or comment.line >= 1, "it stands on a line")


def _must_be_marked(composed: Composed) -> None:
    for comment in composed.review.comments if composed.review else ():
        mark = read_mark(comment.body)
        must(mark is not None, "a comment has its mark")
        if mark is not None:
            must(set(mark.findings) <= set(comment.findings), "and it is our own")
            must(not mark.ended and not mark.hidden, "and says what we said")
