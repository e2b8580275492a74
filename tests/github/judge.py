"""Holds every exchange with the sandbox, and every delivery it sends, to GitHub's description.

    judge = Judge()
    judge.request(exchange)    # what the bot asked: a readable line for each violation
    judge.response(exchange)   # what the sandbox answered
    judge.webhook("pull_request", payload)

The description is GitHub's own (`description.json`, see `trim.py`), closed (`strict.py`), with
the few things that it leaves out (`additions.toml`). What GraphQL carries is judged by GitHub's
GraphQL schema (`queries.py`). An operation that the description does not know is a violation.
"""

import json
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openapi_core.datatypes import RequestParameters
from werkzeug.datastructures import Headers, ImmutableMultiDict

from sandbox.observe import Exchange
from tests.github import queries
from tests.github.explain import explained
from tests.github.extend import ANY, extended
from tests.github.openapi import Answered, Asked, Sent, api
from tests.github.routes import Routes, parameters
from tests.github.strict import tightened

HERE = Path(__file__).parent
Query = tuple[tuple[str, str], ...]
REST, GRAPHQL = "/api/v3", "/api/graphql"  # as GitHub Enterprise Server lays them out


@dataclass(frozen=True)
class Operation:
    """One operation of the description, as one request calls for it."""

    template: str
    method: str
    values: Mapping[str, str]
    described: Mapping[str, Any]
    parameters: tuple[Mapping[str, Any], ...]


class Judge:
    """GitHub's description, ready to be asked. Building one takes a quarter of a second."""

    def __init__(self) -> None:
        described = json.loads((HERE / "description.json").read_text("utf-8"))
        additions = tomllib.loads((HERE / "additions.toml").read_text("utf-8"))
        self._document = tightened(extended(described, additions))
        self._routes = Routes(self._document)
        self._api = api(self._document)
        self._webhooks = _webhooks(self._document)
        self._judged: dict[object, list[str]] = {}

    def request(self, exchange: Exchange) -> list[str]:
        """What is wrong with the request. Pages, which only people read, are not judged."""
        path = api_path(exchange.route)
        if path is None:
            return []
        operation = self.operation(exchange.method, path)
        if operation is None:
            return [f"{exchange.method} {path}: the description knows no such operation"]
        kind = exchange.request_headers.get("content-type", "").lower()
        key = (exchange.method, path, exchange.query, kind, exchange.request_body)
        lines = self._once(key, lambda: self._request(operation, exchange, kind))
        return _labelled(f"request {exchange.method} {exchange.route}", lines)

    def response(self, exchange: Exchange) -> list[str]:
        """What is wrong with the answer; nothing if the description knows no such operation."""
        path = api_path(exchange.route)
        operation = self.operation(exchange.method, path) if path is not None else None
        if operation is None:
            return []
        headers = [(n, exchange.response_headers.get(n, "")) for n in ("content-type", "link")]
        asked = exchange.request_body if operation.template == "/graphql" else b""
        key = (operation.template, exchange.method, exchange.status, *headers, asked)
        answered = Answered(exchange.status, Headers(headers), exchange.response_body)
        lines = self._once(
            (*key, exchange.response_body), lambda: self._response(operation, answered, asked)
        )
        return _labelled(f"answer {exchange.status} to {exchange.method} {exchange.route}", lines)

    def webhook(self, event: str, payload: Mapping[str, Any]) -> list[str]:
        """What is wrong with the payload of a delivery."""
        action = payload.get("action")
        name = self._webhooks.get((event, action)) or self._webhooks.get((event, None))
        label = f"webhook {event}" + (f" {action}" if action else "")
        if name is None:
            return [f"{label}: the description knows no such event"]
        sent = Sent(name, json.dumps(payload).encode())
        return _labelled(label, _explained(self._api.iter_webhook_request_errors(sent)))

    def operation(self, method: str, path: str) -> Operation | None:
        """The operation that a method and a path, from the root of the API, call for."""
        route = self._routes.find(path)
        item = self._document["paths"][route.template] if route else {}
        described = item.get(method.lower())
        if route is None or described is None:
            return None
        known = tuple(parameters(described, self._document))
        return Operation(route.template, method.lower(), route.values, described, known)

    def _once(self, key: object, judged: Callable[[], Iterator[str]]) -> list[str]:
        """Hundreds of tests send much the same: each exchange is judged once."""
        if key not in self._judged:
            self._judged[key] = list(judged())
        return self._judged[key]

    def _request(self, operation: Operation, exchange: Exchange, kind: str) -> Iterator[str]:
        asked = _asked(operation, exchange.query, kind, exchange.request_body)
        errors = _explained(self._api.iter_request_errors(asked))
        yield from errors
        yield from _unknown_query(operation, exchange.query)
        if exchange.request_body and "requestBody" not in operation.described:
            yield f"takes no body, but has {exchange.request_body[:80]!r}"
        if operation.template == "/graphql" and not errors:
            yield from queries.document_violations(exchange.request_body)

    def _response(self, operation: Operation, answered: Answered, asked: bytes) -> Iterator[str]:
        request = _asked(operation, (), "", b"")
        errors = _explained(self._api.iter_response_errors(request, answered))
        yield from errors
        if answered.data and not self._may_have_body(operation, answered.status_code):
            yield f"has no body by the description, but {answered.data[:80]!r}"
        if operation.template == "/graphql" and answered.status_code == 200 and not errors:
            yield from queries.answer_violations(asked, answered.data or b"")

    def _may_have_body(self, operation: Operation, status: int) -> bool:
        response = operation.described["responses"].get(str(status), {ANY: True})
        if "$ref" in response:
            name = response["$ref"].rpartition("/")[2]
            response = self._document["components"]["responses"][name]
        return ANY in response or "content" in response


def api_path(path: str) -> str | None:
    """The path below the root of the API; None for a page."""
    if path == GRAPHQL:
        return "/graphql"
    if path == REST or path.startswith(f"{REST}/"):
        return path.removeprefix(REST) or "/"
    return None


def _webhooks(document: Mapping[str, Any]) -> dict[tuple[str, str | None], str]:
    """Which webhook describes an event and its action; its operation id says so."""
    found: dict[tuple[str, str | None], str] = {}
    for name, item in document["webhooks"].items():
        event, _, action = item["post"]["operationId"].replace("-", "_").partition("/")
        found[event, action or None] = name
    return found


def _asked(operation: Operation, query: Query, kind: str, body: bytes) -> Asked:
    given = RequestParameters(
        query=ImmutableMultiDict(query),
        path=dict(operation.values),
    )
    return Asked(operation.template, operation.method, kind, body or None, given)


def _unknown_query(operation: Operation, query: Query) -> Iterator[str]:
    """GitHub ignores a parameter that it does not know, and so would hide a slip of the pen."""
    known = {p["name"] for p in operation.parameters if p["in"] == "query"}
    for name in sorted({name for name, _ in query} - known):
        yield f"unknown query parameter {name!r}; known are {sorted(known)}"


def _explained(errors: Iterable[Exception]) -> list[str]:
    return [line for error in errors for line in explained(error)]


def _labelled(label: str, lines: Iterable[str]) -> list[str]:
    return [f"{label}: {line}" for line in lines]
