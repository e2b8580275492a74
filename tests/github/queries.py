"""GraphQL documents and their variables, held to GitHub's own schema.

The schema is trimmed to what is in use: see `sandbox/graphql/trim_schema.py`. What comes back is
compared with what was asked in `shapes.py`.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from graphql import DocumentNode, GraphQLError, get_operation_ast, parse, validate
from graphql.execution.values import get_variable_values

from sandbox.graphql.schema import load_schema
from tests.github.shapes import Shapes


def document_violations(body: bytes) -> list[str]:
    """What is wrong with the document and the variables of a request body."""
    asked = json.loads(body)
    try:
        document = parse(asked["query"])
    except GraphQLError as error:
        return [error.message]
    errors = validate(load_schema(), document)
    if errors:
        return [error.message for error in errors]
    return list(_variable_violations(document, asked))


def answer_violations(asked_body: bytes, answered_body: bytes) -> list[str]:
    """Where an answer is not of the shape that its request asked for.

    An answer without data must say why; one to a document that is not valid has no shape.
    """
    answered = json.loads(answered_body)
    if answered.get("data") is None:
        return [] if answered.get("errors") else ["neither data nor errors"]
    asked = json.loads(asked_body)
    document = parse(asked["query"])
    operation = get_operation_ast(document, asked.get("operationName"))
    if operation is None or document_violations(asked_body):
        return ["data in answer to a document that is not valid"]
    return list(Shapes(load_schema(), document).answer(operation, answered["data"]))


def _variable_violations(document: DocumentNode, asked: Mapping[str, Any]) -> Iterator[str]:
    operation = get_operation_ast(document, asked.get("operationName"))
    if operation is None:
        yield "operationName is missing, or the document has no such operation"
        return
    definitions = operation.variable_definitions or ()
    given = asked.get("variables") or {}
    values = get_variable_values(load_schema(), definitions, given)
    if isinstance(values, list):
        yield from (error.message for error in values)
    known = {definition.variable.name.value for definition in definitions}
    for name in sorted(set(given) - known):
        yield f"variable {name!r} is not declared by the document"
