"""`python -m tests.deploy.image`: the image's steps in a clean folder, without Docker.

Asks the package index, as a build does; so it is no test of `make test`. Prints each step and how
long it took.
"""

import os
import shlex
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.deploy import dockerfile

ROOT = Path(__file__).parents[2]
LIMIT_S = 900


def main() -> int:
    """Run COPY and RUN of the build's stage, then what was built."""
    with tempfile.TemporaryDirectory(prefix="touchline-image-") as folder:
        build, opt = Path(folder, "build"), Path(folder, "opt")
        for step in _build_stage():
            began = time.monotonic()
            _do(step, build, opt)
            print(f"{time.monotonic() - began:6.1f} s  {step.word} {step.rest[:70]}")  # noqa: T201
        told = _run([str(opt / "touchline" / "bin" / "touchline"), "--version"], build)
        print(told.strip())  # noqa: T201
    return 0


def _build_stage() -> list[dockerfile.Step]:
    found = dockerfile.steps()
    second = [n for n, step in enumerate(found) if step.word == "FROM"][1]
    return found[1:second]


def _do(step: dockerfile.Step, build: Path, opt: Path) -> None:
    build.mkdir(exist_ok=True)
    if step.word == "COPY":
        _copy(step.rest.split()[0], build)
    elif step.word == "RUN":
        command = step.rest.replace("/opt/", f"{opt}/").replace("python -m", f"{sys.executable} -m")
        _run(["sh", "-ec", command], build)


def _copy(what: str, build: Path) -> None:
    """What git knows of it: a build's context holds no more."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--", what], cwd=ROOT, capture_output=True, check=True, timeout=60
    ).stdout.decode()
    for name in filter(None, listed.split("\0")):
        target = build / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((ROOT / name).read_bytes())


def _run(command: list[str], cwd: Path) -> str:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    kept |= {name: value for name, value in os.environ.items() if name.startswith("PIP_")}
    done = subprocess.run(
        command, cwd=cwd, env=kept, capture_output=True, text=True, timeout=LIMIT_S, check=False
    )
    if done.returncode:
        sys.exit(f"{shlex.join(command)[:200]}\n{done.stdout}{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
