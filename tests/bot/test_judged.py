"""What was judged is not judged again; what differs in anything that counts is."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest

from bot.judged import Judged
from checks.model import (
    ChangedFile,
    FileDiff,
    FileReport,
    Hunk,
    Skipped,
    SkipReason,
    Span,
    Status,
    Touched,
)
from checks.own_rules import Files
from sandbox.server import Sandbox
from tests.bot.desk import Desk, Engine
from tests.conftest import Acme

BAD = "import requests\n\n\ndef load(url):\n    return requests.get(url)\n"
FILE = ChangedFile(
    FileDiff(
        "a.py", "a.py", Status.MODIFIED, (Hunk(Span(1, 5), Span(1, 5)),), Touched(frozenset({5}))
    ),
    BAD.encode(),
)


@dataclass(frozen=True)
class Counting(Engine):
    """The engine, and what it was asked for."""

    asked: list[str] = field(default_factory=list)

    def check_all(self, files: Sequence[ChangedFile]) -> list[FileReport]:
        self.asked.extend(f"check {file.diff.path}" for file in files)
        return super().check_all(files)

    def settle_all(
        self, pairs: Sequence[tuple[FileReport, ChangedFile, bytes | None]], own: Files = ()
    ) -> list[FileReport]:
        self.asked.extend(f"settle {file.diff.path}" for _, file, _ in pairs)
        return super().settle_all(pairs, own)


def test_the_same_is_judged_once() -> None:
    engine = Counting()
    judged = Judged(engine)
    first = judged.check_all([FILE])
    assert judged.check_all([FILE]) == first
    assert first[0].findings
    assert engine.asked == ["check a.py"]
    pair = (first[0], FILE, b"import requests\n")
    assert judged.settle_all([pair]) == judged.settle_all([pair])
    judged.settle_all([(first[0], FILE, BAD.encode())])
    assert engine.asked == ["check a.py", "settle a.py", "settle a.py"]


OTHERS = [
    replace(FILE, head=FILE.head + b"\n"),
    replace(FILE, package="{}"),
    replace(FILE, marks=frozenset({"linguist-generated"})),
    replace(FILE, diff=replace(FILE.diff, path="b.py")),
    replace(FILE, diff=replace(FILE.diff, old_path="b.py")),
    replace(FILE, diff=replace(FILE.diff, hunks=())),
    replace(FILE, diff=replace(FILE.diff, touched=Touched(whole=True))),
    replace(FILE, diff=replace(FILE.diff, touched=Touched(frozenset({4, 5})))),
    replace(FILE, diff=replace(FILE.diff, touched=Touched(frozenset({5}), frozenset({1})))),
]


@pytest.mark.parametrize("other", OTHERS)
def test_what_differs_is_judged_for_itself(other: ChangedFile) -> None:
    engine = Counting()
    judged = Judged(engine)
    judged.check_all([FILE, other])
    judged.check_all([other, FILE])
    assert len(engine.asked) == 2


class Busy(Engine):
    """Has no time."""

    def check_all(self, files: Sequence[ChangedFile]) -> list[FileReport]:
        slow = SkipReason.TOO_SLOW
        return [replace(one, skipped=Skipped(one.path, slow)) for one in super().check_all(files)]


def test_what_had_no_time_is_judged_again() -> None:
    judged = Judged(Busy())
    assert judged.check_all([FILE])[0].skipped
    judged.checker = Engine()
    assert judged.check_all([FILE])[0].skipped is None


def test_a_re_run_and_an_ignore_check_nothing_again(sandbox: Sandbox, acme: Acme) -> None:
    desk = Desk(sandbox, acme)
    engine = Counting()
    tools = replace(desk.tools, checker=Judged(engine))
    pull = desk.pull({"a.py": BAD, "b.py": "x = 1\n"}, {"a.py": "import requests\n"})
    desk.review(pull, tools=tools)
    assert sorted(engine.asked) == ["check a.py", "check b.py", "settle a.py"]
    desk.review(pull, generation=1, tools=tools)
    assert len(engine.asked) == 3
    assert [run["conclusion"] for run in desk.runs(pull.head_sha)] == ["failure", "failure"]
