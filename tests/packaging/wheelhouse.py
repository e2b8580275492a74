"""Touchline as a wheel, and environments that it is installed into; no network is asked."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution, distributions
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
ROOMS = ("bot", "checks", "sandbox")
BESIDE = ("pyproject.toml", "README.md", "LICENSE", "app.yml")
LIMIT_S = 60  # for one command


def run(*words: str | Path, cwd: Path) -> "subprocess.CompletedProcess[str]":
    """A command in an environment that knows nothing of this checkout or of its own variables."""
    kept = {"PATH", "HOME", "LANG", "TMPDIR"}
    environment = {name: value for name, value in os.environ.items() if name in kept}
    return subprocess.run(
        words,
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        timeout=LIMIT_S,
        check=False,
    )


def must(*words: str | Path, cwd: Path) -> str:
    """A command's output; a failure of it fails the test with all that it said."""
    done = run(*words, cwd=cwd)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def sources() -> list[str]:
    """The files of the rooms, as a commit of this moment would hold them."""
    command = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *ROOMS)
    listed = must(*command, cwd=ROOT).split("\0")
    return sorted({name for name in listed if name and (ROOT / name).is_file()})


def build(folder: Path) -> Path:
    """A wheel of what would be committed: nothing else in the checkout can slip into it."""
    source = folder / "source"
    for name in (*sources(), *BESIDE):
        target = source / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((ROOT / name).read_bytes())
    pip("wheel", "--no-build-isolation", "-w", str(folder), ".", cwd=source)
    (wheel,) = folder.glob("*.whl")
    return wheel


def pip(command: str, *words: str, cwd: Path, python: Path | None = None) -> None:
    """This environment's pip, for itself or for another interpreter."""
    whose = ("--python", str(python)) if python else ()
    quiet = ("--quiet", "--disable-pip-version-check", "--no-input")
    here = (sys.executable, "-m", "pip", *whose, *quiet)
    must(*here, command, "--no-index", "--no-deps", *words, cwd=cwd)


@dataclass(frozen=True)
class Place:
    """A virtual environment with the wheel in it."""

    folder: Path

    @property
    def python(self) -> Path:
        return self.folder / "bin" / "python"

    @property
    def touchline(self) -> Path:
        return self.folder / "bin" / "touchline"

    @property
    def packages(self) -> Path:
        (found,) = self.folder.glob("lib/python*/site-packages")
        return found


def install(wheel: Path, folder: Path) -> Place:
    """A fresh environment with the wheel and nothing else, not even pip."""
    must(sys.executable, "-m", "venv", "--without-pip", folder, cwd=wheel.parent)
    place = Place(folder)
    pip("install", "--no-compile", str(wheel), cwd=wheel.parent, python=place.python)
    return place


def add_dependencies(place: Place) -> None:
    """Link what the wheel asks for without an extra out of the environment of the tests."""
    (touchline,) = distributions(path=[str(place.packages)])
    for found in _closure(_without_extra(touchline.requires)):
        for entry in _top_level(found):
            link = place.packages / entry
            if not link.is_symlink():
                link.symlink_to(Path(str(found.locate_file(entry))))


def add_everything(place: Place) -> None:
    """Let the environment see all packages of the tests' own (its .pth files are not followed)."""
    here = str(distribution("pytest").locate_file(""))
    (place.packages / "everything.pth").write_text(f"{here}\n")


def _without_extra(lines: list[str] | None) -> list[str]:
    wanted = (Requirement(line) for line in lines or ())
    return [r.name for r in wanted if r.marker is None or r.marker.evaluate({"extra": ""})]


def _closure(names: list[str]) -> Iterator[Distribution]:
    seen, waiting = set[str](), list(names)
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            found = distribution(name)
            waiting += _without_extra(found.requires)
            yield found


def _top_level(found: Distribution) -> set[str]:
    tops = {file.parts[0] for file in found.files or ()}
    return tops - {"..", "__pycache__"}
