"""The pool: a file that crashes or hangs its process costs itself and nobody else."""

import os
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.pool import Failed, Failure, Limits, Pool, wire
from checks.model import FileReport, Role, Skipped, SkipReason

REPORT = FileReport("a.py", Role.PRODUCTION, "python", skipped=Skipped("a.py", SkipReason.BINARY))
GONE_S = 20


def crash() -> None:
    os.abort()


def leave() -> None:
    os._exit(3)


def hang(seconds: float = 3600.0) -> None:
    time.sleep(seconds)


def spin() -> None:
    """Never lets go of the interpreter's lock for long, in one C call."""
    pow(7, 10**9)


def eat() -> int:
    return len(bytearray(4 << 30))


def fail() -> None:
    raise ValueError("what the file holds")


def echo(value: object) -> object:
    return value


def report(path: str) -> FileReport:
    return FileReport(path, Role.PRODUCTION, "python")


def number_of_process() -> int:
    return os.getpid()


def touch_and_crash(path: str) -> None:
    with Path(path).open("a") as file:
        file.write("x")
    os.abort()


class Evil:
    """Runs a command wherever it is unpickled."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("exit 1",)


def evil() -> Evil:
    return Evil()


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    # Long enough for a small task on a machine that is busy with everything else.
    pool = Pool(2, Limits(wall_s=4.0))
    pool.start()
    yield pool
    pool.stop()


def test_answers_come_in_the_order_of_their_tasks(pool: Pool) -> None:
    paths = [f"{n}.py" for n in range(40)]
    assert pool.run(report, [(path,) for path in paths]) == [report(path) for path in paths]
    assert pool.run(report, []) == []


def test_a_crash_costs_its_own_task_alone(pool: Pool) -> None:
    answers = [pool.run(function, [()])[0] for function in (crash, leave)]
    assert answers == [
        Failure(Failed.CRASHED, "ended by SIGABRT"),
        Failure(Failed.CRASHED, "exit code 3"),
    ]
    assert pool.run(echo, [(n,) for n in range(10)]) == list(range(10))


def test_a_crash_is_tried_once_more_in_a_fresh_process(pool: Pool, tmp_path: Path) -> None:
    (answer,) = pool.run(touch_and_crash, [(str(tmp_path / "tries"),)])
    assert answer.how is Failed.CRASHED
    assert (tmp_path / "tries").read_text() == "xx"


@pytest.mark.parametrize("function", [hang, spin])
def test_a_hang_is_ended_and_the_others_go_on(pool: Pool, function: object) -> None:
    with ThreadPoolExecutor(1) as thread:
        slow = thread.submit(pool.run, function, [()])  # type: ignore[arg-type]  # a function of this file
        assert pool.run(echo, [(n,) for n in range(10)]) == list(range(10))
        assert slow.result(GONE_S) == [Failure(Failed.TOO_SLOW, "stopped after 4 s")]
    assert pool.run(echo, [(1,), (2,)]) == [1, 2]


def test_memory_has_an_end(pool: Pool) -> None:
    assert pool.run(eat, [()]) == [Failure(Failed.ERROR, "out of memory")]


def test_a_mistake_of_ours_is_told_and_the_process_lives(pool: Pool) -> None:
    before = set(pool.run(number_of_process, [()] * 8))
    (answer,) = pool.run(fail, [()])
    assert answer == Failure(Failed.ERROR, "ValueError: what the file holds")
    assert set(pool.run(number_of_process, [()] * 8)) <= before


def test_an_answer_that_would_run_something_is_no_answer(pool: Pool) -> None:
    (answer,) = pool.run(evil, [()])
    assert answer.how is Failed.CRASHED
    assert "unexpected posix.system" in answer.detail


def test_only_plain_values_and_the_words_of_checks_cross_the_border() -> None:
    for value in (REPORT, [REPORT], (1, "a", b"b", None, frozenset({1}))):
        assert wire.load(wire.dump(value)) == value
    for data in (wire.dump(threading.Lock), wire.dump(Path("x")), b"", b"rubbish"):
        with pytest.raises(wire.WireError):
            wire.load(data)


def test_a_large_batch_leaves_room_for_a_small_one(pool: Pool) -> None:
    """The small one has its answers while the large one still waits."""
    batches = [(0.02,)] * 200
    with ThreadPoolExecutor(2) as threads:
        large = threads.submit(pool.run, hang, batches)
        time.sleep(0.1)
        assert pool.run(echo, [(n,) for n in range(4)]) == [0, 1, 2, 3]
        assert not large.done()
        assert large.result() == [None] * 200


def test_stopping_leaves_no_process_behind() -> None:
    pool = Pool(2)
    pool.start()
    numbers = set(pool.run(number_of_process, [()] * 8))
    pool.stop()
    for number in numbers:
        with pytest.raises(ProcessLookupError):
            os.kill(number, 0)
