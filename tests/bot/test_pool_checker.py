"""The real engine in the pool: what it finds comes back, what cannot be checked is named."""

import os
from collections.abc import Iterator

import pytest
from tree_sitter import Parser

from bot.pool import Limits, tasks
from bot.pool.checker import PoolChecker
from checks import language
from checks.model import ChangedFile, FileDiff, FileReport, SkipReason, Status, Touched

HAZARD = b"import requests\n\n\ndef pay(url):\n    return requests.get(url)\n"


def changed(path: str, text: bytes) -> ChangedFile:
    return ChangedFile(FileDiff(path, path, Status.MODIFIED, touched=Touched(whole=True)), text)


@pytest.fixture
def checker() -> Iterator[PoolChecker]:
    checker = PoolChecker(2)
    checker.start()
    yield checker
    checker.stop()


def test_each_file_has_its_report_in_order(checker: PoolChecker) -> None:
    texts = {
        "api/pay.py": HAZARD,
        "api/deep.py": HAZARD + b"x([\n" * 50_000,
        "api/fine.py": b"x = 1\n",
    }
    files = [changed(path, text) for path, text in texts.items()]
    reports = checker.check_all(files)
    assert [report.path for report in reports] == list(texts)
    assert [found.rule for found in reports[0].findings] == ["http-call-no-timeout"]
    assert reports[1].skipped
    assert reports[2].findings == ()
    assert reports[2].skipped is None


def test_settling_tells_old_from_new(checker: PoolChecker) -> None:
    file = changed("api/pay.py", HAZARD)
    (report,) = checker.check_all([file])
    pairs = [(report, file, HAZARD), (report, file, None), (report, file, b"x = 1\n")]
    settled = checker.settle_all(pairs)
    assert [[found.introduced for found in one.findings] for one in settled] == [
        [False],
        [True],
        [True],
    ]


def test_a_file_that_takes_too_long_is_named_and_keeps_what_was_found(
    checker: PoolChecker,
) -> None:
    file = changed("api/pay.py", HAZARD)
    (report,) = checker.check_all([file])
    hasty = PoolChecker(1, Limits(wall_s=1e-6))
    hasty.start()
    (unread,) = hasty.check_all([file])
    (unsettled,) = hasty.settle_all([(report, file, HAZARD)])
    hasty.stop()
    for one in (unread, unsettled):
        assert one.skipped
        assert one.skipped.reason is SkipReason.TOO_SLOW
    assert unread.findings == ()
    assert unsettled.findings == report.findings


OWN = (
    (
        "no-eval/rule.toml",
        b'title = "Code"\nfamily = "own"\nanswers = []\nseverity = "warning"\n'
        b'message = "It runs."\nwhy = "It must not."\n',
    ),
    (
        "no-eval/python.scm",
        b'((call function: (identifier) @callee) @hazard (#eq? @callee "eval"))',
    ),
    ("no-eval/no_eval.py", b"raise SystemExit('never run')\n"),
    ("everything/rule.toml", b"title = 1\n"),
    ("../../outside/rule.toml", b""),
)


def test_a_repositorys_own_rules_run_apart_from_ours(checker: PoolChecker) -> None:
    rules, problems = checker.look_at_own(OWN)
    assert [(rule.id, rule.family) for rule in rules] == [("no-eval", "own")]
    assert [problem.path for problem in problems] == ["everything/rule.toml"]
    files = [changed("a.py", b"eval(x)\n" + HAZARD), changed("b.py", b"x = 1\n")]
    reports = checker.check_own(files, OWN)
    assert [[one.rule for one in report.findings] for report in reports] == [["no-eval"], []]
    [settled] = checker.settle_all([(reports[0], files[0], b"eval(x)\n")], OWN)
    assert [one.introduced for one in settled.findings] == [False]


def test_a_foreign_rule_that_matches_everything_costs_itself_alone(checker: PoolChecker) -> None:
    greedy = (OWN[0], ("no-eval/python.scm", b"((_) @hazard)"))
    text = b"".join(b"x%d = [%d, (1, 2)]\n" % (n, n) for n in range(20_000))
    [report] = checker.check_own([changed("a.py", text)], greedy)
    assert report.skipped
    [fine] = checker.check_all([changed("a.py", HAZARD)])
    assert [one.rule for one in fine.findings] == ["http-call-no-timeout"]


def unguarded(file: ChangedFile) -> FileReport:
    """The native parser on a text that nobody has looked at before."""
    Parser(language.load().named("javascript").tree_sitter).parse(file.head)
    return tasks.check(file)


def test_a_text_that_crashes_the_native_parser_costs_its_own_verdict_alone(
    checker: PoolChecker, monkeypatch: pytest.MonkeyPatch
) -> None:
    trap, fine = changed("api/trap.js", b"{a:" * 100_000), changed("api/pay.py", HAZARD)
    assert checker.check_all([trap])[0].skipped  # refused before the parser sees it
    monkeypatch.setattr("bot.pool.checker.tasks.check", unguarded)
    (report, other) = checker.check_all([trap, fine])
    assert report.skipped
    assert report.skipped.reason is SkipReason.CRASHED
    assert report.skipped.detail == "ended by SIGSEGV"
    assert [found.rule for found in other.findings] == ["http-call-no-timeout"]


def test_no_process_works_for_two_sets_of_rules(checker: PoolChecker) -> None:
    other = (*OWN[:1], (OWN[1][0], OWN[1][1].replace(b"eval", b"exec")))
    with_own = changed("api/pay.py", b"eval(x)\nexec(y)\n")
    lines = [
        [found.line for found in checker.check_own([with_own], own)[0].findings]
        for own in (OWN, other, OWN)
    ]
    assert lines == [[1], [2], [1]]
    numbers = [checker._own.run(os.getpid, [()] * 4, owner) for owner in ("one", "two")]
    assert not set(numbers[0]) & set(numbers[1])
    assert not set(numbers[0]) & set(checker._pool.run(os.getpid, [()] * 4))
