"""What openapi-core and jsonschema object to, in lines that a person can act on."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from jsonschema.exceptions import ValidationError
from openapi_core.validation.schemas.exceptions import InvalidSchemaValue

LONGEST = 300  # characters of one message: a value that does not fit may be a whole file


def explained(error: Exception) -> Iterator[str]:
    """One line for each thing that is wrong, with its place where there is one."""
    cause = error.__cause__
    if isinstance(cause, InvalidSchemaValue):
        where = getattr(error, "name", "")  # of a parameter or header; bodies have none
        for line in _lines(cause.schema_errors):
            yield f"{where} {line}".strip()
    elif cause is None or str(cause) in str(error):
        yield str(error)
    else:
        yield f"{error}: {cause}"


def _lines(errors: Iterable[Exception]) -> list[str]:
    return [line for e in errors if isinstance(e, ValidationError) for line in _leaves(e)]


def _leaves(error: ValidationError) -> list[str]:
    """The error itself, or, where alternatives failed, what is wrong with the likeliest one."""
    branches = [_lines(branch) for branch in _branches(error)]
    if branches:
        return min(branches, key=len)
    return [f"{error.json_path}: {error.message[:LONGEST]}"]


def _branches(error: ValidationError) -> list[list[ValidationError]]:
    """The errors of each alternative, without those that are of another type altogether."""
    ordered = sorted(error.context or (), key=lambda e: e.schema_path[0])
    branches = [list(group) for _, group in groupby(ordered, key=lambda e: e.schema_path[0])]
    return [b for b in branches if not any(_wrong_type(e, error) for e in b)] or branches


def _wrong_type(error: ValidationError, parent: ValidationError) -> bool:
    return error.validator == "type" and error.absolute_path == parent.absolute_path
