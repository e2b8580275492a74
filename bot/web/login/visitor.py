"""Who looks at a page, out of the session; and the token that each of our forms carries."""

import hmac
import secrets
from dataclasses import dataclass

from flask import abort, request, session

__all__ = ["Visitor", "check_form", "enter", "form_token", "visitor"]


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who is logged in."""

    login: str
    token: str

    def __repr__(self) -> str:
        return f"Visitor({self.login})"  # the token is nobody's to print


def visitor() -> Visitor | None:
    """None: nobody is logged in."""
    if "token" not in session:
        return None
    return Visitor(session["login"], session["token"])


def enter(login: str, token: str) -> None:
    """A session of its own: whatever the browser brought along is over."""
    session.clear()
    session.update(login=login, token=token, csrf=secrets.token_urlsafe(24))


def form_token() -> str:
    """What a form must bring back."""
    return str(session.get("csrf", ""))


def check_form() -> None:
    """403 unless the form is ours, sent from a page of ours in this very session."""
    known, given = form_token(), request.form.get("csrf", "")
    elsewhere = request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin"
    if not known or elsewhere or not hmac.compare_digest(known.encode(), given.encode()):
        abort(403)
