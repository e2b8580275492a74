"""deploy/Dockerfile, read so that its steps can be tried without Docker."""

import json
import re
import shlex
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Step:
    """One instruction, its continuation lines joined."""

    word: str
    rest: str


def steps() -> list[Step]:
    """All of them, in order."""
    text = (ROOT / "deploy" / "Dockerfile").read_text("utf-8")
    joined = re.sub(r"\\\n", " ", re.sub(r"(?m)^\s*#.*\n", "", text))
    return [Step(*line.split(maxsplit=1)) for line in joined.splitlines() if line.strip()]


def of(word: str) -> list[str]:
    """What stands behind each instruction of this word."""
    return [step.rest for step in steps() if step.word == word]


def environment() -> dict[str, str]:
    """What ENV sets."""
    return dict(pair.split("=", 1) for line in of("ENV") for pair in shlex.split(line))


def exec_form(word: str) -> list[str]:
    """ENTRYPOINT or CMD as its list; HEALTHCHECK's command."""
    (last,) = of(word)[-1:]
    found: list[str] = json.loads(last[last.index("[") :])
    return found
