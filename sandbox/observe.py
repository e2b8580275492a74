"""Shows every exchange of the API to whoever wants to look: request, and answer as sent."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import BytesIO
from types import GeneratorType
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its answer. `path` is decoded; header names are in lower case.

    `route` is `path` with the repository by its name, also where the request had its id.
    """

    method: str
    path: str
    route: str
    query: tuple[tuple[str, str], ...]
    request_headers: dict[str, str]
    request_body: bytes
    status: int
    response_headers: dict[str, str]
    response_body: bytes


Observer = Callable[[Exchange], None]


class Observed:
    """A WSGI application that tells observers of every exchange below /api/.

    They are called in the server's thread after the answer is complete and before it leaves,
    so whoever has the answer knows that they were called. An exchange that a fault cut off
    is not told: there is no answer.
    """

    def __init__(self, app: "WSGIApplication", observers: list[Observer]) -> None:
        self.app = app
        self.observers = observers

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer as the inner application does, and tell."""
        if not self.observers or not environ["PATH_INFO"].startswith("/api/"):
            return self.app(environ, start_response)
        return self._observe(environ, start_response)

    def _observe(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        length = int(environ.get("CONTENT_LENGTH") or 0)
        body = environ["wsgi.input"].read(length)
        environ["wsgi.input"] = BytesIO(body)
        path = _decoded(environ["PATH_INFO"])
        started: list[Any] = []

        def start(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
            started[:] = [status, headers]
            return start_response(status, headers, exc_info)

        answer: Iterable[bytes] = self.app(environ, start)
        if isinstance(answer, GeneratorType):  # only a fault streams: it cuts the answer off
            return answer
        parts = list(answer)
        self._tell(environ, path, body, started, b"".join(parts))
        return parts

    def _tell(
        self,
        environ: "WSGIEnvironment",
        path: str,
        body: bytes,
        started: list[Any],
        answer: bytes,
    ) -> None:
        status, headers = started
        exchange = Exchange(
            method=environ["REQUEST_METHOD"],
            path=path,
            route=_decoded(environ["PATH_INFO"]),
            query=tuple(parse_qsl(environ.get("QUERY_STRING", ""), keep_blank_values=True)),
            request_headers=_headers(environ),
            request_body=body,
            status=int(status.split(" ", 1)[0]),
            response_headers={name.lower(): value for name, value in headers},
            response_body=answer,
        )
        for observer in list(self.observers):
            observer(exchange)


def _decoded(path: str) -> str:
    """WSGI hands a path over as Latin-1; it is UTF-8."""
    return path.encode("latin-1").decode("utf-8", "replace")


def _headers(environ: "WSGIEnvironment") -> dict[str, str]:
    found = {
        name[5:].replace("_", "-").lower(): value
        for name, value in environ.items()
        if name.startswith("HTTP_")
    }
    if environ.get("CONTENT_TYPE"):
        found["content-type"] = environ["CONTENT_TYPE"]
    return found
