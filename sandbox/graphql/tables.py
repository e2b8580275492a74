"""The form in which resolvers are kept: for each GraphQL type a table of its fields."""

from collections.abc import Callable
from typing import Any

# Called with the object, the context, and the field's arguments by name in snake case.
Resolver = Callable[..., Any]
Table = dict[str, Resolver]
