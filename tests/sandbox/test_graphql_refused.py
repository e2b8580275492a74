"""What GraphQL refuses: in GitHub's form, with status 200 unless the request itself is wrong."""

from typing import Any

import pytest
import requests

from sandbox.model import PullRequest
from sandbox.server import Sandbox
from sandbox.world import PullPlan, Push
from tests.conftest import Acme, Record
from tests.sandbox.client import Client, as_installation

REPOSITORY = 'repository(owner: "acme", name: "shop")'


@pytest.fixture
def client(sandbox: Sandbox, acme: Acme) -> Client:
    return as_installation(sandbox, acme.installation)


@pytest.fixture
def pull(sandbox: Sandbox, acme: Acme) -> PullRequest:
    sandbox.world.push(acme.repository, "pay", Push({"pay.py": "a = 1\n"}), acme.mona)
    return sandbox.world.open_pull(acme.repository, acme.mona, PullPlan("pay", "main", "Pay"))


def refused(client: Client, document: str) -> tuple[Any, list[tuple[Any, Any, str]]]:
    answer = client.graphql(document)
    errors = [(e.get("type"), e.get("path"), e["message"]) for e in answer["errors"]]
    return answer.get("data"), errors


def test_a_repository_that_is_not_there(client: Client) -> None:
    data, errors = refused(client, '{ repository(owner: "acme", name: "no") { id } }')
    assert data == {"repository": None}
    message = "Could not resolve to a Repository with the name 'acme/no'."
    assert errors == [("NOT_FOUND", ["repository"], message)]


def test_a_private_repository_of_others_is_not_there(sandbox: Sandbox, client: Client) -> None:
    sandbox.world.create_user("ann")
    sandbox.world.create_repository("ann/secret", {"a": "b"}, private=True)
    _data, errors = refused(client, '{ repository(owner: "ann", name: "secret") { id } }')
    assert [kind for kind, _path, _message in errors] == ["NOT_FOUND"]


def test_a_node_of_a_private_repository_of_others_is_not_there(
    sandbox: Sandbox, client: Client
) -> None:
    sandbox.world.create_user("ann")
    secret = sandbox.world.create_repository("ann/secret", {"a": "b"}, private=True)
    data, errors = refused(client, f'{{ node(id: "{secret.node_id}") {{ id }} }}')
    assert data == {"node": None}
    assert [kind for kind, _path, _message in errors] == ["NOT_FOUND"]


def test_a_node_of_a_kind_that_graphql_does_not_show_is_not_there(
    acme: Acme, client: Client
) -> None:
    data, errors = refused(client, f'{{ node(id: "{acme.app.node_id}") {{ id }} }}')
    assert data == {"node": None}
    assert [kind for kind, _path, _message in errors] == ["NOT_FOUND"]


def test_a_pull_request_that_is_not_there(client: Client) -> None:
    _data, errors = refused(client, f"{{ {REPOSITORY} {{ pullRequest(number: 9) {{ id }} }} }}")
    message = "Could not resolve to a PullRequest with the number of 9."
    assert errors == [("NOT_FOUND", ["repository", "pullRequest"], message)]


@pytest.mark.parametrize(
    ("field", "needed"),
    [
        ('object(expression: "main:README.md") { oid }', "contents"),
        ("pullRequest(number: 1) { id }", "pull_requests"),
    ],
)
def test_a_permission_that_the_token_lacks(
    sandbox: Sandbox, acme: Acme, pull: PullRequest, field: str, needed: str
) -> None:
    fewer = {k: v for k, v in acme.installation.permissions.items() if k != needed}
    client = as_installation(sandbox, acme.installation, fewer)
    _data, errors = refused(client, f"{{ {REPOSITORY} {{ {field} }} }}")
    path = ["repository", field.split("(", maxsplit=1)[0]]
    assert errors == [("FORBIDDEN", path, "Resource not accessible by integration")]


def test_a_list_wants_bounds(client: Client, pull: PullRequest) -> None:
    lists = f"""{{ {REPOSITORY} {{ pullRequest(number: 1) {{
        reviewThreads%s {{ nodes {{ id }} }} }} }} }}"""
    _data, errors = refused(client, lists % "")
    assert [kind for kind, _path, _message in errors] == ["MISSING_PAGINATION_BOUNDARIES"]
    _data, errors = refused(client, lists % "(first: 101)")
    assert [kind for kind, _path, _message in errors] == ["EXCESSIVE_PAGINATION"]


def test_a_cursor_of_one_s_own_making(client: Client, pull: PullRequest) -> None:
    document = f"""{{ {REPOSITORY} {{ pullRequest(number: 1) {{
        comments(first: 1, after: "abc") {{ nodes {{ id }} }} }} }} }}"""
    _data, errors = refused(client, document)
    assert [kind for kind, _path, _message in errors] == ["INVALID_CURSOR_ARGUMENTS"]


def test_a_field_that_github_does_not_know(client: Client, record: Record) -> None:
    with record.asking_wrongly():
        data, errors = refused(client, "{ viewer { shoeSize } }")
    assert data is None
    assert "shoeSize" in errors[0][2]


def test_a_field_that_the_sandbox_does_not_know_says_so(client: Client) -> None:
    _data, errors = refused(client, f"{{ {REPOSITORY} {{ diskUsage }} }}")
    assert errors[0][2] == "The sandbox does not know Repository.diskUsage yet."


def test_a_document_that_cannot_be_read(client: Client, record: Record) -> None:
    with record.asking_wrongly():
        _data, errors = refused(client, "{ viewer {")
    assert errors[0][2].startswith("Syntax Error")


@pytest.mark.parametrize(
    ("body", "token", "status"),
    [
        (b"{", True, 400),
        (b"[]", True, 400),
        (b"{}", True, 400),
        (b'{"query": "{ viewer { login } }"}', False, 401),
    ],
)
def test_a_request_that_is_wrong_itself(
    client: Client, record: Record, body: bytes, token: bool, status: int
) -> None:
    headers = {"Content-Type": "application/json"}
    headers |= {"Authorization": f"Bearer {client.token}"} if token else {}
    with record.asking_wrongly():
        url = f"{client.box.url}/api/graphql"
        answer = requests.post(url, body, headers=headers, timeout=10)
    assert answer.status_code == status
    assert answer.json()["message"]
