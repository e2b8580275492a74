"""A mistake in a rule, a language or the vocabulary: where it stands and what to do about it."""

import difflib
from collections.abc import Iterable
from pathlib import Path


class RuleError(Exception):
    """A rule folder that cannot be used: `file`, `line` (from 1), what is wrong, and the remedy."""

    def __init__(self, file: Path, line: int, message: str, remedy: str) -> None:
        super().__init__(file, line, message, remedy)  # all four: it crosses process borders
        self.file, self.line, self.message, self.remedy = file, line, message, remedy

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message} {self.remedy}"


def nearest(word: str, known: Iterable[str]) -> str:
    """A remedy for an unknown word: the nearest known one, or all of them if none is near."""
    words = sorted(known)
    near = difflib.get_close_matches(word, words, n=1)
    return f"Did you mean `{near[0]}`?" if near else f"Known: {', '.join(words)}."
