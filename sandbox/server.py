"""The small GitHub as one HTTP server on 127.0.0.1.

    with Sandbox() as box:
        ann = box.world.create_user("ann")
        Github(base_url=box.api_url, auth=Auth.Token(box.world.token_for(ann)))

From the outside in a request passes: the observers, the faults, the repository's id in its
path, then the Flask application, which holds the world's lock while it answers.
"""

import importlib
import pkgutil
import secrets
import shutil
import tempfile
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

from flask import Blueprint, Flask, Response, g, request
from werkzeug.exceptions import HTTPException
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from sandbox.auth import AuthError, Caller, authenticate
from sandbox.faults import Faults, Faulty
from sandbox.hooks.hooks import Hooks
from sandbox.merging import watch
from sandbox.observe import Observed, Observer
from sandbox.rest.base import ApiError, error_response
from sandbox.rest.limits import RateLimits
from sandbox.rest.manners import finish, refuse_spent
from sandbox.rest.paths import ById
from sandbox.world import Clock, World

API = "/api/v3"
SHUTDOWN_WAIT = 10.0  # seconds
POLL = 0.02  # seconds between two looks at whether it is to stop: each test waits for one


class Sandbox:
    """A running sandbox. State is in a temporary folder that goes when the sandbox is closed."""

    def __init__(self, port: int = 0, host: str = "127.0.0.1") -> None:
        """Bind to `port` (0: any free one). `start` or `with` lets it serve."""
        self.folder = Path(tempfile.mkdtemp(prefix="sandbox-"))
        self.world = World(self.folder)
        self.hooks = Hooks(self.world)
        watch(self.world)
        self.faults = Faults()
        self.observers: list[Observer] = []
        self.rates = RateLimits(self.world)
        self.app = create_app(self)
        self.server = self._bind(host, port)
        self.world.url = f"http://{host}:{self.server.server_port}"
        serve, looks = self.server.serve_forever, (POLL,)
        self._thread = threading.Thread(target=serve, args=looks, daemon=True)

    def _bind(self, host: str, port: int) -> BaseWSGIServer:
        inner = ById(self.app.wsgi_app, self.world)
        layers = Observed(Faulty(inner, self.faults), self.observers)
        handler = type("_Handler", (_Handler,), {"clock": self.world.clock})
        return make_server(host, port, layers, threaded=True, request_handler=handler)

    @property
    def url(self) -> str:
        """The base of the pages."""
        return self.world.url

    @property
    def api_url(self) -> str:
        """The base of REST; GraphQL is at /api/graphql, as on GitHub Enterprise Server."""
        return self.world.api_url

    def start(self) -> None:
        """Serve in the background."""
        self._thread.start()

    def close(self) -> None:
        """Stop serving and remove all state."""
        if self._thread.is_alive():
            self.server.shutdown()
            self._thread.join(SHUTDOWN_WAIT)
        self.server.server_close()
        self.hooks.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class _Handler(WSGIRequestHandler):
    """HTTP/1.1, one request a connection (Werkzeug keeps none open), nothing printed."""

    clock: Clock
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1  # buffered: headers and body leave together

    def date_time_string(self, timestamp: float | None = None) -> str:
        """Write the header `Date` by the sandbox's clock."""
        return super().date_time_string(timestamp or self.clock.now().timestamp())

    def log(self, type: str, message: str, *args: object) -> None:
        """Print nothing: observers see every exchange."""


def create_app(sandbox: Sandbox) -> Flask:
    """Build the Flask application with every blueprint that is found."""
    app = Flask("sandbox", static_folder=None)
    app.url_map.merge_slashes = False
    app.extensions["sandbox"] = sandbox
    for name in _modules():
        _register(app, name)
    app.before_request(lambda: _enter(sandbox))
    app.teardown_request(lambda _error: _leave(sandbox))
    app.register_error_handler(ApiError, error_response)
    app.register_error_handler(HTTPException, _plain_error)
    app.after_request(_finished)
    return app


def _modules() -> list[str]:
    rest = importlib.import_module("sandbox.rest")
    found = [f"sandbox.rest.{module.name}" for module in pkgutil.iter_modules(rest.__path__)]
    rooms = importlib.import_module("sandbox").__path__
    others = {module.name for module in pkgutil.iter_modules(rooms)} & {"graphql", "pages"}
    for room in sorted(others):
        inside = importlib.import_module(f"sandbox.{room}")
        found.append(inside.__name__)
        found += [f"{inside.__name__}.{m.name}" for m in pkgutil.iter_modules(inside.__path__)]
    return found


def _register(app: Flask, name: str) -> None:
    """Register a module's `bp`: REST below /api/v3, all others as they are."""
    blueprint = getattr(importlib.import_module(name), "bp", None)
    if isinstance(blueprint, Blueprint) and blueprint.name not in app.blueprints:
        prefix = API if name.startswith("sandbox.rest.") else None
        app.register_blueprint(blueprint, url_prefix=prefix)


# -- around every request ------------------------------------------------------------------


def is_api() -> bool:
    """Whether the request is one of REST or GraphQL, not of a page."""
    return request.path.startswith("/api/")


def _enter(sandbox: Sandbox) -> None:
    sandbox.world.lock.acquire()
    g.locked = True
    if not is_api():
        return
    request.get_data()  # read it all: closing on unread bytes resets the connection
    g.request_id = secrets.token_hex(12).upper()
    g.caller = Caller()
    try:
        g.caller = authenticate(sandbox.world, request.headers.get("Authorization"))
    except AuthError as refused:
        raise ApiError(refused.status, str(refused)) from None
    refuse_spent(sandbox.rates)


def _leave(sandbox: Sandbox) -> None:
    if g.pop("locked", False):
        sandbox.world.lock.release()


def _finished(response: Response) -> Response:
    return finish(response) if is_api() else response


def _plain_error(error: HTTPException) -> Response | HTTPException:
    """Answer routing errors of the API in GitHub's form: an unknown path is a 404."""
    if not is_api():
        return error
    status = 404 if error.code in {404, 405} else error.code or 500
    return error_response(ApiError(status, "Not Found" if status == 404 else error.name))  # noqa: PLR2004
