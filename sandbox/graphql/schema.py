"""GitHub's schema as an object: for execution here, and for tests that validate documents."""

from functools import cache
from pathlib import Path

from graphql import GraphQLSchema, build_schema

FILE = Path(__file__).with_name("schema.graphql")


@cache
def load_schema() -> GraphQLSchema:
    """GitHub's GraphQL schema, trimmed to what is in use (see `trim_schema.py`).

    It is taken as valid unseen: GitHub deprecates `databaseId` on types whose interface has it
    undeprecated, which the specification forbids and graphql-core would refuse.
    """
    return build_schema(FILE.read_text("utf-8"), assume_valid=True)
