"""GraphQL in the hands of the judge: documents, variables, and the shape of what comes back."""

import json
from typing import Any

import pytest

from sandbox.observe import Exchange
from tests.github.judge import Judge
from tests.github.test_judge import answering, asking, changed

QUERY = """
query($owner: String!, $name: String!, $at: String!) {
  repository(owner: $owner, name: $name) {
    __typename
    blob: object(expression: $at) { ... on Blob { byteSize isTruncated text } }
    pullRequest(number: 1) { headRefOid reviewThreads(first: 2) { nodes { id isResolved line } } }
  }
}
"""
VARIABLES = {"owner": "acme", "name": "shop", "at": "main:app/pay.py"}
DATA: dict[str, Any] = {
    "repository": {
        "__typename": "Repository",
        "blob": {"byteSize": 3, "isTruncated": False, "text": None},
        "pullRequest": {
            "headRefOid": "0123456789abcdef0123456789abcdef01234567",
            "reviewThreads": {"nodes": [{"id": "PRRT_1", "isResolved": False, "line": 12}]},
        },
    }
}


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge()


def post(query: str, variables: object = None) -> Exchange:
    body = {"query": query} if variables is None else {"query": query, "variables": variables}
    return asking("POST", "/api/graphql", body)


def test_a_right_query_and_its_answer_are_accepted(judge: Judge) -> None:
    exchange = answering(post(QUERY, VARIABLES), 200, {"data": DATA})
    assert judge.request(exchange) == []
    assert judge.response(exchange) == []


@pytest.mark.parametrize(
    ("query", "variables", "said"),
    [
        (QUERY.replace("isResolved", "resolved"), VARIABLES, "'resolved'"),
        (QUERY.replace("(first: 2)", "(limit: 2)"), VARIABLES, "'limit'"),
        (QUERY + "}", VARIABLES, "Syntax Error"),
        (QUERY, {"owner": "acme", "name": "shop"}, "$at"),
        (QUERY, VARIABLES | {"at": 1}, "$at"),
        (QUERY, VARIABLES | {"ref": "main"}, "'ref' is not declared"),
    ],
)
def test_a_wrong_document_or_variable_is_caught(
    judge: Judge, query: str, variables: object, said: str
) -> None:
    found = judge.request(post(query, variables))
    assert len(found) == 1
    assert said in found[0]


def test_the_envelope_is_closed(judge: Judge) -> None:
    body = {"query": QUERY, "variables": VARIABLES, "token": "x"}
    assert "'token' was unexpected" in judge.request(asking("POST", "/api/graphql", body))[0]


@pytest.mark.parametrize(
    ("path", "new", "said"),
    [
        ("repository.pullRequest", ..., "data.repository.pullRequest: missing"),
        ("repository.blob.oid", "1", "data.repository.blob.oid: not asked for"),
        ("repository.blob.byteSize", "3", "'3' is no Int"),
        ("repository.blob.isTruncated", 0, "0 is no Boolean"),
        ("repository.pullRequest.headRefOid", "main", "'main' is no GitObjectID"),
        ("repository.pullRequest.headRefOid", None, "null, but the schema says GitObjectID!"),
        ("repository.pullRequest.reviewThreads.nodes", {}, "{} is no list"),
        ("repository.pullRequest.reviewThreads.nodes.0.id", ..., "nodes[0].id: missing"),
    ],
)
def test_an_answer_of_another_shape_is_caught(
    judge: Judge, path: str, new: object, said: str
) -> None:
    data = changed(DATA, path, new)
    found = judge.response(answering(post(QUERY, VARIABLES), 200, {"data": data}))
    assert len(found) == 1
    assert said in found[0]


def test_a_fragment_counts_where_the_type_is_said(judge: Judge) -> None:
    query = '{ node(id: "1") { __typename id ... on PullRequest { number } } }'
    for node, right in [
        ({"__typename": "PullRequest", "id": "1", "number": 1}, True),
        ({"__typename": "PullRequest", "id": "1"}, False),
        ({"__typename": "Repository", "id": "1"}, True),
        ({"__typename": "Repository", "id": "1", "number": 1}, False),
    ]:
        found = judge.response(answering(post(query), 200, {"data": {"node": node}}))
        assert (found == []) is right


def test_errors_come_with_a_reason(judge: Judge) -> None:
    exchange = post(QUERY, VARIABLES)
    errors = [{"type": "NOT_FOUND", "path": ["repository"], "message": "Could not resolve"}]
    assert judge.response(answering(exchange, 200, {"data": None, "errors": errors})) == []
    assert judge.response(answering(exchange, 200, {"data": None})) != []
    assert judge.response(answering(exchange, 200, {"data": None, "errors": []})) != []


def test_an_invalid_document_is_answered_without_data(judge: Judge) -> None:
    exchange = post("{ nothing }")
    assert judge.response(answering(exchange, 200, {"data": {"nothing": 1}})) != []
    assert judge.response(answering(exchange, 200, {"errors": [{"message": "no"}]})) == []


def test_the_body_is_what_was_sent(judge: Judge) -> None:
    """A fixture of this file that was not JSON would make every test above meaningless."""
    assert json.loads(post(QUERY, VARIABLES).request_body)["variables"] == VARIABLES
