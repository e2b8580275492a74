"""Many patterns compiled into one query of tree-sitter."""

import re
from collections.abc import Sequence

from tree_sitter import Query, QueryError

from checks.errors import RuleError
from checks.language import Language
from checks.queries import Pattern

_EMPTY_LINE = re.compile(r"^$", re.MULTILINE)
_ROW = re.compile(r"at row (\d+), column (\d+)")


def compile_all(patterns: Sequence[Pattern], language: Language) -> Query:
    """One query of all patterns; a match's pattern index is the place in `patterns`.

    Raises `RuleError` for the first pattern that this language's grammar does not take.
    """
    return compile_texts([pattern.text for pattern in patterns], patterns, language)


def compile_texts(texts: Sequence[str], patterns: Sequence[Pattern], language: Language) -> Query:
    """One query of these texts, which were made of the patterns.

    Raises `RuleError` for the first pattern that this language's grammar does not take.
    """
    try:
        query = _query("\n".join(texts), language)
    except QueryError:
        raise _culprit(patterns, language) from None
    if _count(query) != len(texts):
        raise _culprit(patterns, language)
    return query


def _query(text: str, language: Language) -> Query:
    """Compiles a copy of the text with no empty line.

    In 0.25.2 a query that does not compile leaves NULs for line ends in the very string that it was
    given, and counts no empty lines in its message (both tried).
    """
    return Query(language.tree_sitter, _EMPTY_LINE.sub(" ", text) + " ")


def _count(query: Query) -> int:
    return query.pattern_count  # type: ignore[return-value]  # its stub calls the property a method


def _culprit(patterns: Sequence[Pattern], language: Language) -> RuleError:
    for pattern in patterns:
        try:
            query = _query(pattern.text, language)
        except QueryError as error:
            found = _ROW.search(str(error))
            line = pattern.line + (int(found[1]) if found else 0)
            remedy = "Move the pattern to the .scm file of a language whose grammar has this."
            return RuleError(pattern.file, line, f"{error} ({language.name}).", remedy)
        if _count(query) != 1:
            message = f"This reads as {_count(query)} patterns."
            return RuleError(pattern.file, pattern.line, message, "Separate them.")
    first = patterns[0]
    return RuleError(
        first.file, first.line, "They compile alone, not together.", "Please report this."
    )
