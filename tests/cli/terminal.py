"""The real `touchline`, started as people start it."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.cli.repos import ENVIRONMENT

COMMAND = [str(Path(sys.executable).with_name("touchline"))]


@dataclass(frozen=True)
class Done:
    """What came of it."""

    code: int
    out: str
    err: str


def touchline(
    *words: str | Path,
    cwd: Path,
    feed: bytes = b"",
    env: Mapping[str, str] | None = None,
    command: list[str] = COMMAND,
) -> Done:
    done = subprocess.run(
        [*command, *map(str, words)],
        cwd=cwd,
        input=feed,
        env={**os.environ, **ENVIRONMENT, **(env or {})},
        capture_output=True,
        timeout=100,
        check=False,
    )
    return Done(done.returncode, os.fsdecode(done.stdout), os.fsdecode(done.stderr))
