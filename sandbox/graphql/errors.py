"""Errors as GitHub's GraphQL gives them: status 200, `errors: [{type, path, locations, message}]`.

https://docs.github.com/graphql/guides/forming-calls-with-graphql and what public reports quote.
"""

from typing import Any

from graphql import GraphQLError


class RefusalError(Exception):
    """A field that could not be given; `kind` is what GitHub calls `type`."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


def forbidden() -> RefusalError:
    """The token lacks a permission.

    Wording and `saml_failure` as in fpicalausa/remove-stale-branches issue 49.
    """
    return RefusalError("FORBIDDEN", "Resource not accessible by integration")


def no_repository(full_name: str) -> RefusalError:
    """There is no such repository, or the token cannot see it."""
    return RefusalError(
        "NOT_FOUND", f"Could not resolve to a Repository with the name '{full_name}'."
    )


def no_pull(number: int) -> RefusalError:
    """There is no pull request of that number."""
    return RefusalError(
        "NOT_FOUND", f"Could not resolve to a PullRequest with the number of {number}."
    )


def no_node(node_id: str) -> RefusalError:
    """There is no node of that id, or the token cannot see it."""
    return RefusalError(
        "NOT_FOUND", f"Could not resolve to a node with the global id of '{node_id}'"
    )


def shown(error: GraphQLError) -> dict[str, Any]:
    """An error of the execution in GitHub's form."""
    known: dict[str, Any] = {}
    cause = error.original_error
    if isinstance(cause, RefusalError):
        known["type"] = cause.kind
    if error.path:
        known["path"] = list(error.path)
    if isinstance(cause, RefusalError) and cause.kind == "FORBIDDEN":
        known["extensions"] = {"saml_failure": False}
    places = [{"line": at.line, "column": at.column} for at in error.locations or ()]
    return known | {"locations": places, "message": error.message}
