"""One fuzzing process: one target, one driver, so many inputs. Started by `fuzz.watch`.

`hypothesis` makes inputs by the target's strategy. `atheris` lets coverage choose the bytes that
the same strategy reads, so that it goes where no input has been.
"""

import json
import logging
import os
import random
import resource
import sys
import traceback
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings

from fuzz import target as targets
from fuzz.notes import Notes
from fuzz.target import Target, WrongVerdictError

DRIVERS = ("hypothesis", "atheris")
FOUND = "found.jsonl"
_MEMORY = 6 << 30  # bytes of address space; far more than any input is worth
_LONGEST = 4_096  # bytes that a strategy may read
_QUIET = settings(
    database=None,
    deadline=None,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
    verbosity=Verbosity.quiet,
)


class _Trial:
    """Tries inputs and notes what becomes of them; goes on after each."""

    def __init__(self, target: Target, folder: Path, notes: Notes) -> None:
        self._target, self._folder, self._notes = target, folder, notes

    def __call__(self, value: Any) -> None:
        self._notes.begin(value)
        try:
            self._target.hold(value)
        except Exception as error:  # noqa: BLE001 - whatever it is: that is what is looked for
            self._note(value, error)
        self._notes.end()

    def _note(self, value: Any, error: Exception) -> None:
        kind = "wrong" if isinstance(error, WrongVerdictError) else "crash"
        last = traceback.extract_tb(error.__traceback__)[-1]
        where = "" if kind == "wrong" else f" at {Path(last.filename).name}:{last.lineno}"
        told = {
            "kind": kind,
            "what": f"{type(error).__name__}: {error}"[:400] + where,
            "input": repr(value),
            "trace": traceback.format_exc(),
        }
        with (self._folder / FOUND).open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{json.dumps(told)}\n")


def with_hypothesis(target: Target, count: int, start: int, trial: Callable[[Any], None]) -> None:
    """So many inputs by the target's strategy."""

    @seed(start)
    @settings(_QUIET, max_examples=count)
    @given(target.inputs)
    def run(value: Any) -> None:
        trial(value)

    run()


def with_atheris(
    target: Target, count: int, start: int, trial: Callable[[Any], None], corpus: Path
) -> None:
    """So many inputs, chosen by what they reach. Ends the process."""
    import atheris  # type: ignore[import-untyped]  # noqa: PLC0415 - for this driver alone, and not there for every Python

    tried = 0

    @settings(_QUIET)
    @given(target.inputs)
    def run(value: Any) -> None:
        nonlocal tried
        trial(value)
        tried += 1
        if tried >= count:
            os._exit(0)

    chance = random.Random(start)  # noqa: S311 - no secret: bytes to begin with
    corpus.mkdir()
    for number in range(64):
        (corpus / str(number)).write_bytes(chance.randbytes(chance.randrange(64, _LONGEST)))
    options = [
        f"-runs={count * 40}",
        f"-seed={start + 1}",
        f"-max_len={_LONGEST}",
        f"-artifact_prefix={corpus}-",
    ]
    quiet = ["-len_control=0", "-verbosity=0", "-rss_limit_mb=0", "-timeout=86400"]
    atheris.Setup([sys.argv[0], *options, *quiet, str(corpus)], run.hypothesis.fuzz_one_input)  # type: ignore[attr-defined]  # hypothesis puts it there
    atheris.Fuzz()


def main(arguments: Sequence[str]) -> None:
    """`TARGET DRIVER COUNT SEED FOLDER`."""
    name, driver, count, start, where = arguments
    folder = Path(where)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    if driver == "hypothesis":
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        target = targets.load(name)
        with_hypothesis(
            target, int(count), int(start), _Trial(target, folder, Notes(folder / "notes"))
        )
        return
    import atheris  # noqa: PLC0415 - before what it watches is imported

    with atheris.instrument_imports(include=["checks", "bot"], enable_loader_override=False):
        target = targets.load(name)
    trial = _Trial(target, folder, Notes(folder / "notes"))
    with_atheris(target, int(count), int(start), trial, folder / "corpus")


if __name__ == "__main__":
    main(sys.argv[1:])
