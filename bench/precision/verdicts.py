"""The table of verdicts: what two readers, apart from each other, said of each finding."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.precision.findings import Place

TABLE = Path(__file__).with_name("verdicts.csv")
RIGHT, WRONG = "right", "wrong"
_KEYS = ("repository", "commit", "path", "line", "rule")
_COLUMNS = (*_KEYS, "variant", "first", "first_reason", "second", "second_reason")
_READER = (*_KEYS, "variant", "verdict", "reason")


@dataclass(frozen=True, slots=True)
class Word:
    """What one reader says: `right` or `wrong`, and why."""

    verdict: str
    reason: str

    def __post_init__(self) -> None:
        if self.verdict not in (RIGHT, WRONG) or not self.reason.strip():
            raise ValueError(f"a verdict is {RIGHT} or {WRONG}, with a reason: {self}")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What both said. They may disagree: then the finding counts as wrong."""

    variant: str
    first: Word
    second: Word

    @property
    def is_right(self) -> bool:
        """True if both say so."""
        return self.first.verdict == self.second.verdict == RIGHT


def read(file: Path = TABLE) -> dict[Place, Verdict]:
    """The committed table. Raises `ValueError` for a row that is not whole."""
    with file.open(newline="", encoding="utf-8") as rows:
        return {_place(row): _verdict(row) for row in csv.DictReader(rows)}


def write(table: Mapping[Place, Verdict], file: Path = TABLE) -> None:
    """The table, in the order of its places."""
    with file.open("w", newline="", encoding="utf-8") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(_COLUMNS)
        for place, said in sorted(table.items(), key=lambda pair: pair[0]):
            words = (
                word for one in (said.first, said.second) for word in (one.verdict, one.reason)
            )
            rows.writerow((*_cells(place), said.variant, *words))


def joined(first: Path, second: Path) -> dict[Place, Verdict]:
    """Two readers' own tables made one. Raises `ValueError` unless both judged the same places."""
    one, other = _words(first), _words(second)
    if one.keys() != other.keys():
        apart = sorted(one.keys() ^ other.keys())[:3]
        raise ValueError(f"judged by one reader only: {apart}")
    return {
        place: Verdict(variant, word, other[place][1]) for place, (variant, word) in one.items()
    }


def blank(places: Iterable[tuple[Place, str]], file: Path) -> None:
    """A reader's table to be filled: verdict and reason are empty."""
    with file.open("w", newline="", encoding="utf-8") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(_READER)
        rows.writerows((*_cells(place), variant, "", "") for place, variant in places)


def _words(file: Path) -> dict[Place, tuple[str, Word]]:
    with file.open(newline="", encoding="utf-8") as rows:
        return {
            _place(row): (row["variant"], Word(row["verdict"], row["reason"]))
            for row in csv.DictReader(rows)
        }


def _cells(place: Place) -> tuple[str | int, ...]:
    return tuple(getattr(place, key) for key in _KEYS)


def _place(row: Mapping[str, str]) -> Place:
    repository, commit, path, line, rule = (row[key] for key in _KEYS)
    return Place(repository, commit, path, int(line), rule)


def _verdict(row: Mapping[str, str]) -> Verdict:
    first = Word(row["first"], row["first_reason"])
    return Verdict(row["variant"], first, Word(row["second"], row["second_reason"]))
