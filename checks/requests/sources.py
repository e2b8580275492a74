"""Parameters that frameworks fill from a request: which they are, and which are the request."""

import re
from dataclasses import dataclass
from enum import StrEnum

from tree_sitter import Node

from checks import calls, nodes
from checks.language import Language
from checks.names import Definition, Names
from checks.places import Place, Places
from checks.requests import words

_MAX_UP = 14
_HANDLER = frozenset({"handler"})


class Given(StrEnum):
    """What a parameter is."""

    PART = "part"  # a value of the request
    REQUEST = "request"
    CONTEXT = "context"  # it holds the request
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: its whole node with annotations and type, and its function."""

    leaf: Node
    node: Node
    function: Node


def parameter_of(leaf: Node, language: Language) -> Parameter | None:
    """The parameter that a bound name is, or is taken out of; None for any other variable."""
    inner, step = leaf, leaf.parent
    for _ in range(_MAX_UP):
        if step is None or nodes.is_a(step, "block", language):
            return None
        if nodes.is_a(step, "function", language):
            is_bare = inner.id == leaf.id  # JavaScript: `x => …`
            return Parameter(leaf, inner, step) if is_bare else None
        if step.type in _LISTS:
            function = step.parent
            return Parameter(leaf, inner, function) if function is not None else None
        inner, step = step, step.parent
    return None


_REQUEST_FIRST = re.compile(r"\(\s*(self,\s*)?request\b")
_LISTS = frozenset(
    {
        "parameters",
        "formal_parameters",
        "parameter_list",
        "function_value_parameters",
        "lambda_parameters",
        "method_parameters",
        "closure_parameters",
        "block_parameters",
    }
)


class Sources:
    """Tells for one file what handlers are given."""

    def __init__(self, names: Names, places: Places, language: Language) -> None:
        self._names, self._places, self._language = names, places, language

    def given(self, one: Definition, use: Node) -> Given:
        """What the parameter is that this definition binds, for a use of it in its function."""
        found = parameter_of(one.leaf, self._language)
        if found is None:
            return Given.OTHER
        written = _written(found.node)
        if self._matches("parameters", written):
            return Given.PART
        if found.node.id != found.leaf.id and (keys := _keys(found)):
            return self._taken(keys, found, use)
        return self._object(one, written) or self._argument(found, written, use)

    def _object(self, one: Definition, written: str) -> Given | None:
        name = nodes.text_of(one.leaf)
        if self._language.name == "go":
            is_request = not words.GO_TYPES.isdisjoint(self._names.resolve(one.leaf))
            return Given.REQUEST if is_request else None
        by_name = words.pattern("names", self._language.name)
        if self._matches("types", written) or (by_name and by_name.fullmatch(name)):
            return Given.REQUEST
        contexts = words.pattern("contexts", self._language.name)
        return Given.CONTEXT if contexts and contexts.fullmatch(name) else None

    def _argument(self, found: Parameter, written: str, use: Node) -> Given:
        """A handler's further parameters, where they are filled from the request by name.

        Behind a `request` in Python stand also exceptions, objects and what is called next.
        """
        first = found.function.child_by_field_name("parameters")
        has_request = first is not None and _REQUEST_FIRST.match(nodes.text_of(first)) is not None
        if has_request and not words.URL_ARGUMENT.match(written):
            return Given.OTHER
        if words.pattern("given", self._language.name) is None or self._matches("given", written):
            return Given.OTHER
        return Given.PART if self._is_handler(found.function, use) else Given.OTHER

    def _taken(self, keys: list[str], found: Parameter, use: Node) -> Given:
        """What is destructured: `({ body, params }) => …`, `({ request }) => …`."""
        if keys[0] == "input":
            called = _given_to(found.function, self._language)
            is_procedure = called is not None and called.name in words.PROCEDURES
            return Given.PART if is_procedure else Given.OTHER
        is_loader = _name_of(found.function) in words.LOADERS
        if not is_loader and not self._is_handler(found.function, use):
            return Given.OTHER
        if len(keys) == 1 and keys[0] in words.OBJECTS:
            return Given.REQUEST
        is_part = not words.KEYS.isdisjoint(keys[:2])
        return Given.PART if is_part else Given.OTHER

    def is_in_handler(self, use: Node) -> bool:
        """True if a function around the node answers requests."""
        return bool(self._places.inside(use, _HANDLER))

    def _is_handler(self, function: Node, use: Node) -> bool:
        place = self._places.inside(use, _HANDLER)
        around = function.parent
        here = (function.id, around.id if around else function.id)
        return isinstance(place, Place) and place.node.id in here

    def _matches(self, table: str, written: str) -> bool:
        pattern = words.pattern(table, self._language.name)
        return pattern is not None and pattern.search(written) is not None


def _written(parameter: Node) -> str:
    """The parameter's text; in Kotlin its annotations stand in front of it."""
    before = parameter.prev_named_sibling
    is_told = before is not None and before.type == "parameter_modifiers"
    front = nodes.text_of(before) + " " if before is not None and is_told else ""
    return front + nodes.text_of(parameter)


def _keys(found: Parameter) -> list[str]:
    """The keys, outermost first, by which a name is taken out of its parameter."""
    keys = []
    step: Node | None = found.leaf
    while step is not None and step.id != found.node.id:
        if step.type == "shorthand_property_identifier_pattern":
            keys.append(nodes.text_of(step))
        elif step.type == "pair_pattern":
            key = step.child_by_field_name("key")
            keys.append(nodes.text_of(key) if key else "")
        step = step.parent
    return keys[::-1]


def _name_of(function: Node) -> str:
    named = function.child_by_field_name("name")
    if named is None and function.parent is not None:
        named = function.parent.child_by_field_name("name")  # const loader = async () => …
    return nodes.text_of(named) if named else ""


def _given_to(function: Node, language: Language) -> calls.Call | None:
    around = function.parent.parent if function.parent else None
    return calls.read(around, language) if around is not None else None
