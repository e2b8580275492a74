"""GitHub's description, tightened: what it leaves open and GitHub does not do is closed.

In goes the trimmed description (OpenAPI 3.0), out comes OpenAPI 3.1 for openapi-core:
- an object whose schema lists properties, and says nothing of others, has no others;
- `allOf` is merged into one schema first, so that it is closed as a whole; so is a schema with
  both `properties` and `anyOf` or `oneOf` (`unevaluatedProperties`); pure alternatives are closed
  one by one;
- `nullable` becomes the type "null", which enums then list too.
Two rules are read more loosely than OpenAPI would have it, because GitHub's own answers need it:
`oneOf` is judged as `anyOf` (its alternatives overlap), and in an `allOf` one part that says
`nullable` is enough (its second parts repeat a property for its type alone).
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

Schema = dict[str, Any]
Lookup = Callable[[str], Schema]

ALTERNATIVES = ("anyOf", "oneOf")
# What 3.1 spells otherwise, or what only generators read.
DROPPED = frozenset({"nullable", "allOf", "oneOf", "discriminator", "deprecated", "title"})


def tightened(document: Mapping[str, Any]) -> dict[str, Any]:
    """The trimmed description (see `trim.py`) as a closed OpenAPI 3.1 document."""
    components = document["components"]

    def lookup(reference: str) -> Schema:
        found: Schema = components["schemas"][reference.rpartition("/")[2]]
        return found

    def walk(node: Any) -> Any:
        if isinstance(node, list):
            return [walk(item) for item in node]
        if not isinstance(node, dict):
            return node
        return {k: schema(v, lookup) if k == "schema" else walk(v) for k, v in node.items()}

    parts = {k: walk(v) for k, v in components.items() if k != "schemas"}
    schemas = {name: schema(s, lookup) for name, s in components["schemas"].items()}
    return {
        "openapi": "3.1.0",
        "info": {"title": "GitHub", "version": "trimmed"},
        "paths": walk(document["paths"]),
        "webhooks": walk(document["x-webhooks"]),
        "components": parts | {"schemas": schemas},
    }


def schema(node: Schema, lookup: Lookup, *, part: bool = False) -> Schema:
    """One schema, closed. `part`: an alternative of an object that is closed as a whole."""
    if "$ref" in node:
        # As a part it may not close itself, so it is written out.
        return schema(lookup(node["$ref"]), lookup, part=True) if part else {"$ref": node["$ref"]}
    if "allOf" in node:
        return schema(merged(node, lookup), lookup, part=part)
    out = {key: value for key, value in node.items() if key not in DROPPED}
    out |= _children(node, lookup)
    out |= _alternatives(node, lookup, part=part)
    out = _closed(out, part=part)
    return _nullable(out) if node.get("nullable") else out


def _children(node: Schema, lookup: Lookup) -> Schema:
    out: Schema = {}
    if "properties" in node:
        out["properties"] = {k: schema(v, lookup) for k, v in node["properties"].items()}
    for key in ("items", "additionalProperties"):
        if isinstance(node.get(key), dict):
            out[key] = schema(node[key], lookup)
    return out


def _alternatives(node: Schema, lookup: Lookup, *, part: bool) -> Schema:
    branches = [branch for key in ALTERNATIVES for branch in node.get(key, ())]
    if not branches:
        return {}
    part = part or "properties" in node
    return {"anyOf": [schema(branch, lookup, part=part) for branch in branches]}


def _closed(out: Schema, *, part: bool) -> Schema:
    if "properties" not in out:
        return out
    if part:
        # Said of this part only to let the others add theirs: the whole is what is closed.
        return {k: v for k, v in out.items() if k != "additionalProperties"}
    if "anyOf" in out:
        return out | {"unevaluatedProperties": False}
    return {"additionalProperties": False} | out


def _nullable(out: Schema) -> Schema:
    if "anyOf" in out or "type" not in out:
        return {"anyOf": [out, {"type": "null"}]}
    nullable = out | {"type": [out["type"], "null"]}
    if "enum" in out:
        nullable["enum"] = list(dict.fromkeys([*out["enum"], None]))
    return nullable


def merged(node: Schema, lookup: Lookup) -> Schema:
    """The `allOf` of this node as one schema without it.

    A property that several parts describe is all of what they say, and is merged in its turn.
    Raises ValueError for what has not been met in GitHub's description so far.
    """
    own = {key: value for key, value in node.items() if key != "allOf"}
    parts = [_flat(part, lookup) for part in [*node["allOf"], own]]
    whole: Schema = {}
    for key in dict.fromkeys(key for part in parts for key in part):
        whole[key] = _merged_key(key, [part[key] for part in parts if key in part])
    return whole


def _flat(part: Schema, lookup: Lookup) -> Schema:
    if "$ref" in part:
        part = lookup(part["$ref"])
    flat = merged(part, lookup) if "allOf" in part else part
    # An openness that only lets the other parts in: the whole is closed, or open, by itself.
    keep = "properties" not in flat
    return {k: v for k, v in flat.items() if k != "additionalProperties" or keep}


def _merged_key(key: str, values: list[Any]) -> Any:
    if key == "properties":
        return _merged_properties(values)
    if key == "required":
        return sorted({name for names in values for name in names})
    if key == "items":
        return values[0] if len(values) == 1 else {"allOf": values}
    if key == "enum":
        return [value for value in values[0] if all(value in others for others in values)]
    if key == "title" or _all_equal(values):
        return values[0]
    raise ValueError(f"allOf with different {key!r}: {values}")


def _merged_properties(values: list[dict[str, Schema]]) -> dict[str, Schema]:
    said: dict[str, list[Schema]] = {}
    for properties in values:
        for name, value in properties.items():
            said.setdefault(name, []).append(value)
    return {k: v[0] if _all_equal(v) else {"allOf": v} for k, v in said.items()}


def _all_equal(values: Iterable[Any]) -> bool:
    first, *rest = values
    return all(value == first for value in rest)
