"""The two pages of `touchline setup`, on this machine alone: one sends the manifest to GitHub, the
other takes the code that GitHub sends back.

The `state` ties the two together: whoever lures a browser here with a code of their own App has
none. A code is exchanged once; where GitHub does not answer, the page may be loaded again.
"""

import hmac
import json
import secrets
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import Blueprint, Flask, Response, abort, render_template, request

from bot.cli.registering.manifest import Host
from bot.cli.registering.registration import Registration
from bot.github.errors import GitHubError

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
DONE = "/setup/done"
Exchange = Callable[[str], Registration]


@dataclass
class Visit:
    """One setting up, from the first page to the App. Shared by the server's threads.

    `exchange`: from a code to the App, kept before it is handed back.
    """

    host: Host
    manifest: Mapping[str, Any]
    exchange: Exchange
    kept: str  # where the secrets go, in words
    state: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    app: Registration | None = None
    ended: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, code: str) -> Registration:
        """The App of this code, exchanged at most once."""
        with self.lock:
            if self.app is None:
                self.app = self.exchange(code)
            return self.app

    def knows(self, state: str) -> bool:
        """Whether the browser comes from our own first page."""
        return hmac.compare_digest(self.state.encode(), state.encode())


def create_pages(visit: Visit) -> Flask:
    """`GET /` and `GET /setup/done`; no other host's name reaches them."""
    app = Flask(__name__, static_folder=None)
    app.register_blueprint(_routes(visit))
    app.before_request(_refuse_other_names)
    app.after_request(lambda response: _harden(response, visit.host))
    return app


def _routes(visit: Visit) -> Blueprint:
    routes = Blueprint("setup", __name__)

    @routes.get("/")
    def first() -> str:
        return render_template(
            "first.html",
            host=visit.host,
            state=visit.state,
            manifest=visit.manifest,
            text=json.dumps(visit.manifest),
            kept=visit.kept,
        )

    @routes.get(DONE)
    def done() -> tuple[str, int]:
        if not visit.knows(request.args.get("state", "")):
            return _sorry(
                "This page was not asked for by `touchline setup`: the state is wrong."
            ), 400
        code = request.args.get("code", "")
        if not code and visit.app is None:
            return _sorry("GitHub sent no code. Go back and press the button again."), 400
        try:
            app = visit.take(code)
        except GitHubError as error:
            return _sorry(f"GitHub did not take the code: {error}. Load this page again."), 502
        visit.ended.set()
        return render_template("done.html", app=app, kept=visit.kept), 200

    return routes


def _sorry(why: str) -> str:
    return render_template("sorry.html", why=why)


def _refuse_other_names() -> None:
    """A name elsewhere that leads to this machine must not read the state here."""
    name = request.host.rpartition(":")[0] if request.host.count(":") else request.host
    if name not in LOOPBACK:
        abort(403)


def _harden(response: Response, host: Host) -> Response:
    # The form's answer leads on to GitHub's pages, and they back here.
    policy = (
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
        f"frame-ancestors 'none'; form-action 'self' {host.url}"
    )
    response.headers["Content-Security-Policy"] = policy
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cache-Control"] = "no-store"
    return response
