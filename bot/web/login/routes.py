"""`GET /login`, `GET /login/callback`, `POST /logout`."""

import hmac
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import Blueprint, Response, redirect, request, session
from werkzeug.wrappers import Response as Answer

from bot.github.viewer import SignedOutError, UnansweredError
from bot.logs import logger
from bot.web.login.access import Access
from bot.web.login.flow import Client, LoginError
from bot.web.login.limit import Limit
from bot.web.login.visitor import check_form, enter, visitor

TRIES, TRIES_S = 30, 60.0  # of one address
_BACK_S = 600  # a login that takes longer begins anew
_LONGEST = 500
_STARTED = "started"
log = logger("touchline.login")
Sorry = Callable[[int, str], Response]


@dataclass(frozen=True, slots=True)
class Login:
    """`whose`: the login of a token; `sorry`: a page that says what went wrong."""

    client: Client
    whose: Callable[[str], str]
    access: Access
    sorry: Sorry
    limit: Limit = field(default_factory=lambda: Limit(TRIES, TRIES_S))

    def slow_down(self) -> Response | None:
        """So many tries an address and minute."""
        wait = self.limit.wait_s(request.remote_addr or "")
        if not wait:
            return None
        answer = self.sorry(429, f"Too many logins from here; try again in {wait} seconds.")
        answer.headers["Retry-After"] = str(wait)
        return answer

    def login(self) -> Answer:
        """To GitHub."""
        leaving = self.client.leave()
        session[_STARTED] = {
            "state": leaving.state,
            "verifier": leaving.verifier,
            "next": _ours(request.args.get("next", "/")),
            "at": int(time.time()),
        }
        return redirect(leaving.address, 302)

    def callback(self) -> Answer:
        """Back from GitHub: whoever it says this is gets a session."""
        started = session.pop(_STARTED, None) or {}
        try:
            code = _code(started)
            token = self.client.token(code, started["verifier"])
            name = self.whose(token)
        except LoginError as error:
            return self.sorry(400, str(error))
        except (SignedOutError, UnansweredError) as error:
            log.warning("login failed", why=type(error).__name__)
            return self.sorry(502, "GitHub did not say who you are; try once more.")
        enter(name, token)
        log.info("logged in", login=name)
        return redirect(_ours(started["next"]), 303)

    def logout(self) -> Answer:
        """The session and GitHub's token both end."""
        check_form()
        if who := visitor():
            self.access.forget(who.token)
            self.client.revoke(who.token)
        session.clear()
        return redirect("/", 303)


def blueprint(desk: Login) -> Blueprint:
    """The routes."""
    routes = Blueprint("login", __name__)
    routes.before_request(desk.slow_down)
    routes.add_url_rule("/login", "login", desk.login)
    routes.add_url_rule("/login/callback", "callback", desk.callback)
    routes.add_url_rule("/logout", "logout", desk.logout, methods=["POST"])
    return routes


def _code(started: Mapping[str, Any]) -> str:
    """The code that GitHub gave for the login that this browser began."""
    given = request.args.get("state", "")
    if not started or int(started["at"]) + _BACK_S < time.time():
        raise LoginError("This login was not begun here, or it took too long; begin anew.")
    if not hmac.compare_digest(str(started["state"]).encode(), given.encode()):
        raise LoginError("This login was not begun in this browser; begin anew.")
    code = request.args.get("code", "")
    if request.args.get("error") or not code:
        raise LoginError("You were not logged in: GitHub was told not to.")
    return code


def _ours(path: str) -> str:
    """A path of this host; `/` for anything that would lead elsewhere."""
    plain = path.startswith("/") and not path.startswith(("//", "/\\"))
    return path if plain and len(path) <= _LONGEST and path.isprintable() else "/"
