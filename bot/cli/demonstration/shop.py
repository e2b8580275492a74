"""The sample shop: its files, what its pull request changes, and what a review must find."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import sandbox

FOLDER = Path(sandbox.__file__).parent / "shop"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A finding that a review must have: `text` stands on its line. `mended`: the second push
    repairs it."""

    path: str
    text: str
    rule: str
    mended: bool


@dataclass(frozen=True, slots=True)
class Expected:
    """The pull request's words, and every finding that its review must have."""

    title: str
    body: str
    findings: tuple[Wanted, ...]


@cache
def expected() -> Expected:
    """Read `expected.toml`, which is written by hand from reading the code."""
    table = tomllib.loads((FOLDER / "expected.toml").read_text("utf-8"))
    findings = tuple(
        Wanted(one["path"], one["text"], one["rule"], one.get("mended", False))
        for one in table["finding"]
    )
    return Expected(table["title"], table["body"].strip(), findings)


def files(stage: str) -> Mapping[str, bytes]:
    """The files that a stage brings, by path: `base`, then `checkout`, then `mended`."""
    folder = FOLDER / stage
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in _below(folder)}


def _below(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def line_of(text: str, content: bytes) -> int:
    """The one line that holds this text; raises ValueError where there is none or more."""
    lines = [n for n, line in enumerate(content.decode().split("\n"), 1) if text in line]
    if len(lines) != 1:
        raise ValueError(f"{text!r} stands on {len(lines)} lines")
    return lines[0]


def wanted_places(stage: str) -> set[tuple[str, int, str]]:
    """Every (path, line, rule) that the review of this stage must have, and no other."""
    tree = {**files("base"), **files("checkout")}
    left = expected().findings
    if stage == "mended":
        tree |= files("mended")
        left = tuple(one for one in left if not one.mended)
    return {(one.path, line_of(one.text, tree[one.path]), one.rule) for one in left}
