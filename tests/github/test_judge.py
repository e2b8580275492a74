"""The judge judged: each slip of the pen in a request, an answer or a delivery is caught.

The exchanges are written by hand from GitHub's documentation; each test changes one thing in one
that is right, so that it fails if the judge were to accept everything, or nothing.
"""

import json
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl

import pytest

from sandbox.observe import Exchange
from tests.github.judge import Judge

JSON = {"content-type": "application/json"}
UTF8 = {"content-type": "application/json; charset=utf-8"}
SHA = "0123456789abcdef0123456789abcdef01234567"
REPO = "/api/v3/repos/acme/shop"


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge()


def getting(path: str, query: str = "", method: str = "GET") -> Exchange:
    """An exchange without bodies, as the sandbox reports it."""
    pairs = tuple(parse_qsl(query, keep_blank_values=True))
    return Exchange(method, path, path, pairs, {}, b"", 200, UTF8, b"")


def asking(method: str, path: str, body: object) -> Exchange:
    sent = json.dumps(body).encode()
    return replace(getting(path, method=method), request_headers=JSON, request_body=sent)


def answering(exchange: Exchange, status: int, body: object) -> Exchange:
    return replace(exchange, status=status, response_body=json.dumps(body).encode())


def changed(value: Any, path: str, new: object) -> Any:
    """A copy with one place set, or removed where `new` is `...`; `path` is `a.0.b`."""
    copy = json.loads(json.dumps(value))
    *parents, last = (int(p) if p.isdigit() else p for p in path.split("."))
    place = copy
    for parent in parents:
        place = place[parent]
    if new is ...:
        del place[last]
    else:
        place[last] = new
    return copy


CHECK_RUN: dict[str, Any] = {
    "name": "Touchline",
    "head_sha": SHA,
    "status": "completed",
    "conclusion": "failure",
    "completed_at": "2025-01-02T03:04:05Z",
    "output": {
        "title": "2 findings",
        "summary": "Two",
        "annotations": [
            {
                "path": "app/pay.py",
                "start_line": 12,
                "end_line": 14,
                "annotation_level": "warning",
                "message": "can wait for ever",
            }
        ],
    },
    "actions": [{"label": "Again", "description": "Review again", "identifier": "rerun"}],
}


def test_a_right_request_is_accepted(judge: Judge) -> None:
    assert judge.request(asking("POST", f"{REPO}/check-runs", CHECK_RUN)) == []


@pytest.mark.parametrize(
    ("path", "new", "said"),
    [
        ("sha", SHA, "'sha' was unexpected"),
        ("output.footer", "x", "'footer' was unexpected"),
        ("output.annotations.0.line", 12, "'line' was unexpected"),
        ("output.annotations.0.start_line", "12", "annotations[0].start_line"),
        ("output.annotations.0.annotation_level", "blocker", "annotation_level"),
        ("name", None, "$.name"),
        ("head_sha", ..., "'head_sha' is a required property"),
        ("output.annotations.0.message", ..., "'message' is a required property"),
        ("conclusion", "failed", "$.conclusion"),
        ("completed_at", "yesterday", "$.completed_at"),
        ("actions", CHECK_RUN["actions"] * 4, "$.actions"),
        ("output.annotations", CHECK_RUN["output"]["annotations"] * 51, "$.output.annotations"),
        ("output.summary", "s" * 65_536, "$.output.summary"),
    ],
)
def test_a_mutated_request_is_caught(judge: Judge, path: str, new: object, said: str) -> None:
    body = changed(CHECK_RUN, path, new)
    found = judge.request(asking("POST", f"{REPO}/check-runs", body))
    assert len(found) == 1
    assert said in found[0]
    assert "POST /api/v3/repos/acme/shop/check-runs" in found[0]


