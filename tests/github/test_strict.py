"""The tightening, on small schemas and by a plain JSON Schema validator."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.github.strict import merged, schema

KNOWN: dict[str, Any] = {
    "user": {"type": "object", "properties": {"login": {"type": "string"}}, "required": ["login"]},
    "team": {"type": "object", "properties": {"slug": {"type": "string"}}, "required": ["slug"]},
}


def lookup(reference: str) -> dict[str, Any]:
    found: dict[str, Any] = KNOWN[reference.rpartition("/")[2]]
    return found


def accepts(node: dict[str, Any], value: object) -> bool:
    closed = {name: schema(s, lookup) for name, s in KNOWN.items()}
    document = schema(node, lookup) | {"components": {"schemas": closed}}
    return Draft202012Validator(document).is_valid(value)


def ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


def text(**rest: object) -> dict[str, Any]:
    return {"type": "string", **rest}


@pytest.mark.parametrize(
    ("node", "good", "bad"),
    [
        # listed properties, and nothing said of others
        ({"properties": {"a": text()}}, {"a": "x"}, {"a": "x", "b": 1}),
        ({"properties": {"a": {"properties": {"b": text()}}}}, {"a": {}}, {"a": {"c": 1}}),
        ({"items": {"properties": {"a": text()}}}, [{"a": "x"}], [{"b": 1}]),
        # nullable
        (text(nullable=True), None, 1),
        (text(nullable=True, enum=["x"]), None, "y"),
        ({"nullable": True, "oneOf": [text(), {"type": "integer"}]}, None, []),
        ({"nullable": True, "allOf": [ref("user")]}, None, {}),
        ({"nullable": True, "properties": {"a": text()}}, None, {"b": 1}),
        # alternatives are closed one by one
        ({"oneOf": [ref("user"), ref("team")]}, {"slug": "a"}, {"slug": "a", "color": 1}),
        ({"anyOf": [ref("user"), ref("team")]}, {"slug": "a"}, {"slug": "a", "login": "b"}),
        # parts are closed as a whole
        ({"allOf": [ref("user"), ref("team")]}, {"login": "a", "slug": "b"}, {"login": "a"}),
        (
            {"allOf": [ref("user"), {"properties": {"id": {}}, "additionalProperties": True}]},
            {"login": "a", "id": 1},
            {"login": "a", "id": 1, "color": 1},
        ),
        (
            {
                "allOf": [
                    {"properties": {"a": {"properties": {"x": text()}}}},
                    {"properties": {"a": {"properties": {"y": text()}}}},
                ]
            },
            {"a": {"x": "1", "y": "2"}},
            {"a": {"x": "1", "z": "2"}},
        ),
        (
            {
                "properties": {"status": text(), "conclusion": text()},
                "anyOf": [
                    {
                        "properties": {"status": {"enum": ["completed"]}},
                        "required": ["conclusion"],
                        "additionalProperties": True,
                    },
                    {
                        "properties": {"status": {"enum": ["queued"]}},
                        "additionalProperties": True,
                    },
                ],
            },
            {"status": "completed", "conclusion": "success"},
            {"status": "queued", "verdict": "clean"},
        ),
    ],
)
def test_closed(node: dict[str, Any], good: object, bad: object) -> None:
    assert accepts(node, good)
    assert not accepts(node, bad)


@pytest.mark.parametrize(
    ("node", "good"),
    [
        ({"type": "object"}, {"any": "thing"}),
        ({"properties": {"a": text()}, "additionalProperties": True}, {"b": 1}),
        ({"properties": {"a": text()}, "additionalProperties": text()}, {"b": "x"}),
        ({"oneOf": [{"type": "object"}, text()]}, {"b": 1}),
    ],
)
def test_what_is_said_to_be_open_stays_open(node: dict[str, Any], good: object) -> None:
    assert accepts(node, good)


def test_a_merge_of_what_does_not_agree_is_refused() -> None:
    with pytest.raises(ValueError, match="different 'type'"):
        merged({"allOf": [{"type": "string"}, {"type": "integer"}]}, lookup)
