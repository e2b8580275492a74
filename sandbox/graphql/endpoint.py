"""POST /api/graphql, where GitHub Enterprise Server has it.

https://docs.github.com/graphql/guides/forming-calls-with-graphql
"""

import json
from typing import Any

from flask import Blueprint, Response, request

from sandbox.graphql.context import Context
from sandbox.graphql.execute import run
from sandbox.rest.base import ApiError, answer, box, caller, world

bp = Blueprint("graphql", __name__)


@bp.post("/api/graphql")
def graphql() -> Response:
    """Run the document of a request. What is wrong with the request itself is no 200."""
    if caller().token is None:
        raise ApiError(401, "This endpoint requires you to be authenticated.")
    given = _read(request.get_data())
    if given is None:
        raise ApiError(400, "Problems parsing JSON")
    query = given.get("query")
    if not isinstance(query, str):
        raise ApiError(400, "A query attribute must be specified and must be a string.")
    context = Context(world(), caller(), box().rates.look(caller(), "graphql"))
    return answer(run(query, given.get("variables"), given.get("operationName"), context))


def _read(raw: bytes) -> dict[str, Any] | None:
    try:
        given = json.loads(raw)
    except ValueError:  # JSONDecodeError and UnicodeDecodeError are both
        return None
    return given if isinstance(given, dict) else None
