"""What the rules said of one place in one commit of somebody else's repository."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """What a verdict is about. `line` counts from 1, in the file as the commit has it."""

    repository: str
    commit: str
    path: str
    line: int
    rule: str


class Kind(StrEnum):
    """What was looked at: what one commit changed, or every line of the pinned tree."""

    COMMIT = "commit"
    TREE = "tree"


@dataclass(frozen=True, slots=True)
class Found:
    """A finding at a place; `variant` is the query that found it, such as `python`."""

    place: Place
    end_line: int
    variant: str
    severity: str
    introduced: bool
    message: str
    id: str
    kind: Kind = Kind.COMMIT

    def as_line(self) -> str:
        """One line of JSON."""
        return json.dumps(asdict(self))


def read(file: Path) -> list[Found]:
    """What `as_line` wrote. Raises `ValueError` for anything else."""
    return [_found(json.loads(line)) for line in file.read_text("utf-8").splitlines() if line]


def _found(told: dict[str, object]) -> Found:
    place = told.pop("place")
    if not isinstance(place, dict):
        raise ValueError("not a line of findings: no place")  # noqa: TRY004 - of data, not of calls
    told["kind"] = Kind(told.get("kind", Kind.COMMIT))
    return Found(Place(**place), **told)  # type: ignore[arg-type]  # as it was written


def once(found: Iterable[Found]) -> list[Found]:
    """Each finding of a repository once, however often it is told: as it was told first."""
    seen: dict[tuple[str, str], Found] = {}
    for one in found:
        seen.setdefault((one.place.repository, one.id), one)
    return list(seen.values())


def sample(found: Iterable[Found], each: int) -> list[Found]:
    """At most `each` of a rule and variant, spread over the repositories; the same every time."""
    by_variant: dict[tuple[str, str], list[Found]] = defaultdict(list)
    for one in found:
        by_variant[one.place.rule, one.variant].append(one)
    return [one for _, some in sorted(by_variant.items()) for one in _spread(some, each)]


def _spread(found: Sequence[Found], count: int) -> list[Found]:
    by_repository: dict[str, list[Found]] = defaultdict(list)
    for one in sorted(found, key=_drawn):
        by_repository[one.place.repository].append(one)
    turns = [
        (turn, _drawn(one), one) for some in by_repository.values() for turn, one in _turns(some)
    ]
    return [one for _, _, one in sorted(turns, key=lambda each: each[:2])][:count]


def _turns(found: Sequence[Found]) -> Iterator[tuple[int, Found]]:
    return enumerate(found)


def _drawn(one: Found) -> str:
    """A lot that depends on nothing but the finding."""
    return hashlib.sha256(f"{one.place.repository} {one.id}".encode()).hexdigest()
