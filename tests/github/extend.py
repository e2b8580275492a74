"""Adds to GitHub's description what GitHub does and does not describe (`additions.toml`)."""

import copy
from collections.abc import Iterator, Mapping
from typing import Any

Document = dict[str, Any]
ANY = "x-anything"  # marks an answer whose body may be anything, nothing too


def extended(description: Mapping[str, Any], additions: Mapping[str, Any]) -> Document:
    """The description with the additions in it; the one handed in stays as it is."""
    document = copy.deepcopy(dict(description))
    _extend_schemas(document, additions)
    for entry in additions["path"]:
        document["paths"][entry["path"]] = {entry["method"]: _without_parameter(document, entry)}
    for entry in additions["operation"]:
        document["paths"][entry["path"]] = {entry["method"]: _operation(entry)}
    for operation in operations(document):
        _add_answers(operation, additions["answer"])
        _add_media(operation, additions["media"])
        _set_schema(operation, additions["schema"])
    return document


def operations(document: Mapping[str, Any]) -> Iterator[Document]:
    """Every operation of the REST API."""
    for item in document["paths"].values():
        yield from item.values()


def _extend_schemas(document: Document, additions: Mapping[str, Any]) -> None:
    for entry, place in _places(additions["property"]):
        _at(document, f"{place}/properties")[entry["name"]] = entry["schema"]
    for entry, place in _places(additions["value"]):
        _at(document, f"{place}/enum").append(entry["value"])
    for _, place in _places(additions["null"]):
        _make_nullable(document, place)


def _places(entries: list[Document]) -> Iterator[tuple[Document, str]]:
    return ((entry, place) for entry in entries for place in entry["at"])


def _at(document: Document, place: str) -> Any:
    """What is at a place among the schemas; a KeyError says that the description has changed."""
    node: Any = document["components"]["schemas"]
    for name in place.split("/"):
        node = node[name]
    return node


def _make_nullable(document: Document, place: str) -> None:
    parent, _, name = place.rpartition("/")
    found = _at(document, place)
    # Beside a reference nothing counts in OpenAPI 3.0: https://spec.openapis.org/oas/v3.0.3
    _at(document, parent)[name] = {"allOf": [found], "nullable": True}


def _without_parameter(document: Document, entry: Mapping[str, Any]) -> Document:
    """The operation of another path, without the parameter that this path has not got."""
    found: Document = copy.deepcopy(document["paths"][entry["like"]][entry["method"]])
    found["parameters"] = [
        p for p in found["parameters"] if f"{{{p.get('name')}}}" not in entry["like"]
    ]
    return found


def _operation(entry: Mapping[str, Any]) -> Document:
    def body(schema: object) -> Document:
        return {"application/json": {"schema": schema}}

    return {
        "operationId": entry["path"],
        "requestBody": {"required": True, "content": body(entry["request"])},
        "responses": {"200": {"content": body(entry["answer"])}},
    }


def _add_answers(operation: Document, entries: list[Mapping[str, Any]]) -> None:
    responses = operation["responses"]
    for entry in entries:
        for status in map(str, entry["status"]):
            described = responses.get(status, {})
            if not described.keys() & {"content", "$ref"} or entry["body"] == "any":
                responses[status] = _answer(entry["body"])


def _answer(body: str) -> Document:
    if body == "any":
        return {ANY: True}
    if body == "none":
        return {}
    schema = {"$ref": f"#/components/schemas/{body}"}
    return {"content": {"application/json": {"schema": schema}}}


def _add_media(operation: Document, entries: list[Mapping[str, Any]]) -> None:
    for entry in entries:
        if operation["operationId"] in entry["operations"]:
            operation["responses"]["200"]["content"] |= {kind: {} for kind in entry["types"]}


def _set_schema(operation: Document, entries: list[Mapping[str, Any]]) -> None:
    for entry in entries:
        if operation["operationId"] == entry["operation"]:
            content = operation["responses"]["200"]["content"]["application/json"]
            content["schema"] = entry["schema"]
