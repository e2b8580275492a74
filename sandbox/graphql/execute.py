"""Runs a document over GitHub's schema and the world."""

import re
from datetime import datetime
from typing import Any

from graphql import (
    FieldNode,
    GraphQLError,
    GraphQLResolveInfo,
    GraphQLSyntaxError,
    execute_sync,
    parse,
    validate,
)

from sandbox.graphql import git_fields, people_fields, pull_fields, talk_fields
from sandbox.graphql.context import Context
from sandbox.graphql.errors import RefusalError, shown
from sandbox.graphql.mutations import MUTATION, node
from sandbox.graphql.objects import Listing, type_name
from sandbox.graphql.paging import Bounds, Page, check, page
from sandbox.graphql.people_fields import VIEWER, repository
from sandbox.graphql.schema import load_schema
from sandbox.graphql.tables import Table
from sandbox.model import User

Answer = dict[str, Any]
Info = GraphQLResolveInfo[Context]


class _Viewer:
    """The viewer as a root: a `User` in the schema, though it may be a bot."""

    def __init__(self, user: User) -> None:
        self.user = user


def _nodes(_root: object, c: Context, ids: list[str]) -> list[Any]:
    """Each node, or an error in its place."""
    return [_or_error(c, one) for one in ids]


def _or_error(c: Context, node_id: str) -> Any:
    try:
        return node(c, node_id)
    except RefusalError as error:
        return error  # the executor reports it with its index


def _rate(_root: object, c: Context, dry_run: bool = False) -> Answer:
    """https://docs.github.com/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api"""
    reset = datetime.fromtimestamp(c.rate.reset, tz=c.world.now().tzinfo)
    numbers: Answer = dict(c.rate.numbers())
    return numbers | {"cost": 1, "nodeCount": 0, "resetAt": reset}


QUERY: Table = {
    "node": lambda root, c, id: node(c, id),
    "nodes": _nodes,
    "rateLimit": _rate,
    "repository": lambda root, c, owner, name, follow_renames=True: repository(
        c, owner, name, follow_renames
    ),
    "viewer": lambda root, c: _Viewer(c.viewer),
}

TABLES: dict[str, Table] = {
    **git_fields.TABLES,
    **people_fields.TABLES,
    **pull_fields.TABLES,
    **talk_fields.TABLES,
    "Mutation": MUTATION,
    "Query": QUERY,
}


def run(document: str, variables: Answer | None, operation: str | None, c: Context) -> Answer:
    """The answer to a document, as GitHub words it; errors are inside, never raised."""
    schema = load_schema()
    try:
        parsed = parse(document)
    except GraphQLSyntaxError as error:
        return {"errors": [shown(error)]}
    if errors := validate(schema, parsed):
        return {"errors": [shown(error) for error in errors]}
    with c.world.lock:
        result = execute_sync(
            schema,
            parsed,
            context_value=c,
            variable_values=variables,
            operation_name=operation,
            field_resolver=_resolve,
            type_resolver=lambda value, *_rest: type_name(value),
        )
    found: Answer = {"data": result.data}
    if result.errors:
        found["errors"] = [shown(error) for error in result.errors]
    return found


def _resolve(source: Any, info: Info, **arguments: Any) -> Any:
    """The value of one field: from a table, or from a page or payload made before."""
    name = info.field_name
    if isinstance(source, dict):
        return _plain(source.get(name))
    if isinstance(source, Page):
        return _of_page(source, name)
    table = TABLES.get(info.parent_type.name, {})
    if isinstance(source, _Viewer):
        source, table = source.user, VIEWER
    if name not in table:
        raise GraphQLError(f"The sandbox does not know {info.parent_type.name}.{name} yet.")
    return _plain(_called(table, source, info, arguments))


def _called(table: Table, source: Any, info: Info, arguments: Answer) -> Any:
    bounds = Bounds(**{k: arguments.pop(k, None) for k in ("first", "last", "after", "before")})
    named = {_snake(key): value for key, value in arguments.items()}
    value = table[info.field_name](source, info.context, **named)
    if not isinstance(value, Listing):
        return value
    check(info.field_name, bounds, lists=_lists(info))
    return page(value.items, value.key, bounds)


def _lists(info: Info) -> bool:
    """Whether the document asks for the nodes of a connection, not for its count alone."""
    chosen = [
        s for n in info.field_nodes for s in (n.selection_set.selections if n.selection_set else ())
    ]
    return any(not isinstance(s, FieldNode) or s.name.value != "totalCount" for s in chosen)


def _of_page(source: Page, name: str) -> Any:
    if name == "nodes":
        return source.nodes
    if name == "totalCount":
        return source.total
    return {
        "startCursor": source.cursors[0] if source.cursors else None,
        "endCursor": source.cursors[-1] if source.cursors else None,
        "hasNextPage": source.has_next,
        "hasPreviousPage": source.has_previous,
    }


def _plain(value: Any) -> Any:
    """A time as GitHub writes it: ISO 8601 in UTC, in whole seconds."""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    return value


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
