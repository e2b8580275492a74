"""The cutting: what is kept, what goes, and that what is committed is what the script writes."""

import json
from pathlib import Path

import pytest

from tests.github.trim import bare, references, trim, wanted, written

HERE = Path(__file__).parent
FULL = {
    "openapi": "3.0.3",
    "paths": {
        "/a": {
            "get": {"operationId": "a/get", "responses": {"200": {"$ref": "#/components/x/one"}}},
            "put": {"operationId": "a/put", "responses": {}},
        },
        "/b": {"get": {"operationId": "b/get", "responses": {}}},
    },
    "x-webhooks": {"a-made": {"post": {"operationId": "a/made", "summary": "prose"}}},
    "components": {
        "x": {
            "one": {"schema": {"$ref": "#/components/x/two"}},
            "two": {"items": {"$ref": "#/components/x/one"}},
            "three": {},
        }
    },
}


def test_only_what_is_wanted_is_kept_with_all_that_it_refers_to() -> None:
    cut = trim(FULL, frozenset({"a/get"}), frozenset({"a/made"}))
    assert list(cut["paths"]) == ["/a"]
    assert list(cut["paths"]["/a"]) == ["get"]
    assert cut["x-webhooks"] == {"a-made": {"post": {"operationId": "a/made"}}}
    assert sorted(cut["components"]["x"]) == ["one", "two"]


def test_an_id_that_the_description_does_not_know_is_an_error() -> None:
    with pytest.raises(ValueError, match="a/gone"):
        trim(FULL, frozenset({"a/get", "a/gone"}), frozenset())


def test_prose_goes_but_not_a_property_of_that_name() -> None:
    schema = {
        "description": "prose",
        "example": 1,
        "x-github": {"category": "x"},
        "properties": {"description": {"type": "string", "description": "prose"}, "tags": {}},
        "required": ["description"],
    }
    assert bare(schema) == {
        "properties": {"description": {"type": "string"}, "tags": {}},
        "required": ["description"],
    }


def test_the_list_is_read_without_its_comments() -> None:
    text = "# pulls\npulls/get  # one\n\nwebhook:push\n"
    assert wanted(text) == (frozenset({"pulls/get"}), frozenset({"push"}))


def test_the_committed_description_is_what_the_script_writes() -> None:
    """Nobody mends the description by hand: the file is the script's own writing, in full."""
    text = (HERE / "description.json").read_text("utf-8")
    document = json.loads(text)
    operations, hooks = wanted((HERE / "operations.txt").read_text("utf-8"))
    found = {o["operationId"] for item in document["paths"].values() for o in item.values()}
    sent = {h["post"]["operationId"] for h in document["x-webhooks"].values()}
    assert written(document) == text
    assert found == operations
    assert sent == hooks


def test_every_reference_of_the_committed_description_leads_somewhere() -> None:
    document = json.loads((HERE / "description.json").read_text("utf-8"))
    for reference in set(references(document)):
        _, kind, name = reference.removeprefix("#/").split("/")
        assert name in document["components"][kind]


def test_the_committed_description_names_its_source_and_licence() -> None:
    document = json.loads((HERE / "description.json").read_text("utf-8"))
    source = document["x-touchline-source"]
    assert source["package"] == "@octokit/openapi"
    assert source["licence"].startswith("MIT")
    assert "Copyright" in (HERE / "description.LICENSE").read_text("utf-8")
