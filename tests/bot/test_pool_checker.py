"""The real engine in the pool: what it finds comes back, what cannot be checked is named."""

from collections.abc import Iterator

import pytest

from bot.pool import Limits
from bot.pool.checker import PoolChecker
from checks.model import ChangedFile, FileDiff, SkipReason, Status, Touched

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
