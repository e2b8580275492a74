"""Whether the data of a GraphQL answer has the shape that its document asks for.

By the specification's own rules: every field that was asked for, under its alias; nothing besides;
each of its type. https://spec.graphql.org/October2021/#sec-Execution
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLEnumType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLScalarType,
    GraphQLSchema,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    TypeNameMetaFieldDef,
)

Value = Any  # as JSON has it


@dataclass
class Asked:
    """One key that an object of the answer may, or must, have."""

    type: GraphQLOutputType
    must: bool
    sets: list[SelectionSetNode] = field(default_factory=list)


class Shapes:
    """Compares answers with one document, which is valid by the schema."""

    def __init__(self, schema: GraphQLSchema, document: DocumentNode) -> None:
        self._schema = schema
        self._fragments = {
            d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)
        }

    def answer(self, operation: OperationDefinitionNode, data: Value) -> Iterator[str]:
        """A line for each place where the data is not what the operation asks for."""
        root = self._schema.get_root_type(operation.operation)
        yield from self._object(data, root, [operation.selection_set], "data")

    def _value(self, value: Value, asked: Asked, kind: GraphQLOutputType, at: str) -> Iterator[str]:
        if isinstance(kind, GraphQLNonNull):
            if value is None:
                yield f"{at}: null, but the schema says {kind}"
                return
            kind = kind.of_type
        if value is None:
            return
        if isinstance(kind, GraphQLList):
            yield from self._list(value, asked, kind, at)
        elif isinstance(kind, GraphQLScalarType | GraphQLEnumType):
            if not _is_leaf(kind, value):
                yield f"{at}: {value!r} is no {kind}"
        else:
            yield from self._object(value, kind, asked.sets, at)

    def _list(self, value: Value, asked: Asked, kind: GraphQLList[Any], at: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield f"{at}: {value!r} is no list"
            return
        for place, item in enumerate(value):
            yield from self._value(item, asked, kind.of_type, f"{at}[{place}]")

    def _object(
        self, value: Value, kind: Any, sets: list[SelectionSetNode], at: str
    ) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"{at}: {value!r} is no {kind}"
            return
        asked: dict[str, Asked] = {}
        runtime = self._runtime(value, kind)
        for one in sets:
            self._collect(one, kind, runtime, asked, must=True)
        yield from (f"{at}.{k}: missing" for k, a in asked.items() if a.must and k not in value)
        yield from (f"{at}.{key}: not asked for" for key in value if key not in asked)
        for key in value.keys() & asked.keys():
            yield from self._value(value[key], asked[key], asked[key].type, f"{at}.{key}")

    def _runtime(self, value: Mapping[str, Value], kind: Any) -> Any:
        """What the object really is; None if it is of one of several types and does not say."""
        if isinstance(kind, GraphQLObjectType):
            return kind
        named = value.get("__typename")
        return self._schema.get_type(named) if isinstance(named, str) else None

    def _collect(
        self, one: SelectionSetNode, kind: Any, runtime: Any, asked: dict[str, Asked], *, must: bool
    ) -> None:
        for node in one.selections:
            sure = must and not node.directives  # @skip and @include
            if isinstance(node, FieldNode):
                self._field(node, kind, asked, must=sure)
            else:
                self._fragment(node, kind, runtime, asked, must=sure)

    def _field(self, node: FieldNode, kind: Any, asked: dict[str, Asked], *, must: bool) -> None:
        name = node.name.value
        known = TypeNameMetaFieldDef if name == "__typename" else kind.fields[name]
        key = node.alias.value if node.alias else name
        entry = asked.setdefault(key, Asked(known.type, must))
        entry.must = entry.must or must
        if node.selection_set:
            entry.sets.append(node.selection_set)

    def _fragment(
        self, node: SelectionNode, kind: Any, runtime: Any, asked: dict[str, Asked], *, must: bool
    ) -> None:
        inner: Any = node
        if isinstance(node, FragmentSpreadNode):
            inner = self._fragments[node.name.value]
        condition = inner.type_condition
        target = self._schema.get_type(condition.name.value) if condition else kind
        if runtime is None:
            same = target is kind  # else it may be of that type, or not: nothing is sure
            self._collect(inner.selection_set, target, None, asked, must=must and same)
        elif target is runtime or self._covers(target, runtime):
            self._collect(inner.selection_set, target, runtime, asked, must=must)

    def _covers(self, target: Any, runtime: Any) -> bool:
        return not isinstance(target, GraphQLObjectType) and self._schema.is_sub_type(
            target, runtime
        )


def _is_leaf(kind: GraphQLScalarType | GraphQLEnumType, value: Value) -> bool:
    if isinstance(kind, GraphQLEnumType):
        return value in kind.values
    return LEAVES[kind.name](value)


def _is_text(value: Value) -> bool:
    return isinstance(value, str)


def _is_whole(value: Value) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_time(value: Value) -> bool:
    try:
        return datetime.fromisoformat(value).tzinfo is not None
    except (TypeError, ValueError):
        return False


def _is_address(value: Value) -> bool:
    return _is_text(value) and ":" in value.partition("/")[0]


# GitHub's scalars, as it sends them: https://docs.github.com/graphql/reference/scalars
LEAVES: dict[str, Callable[[Value], bool]] = {
    "Int": lambda value: _is_whole(value) and abs(value) < 2**31,
    "Float": lambda value: isinstance(value, float) or _is_whole(value),
    "Boolean": lambda value: isinstance(value, bool),
    "String": _is_text,
    "ID": _is_text,
    "HTML": _is_text,
    "Base64String": _is_text,
    "BigInt": lambda value: _is_text(value) and value.lstrip("-").isdigit(),
    "DateTime": _is_time,
    "GitObjectID": lambda value: (
        _is_text(value) and re.fullmatch("[0-9a-f]{40}", value) is not None
    ),
    "GitSSHRemote": _is_text,
    "URI": _is_address,
}