def test_an_alternative_that_lists_only_part_of_the_properties_is_closed_as_a_whole(
    judge: Judge,
) -> None:
    patch = {"status": "completed", "conclusion": "success", "output": {"summary": "none"}}
    path = f"{REPO}/check-runs/7"
    assert judge.request(asking("PATCH", path, patch)) == []
    assert "'verdict'" in judge.request(asking("PATCH", path, patch | {"verdict": "clean"}))[0]
    assert judge.request(asking("PATCH", path, changed(patch, "conclusion", ...))) != []


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", f"{REPO}/checkruns"),
        ("DELETE", f"{REPO}/check-runs"),
        ("GET", f"{REPO}/pulls/1/files/2"),
        ("GET", "/api/v3/repos//shop/pulls"),
        ("GET", "/api/v3/search/code"),
    ],
)
def test_an_unknown_operation_is_a_violation(judge: Judge, method: str, path: str) -> None:
    assert judge.request(getting(path, method=method)) == [
        f"{method} {path.removeprefix('/api/v3')}: the description knows no such operation"
    ]


@pytest.mark.parametrize(
    ("path", "query", "said"),
    [
        (f"{REPO}/pulls/one/files", "", "pull_number"),
        (f"{REPO}/pulls/1/files", "per_page=all", "per_page"),
        (f"{REPO}/pulls/1/files", "perpage=100", "unknown query parameter 'perpage'"),
        (f"{REPO}/pulls", "state=merged", "state"),
    ],
)
def test_a_wrong_parameter_is_caught(judge: Judge, path: str, query: str, said: str) -> None:
    found = judge.request(getting(path, query))
    assert len(found) == 1
    assert said in found[0]


@pytest.mark.parametrize(
    "path",
    [
        f"{REPO}/contents/app/views/pay.py",
        f"{REPO}/compare/acme:main...fork:feature/pay",
        f"{REPO}/commits/feature/pay/check-runs",
        f"{REPO}/branches/release/1.0/protection",
        f"{REPO}/git/ref/heads/main",
    ],
)
def test_a_path_parameter_may_hold_slashes_where_github_says_so(judge: Judge, path: str) -> None:
    assert judge.request(getting(path)) == []


def test_the_path_that_spells_out_most_is_taken(judge: Judge) -> None:
    operation = judge.operation("GET", "/repos/acme/shop/branches/release/1.0/protection")
    assert operation is not None
    assert operation.described["operationId"] == "repos/get-branch-protection"
    assert operation.values["branch"] == "release/1.0"


def test_bodies_come_where_they_belong_and_are_json(judge: Judge) -> None:
    asked = asking("GET", f"{REPO}/pulls/1", {})
    assert "takes no body" in judge.request(asked)[0]
    assert judge.request(getting(f"{REPO}/pulls", method="POST")) != []
    comment = asking("POST", f"{REPO}/issues/1/comments", {"body": "so"})
    assert judge.request(comment) == []
    assert judge.request(replace(comment, request_body=b"body=so")) != []
    assert judge.request(replace(comment, request_headers={})) != []


USER = {
    "login": "mona",
    "id": 1,
    "node_id": "U_1",
    "avatar_url": "https://github.example/mona.png",
    "gravatar_id": "",
    "url": "https://github.example/api/v3/users/mona",
    "html_url": "https://github.example/mona",
    "followers_url": "https://github.example/api/v3/users/mona/followers",
    "following_url": "https://github.example/api/v3/users/mona/following{/other_user}",
    "gists_url": "https://github.example/api/v3/users/mona/gists{/gist_id}",
    "starred_url": "https://github.example/api/v3/users/mona/starred{/owner}{/repo}",
    "subscriptions_url": "https://github.example/api/v3/users/mona/subscriptions",
    "organizations_url": "https://github.example/api/v3/users/mona/orgs",
    "repos_url": "https://github.example/api/v3/users/mona/repos",
    "events_url": "https://github.example/api/v3/users/mona/events{/privacy}",
    "received_events_url": "https://github.example/api/v3/users/mona/received_events",
    "type": "User",
    "site_admin": False,
}
REACTION = {
    "id": 1,
    "node_id": "R_1",
    "user": USER,
    "content": "eyes",
    "created_at": "2025-01-02T03:04:05Z",
}
REACTING = asking("POST", f"{REPO}/issues/comments/1/reactions", {"content": "eyes"})


