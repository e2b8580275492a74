"""A person logs in through an App: first a code, then what the code is exchanged for.

docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/
generating-a-user-access-token-for-a-github-app
"""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sandbox.acts.accounts import LOGIN_LIFE
from sandbox.model import App, User
from sandbox.world import World

LIFE = timedelta(minutes=10)  # the page above: "The code expires after 10 minutes"
_S256 = "S256"


@dataclass(frozen=True, slots=True)
class Grant:
    """Somebody let an App act for them; waits for its code to be used."""

    app: App
    user: User
    redirect_uri: str
    challenge: str
    made_at: datetime


def app_of(world: World, client_id: str) -> App | None:
    """The App of a client id."""
    return next((one for one in world.apps.values() if one.client_id == client_id), None)


def callback(app: App, wanted: str) -> str | None:
    """Where the login leads back to: a registered address, the first if none is wanted.

    None for one that is not registered: GitHub then shows an error and leads nowhere.
    """
    if not wanted:
        return app.callback_urls[0] if app.callback_urls else None
    return wanted if wanted in app.callback_urls else None


def grant(world: World, app: App, user: User, query: Mapping[str, str]) -> str:
    """The code for what a person agreed to."""
    method = query.get("code_challenge_method", "")
    challenge = query.get("code_challenge", "") if method == _S256 else ""
    code = secrets.token_hex(10)
    made = Grant(app, user, query.get("redirect_uri", ""), challenge, world.now())
    with world.lock:
        world.nodes[_key(code)] = made
    return code


def exchange(world: World, form: Mapping[str, str]) -> dict[str, str | int]:
    """A token for a code, or GitHub's `error` (with status 200, as GitHub has it)."""
    app = app_of(world, form.get("client_id", ""))
    if app is None or not hmac.compare_digest(app.client_secret, form.get("client_secret", "")):
        told = "The client_id and/or client_secret passed are incorrect."
        return _error("incorrect_client_credentials", told)
    with world.lock:
        found = world.nodes.pop(_key(form.get("code", "")), None)
        if not isinstance(found, Grant) or not _is_good(world, found, app, form):
            return _error("bad_verification_code", "The code passed is incorrect or expired.")
        if found.redirect_uri != form.get("redirect_uri", found.redirect_uri):
            told = "The redirect_uri is not associated with this application."
            return _error("redirect_uri_mismatch", told)
        token = world.log_in(app, found.user)
    return {
        "access_token": token.value,
        "expires_in": int(LOGIN_LIFE.total_seconds()),
        "refresh_token": f"ghr_{secrets.token_hex(38)}",
        "refresh_token_expires_in": 15811200,
        "token_type": "bearer",
        "scope": "",
    }


def _is_good(world: World, found: Grant, app: App, form: Mapping[str, str]) -> bool:
    in_time = world.now() - found.made_at <= LIFE
    return found.app is app and in_time and _proves(found.challenge, form.get("code_verifier", ""))


def _proves(challenge: str, verifier: str) -> bool:
    """RFC 7636; True where no challenge was given."""
    digest = hashlib.sha256(verifier.encode()).digest()
    made = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
    return not challenge or hmac.compare_digest(made, challenge)


def _error(name: str, told: str) -> dict[str, str | int]:
    return {"error": name, "error_description": told}


def _key(code: str) -> str:
    return f"OAUTH_{code}"