def test_a_right_answer_is_accepted(judge: Judge) -> None:
    assert judge.response(answering(REACTING, 201, REACTION)) == []


def test_what_is_nullable_may_be_null_and_what_is_not_may_not(judge: Judge) -> None:
    assert judge.response(answering(REACTING, 201, changed(REACTION, "user", None))) == []
    assert judge.response(answering(REACTING, 201, changed(REACTION, "content", None))) != []


@pytest.mark.parametrize(
    ("path", "new", "said"),
    [
        ("node_id", ..., "'node_id' is a required property"),
        ("user.login", ..., "$.user: 'login' is a required property"),
        ("comment", 1, "'comment' was unexpected"),
        ("user.phone", "1", "'phone' was unexpected"),
        ("content", "wave", "$.content"),
        ("id", "1", "$.id"),
        ("created_at", "2025-01-02", "$.created_at"),
        ("user.html_url", "/mona", "$.user.html_url"),
    ],
)
def test_a_mutated_answer_is_caught(judge: Judge, path: str, new: object, said: str) -> None:
    found = judge.response(answering(REACTING, 201, changed(REACTION, path, new)))
    assert len(found) == 1
    assert said in found[0]


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (202, REACTION),  # a status that is not described
        (201, [REACTION]),
        (304, {"message": "Not Modified"}),  # a body where there is none
        (404, {"error": "Not Found"}),
    ],
)
def test_a_wrong_status_or_body_is_caught(judge: Judge, status: int, body: object) -> None:
    assert judge.response(answering(REACTING, status, body)) != []


def test_an_answer_without_its_body_or_its_type_is_caught(judge: Judge) -> None:
    right = answering(REACTING, 201, REACTION)
    assert judge.response(replace(right, response_body=b"")) != []
    assert judge.response(replace(right, response_headers={"content-type": "text/html"})) != []


BAD = {"message": "Bad credentials", "documentation_url": "https://docs.github.com/rest"}
INVALID = BAD | {"errors": [{"code": "missing_field"}], "status": "422"}


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (401, json.dumps(BAD | {"status": "401"}).encode()),
        (422, json.dumps(INVALID).encode()),
        (429, b'{"message": "You have exceeded a secondary rate limit"}'),
        (502, b"<html>Bad Gateway</html>"),
        (503, b""),
        (304, b""),
    ],
)
def test_what_the_description_leaves_out_is_accepted(
    judge: Judge, status: int, body: bytes
) -> None:
    assert judge.response(replace(REACTING, status=status, response_body=body)) == []


def test_a_diff_is_text_of_its_own_type(judge: Judge) -> None:
    diff = replace(getting(f"{REPO}/pulls/1"), response_body=b"diff --git a/a b/a\n")
    types = ("application/vnd.github.diff; charset=utf-8", "text/plain; charset=utf-8")
    found = [judge.response(replace(diff, response_headers={"content-type": t})) for t in types]
    assert found[0] == []
    assert found[1] != []


def test_the_same_exchange_is_judged_by_its_content_alone(judge: Judge) -> None:
    """The answers are remembered: one of another body, status or type is another answer."""
    right = answering(REACTING, 201, REACTION)
    assert judge.response(right) == []
    assert judge.response(replace(right, status=202)) != []
    assert judge.response(answering(REACTING, 201, changed(REACTION, "id", "1"))) != []
    assert judge.response(right) == []


def test_pages_are_not_judged(judge: Judge) -> None:
    page = replace(getting("/acme/shop/pull/1"), response_headers={"content-type": "text/html"})
    assert judge.request(page) == judge.response(page) == []
